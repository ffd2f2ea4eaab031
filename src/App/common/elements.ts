import type { Bus } from '../../bus/index.js';
import { toRecord } from '../../config/index.js';
import { createTexts } from '../../i18n/texts.js';
import { adoptStyles } from '../../ui/adoptStyles.js';
import common from '../../ui/common.css?inline';
import tokens from '../../ui/tokens.css?inline';
import { englishTexts } from './englishTexts.js';
import { isTrustedHTML, parseHTML } from './html.js';
import styles from './notices.css?inline';

/** What the helpers of Common need to know. */
export interface CommonEnvironment {
  bus: Bus;
  /** jQuery, if the page has it by now. */
  jQuery(): unknown;
  /** Takes the styles out of the page again once it is aborted. */
  signal?: AbortSignal | undefined;
}

/** Makes the elements that Common hands out and puts into the page. */
export interface Elements {
  /** An element with classes and children; strings among them are text. */
  element(tag: string, classes: string, ...children: (Node | string)[]): HTMLElement;
  button(classes: string, text: string): HTMLButtonElement;
  /** Nodes as page code expects them: a jQuery object where there is jQuery, else an array. */
  wrap(...nodes: Node[]): unknown;
  /** A text of Common in the language in force. */
  text(key: keyof typeof englishTexts): string;
}

export function createElements({ bus, jQuery, signal }: CommonEnvironment): Elements {
  return {
    element(tag, classes, ...children) {
      adoptBaseStyles(document, signal);
      const element = document.createElement(tag);
      element.className = classes;
      element.append(...children);
      return element;
    },
    button(classes, text) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = classes;
      button.textContent = text;
      return button;
    },
    wrap(...nodes) {
      const $ = jQuery();
      return typeof $ === 'function' ? $(nodes) : nodes;
    },
    text: (key) => createTexts(bus.data('App.i18n'), 'common', englishTexts).get(key),
  };
}

/**
 * Gives a document the looks of what Common makes. Before all other sheets: the widget's own, which may be there already,
 * build on the same rules and must go on winning.
 * @param signal once it is aborted, the document is without them again
 */
function adoptBaseStyles(target: Document, signal?: AbortSignal): void {
  const others = target.adoptedStyleSheets ?? [];
  adoptStyles(target, 'common-notices', tokens + common + styles, signal);
  const added = target.adoptedStyleSheets?.filter((sheet) => !others.includes(sheet));
  if (added?.[0]) target.adoptedStyleSheets = [...added, ...others];
}

/**
 * The nodes that page code hands over in any of its ways: a node, a jQuery object or another array-like of nodes, or the
 * page's own HTML. Anything else: none.
 */
export function nodesOf(value: unknown): Node[] {
  if (typeof value === 'string' || isTrustedHTML(value)) return parseHTML(value);
  if (typeof value !== 'object' || !value) return [];
  const list = 'nodeType' in value ? [value] : Array.from(value as ArrayLike<unknown>);
  return list.filter((node): node is Node => typeof node === 'object' && node !== null && 'nodeType' in node);
}

/** Those of them that are elements. */
export function elementsOf(value: unknown): Element[] {
  return nodesOf(value).filter((node): node is Element => node.nodeType === 1);
}

const localisedAttributes = new Set(['placeholder', 'title', 'alt', 'value', 'aria-label']);

/**
 * Puts texts into every node that carries class `i18n` and `data-message="<Key>"` (manual: Common,
 * populateLanguageStrings): as its content or, with `data-message-type="placeholder"` and the like, as that attribute. A key
 * without a text leaves the node as it is.
 */
export function populateLanguageStrings(roots: Element[], texts: unknown): void {
  const table = toRecord(texts);
  const nodes = roots.flatMap((root) => [root, ...root.querySelectorAll('.i18n[data-message]')]);
  for (const node of nodes.filter((candidate) => candidate.matches('.i18n[data-message]'))) {
    const key = node.getAttribute('data-message') ?? '';
    const text = Object.hasOwn(table, key) ? table[key] : undefined;
    if (typeof text !== 'string') continue;
    const attribute = node.getAttribute('data-message-type') ?? '';
    if (localisedAttributes.has(attribute)) node.setAttribute(attribute, text);
    else node.textContent = text;
  }
}
