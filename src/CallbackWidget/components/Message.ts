import { type ComponentChild, h } from 'preact';
import type { Texts } from '../texts.js';

export interface MessageProps {
  texts: Texts;
  /** Key of the text in the namespace `callback`. */
  message: string;
  /** Name of the element. Default: `span`. */
  tag?: string;
  class?: string;
  /** Values for the text's `{placeholders}`. */
  values?: Record<string, string>;
  /** Whatever else the element gets. */
  [attribute: string]: unknown;
}

/**
 * An element with a text of the language in force, which a site's scripts find by its key (`data-message`). A text with values is no
 * text of the pack any more, so it carries no key. The element is keyed by what it says: another text is another element, whatever
 * translators of the browser or scripts have made of the first.
 */
export function Message({
  texts,
  message,
  tag = 'span',
  values,
  class: className = '',
  ...rest
}: MessageProps): ComponentChild {
  const text = format(texts.get(message), values);
  if (values) return h(tag, { ...rest, key: text, class: className || undefined }, text);
  const name = /^(button|a)$/.test(tag) ? spokenName(texts, message, text) : undefined;
  return h(
    tag,
    { 'aria-label': name, ...rest, key: text, class: `i18n ${className}`.trim(), 'data-message': message },
    text,
  );
}

/** Puts values into the `{placeholders}` of a text. */
export function format(text: string, values: Record<string, string> = {}): string {
  return Object.entries(values).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, () => value), text);
}

/** The text `Aria<Key>`, if it says more than what is seen. */
function spokenName({ find }: Texts, message: string, seen: string): string | undefined {
  const name = find(`Aria${message}`);
  return name === seen ? undefined : name;
}
