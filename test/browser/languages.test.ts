import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { layouts } from './harness.js';
import { packs } from './packs.js';
import {
  changeTime,
  chooseTime,
  fill,
  freeTime,
  open,
  openCalendar,
  phone,
  pickTime,
  type Setting,
  screenNamed,
  visitPage,
  visitScreen,
} from './screens.js';
import { shareBrowser } from './shareBrowser.js';

/** Language packs, directions, dates, and times across zones and clock changes (manual: Localization; Calendar). */

const stand = shareBrowser();

async function visit(setting: Partial<Setting> = {}) {
  const visitor = await visitPage({ ...stand, ...setting });
  return visitor;
}

const speak = (page: Page, lang: string) =>
  page.evaluate((code) => window.CXBus.command('App.setLanguage', { lang: code }), lang);
const textOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().textContent())?.replace(/\s+/g, ' ').trim();

describe.each(layouts)('packs in the %s layout', (layout) => {
  test('by address', async () => {
    const { page, problems } = await visit({
      layout,
      widgets: { main: { lang: 'de', i18n: '/dist/../packs.json' } },
      body: `<script>
        const fetched = window.fetch;
        window.fetch = (address, ...more) => String(address).endsWith('packs.json')
          ? Promise.resolve(new Response(${JSON.stringify(JSON.stringify(packs))}))
          : fetched(address, ...more);
      </script>`,
    });
    await openCalendar(page);
    expect(await textOf(page, '.cx-title')).toBe('Wir rufen Sie an');
    expect(await textOf(page, '.cx-calendar-title')).toBe('Tag und Uhrzeit wählen');
    expect(await page.locator('.cx-callback').getAttribute('lang')).toBe('de');
    expect(problems).toEqual([]);
  });

  test('inline, in part: what is missing is English, and nothing is empty', async () => {
    const { page } = await visit({ layout, widgets: { main: { lang: 'he', i18n: packs } } });
    await open(page);
    expect(await textOf(page, '.cx-title')).toBe('נתקשר אליכם');
    expect(await textOf(page, '.cx-callback-cancel')).toBe('Cancel');
    const empty = await page
      .locator('.cx-callback [data-message]:not([data-message-type])')
      .evaluateAll((nodes) => nodes.filter((node) => !node.textContent).map((node) => node.outerHTML));
    expect(empty).toEqual([]);
  });
});

describe('switching while the widget is open', () => {
  test('keeps what is typed and chosen, and turns the window round for Arabic and Hebrew', async () => {
    const { page } = await visit({ widgets: { main: { i18n: packs } } });
    await chooseTime(page);
    const values = () =>
      page
        .locator('.cx-form-inputs .cx-input')
        .evaluateAll((nodes) => nodes.map((node) => (node instanceof HTMLInputElement ? node.value : '')));
    const before = await values();
    expect(await textOf(page, '.cx-callback-chosen-time')).toBe('Tuesday, March 3, 11:15 AM');
    for (const [lang, dir, title, day] of [
      ['de', 'ltr', 'Wir rufen Sie an', 'Dienstag, 3. März'],
      ['ar', 'rtl', 'نتصل بك', 'الثلاثاء'],
      ['he', 'rtl', 'נתקשר אליכם', 'יום שלישי'],
      ['en', 'ltr', 'We call you', 'Tuesday, March 3'],
    ] as const) {
      await speak(page, lang);
      const root = page.locator('.cx-callback');
      expect([await root.getAttribute('dir'), await root.getAttribute('lang')]).toEqual([dir, lang]);
      expect(await textOf(page, '.cx-title')).toBe(title);
      expect(await textOf(page, '.cx-callback-chosen-time')).toContain(day);
      expect(await values()).toEqual(before);
    }
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#cx-callback-result').waitFor();
  });

  test('reaches the calendar, its chosen time, and an error at a field', async () => {
    const { page } = await visit({ widgets: { main: { i18n: packs } } });
    await open(page);
    await page.locator('.cx-callback-confirm').click();
    await page.locator('.cx-field-error').waitFor();
    await speak(page, 'de');
    expect(await textOf(page, '.cx-field-error')).toBe('Bitte geben Sie Ihre Telefonnummer ein.');
    await page.locator('#cx_form_callback_phone_number').fill('+14165550123');
    await pickTime(page);
    await page.locator('.cx-time').first().click();
    await page.locator('.cx-callback-change').click();
    await page.locator('.cx-time.cx-active').waitFor();
    await speak(page, 'ar');
    expect(await page.locator('.cx-calendar').getAttribute('dir')).toBe('rtl');
    expect(await textOf(page, '.cx-calendar-title')).toBe('اختيار اليوم والوقت');
    expect(await textOf(page, '.cx-calendar-month-name')).toContain('مارس');
    expect(await page.locator('.cx-time.cx-active').count()).toBe(1);
  });

  test('mirrors the window: docked on the other side, phone numbers still from left to right', async () => {
    const { page } = await visit({ widgets: { main: { i18n: packs } } });
    await fill(page);
    const left = () => page.locator('.cx-callback').evaluate((node) => node.getBoundingClientRect().left);
    const before = await left();
    await speak(page, 'ar');
    expect(await left()).toBeLessThan(before);
    const number = page.locator('#cx_form_callback_phone_number');
    expect(await number.evaluate((node) => getComputedStyle(node).direction)).toBe('ltr');
    await page.locator('.cx-callback-confirm').click();
    const result = page.locator('#cx-callback-result-number');
    await result.waitFor();
    expect(await result.evaluate((node) => getComputedStyle(node).direction)).toBe('ltr');
    expect(await result.textContent()).toMatch(/^\+1 416[ -]555[ -]0123$/);
  });
});

