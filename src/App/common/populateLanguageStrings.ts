import { toRecord } from '../../config/index.js';

const attributes = new Set(['placeholder', 'title', 'alt', 'value', 'aria-label']);

/**
 * Puts texts into every node that carries class `i18n` and `data-message="<Key>"` (manual: Common,
 * populateLanguageStrings): as its content or, with `data-message-type="placeholder"` and the like, as that attribute. A key
 * without a text leaves the node as it is.
 */
export function populateLanguageStrings(roots: Element[], texts: unknown): void {
  for (const root of roots) {
    for (const node of [root, ...root.querySelectorAll('.i18n[data-message]')]) {
      if (!node.matches('.i18n[data-message]')) continue;
      const text = toRecord(texts)[node.getAttribute('data-message') ?? ''];
      if (typeof text !== 'string') continue;
      const type = node.getAttribute('data-message-type') ?? '';
      if (attributes.has(type)) node.setAttribute(type, text);
      else node.textContent = text;
    }
  }
}
