// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as buttons from '../../src/App/buttons/index.js';
import { installCommandButtons } from '../../src/App/commandButtons.js';
import type { AppContext } from '../../src/App/context.js';
import { type Bus, createBus } from '../../src/bus/index.js';
import { settled } from './startApp.js';

let bus: Bus;
let removal: AbortController;
let commands: Array<[name: string, options: unknown]>;

beforeEach(() => {
  removal = new AbortController();
  commands = [];
  bus = createBus();
  bus.command = ((name: string, options: unknown) => void commands.push([name, options])) as never;
  installCommandButtons({ bus, signal: removal.signal } as AppContext);
});
afterEach(() => {
  removal.abort();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.head.replaceChildren();
});

function put(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as HTMLElement;
}

const press = (target: Element, key: string, more: KeyboardEventInit = {}) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

describe('an element with data-cx-command', () => {
  beforeEach(() => {
    bus.registerModule('buttons', buttons);
  });

  test('is a button, also one that comes into the page later, and what lies in it', async () => {
    put('<button data-cx-command="Callback.open"><b>Call me</b></button>').querySelector('b')?.click();
    await settled();
    expect(commands).toEqual([['Callback.open', {}]]);
  });

  test('gives the command its data-cx-options', async () => {
    put(
      `<a href="/contact" data-cx-command="Callback.open" data-cx-options='{"form":{"firstname":"Ada"}}'>x</a>`,
    ).click();
    await settled();
    expect(commands).toEqual([['Callback.open', { form: { firstname: 'Ada' } }]]);
  });

  test('a link with it does not lead away, unless it is to open in another tab', async () => {
    const link = put('<a href="#x" data-cx-command="Callback.open">x</a>');
    expect(link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))).toBe(false);
    expect(link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))).toBe(true);
    await settled();
    expect(commands).toHaveLength(1);
  });

  test.each(['Enter', ' '])('that is no native button answers to the key "%s", once while it is held', async (key) => {
    const box = put('<div role="button" tabindex="0" data-cx-command="Callback.open">x<input></div>');
    expect(press(box, key)).toBe(false);
    press(box, key, { repeat: true });
    await settled();
    expect(commands).toHaveLength(1);
    press(box, 'x');
    press(box.querySelector('input') as Element, key);
    await settled();
    expect(commands).toHaveLength(1);
  });

  test('that is a native button leaves the keys to the browser', async () => {
    press(put('<button data-cx-command="Callback.open">x</button>'), 'Enter');
    await settled();
    expect(commands).toEqual([]);
  });

  test('does nothing where the page has handled the click itself', async () => {
    const button = put('<button data-cx-command="Callback.open">x</button>');
    button.addEventListener('click', (event) => event.preventDefault());
    button.click();
    await settled();
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
  ])('with %s is not run, and the console says so once', async (_, command, options) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const button = put('<button>x</button>');
    button.dataset.cxCommand = command;
    button.dataset.cxOptions = options;
    button.click();
    await settled();
    expect(commands).toEqual([]);
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.join(' ')).toContain(options);
  });

  test('is an element like any other once App is taken away', async () => {
    removal.abort();
    put('<button data-cx-command="Callback.open">x</button>').click();
    await settled();
    expect(commands).toEqual([]);
  });
});

describe('what runs the commands', () => {
  const scripts = () => document.head.querySelectorAll('script');
  const twoButtons = () => {
    put('<p><button data-cx-command="Callback.open">x</button><button data-cx-command="Calendar.reset">x</button></p>');
    return document.querySelectorAll('button');
  };

  test('is not loaded before the first press', async () => {
    twoButtons();
    document.body.click();
    await settled();
    expect(scripts()).toHaveLength(0);
  });

  test('comes once, and no press is lost before it is there', async () => {
    const all = twoButtons();
    for (const button of all) button.click();
    await settled();
    expect(commands).toEqual([]);
    expect([...scripts()].map((script) => script.getAttribute('src'))).toEqual(['plugins/buttons.mod.js']);
    bus.registerModule('buttons', buttons);
    scripts()[0]?.dispatchEvent(new Event('load'));
    await settled();
    expect(commands).toEqual([
      ['Callback.open', {}],
      ['Calendar.reset', {}],
    ]);
    all[0]?.click();
    await settled();
    expect(commands).toHaveLength(3);
    expect(scripts()).toHaveLength(1);
  });

  test('keeps a link from leading away while it is on its way', () => {
    const link = put('<a href="#x" data-cx-command="Callback.open">x</a>');
    expect(link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))).toBe(false);
  });

  test('is missed on the console if it does not come, and asked for again by the next press', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const [button] = twoButtons();
    button?.click();
    scripts()[0]?.dispatchEvent(new Event('error'));
    await settled();
    expect(error.mock.calls).toEqual([['Could not load module: buttons']]);
    button?.click();
    bus.registerModule('buttons', buttons);
    scripts()[0]?.dispatchEvent(new Event('load'));
    await settled();
    expect(commands).toEqual([['Callback.open', {}]]);
  });
});