describe('long words', () => {
  const narrow = { viewport: { width: 320, height: 640 } };
  describe.each([
    ['a desktop', {}],
    ['a phone', phone],
    ['320 px', narrow],
  ] as const)('Finnish and German do not break the layout on %s', (_device, context) => {
    const screens = ['field-error', 'calendar-chosen', 'form-scheduled', 'close-question', 'confirmation'];
    test.each(screens)('%s', async (name) => {
      const widgets = { main: { lang: 'fi', i18n: packs } };
      const { page } = await visitScreen(screenNamed(name), { ...stand, context, widgets });
      for (const lang of ['fi', 'de']) {
        await speak(page, lang);
        const broken = await page.locator('.cx-callback').evaluate((root) => {
          const limit = root.getBoundingClientRect();
          // the days are a strip that scrolls; the rest has to fit
          const parts = [root, ...root.querySelectorAll('.cx-body, .cx-overlay, button, label, h2, h3, p')].filter(
            (part) => part.checkVisibility() && !part.closest('.cx-calendar-days, .cx-sr-only'),
          );
          return parts
            .filter((part) => {
              const { left, right } = part.getBoundingClientRect();
              const isCut = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline';
              return isCut || left < limit.left - 1 || right > limit.right + 1;
            })
            .map((part) => part.outerHTML.slice(0, 160));
        });
        expect(broken, `${lang} ${name}`).toEqual([]);
      }
    });
  });
});

describe('dates', () => {
  test('are written by Intl where a pack has no names of days and months', async () => {
    const { page } = await visit({ widgets: { main: { lang: 'de', i18n: packs } } });
    await openCalendar(page);
    expect(await page.locator('.cx-calendar-day').allTextContents()).toEqual(['Heute', 'Morgen', 'Do', 'Fr', 'Sa']);
    await page.locator(`.cx-time[data-instant="${freeTime}"]`).click();
    expect(await textOf(page, '.cx-callback-chosen-time')).toBe('Dienstag, 3. März, 11:15');
  });

  test('with the names that a pack brings', async () => {
    const days = ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'];
    const i18n = { de: { callback: { CallbackDayLabels: days }, calendar: { CalendarDayLabels: days } } };
    const { page } = await visit({ widgets: { main: { lang: 'de', i18n } } });
    await chooseTime(page);
    expect(await textOf(page, '.cx-callback-chosen-time')).toBe('Di., 3. März, 11:15');
  });

  test.each([
    ['en', 12, /^11:15.AM$/],
    ['en', 24, /^11:15$/],
    ['de', 12, /^11:15.AM$/],
    ['de', undefined, /^11:15$/],
  ])('in %s with timeFormat %s', async (lang, timeFormat, shown) => {
    const { page } = await visit({ widgets: { main: { lang, i18n: packs, ...(timeFormat && { timeFormat }) } } });
    await changeTime(page);
    expect(await textOf(page, '.cx-time.cx-active')).toMatch(shown);
  });
});

const hour = 3_600_000;

