// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { watchFixedElements } from '../../../src/CallbackWidget/launcher/watchFixedElements.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.body.replaceChildren();
});

function element(style: string, ...inside: Element[]): HTMLElement {
  const made = document.createElement('div');
  made.style.cssText = style;
  made.append(...inside);
  return made;
}

function component(...inside: Element[]): HTMLElement {
  const host = document.createElement('chat-bubble');
  host.attachShadow({ mode: 'open' }).append(...inside);
  return host;
}

const fixed = () => element('position: fixed');

test.each([
  ['a fixed element', fixed, 1],
  ['one that sticks', () => element('position: sticky'), 1],
  ['one inside another', () => element('', fixed()), 1],
  ['one in a web component', () => component(fixed()), 1],
  [
    'one in a web component in a web component, inside others',
    () => element('', component(element('', component(fixed())))),
    1,
  ],
  ['an element that scrolls with the page', () => element('position: absolute', element('')), 0],
  ['a web component that scrolls with the page', () => component(element('')), 0],
])('%s that comes makes so many looks at the page', async (_, make, looks) => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  const onChange = vi.fn();
  const watching = watchFixedElements(element(''), onChange);
  document.body.append(make());
  await vi.advanceTimersByTimeAsync(3000);
  watching.stop();
  expect(onChange).toHaveBeenCalledTimes(looks);
});
