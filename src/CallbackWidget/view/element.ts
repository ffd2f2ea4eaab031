const svgNamespace = 'http://www.w3.org/2000/svg';

/** Attributes by name, and the key of the text that is shown. */
export interface Attributes {
  /** Key of the element's text in the namespace `callback`. */
  message?: string | undefined;
  /** The attribute that takes that text; absent: it is the element's content. */
  messageType?: string | undefined;
  [name: string]: string | undefined;
}

/** How the two keys stand in the document. */
const attributeNames: Attributes = { message: 'data-message', messageType: 'data-message-type' };

/**
 * Makes an element of the document's own. The page's scripts own what the widget shows (they clone, move and overwrite it),
 * so nothing of it is ever compared with a virtual tree.
 * @param children those that are `false` or `''` are left out
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: Array<Node | string | false>
): HTMLElementTagNameMap[Tag] {
  const made = furnish(document.createElement(tag), attributes, children);
  if (attributes.message) made.classList.add('i18n');
  return made;
}

/** A button with a text; it does what the window makes of a click on that class. */
export function button(message: string, className: string, attributes: Attributes = {}): HTMLButtonElement {
  return element('button', { type: 'button', class: className, message, ...attributes });
}

/**
 * A drawing of lines, which readers of the page skip.
 * @param size of the drawing's own grid
 * @param paths what is drawn, one after the other
 */
export function drawing(size: number, sizePx: number, paths: readonly string[]): SVGElement {
  const attributes = { viewBox: `0 0 ${size} ${size}`, width: `${sizePx}`, height: `${sizePx}`, 'aria-hidden': 'true' };
  return furnish(
    document.createElementNS(svgNamespace, 'svg'),
    attributes,
    paths.map((d) => furnish(document.createElementNS(svgNamespace, 'path'), { d }, [])),
  );
}

function furnish<Made extends Element>(
  made: Made,
  attributes: Attributes,
  children: ReadonlyArray<Node | string | false>,
): Made {
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) made.setAttribute(attributeNames[name] ?? name, value);
  }
  for (const child of children) if (child) made.append(child);
  return made;
}
