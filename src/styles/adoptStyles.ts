const adopted = new WeakMap<Document, Set<string>>();

/**
 * Gives a document a style sheet, once per id. A constructed sheet applies under a Content Security Policy without
 * `unsafe-inline`, where an injected `<style>` element would not.
 */
export function adoptStyles(target: Document, id: string, css: string): void {
  const ids = adopted.get(target) ?? new Set();
  adopted.set(target, ids);
  const Sheet = target.defaultView?.CSSStyleSheet;
  if (ids.has(id) || !Sheet || !target.adoptedStyleSheets) return;
  ids.add(id);
  const sheet = new Sheet();
  sheet.replaceSync(css);
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}