/** Each case: the visitor's day as instants (ISO UTC), and the times that the clock shows twice, or leaves out. */
const days = [
  {
    name: 'Toronto in spring: 02:00 is left out',
    zone: 'America/Toronto',
    start: '2026-03-08T05:00Z',
    end: '2026-03-09T04:00Z',
    missing: '02:00',
  },
  {
    name: 'Toronto in autumn: 01:00 comes twice',
    zone: 'America/Toronto',
    start: '2026-11-01T04:00Z',
    end: '2026-11-02T05:00Z',
    twice: { time: '01:00', shown: ['1:00 AM EDT', '1:00 AM EST'] },
  },
  {
    name: 'London in spring: 01:00 is left out',
    zone: 'Europe/London',
    start: '2026-03-29T00:00Z',
    end: '2026-03-29T23:00Z',
    missing: '01:00',
  },
  {
    name: 'London in autumn: 01:00 comes twice',
    zone: 'Europe/London',
    start: '2026-10-24T23:00Z',
    end: '2026-10-26T00:00Z',
    twice: { time: '01:00', shown: ['1:00 AM GMT+1', '1:00 AM GMT'] },
  },
  {
    name: 'London on the day on which Toronto’s clocks change',
    zone: 'Europe/London',
    start: '2026-03-08T00:00Z',
    end: '2026-03-09T00:00Z',
  },
  {
    name: 'India, half an hour off, on the same day',
    zone: 'Asia/Kolkata',
    start: '2026-03-07T19:00Z',
    end: '2026-03-08T18:30Z',
    first: '00:30',
  },
  {
    name: 'Lord Howe, where clocks change by half an hour: 01:30 comes twice, of which the office has one',
    zone: 'Australia/Lord_Howe',
    start: '2026-04-04T13:00Z',
    end: '2026-04-05T13:30Z',
    twice: { time: '01:30', shown: ['1:30 AM GMT+10:30'] },
  },
];

describe('the times of an office in Toronto that never closes, hourly', () => {
  test.each(days)('$name', async ({ zone, start, end, missing, twice, first = '00:00' }) => {
    const time = new Date(Date.parse(start) - 10 * hour).toISOString();
    const { page } = await visit({
      service: 'always',
      time,
      context: { timezoneId: zone },
      widgets: { callback: { form: { inputs: [{ name: 'phonenumber' }] } } },
    });
    await open(page);
    await pickTime(page);
    await page.locator('.cx-time').first().waitFor();
    const day = page.locator('.cx-calendar-day-container').nth(1);
    await day.click();
    await page.locator('.cx-calendar-day-container.cx-active >> nth=0').waitFor();
    const expected: string[] = [];
    for (let instant = Date.parse(start); instant < Date.parse(end); instant += hour) {
      expected.push(new Date(instant).toISOString());
    }
    const times = await page
      .locator('.cx-time')
      .evaluateAll((nodes) =>
        nodes.map((node) => [
          node.getAttribute('data-instant'),
          node.getAttribute('data-time'),
          node.textContent?.replace(/\s/g, ' '),
        ]),
      );
    expect(times.map(([instant]) => instant)).toEqual(expected);
    const clocks = times.map(([, clock]) => clock);
    expect(clocks[0]).toBe(first);
    if (missing) expect(clocks).not.toContain(missing);
    expect(times.filter(([, clock]) => clock === twice?.time).map(([, , text]) => text)).toEqual(twice?.shown ?? []);
  });

  test('the second of two equal times is what is booked, and shown as such', async () => {
    const { page, simulator } = await visit({ service: 'always', time: '2026-10-31T16:00:00.000Z' });
    await fill(page);
    await pickTime(page);
    await page.locator('.cx-calendar-day-container').nth(1).click();
    await page.locator('.cx-time[data-instant="2026-11-01T06:00:00.000Z"]').click();
    expect(await textOf(page, '.cx-callback-chosen-time')).toBe('Sunday, November 1, 1:00 AM EST');
    await page.locator('.cx-callback-confirm').click();
    await page.locator('#cx-callback-result').waitFor();
    expect(await textOf(page, '.cx-confirmation')).toContain('1:00 AM EST');
    const [record] = simulator.snapshot().records;
    expect(new Date(record?.desiredTime ?? 0).toISOString()).toBe('2026-11-01T06:00:00.000Z');
  });
});
