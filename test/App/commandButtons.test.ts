// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { installCommandButtons } from '../../src/App/commandButtons.js';
import type { AppContext } from '../../src/App/context.js';
import { type Bus, createBus } from '../../src/bus/index.js';
import { forgetReports } from '../../src/config/report.js';
import { settled } from './startApp.js';

let bus: Bus;
let removal: AbortController;
let commands: Array<[name: string, options: unknown]>;
/** What the page lists in `main`. */
let main: Record<string, unknown>;

beforeEach(() => {
  removal = new AbortController();
  commands = [];
  main = {};
  forgetReports();
  bus = createBus();
  bus.command = ((name: string, options: unknown) => void commands.push([name, options])) as never;
  installCommandButtons({ bus, main: () => main, signal: removal.signal } as unknown as AppContext);
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

  function pressWith(command: string, options: string | undefined): string[] {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    const button = put('<button>x</button>');
    button.dataset.cxCommand = command;
    if (options !== undefined) button.dataset.cxOptions = options;
    button.click();
    button.click();
    return error.mock.calls.map((words) => words.join(' '));
  }

  test.each([
    ['Callback.close', {}],
    ['Callback.minimize', { minimized: true }],
    ['Callback.open', { form: { firstname: 'Ada', lastname: 'L', phonenumber: 5, subject: 'x', desiredTime: 'now' } }],
  ])('runs %s with what markup may say', (command, options) => {
    expect(pressWith(command, JSON.stringify(options))).toEqual([]);
    expect(commands).toEqual([
      [command, options],
      [command, options],
    ]);
  });

  test.each([
    ['Callback.opne', 'Callback.open'],
    ['callback.open', 'Callback.open'],
    ['Callback.configure', 'main.markupCommands'],
    ['Callback.showOverlay', 'main.markupCommands'],
    ['CallbackService.schedule', 'main.markupCommands'],
    ['CallbackService.configure', 'main.markupCommands'],
    ['App.updateAJAXHeader', 'main.markupCommands'],
    ['App.registerExtension', 'main.markupCommands'],
    ['App.closeAll', 'main.markupCommands'],
    ['%2e%2e/%2e%2e/uploads/evil.LOAD', 'main.markupCommands'],
    ['open', 'main.markupCommands'],
    ['Callback.open.x', 'Callback.open'],
    [' Callback.open', 'Callback.open'],
    ['toString', 'main.markupCommands'],
    ['', 'main.markupCommands'],
  ])('with the command "%s" does nothing, and says so once: %s', (command, hint) => {
    const said = pressWith(command, '{"dataURL":"https://evil.example"}');
    expect(commands).toEqual([]);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`"${command}"`);
    expect(said[0]).toContain(hint);
  });

  test.each([
    ['JSON that is none', '{form: 1}'],
    ['options that are no object', '[1]'],
    ['null', 'null'],
    ['nothing', ''],
    ['HTML', '{"form":{"subject":"<img src=x onerror=alert(1)>"}}'],
    ['HTML in disguise', '{"form":{"subject":"\\u003cimg onerror=alert(1)>"}}'],
    ['a handler', '{"form":{"onfocus":"alert(1)"}}'],
    ['another server', '{"form":{"dataURL":"https://evil.example"}}'],
    ['a prototype', '{"__proto__":{"form":{}}}'],
  ])('with %s in its options does nothing, and says so once, without what was typed there', (_, options) => {
    const said = pressWith('Callback.open', options);
    expect(commands).toEqual([]);
    expect(said).toEqual([
      'Callback.open is not run: data-cx-options must be JSON without HTML, handlers or addresses.',
    ]);
  });

  test.each([
    ['Callback.open', { formJSON: { inputs: [{ type: 'submit', form: 'site' }] } }, {}, 'formJSON'],
    ['Callback.open', { userData: { a: 1 } }, {}, 'userData'],
    ['Callback.open', { id: '42' }, {}, 'id'],
    ['Callback.open', { form: { autoSubmit: true } }, { form: {} }, 'autoSubmit'],
    ['Callback.open', { form: { userData: { a: 1 } } }, { form: {} }, 'userData'],
    ['Callback.open', { form: { email: 'a@b.c', firstname: 'Ada' } }, { form: { firstname: 'Ada' } }, 'email'],
    ['Callback.open', { form: { firstname: { a: 1 }, lastname: ['b'], subject: null } }, { form: {} }, 'firstname'],
    ['Callback.open', { form: 'x' }, {}, 'form'],
    ['Callback.close', { force: true }, {}, 'force'],
    ['Callback.minimize', { minimized: { a: 1 } }, {}, 'minimized'],
  ])('runs %s without what markup may not say (%j → %j), and says so', (command, options, left, key) => {
    const said = pressWith(command, JSON.stringify(options));
    expect(commands[0]).toEqual([command, left]);
    expect(said.some((line) => line.includes(`"${key}"`))).toBe(true);
  });

  test.each([
    [['Calendar.reset', ' App.closeAll '], 'App.closeAll', true],
    ['App.closeAll', 'App.closeAll', true],
    [['Calendar.reset'], 'App.closeAll', false],
    [[''], '', false],
    [[null, 7, {}], '7', true],
    [undefined, 'undefined', false],
    [{}, '[object Object]', false],
  ])('with main.markupCommands %j the command %s runs: %s', (markupCommands, command, runs) => {
    main = { markupCommands };
    pressWith(command, '{"any":{"thing":[1]}}');
    expect(commands[0]).toEqual(runs ? [command, { any: { thing: [1] } }] : undefined);
  });

  test.each(['closest', 'matches', 'getAttribute', 'dataset'])(
    'is pressed also where a form has a field named %s',
    (name) => {
      const form = put(`<form data-cx-command="Callback.open"><input name="${name}"></form>`);
      form.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      expect(commands).toEqual([['Callback.open', {}]]);
    },
  );

  test('is an element like any other once App is taken away', async () => {
    removal.abort();
    put('<button data-cx-command="Callback.open">x</button>').click();
    await settled();
    expect(commands).toEqual([]);
  });
});
