import htm from 'htm';
import { type ComponentChild, h, render } from 'preact';

/**
 * Preact elements from a tagged template: `` html`<p class=${name}>${text}</p>` ``. Values are text or attributes, never markup.
 * The props of a component inside a template are not checked by TypeScript: components export the type of their props.
 */
export const html = htm.bind(h) as (strings: TemplateStringsArray, ...values: unknown[]) => ComponentChild;

/**
 * Renders a view once and lets go of it: the nodes belong to the page from then on, which may clone, move or remove any of them.
 * Handlers in the view are attached as usual.
 * @returns the view's one root element
 */
export function renderOnce(view: ComponentChild): HTMLElement {
  const holder = document.createElement('div');
  render(view, holder);
  const root = holder.firstElementChild;
  if (!(root instanceof HTMLElement)) throw new Error('A view that is rendered once has one element as its root.');
  root.remove();
  return root;
}
