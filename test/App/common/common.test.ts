// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommonHelpers } from '../../../src/App/common/index.js';
import type { MainOptions } from '../../../src/config/index.js';
import { createPage, type Page, settled, whenReady } from '../startApp.js';

let page: Page;
let common: CommonHelpers;

/** Starts a page whose `onReady` makes Common load. */
async function start(main: MainOptions = {}): Promise<void> {
  page = createPage({ main, onReady() {} });
  await whenReady(page);
  common = page.config.common as CommonHelpers;
}

beforeEach(async () => {
  document.body.innerHTML = '';
  document.head.innerHTML = '';
  await start();
});
afterEach(() => {
  Reflect.deleteProperty(window, 'jQuery');
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The first element of what a helper returned. */
function first(result: unknown): HTMLElement {
  const element = (result as ArrayLike<unknown>)[0];
  if (!(element instanceof HTMLElement)) throw new Error('no element');
  return element;
}
const container = () => document.body.appendChild(document.createElement('div'));

describe('widgets.common', () => {
  it('is one object from the first moment, and gets its helpers before onReady', async () => {
    const seen: unknown[] = [];
    const fresh = createPage({ onReady: () => seen.push(fresh.config.common, typeof (early as CommonHelpers).guid) });
    const early = fresh.config.common;
    await whenReady(fresh);
    expect(seen).toEqual([early, 'function']);
  });

  it('on a page without code of its own is filled when it is first read', async () => {
    const fresh = createPage();
    await whenReady(fresh);
    const read = fresh.config.common as CommonHelpers;
    expect(read.guid).toBeUndefined();
    await settled();
    expect(read.guid).toBeTypeOf('function');
  });

  it('has nothing else than what is documented', () => {
    expect(Object.keys(common).sort()).toEqual(
      [
        'Generate,checkPath,createPath,data,debug,deleteCookie,error,getCookie,getFormattedTime,guid,hideLoading,hideWaiting',
        'injectScript,isMobileDevice,linkify,log,populateLanguageStrings,sanitizeHTML,setCookie,showAlert,showLoading',
        'showWaiting,watch',
      ]
        .join()
        .split(','),
    );
  });
});

describe('results that are elements', () => {
  it('are jQuery objects when jQuery is there', () => {
    const jQuery = vi.fn((nodes: Node[]) => ({ 0: nodes[0], length: nodes.length, jquery: 'x' }));
    Object.assign(window, { jQuery });
    expect(common.Generate.Container()).toHaveProperty('jquery', 'x');
    expect(common.Generate.Buttons({ primary: 'OK' })).toHaveProperty('jquery', 'x');
    expect(common.showAlert(container(), { text: 'x' })).toHaveProperty('jquery', 'x');
  });

  it('are array-likes otherwise', () => {
    const made = common.Generate.Container() as ArrayLike<unknown>;
    expect(made.length).toBe(1);
    expect(made[0]).toBeInstanceOf(HTMLElement);
  });
});

describe('Generate.Container', () => {
  it('makes a window with title, body, icon, controls, buttons and classes, in the theme and layout in force', async () => {
    await start({ theme: 'light' });
    const made = first(
      common.Generate.Container({
        type: 'overlay',
        title: '<b>Title</b>',
        body: '<p class="mine">Body</p>',
        icon: 'phone',
        controls: 'all',
        buttons: { type: 'binary', primary: 'Yes', secondary: 'No' },
        classes: 'one two',
      }),
    );
    expect(made.matches('.cx-widget.cx-common-container.cx-theme-light.cx-desktop.one.two.cx-container-overlay')).toBe(
      true,
    );
    expect(made.querySelector('.cx-titlebar > .cx-title')?.textContent).toBe('<b>Title</b>');
    expect(made.querySelector('.cx-titlebar > .cx-icon > svg')).not.toBeNull();
    expect(made.querySelector('.cx-body > p.mine')?.textContent).toBe('Body');
    expect(made.querySelector('.cx-buttons-window-control > .cx-button-minimize')?.getAttribute('aria-label')).toBe(
      'Minimize',
    );
    expect(made.querySelector('.cx-buttons-window-control > .cx-button-close')?.getAttribute('aria-label')).toBe(
      'Close',
    );
    expect(made.querySelectorAll('.cx-footer .cx-buttons-binary button')).toHaveLength(2);
    expect([made.getAttribute('role'), made.getAttribute('aria-label')]).toEqual(['dialog', '<b>Title</b>']);
  });

  it('takes a node or a jQuery object as body', () => {
    const body = document.createElement('form');
    expect(first(common.Generate.Container({ body })).querySelector('.cx-body')?.firstChild).toBe(body);
    expect(
      first(common.Generate.Container({ body: { 0: body, length: 1 } })).querySelector('.cx-body')?.firstChild,
    ).toBe(body);
  });

  it('has only the controls that are asked for', () => {
    const controls = (wanted: unknown) => [
      ...first(common.Generate.Container({ controls: wanted })).querySelectorAll('.cx-buttons-window-control button'),
    ];
    expect(controls('close').map(({ className }) => className)).toEqual(['cx-button-close']);
    expect(controls('minimize').map(({ className }) => className)).toEqual(['cx-button-minimize']);
    expect(controls(false)).toEqual([]);
  });
});

describe('Generate.Buttons', () => {
  it('makes a binary group', () => {
    const group = first(common.Generate.Buttons({ type: 'binary', primary: 'Send', secondary: 'Cancel' }));
    expect(group.matches('.cx-button-group.cx-buttons-binary')).toBe(true);
    expect(group.querySelector('button.cx-btn.cx-btn-primary')?.textContent).toBe('Send');
    expect(group.querySelector('button.cx-btn.cx-btn-default')?.textContent).toBe('Cancel');
  });

  it('makes a single button, its text being text', () => {
    const group = first(common.Generate.Buttons({ type: 'unary', primary: '<i>OK</i>' }));
    expect(group.querySelectorAll('button')).toHaveLength(1);
    expect(group.querySelector('button')?.textContent).toBe('<i>OK</i>');
  });
});

describe('Generate.Icon', () => {
  it.each([
    ['close'],
    ['minimize'],
    ['maximize'],
    ['phone'],
    ['calendar'],
    ['check'],
    ['error'],
    ['alert'],
    ['chevron-down'],
    ['call-outgoing'],
  ])('draws %s as a string of SVG', (name) => {
    expect(common.Generate.Icon(name)).toMatch(/^<svg [^>]*aria-hidden="true"[^>]*><path d="[^"]+"\/><\/svg>$/);
  });

  it.each([['unicorn'], ['constructor'], ['__proto__'], [undefined]])('gives an empty string for %j', (name) => {
    expect(common.Generate.Icon(name)).toBe('');
  });
});

describe('showAlert', () => {
  it('lays a message over a container, with a button that takes it away', () => {
    const holder = container();
    const alert = first(common.showAlert(holder, { text: '<b>Sorry</b>', buttonText: 'Fine' }));
    expect(alert.parentElement).toBe(holder);
    expect(alert.getAttribute('role')).toBe('alertdialog');
    expect(alert.querySelector('.cx-alert-text')?.textContent).toBe('<b>Sorry</b>');
    const button = alert.querySelector('button');
    expect([button?.textContent, document.activeElement]).toEqual(['Fine', button]);
    button?.click();
    expect(holder.children).toHaveLength(0);
  });

  it('has a text for the button, which a language pack may override', async () => {
    expect(first(common.showAlert(container(), { text: 'x' })).querySelector('button')?.textContent).toBe('OK');
    await page.bus.command('App.registerI18n', { namespace: 'common', i18n: { AlertButton: 'Verstanden' } });
    expect(first(common.showAlert(container(), { text: 'x' })).querySelector('button')?.textContent).toBe('Verstanden');
  });

  it('does nothing without a container', () => {
    expect(common.showAlert(undefined, { text: 'x' })).toHaveLength(0);
  });
});

describe.each([
  ['showLoading', 'hideLoading', 'cx-loading'],
  ['showWaiting', 'hideWaiting', 'cx-waiting'],
] as const)('%s and %s', (show, hide, className) => {
  it('put a sign into a container, once, and take it away', () => {
    const holder = container();
    common[show](holder);
    common[show]({ 0: holder, length: 1 });
    expect(holder.querySelectorAll(`.${className}[role=status]`)).toHaveLength(1);
    expect(holder.getAttribute('aria-busy')).toBe('true');
    common[hide](holder);
    expect(holder.children).toHaveLength(0);
    expect(holder.hasAttribute('aria-busy')).toBe(false);
  });

  it('leave the container busy while the other sign is there', () => {
    const holder = container();
    common.showLoading(holder);
    common.showWaiting(holder);
    common[hide](holder);
    expect(holder.getAttribute('aria-busy')).toBe('true');
  });

  it('do nothing without a container', () => {
    expect(common[show](null)).toHaveLength(0);
    expect(common[hide](null)).toBeUndefined();
  });
});

describe('checkPath', () => {
  it('answers what is at a path, false if there is nothing', () => {
    const object = { a: { b: { c: 7 } }, list: [{ x: 1 }], none: null };
    expect(common.checkPath(object, 'a.b.c')).toBe(7);
    expect(common.checkPath(object, 'a.b')).toBe(object.a.b);
    expect(common.checkPath(object, 'list.0.x')).toBe(1);
    expect([common.checkPath(object, 'a.x.c'), common.checkPath(object, 'none'), common.checkPath(null, 'a')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('createPath', () => {
  it('puts objects where there are none, and keeps those that are there', () => {
    const object = { a: { kept: 1 } };
    expect(common.createPath(object, 'a.b.c')).toEqual({});
    expect(object).toEqual({ a: { kept: 1, b: { c: {} } } });
  });

  it.each([['__proto__.x'], ['a.__proto__.x'], ['constructor.prototype.x'], [''], ['a..b']])('refuses %j', (path) => {
    const object = {};
    expect(common.createPath(object, path)).toBe(false);
    expect(object).toEqual({});
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  it('does not overwrite what is no object', () => {
    const object = { a: 7 };
    expect(common.createPath(object, 'a.b')).toBe(false);
    expect(object).toEqual({ a: 7 });
  });
});

describe('linkify', () => {
  const link = (address: string, text = address) =>
    `<a href="${address}" target="_blank" rel="noopener noreferrer">${text}</a>`;

  it('makes links of web addresses, without the punctuation behind them', () => {
    expect(common.linkify('See https://a.example/x?y=1, or www.b.example.')).toBe(
      `See ${link('https://a.example/x?y=1')}, or ${link('https://www.b.example', 'www.b.example')}.`,
    );
  });

  it('escapes everything', () => {
    expect(common.linkify('<img src=x onerror=alert(1)> & "https://a.example/?a&b"')).toBe(
      `&lt;img src=x onerror=alert(1)&gt; &amp; &quot;${link('https://a.example/?a&amp;b')}&quot;`,
    );
  });

  it('makes no link of another scheme', () => {
    expect(common.linkify('javascript:alert(1) data:text/html,x')).not.toContain('<a');
  });

  it.each([[undefined], [null], ['']])('makes an empty string of %j', (text) => {
    expect(common.linkify(text)).toBe('');
  });
});

describe('populateLanguageStrings', () => {
  it('puts texts into localised nodes, the container among them, as content or as attribute', () => {
    const holder = container();
    holder.innerHTML =
      '<b class="i18n" data-message="A">old</b><input class="i18n" data-message="B" data-message-type="placeholder">' +
      '<i class="i18n" data-message="Missing">kept</i><u data-message="A">kept</u>' +
      '<a class="i18n" data-message="A" data-message-type="onclick"></a>';
    const $holder = { 0: holder, length: 1 };
    expect(common.populateLanguageStrings($holder, { A: '<i>Ä</i>', B: 'B!' })).toBe($holder);
    expect(holder.querySelector('b')?.textContent).toBe('<i>Ä</i>');
    expect(holder.querySelector('input')?.placeholder).toBe('B!');
    expect([holder.querySelector('i')?.textContent, holder.querySelector('u')?.textContent]).toEqual(['kept', 'kept']);
    expect(holder.querySelector('a')?.hasAttribute('onclick')).toBe(false);
  });
});

describe('getFormattedTime', () => {
  const date = new Date(2024, 2, 5, 16, 5);

  it.each([
    [12, true, '4:05 PM'],
    [12, false, '4:05'],
    [24, true, '16:05'],
    [24, false, '16:05'],
    ['24', true, '16:05'],
  ])('in %j hours, with period: %s', (format, isWithPeriod, expected) => {
    expect(common.getFormattedTime(date, format, isWithPeriod)).toBe(expected);
  });

  it('takes epoch ms and ISO strings, and gives an empty string for what is no date', () => {
    expect(common.getFormattedTime(date.getTime(), 24)).toBe('16:05');
    expect(common.getFormattedTime(date.toISOString(), 24)).toBe('16:05');
    expect(common.getFormattedTime('noon', 24)).toBe('');
  });
});

describe('isMobileDevice', () => {
  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148', 5, true],
    ['Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/120 Mobile', 5, true],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 5, true],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari', 0, false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120', 10, false],
  ])('%s, %i touch points: %s', (userAgent, maxTouchPoints, expected) => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue(userAgent);
    Object.defineProperty(navigator, 'maxTouchPoints', { value: maxTouchPoints, configurable: true });
    expect(common.isMobileDevice()).toBe(expected);
    Reflect.deleteProperty(navigator, 'maxTouchPoints');
  });
});

describe('guid', () => {
  it('is a version 4 UUID, another one each time', () => {
    expect(common.guid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(common.guid()).not.toBe(common.guid());
  });
});

describe('injectScript', () => {
  it('loads a script and resolves when it is there', async () => {
    const done = vi.fn();
    common.injectScript('/x.js').done(done);
    document.querySelector('script[src="/x.js"]')?.dispatchEvent(new Event('load'));
    await settled();
    expect(done).toHaveBeenCalledOnce();
  });
});

describe('watch', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it('asks at each interval and resolves with the first answer that is true', () => {
    const test = vi.fn().mockReturnValueOnce(false).mockReturnValueOnce(0).mockReturnValue('yes');
    const done = vi.fn();
    common.watch(test, 50).done(done);
    vi.advanceTimersByTime(99);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(done).toHaveBeenCalledExactlyOnceWith('yes');
    vi.advanceTimersByTime(500);
    expect(test).toHaveBeenCalledTimes(3);
  });

  it('rejects after the limit', () => {
    const test = vi.fn(() => false);
    const failed = vi.fn();
    common.watch(test, 10, 3).fail(failed);
    vi.advanceTimersByTime(1000);
    expect([failed.mock.calls.length, test.mock.calls.length]).toEqual([1, 3]);
  });

  it('ends when it is settled from outside, and when the test throws', () => {
    const test = vi.fn(() => false);
    common.watch(test, 10).reject();
    vi.advanceTimersByTime(1000);
    expect(test).toHaveBeenCalledOnce();
    const failed = vi.fn();
    common
      .watch(() => {
        throw 'broken';
      }, 10)
      .fail(failed);
    expect(failed).toHaveBeenCalledExactlyOnceWith('broken');
  });
});

describe('setCookie, getCookie, deleteCookie', () => {
  it('keep, read and remove a value', () => {
    common.setCookie('ä name', 'a; b=c ✓', 1);
    expect(common.getCookie('ä name')).toBe('a; b=c ✓');
    common.deleteCookie('ä name');
    expect(common.getCookie('ä name')).toBe('');
  });

  it('read the cookies of others as they are', () => {
    // biome-ignore lint/suspicious/noDocumentCookie: what other scripts do
    document.cookie = 'odd=100%';
    expect(common.getCookie('odd')).toBe('100%');
  });

  it('a cookie without days lasts as long as the browser is open', () => {
    const written = vi.spyOn(document, 'cookie', 'set');
    common.setCookie('s', '1');
    common.setCookie('d', '1', 2);
    expect(written.mock.calls[0]?.[0]).not.toContain('Max-Age');
    expect(written.mock.calls[1]?.[0]).toContain('Max-Age=172800');
  });
});

describe('log, debug, error', () => {
  it.each(['log', 'debug', 'error'] as const)('%s writes to the console only with main.debug', async (method) => {
    for (const other of ['warn', 'log'] as const) vi.spyOn(console, other).mockImplementation(() => {});
    const written = vi.spyOn(console, method).mockImplementation(() => {});
    common[method]('quiet');
    await start({ debug: true });
    common[method]('loud', 7);
    expect(written.mock.calls).not.toContainEqual(['quiet']);
    expect(written.mock.calls).toContainEqual(['loud', 7]);
  });
});

describe('data', () => {
  it('knows the version, and keeps what it is given', () => {
    expect(common.data('version')).toMatch(/^\d+\.\d+\.\d+/);
    expect(common.data('mine', 7)).toBe(7);
    expect(common.data('mine')).toBe(7);
    expect(common.data('constructor')).toBeUndefined();
  });
});
