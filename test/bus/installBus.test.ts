// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createBus, installBus } from '../../src/bus/index.js';

/** Address of the last script element that a bus has added. */
const lastAddress = () => document.head.querySelector('script:last-of-type')?.getAttribute('src');

/** A page whose bus script has the given address; without one, there is no script under evaluation. */
function makePage(address?: string) {
  const page = document.implementation.createHTMLDocument();
  const script = address === undefined ? null : Object.assign(page.createElement('script'), { src: address });
  Object.defineProperty(page, 'currentScript', { value: script });
  return { document: page };
}

beforeEach(() => document.head.replaceChildren());

describe('installBus', () => {
  it('sets CXBus', () => {
    const page: Parameters<typeof installBus>[0] = makePage();
    expect(installBus(page)).toBe(page?.CXBus);
    expect(page?.CXBus?.registerPlugin('Shop')).toBeTruthy();
  });

  it('unless one is there already', () => {
    const CXBus = createBus();
    const page = { ...makePage(), CXBus };
    expect(installBus(page)).toBe(CXBus);
    expect(page.CXBus).toBe(CXBus);
  });

  it.each([
    ['https://cdn.example/w/cxbus.min.js', 'https://cdn.example/w/plugins/shop.min.js'],
    ['https://cdn.example/w/widgets.min.js?v=1/2', 'https://cdn.example/w/plugins/shop.min.js'],
    ['https://cdn.example/w/widgets.min.js#a/b', 'https://cdn.example/w/plugins/shop.min.js'],
    ['https://cdn.example/cxbus.min.js', 'https://cdn.example/plugins/shop.min.js'],
  ])('the plugins of %s are beside it', (address, file) => {
    const page = makePage(address);
    installBus(page).loadPlugin('Shop');
    expect(lastAddress()).toBe(file);
  });

  it('an inline script has no address: the plugins are beside the page', () => {
    const page = makePage('');
    page.document.currentScript?.removeAttribute('src');
    installBus(page).loadPlugin('Shop');
    expect(lastAddress()).toBe('plugins/shop.min.js');
  });

  it('is what the bus script does, and nothing else', async () => {
    const before = Object.keys(window);
    await import('../../src/entries/cxbus.js');
    expect(Object.keys(window).filter((key) => !before.includes(key))).toEqual(['CXBus']);
    expect(window.CXBus.registerPlugin('Shop')).toBeTruthy();
    vi.resetModules();
    const { CXBus } = window;
    await import('../../src/entries/cxbus.js');
    expect(window.CXBus).toBe(CXBus);
  });
});
