import { englishTexts } from '../englishTexts.js';
import { createTexts, type Texts } from '../texts.js';

// read as attributes, because `dataset` costs several times as much
const keyAttributes = ['data-message', 'data-message-type', 'data-namespace'];
const english = createTexts({ callback: englishTexts });

/**
 * Puts the texts of the language in force into every localised node of `root`, as the page finds it now: nodes with
 * `data-message` (text) and `data-message-type` (an attribute instead). A button gets the text `Aria<Key>` as its name, if
 * that says more than what is seen on it.
 */
export function localise(root: Element, texts: Texts): void {
  for (const node of [root, ...root.querySelectorAll('[data-message]')]) {
    const [message, messageType, namespace] = keyAttributes.map((name) => node.getAttribute(name) ?? undefined);
    const text = message && texts.find(message, namespace);
    if (!text) continue;
    if (messageType) {
      node.setAttribute(messageType, text);
      continue;
    }
    if (node.textContent !== text) node.textContent = text;
    if (node.matches('button,option')) nameControl(node, message, text, texts);
  }
}

function nameControl(control: Element, message: string, text: string, texts: Texts): void {
  const name = texts.find(`Aria${message}`);
  if (!name) return;
  // Our English name beside a translated text would be read out in the wrong language.
  const isStale = name === english.find(`Aria${message}`) && text !== english.find(message);
  if (isStale || name === text) control.removeAttribute('aria-label');
  else control.setAttribute('aria-label', name);
}
