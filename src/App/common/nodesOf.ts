import { trustedHTML } from './trustedHTML.js';

/**
 * The nodes that page code hands over in any of its ways: a node, a jQuery object or another array-like of nodes, or the
 * page's own HTML. Anything else: none.
 */
export function nodesOf(value: unknown): Node[] {
  if (typeof value === 'string') {
    const template = document.createElement('template');
    template.innerHTML = trustedHTML(value.trim());
    return [...template.content.childNodes];
  }
  if (typeof value !== 'object' || !value) return [];
  const list = 'nodeType' in value ? [value] : Array.from(value as ArrayLike<unknown>);
  return list.filter((node): node is Node => typeof node === 'object' && node !== null && 'nodeType' in node);
}

/** Those of them that are elements. */
export function elementsOf(value: unknown): Element[] {
  return nodesOf(value).filter((node): node is Element => node.nodeType === 1);
}
