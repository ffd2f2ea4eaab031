// @vitest-environment jsdom
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { html } from '../../src/ui/html.js';
import { clearIsland, renderIsland } from '../../src/ui/renderIsland.js';

const view = (text: string, isLong = false) => html`
  <p key="text">${text}</p>
  ${isLong && html`<p key="more">more</p>`}
  <button key="button">Go</button>
`;

let container: HTMLElement;
beforeEach(() => {
  container = document.body.appendChild(document.createElement('div'));
});
afterEach(() => document.body.replaceChildren());

const shown = () => [...container.children].map((child) => child.outerHTML);
const nothingElse = ['<p>two</p>', '<p>more</p>', '<button>Go</button>'];

describe('whatever a script has done to an island, the next rendering is whole', () => {
  const changes: Array<[string, () => void]> = [
    ['nothing', () => {}],
    ['a child cloned into its place', () => container.children[0]?.replaceWith(container.children[0].cloneNode(true))],
    ['a child taken away', () => container.children[0]?.remove()],
    ['a child moved out', () => document.body.append(container.children[0] as Node)],
    ['a child wrapped', () => wrap(container.children[0] as Element)],
    ['children in another order', () => container.append(container.children[0] as Node)],
    ['a node added', () => container.prepend(document.createElement('i'))],
    ['a text rewritten', () => replaceText(container.children[0] as Element)],
    ['the content overwritten', () => container.replaceChildren(document.createElement('b'))],
    ['the content emptied', () => container.replaceChildren()],
  ];
  it.each(changes)('%s', (_name, change) => {
    renderIsland(container, view('one'));
    change();
    renderIsland(container, view('two', true));
    expect(shown()).toEqual(nothingElse);
  });

  it.each(changes)('%s, some time before', async (_name, change) => {
    renderIsland(container, view('one'));
    change();
    await Promise.resolve();
    renderIsland(container, view('two', true));
    expect(shown()).toEqual(nothingElse);
  });
});

it('updates what nobody else has changed', () => {
  renderIsland(container, view('one'));
  const button = container.querySelector('button');
  renderIsland(container, view('two', true));
  expect(container.querySelector('button')).toBe(button);
});

it('keeps the focus in its place when it draws anew', () => {
  renderIsland(container, view('one'));
  container.querySelector('button')?.focus();
  container.prepend(document.createElement('i'));
  renderIsland(container, view('two'));
  expect(document.activeElement).toBe(container.querySelector('button'));
});

it('does nothing where there is no container', () => {
  expect(() => renderIsland(null, view('one'))).not.toThrow();
});

it('takes changes of a component’s own state for its own', async () => {
  function Counter() {
    const [count, setCount] = useState(0);
    return html`<button onClick=${() => setCount(count + 1)}>${count}</button>`;
  }
  renderIsland(container, html`<${Counter} />`);
  container.querySelector('button')?.click();
  await new Promise((resolve) => setTimeout(resolve));
  renderIsland(container, html`<${Counter} />`);
  expect(container.textContent).toBe('1');
});

it('leaves nothing when it is cleared', () => {
  renderIsland(container, view('one'));
  clearIsland(container);
  expect(container.childNodes).toHaveLength(0);
});

function wrap(element: Element): void {
  const wrapper = document.createElement('div');
  element.replaceWith(wrapper);
  wrapper.append(element);
}

function replaceText(element: Element): void {
  const font = document.createElement('font');
  font.textContent = 'eins';
  element.replaceChildren(font);
}
