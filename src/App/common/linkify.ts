import { escapeHTML } from './escapeHTML.js';

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
