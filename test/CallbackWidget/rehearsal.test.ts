// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as rehearsal from '../../src/CallbackWidget/rehearsal/rehearse.js';
import { defaults } from '../../src/config/index.js';
import { type Page, settle, setUp } from './setUp.js';

/** What waits for the page to be idle. */
let waiting: Array<() => void> = [];
/** Elements that came into the document beside head and body. */
let guests: Element[] = [];
let observer: MutationObserver;

async function beIdle(): Promise<boolean> {
  await settle(5);
  const now = waiting;
  waiting = [];
  for (const run of now) run();
  await settle(5);
  return now.length > 0;
}

async function beIdleToTheEnd(): Promise<void> {
  while (await beIdle());
}

async function startPage(config = {}): Promise<Page> {
  const page = await setUp(config);
  page.bus.registerModule('rehearsal', rehearsal);
  await settle(defaults.rehearsalDelayMs);
  return page;
}

beforeEach(() => {
  waiting = [];
  guests = [];
  vi.stubGlobal('requestIdleCallback', (run: () => void) => waiting.push(run));
  observer = new MutationObserver((records) => {
    guests.push(...records.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof Element));
  });
  observer.observe(document.documentElement, { childList: true });
});

afterEach(() => {
  observer.disconnect();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('while the page has nothing to do, the widget is opened for nobody', () => {
  test('where no script of the page finds it, and nothing of it stays', async () => {
    const page = await startPage();
    const before = document.body.innerHTML;
    await beIdleToTheEnd();
    expect(guests).toHaveLength(1);
    expect(guests[0]?.isConnected).toBe(false);
    expect(document.documentElement.children).toHaveLength(2);
    expect(document.body.innerHTML).toBe(before);
    expect(page.names).toEqual([]);
  });

  test('piece by piece, unseen, out of reach of keys, readers and the page', async () => {
    await startPage();
    let pieces = 0;
    while (await beIdle()) {
      expect(document.querySelector('.cx-callback')).toBeNull();
      const [place] = guests;
      if (!(place instanceof HTMLElement) || !place.isConnected) continue;
      pieces++;
      expect(place.style.top).toBe('-3000px');
      expect(place.style.position).toBe('absolute');
      expect(place.inert).toBe(true);
      expect(place.childElementCount).toBe(0);
      expect(place.shadowRoot).toBeNull();
    }
    expect(pieces).toBeGreaterThan(4);
  });

  test('without a word to any server, with bookings in this browser too', async () => {
    localStorage.setItem('cx-callback', JSON.stringify([{ id: 'b1', time: '', at: ' ' }]));
    const kept = localStorage.getItem('cx-callback');
    const page = await startPage({ callback: { ewt: { queue: 'sales' } } });
    const queries: unknown[] = [];
    page.service.registerCommand('query', ({ data }) => void queries.push(data));
    await beIdleToTheEnd();
    await settle();
    expect(queries).toEqual([]);
    expect(page.stats.asked).toBe(0);
    expect(page.calendar.commands).toEqual([]);
    expect(page.scheduled).toEqual([]);
    expect(localStorage.getItem('cx-callback')).toBe(kept);
  });

  test('and leaves the focus where it is', async () => {
    const page = await startPage();
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    await beIdleToTheEnd();
    expect(document.activeElement).toBe(field);
    expect(page.names).toEqual([]);
  });

  test('so that it opens afterwards as if for the first time', async () => {
    const page = await startPage();
    await beIdleToTheEnd();
    await page.open();
    expect(page.names).toEqual(['opened']);
    expect(page.root().parentElement).toBe(document.body);
    expect(document.activeElement).toBe(page.find('[name=firstname]'));
    await page.close();
    expect(page.names).toEqual(['opened', 'cancelled', 'closed']);
  });
});

test('a visitor who is faster ends it', async () => {
  const page = await startPage();
  while (!guests[0]) await beIdle();
  await page.open();
  await beIdleToTheEnd();
  expect(guests[0]?.isConnected).toBe(false);
  expect(document.querySelectorAll('.cx-callback')).toHaveLength(1);
});

test('a visitor who has the widget open already keeps its file from being loaded', async () => {
  const page = await setUp();
  const loadModule = vi.spyOn(page.bus, 'loadModule');
  await page.open();
  await settle(defaults.rehearsalDelayMs);
  await beIdleToTheEnd();
  expect(loadModule).not.toHaveBeenCalledWith('rehearsal');
});

test('once the widget is removed, its file is not loaded any more', async () => {
  const page = await startPage();
  const loadModule = vi.spyOn(page.bus, 'loadModule');
  page.remove();
  await beIdleToTheEnd();
  expect(loadModule).not.toHaveBeenCalled();
});

test('without its file the widget opens all the same', async () => {
  const page = await setUp();
  await settle(defaults.rehearsalDelayMs);
  await beIdleToTheEnd();
  await page.open();
  expect(guests).toEqual([]);
  expect(page.names).toEqual(['opened']);
});
