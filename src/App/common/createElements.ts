import { mergeSafely, toText } from '../../config/index.js';
import { adoptBaseStyles } from './adoptBaseStyles.js';
import type { CommonEnvironment } from './environment.js';
import { locale } from './locale.js';
import { nodesOf } from './nodesOf.js';

/** Makes the elements that Common hands out and puts into the page. */
export interface Elements {
  /** An element with classes and children; strings among them are text. */
  element(tag: string, classes: string, ...children: (Node | string)[]): HTMLElement;
  button(classes: string, text: string): HTMLButtonElement;
  /** Nodes as page code expects them: a jQuery object where there is jQuery, else an array. */
  wrap(...nodes: Node[]): unknown;
  nodes(value: unknown): Node[];
  /** A text of Common in the language in force. */
  text(key: keyof typeof locale): string;
}

export function createElements({ bus, jQuery, signal }: CommonEnvironment): Elements {
  const element: Elements['element'] = (tag, classes, ...children) => {
    adoptBaseStyles(document, signal);
    const made = document.createElement(tag);
    made.className = classes;
    made.append(...children);
    return made;
  };
  return {
    element,
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
    nodes: (value) => nodesOf(value),
    text(key) {
      const texts = bus.data('App.i18n') as { common?: unknown } | undefined;
      return toText(mergeSafely<Record<string, unknown>>({}, locale, texts?.common)[key]);
    },
  };
}
