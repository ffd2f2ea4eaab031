import createDOMPurify, { type Config, type DOMPurify } from 'dompurify';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it must stand in HTML, also inside a quoted attribute. */
export function escapeHTML(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const links = /\b(?:https?:\/\/|www\.)[^\s<>"']*[^\s<>"'.,;:!?)\]}]/gi;

/**
 * A text as HTML in which its web addresses are links (manual: Common, linkify). Everything else is escaped: the text may
 * come from anywhere.
 */
export function linkify(text: unknown): string {
  const source = String(text ?? '');
  let html = '';
  let done = 0;
  for (const { 0: match, index } of source.matchAll(links)) {
    const address = match.toLowerCase().startsWith('www.') ? `https://${match}` : match;
    html += `${escapeHTML(source.slice(done, index))}<a href="${escapeHTML(address)}" target="_blank" rel="noopener noreferrer">${escapeHTML(match)}</a>`;
    done = index + match.length;
  }
  return html + escapeHTML(source.slice(done));
}

/** Text, lists, tables and links: nothing that runs, loads, or takes input. */
const harmless: Config = {
  ALLOWED_TAGS: [
    ...['a', 'abbr', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4'],
    ...['h5', 'h6', 'hr', 'i', 'ins', 'li', 'mark', 'ol', 'p', 'pre', 's', 'small', 'span', 'strong', 'sub', 'sup'],
    ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'u', 'ul'],
  ],
  ALLOWED_ATTR: ['class', 'dir', 'href', 'lang', 'title'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:)/i,
  /** Their values are no addresses. */
  ADD_URI_SAFE_ATTR: ['class', 'dir', 'lang', 'title'],
  /** Elements whose content is no text for people; of any other that is not allowed, the content stays. */
  FORBID_CONTENTS: [
    ...[
      'applet',
      'base',
      'embed',
      'frame',
      'frameset',
      'head',
      'iframe',
      'link',
      'math',
      'meta',
      'noembed',
      'noframes',
    ],
    ...['noscript', 'object', 'script', 'select', 'style', 'svg', 'template', 'textarea', 'title', 'xmp'],
  ],
};

interface TrustedTypePolicy {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
}
type PolicyFactory = { createPolicy(name: string, rules: TrustedTypePolicy): TrustedTypePolicy };

/** A sanitizer of our own: hooks that the page has added to another one do not count. */
interface Sanitizer {
  purify: DOMPurify;
  config: Config;
}

let policy: TrustedTypePolicy | undefined;
let sanitizer: Sanitizer | undefined;

/**
 * HTML without anything that could run, load or take input (manual: Common, sanitizeHTML). Where it cannot be parsed safely,
 * it is escaped.
 */
export function sanitizeHTML(html: unknown): string {
  const source = String(html ?? '');
  try {
    if (!sanitizer) {
      sanitizer = createSanitizer();
      sanitizer.purify.addHook?.('afterSanitizeAttributes', openInNewWindow);
    }
    const { purify, config } = sanitizer;
    return purify.isSupported && mayParse(config) ? purify.sanitize(source, config) : escapeHTML(source);
  } catch {
    return escapeHTML(source);
  }
}

function createSanitizer(): Sanitizer {
  const purify = createDOMPurify(window);
  policy ??= createPolicy();
  return { purify, config: { ...harmless, TRUSTED_TYPES_POLICY: (policy ?? null) as never } };
}

function openInNewWindow(element: Element): void {
  if (element.nodeName.toLowerCase() !== 'a' || !element.hasAttribute('href')) return;
  element.setAttribute('href', (element.getAttribute('href') ?? '').trim());
  element.setAttribute('target', '_blank');
  element.setAttribute('rel', 'noopener noreferrer');
}

/** Whether the page's policy lets us parse; the sanitizer would take a refusal for an empty text. */
function mayParse({ TRUSTED_TYPES_POLICY: policy }: Config): boolean {
  if (!policy) document.createElement('template').innerHTML = '<i></i>';
  return true;
}

/**
 * Where a page demands Trusted Types, it allows the policy `cx-callback-common`. Only the sanitizer has it, to parse what it is about
 * to clean.
 */
function createPolicy(): TrustedTypePolicy | undefined {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.createPolicy('cx-callback-common', {
      createHTML: (html) => html,
      createScriptURL: () => {
        throw new TypeError('The sanitizer loads no scripts.');
      },
    });
  } catch {
    // not allowed by a page that may not demand it either
    return undefined;
  }
}

/**
 * The nodes of the page's own HTML: a string, or a `TrustedHTML`. Where the page demands that and hands over a string, the string is
 * sanitised.
 */
export function parseHTML(html: unknown): Node[] {
  const harmlessNodes = typeof html === 'string' && 'trustedTypes' in window ? sanitizedNodes(html) : undefined;
  // what is harmless as it is need not be put to the page's policy
  if (harmlessNodes?.isUnchanged) return harmlessNodes.nodes;
  const template = document.createElement('template');
  try {
    template.innerHTML = typeof html === 'string' ? html.trim() : (html as string);
    return [...template.content.childNodes];
  } catch {
    return harmlessNodes?.nodes ?? [];
  }
}

function sanitizedNodes(html: string): { nodes: Node[]; isUnchanged: boolean } {
  const { purify, config } = createSanitizer();
  const fragment = purify.sanitize(html.trim(), { ...config, RETURN_DOM_FRAGMENT: true });
  // the body it was parsed in is counted among what is removed
  const isUnchanged = purify.removed.every((removed) => 'element' in removed && removed.element.nodeName === 'BODY');
  return { nodes: [...fragment.childNodes], isUnchanged };
}

/** Whether a value is HTML that the page's own policy has made. */
export function isTrustedHTML(value: unknown): boolean {
  const { trustedTypes } = window as { trustedTypes?: { isHTML?(value: unknown): boolean } };
  return trustedTypes?.isHTML?.(value) ?? false;
}
