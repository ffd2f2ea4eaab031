interface Adopted {
  sheet: CSSStyleSheet;
  /** Whose removal the sheet waits for; one without a signal stays for good. */
  users: Set<AbortSignal | undefined>;
}

/**
 * Kept at the document, for all: each file of the page layout has a copy of this module, and a second sheet of the same
 * rules would come after the others and win over them.
 */
const adopted = Symbol.for('cx-callback.styles');

/** Whose style sheets apply to a node: its shadow root's, else the document's. */
export function styleRootOf(node: Node): Document | ShadowRoot {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root : document;
}

/**
 * Gives a document or a shadow root a style sheet, once per id. A constructed sheet applies under a Content Security Policy without
 * `unsafe-inline`, where an injected `<style>` element would not.
 * @param signal once it is aborted, as those of all others who asked for that sheet, the target is without it again
 */
export function adoptStyles(
  target: (Document | ShadowRoot) & { [adopted]?: Map<string, Adopted> },
  id: string,
  css: string,
  signal?: AbortSignal,
): void {
  const view = 'defaultView' in target ? target.defaultView : target.ownerDocument.defaultView;
  const Sheet = view?.CSSStyleSheet;
  if (!Sheet || !target.adoptedStyleSheets) return;
  target[adopted] ??= new Map();
  const sheets = target[adopted];
  let entry = sheets.get(id);
  if (!entry) {
    const sheet = new Sheet();
    sheet.replaceSync(css);
    target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
    entry = { sheet, users: new Set() };
    sheets.set(id, entry);
  }
  const { sheet, users } = entry;
  if (users.has(signal)) return;
  users.add(signal);
  signal?.addEventListener('abort', () => {
    users.delete(signal);
    if (users.size) return;
    sheets.delete(id);
    target.adoptedStyleSheets = target.adoptedStyleSheets.filter((it) => it !== sheet);
  });
}
