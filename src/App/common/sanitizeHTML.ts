import { escapeHTML } from './escapeHTML.js';
import { trustedHTML } from './trustedHTML.js';

const list = (words: string) => new Set(words.split(' '));
const allowed = list(
  'A ABBR B BLOCKQUOTE BR CODE DD DEL DIV DL DT EM H1 H2 H3 H4 H5 H6 HR I INS LI MARK OL P PRE S SMALL SPAN STRONG SUB SUP TABLE TBODY TD TFOOT TH THEAD TR U UL',
);
const empty = list('BR HR');
/** Elements whose content is no text for people; of any other that is not allowed, the content stays. */
const dropped = list(
  'APPLET BASE EMBED FRAME FRAMESET HEAD IFRAME LINK MATH META NOEMBED NOFRAMES NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA TITLE XMP',
);
const attributes = list('class dir lang title');
const safeAddress = /^(?:https?:|mailto:|tel:)/i;

/**
 * HTML without anything that could run or load (manual: Common, sanitizeHTML): it is parsed, and written anew from the few
 * elements and attributes that are known to be harmless. Where a page's policy forbids parsing, it is escaped.
 */
export function sanitizeHTML(html: unknown, parser: () => DOMParser): string {
  const source = String(html ?? '');
  try {
    return contentOf(parser().parseFromString(trustedHTML(source), 'text/html').body);
  } catch {
    return escapeHTML(source);
  }
}

function contentOf(parent: Node): string {
  return [...parent.childNodes].map(written).join('');
}

function written(node: Node): string {
  if (node.nodeType === 3) return escapeHTML(node.nodeValue ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.nodeName.toUpperCase();
  if (dropped.has(name)) return '';
  if (!allowed.has(name)) return contentOf(element);
  const tag = name.toLowerCase();
  const start = `<${tag}${[...element.attributes].map((attribute) => writtenAttribute(name, attribute)).join('')}>`;
  return empty.has(name) ? start : `${start}${contentOf(element)}</${tag}>`;
}

function writtenAttribute(element: string, { name, value }: Attr): string {
  if (attributes.has(name)) return ` ${name}="${escapeHTML(value)}"`;
  if (element !== 'A' || name !== 'href' || !safeAddress.test(value.trim())) return '';
  return ` href="${escapeHTML(value.trim())}" target="_blank" rel="noopener noreferrer"`;
}
