// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installCommandButtons } from '../../src/App/commandButtons.js';
import type { AppContext } from '../../src/App/context.js';
import { createBus } from '../../src/bus/index.js';

let removal: AbortController;
let commands: Array<[name: string, options: unknown]>;

beforeEach(() => {
  removal = new AbortController();
  commands = [];
  const bus = createBus({ document: null });
  bus.command = ((name: string, options: unknown) => void commands.push([name, options])) as never;
  installCommandButtons({ bus, signal: removal.signal } as AppContext);
});
afterEach(() => {
  removal.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

function put(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('an element with data-cx-command', () => {
  test('is a button, also one that comes into the page later, and what lies in it', () => {
    put('<button data-cx-command="Callback.open"><b>Call me</b></button>').querySelector('b')?.click();
    expect(commands).toEqual([['Callback.open', {}]]);
  });

  test('gives the command its data-cx-options', () => {
    put(
      `<a href="/contact" data-cx-command="Callback.open" data-cx-options='{"form":{"firstname":"Ada"}}'>x</a>`,
    ).click();
    expect(commands).toEqual([['Callback.open', { form: { firstname: 'Ada' } }]]);
  });

  test('a link with it does not lead away, unless it is to open in another tab', () => {
    const link = put('<a href="#x" data-cx-command="Callback.open">x</a>');
    expect(link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))).toBe(false);
    expect(link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))).toBe(true);
    expect(commands).toHaveLength(1);
  });

  test.each(['Enter', ' '])('that is no native button answers to the key "%s", once while it is held', (key) => {
    const box = put('<div role="button" tabindex="0" data-cx-command="Callback.open">x<input></div>');
    expect(press(box, key)).toBe(false);
    press(box, key, { repeat: true });
    expect(commands).toHaveLength(1);
    press(box, 'x');
    press(box.querySelector('input') as Element, key);
    expect(commands).toHaveLength(1);
  });

  test('that is a native button leaves the keys to the browser', () => {
    press(put('<button data-cx-command="Callback.open">x</button>'), 'Enter');
    expect(commands).toEqual([]);
  });

  test('does nothing where the page has handled the click itself', () => {
    const button = put('<button data-cx-command="Callback.open">x</button>');
    button.addEventListener('click', (event) => event.preventDefault());
    button.click();
    expect(commands).toEqual([]);
  });

  test.each([
    ['JSON that is none', 'Callback.open', '{form: 1}'],
    ['options that are no object', 'Callback.open', '[1]'],
    ['no plugin', 'open', '{}'],
    ['too many parts', 'a.b.c', '{}'],
    ['nothing', '', '{}'],
    ['HTML', 'Callback.showOverlay', '{"html":"<img src=x onerror=alert(1)>"}'],
    ['HTML in disguise', 'Callback.open', '{"formJSON":{"wrapper":"\\u003cimg onerror=alert(1)>","inputs":[]}}'],
    ['a handler', 'Callback.open', '{"formJSON":{"inputs":[{"onfocus":"alert(1)"}]}}'],
    ['another server', 'CallbackService.configure', '{"dataURL":"https://evil.example"}'],
    ['code', 'App.registerExtension', '{"name":"x","extension":"https://evil.example/x.js"}'],
  ])('with %s is not run, and the console says so once', (_, command, options) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const button = put('<button>x</button>');
    button.dataset.cxCommand = command;
    button.dataset.cxOptions = options;
    button.click();
    expect(commands).toEqual([]);
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.join(' ')).toContain(options);
  });

  test('is an element like any other once App is taken away', () => {
    removal.abort();
    put('<button data-cx-command="Callback.open">x</button>').click();
    expect(commands).toEqual([]);
  });
});
