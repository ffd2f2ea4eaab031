// @vitest-environment jsdom
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { calendarOnBus, freeTimes, now, settle } from './onBus.js';

beforeEach(() => void vi.useFakeTimers({ now }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
});

const options = { timezone: 'America/Toronto', timeFormat: 24 } as const;
/** Four times today, one taken between them; two the day after tomorrow. */
const answer = {
  '2026-03-03T15:00:00.000Z': 1,
  '2026-03-03T15:30:00.000Z': 1,
  '2026-03-03T16:30:00.000Z': 1,
  '2026-03-05T15:00:00.000Z': 1,
  '2026-03-05T15:30:00.000Z': 1,
};

async function opened(given: Parameters<typeof calendarOnBus>[0] = {}) {
  const context = await calendarOnBus({ options, answer, ...given });
  return { ...context, calendar: await context.open() };
}

/** What nobody sees waits until what is seen is painted. */
const nextFrame = () => vi.advanceTimersByTimeAsync(60);

const focused = (): string | undefined =>
  document.activeElement instanceof HTMLElement
    ? (document.activeElement.dataset.time ?? document.activeElement.textContent?.trim())
    : undefined;

describe('DOM', () => {
  test('days carry their names, and the one shown is active', async () => {
    const { calendar } = await opened();
    const names = (part: string) =>
      calendar
        .all(`.cx-calendar-days > .cx-calendar-day-container .cx-calendar-${part}`)
        .map((node) => node.textContent);
    expect(names('day')).toEqual(['Today', 'Wed', 'Thu', 'Fri', 'Sat']);
    expect(names('date')).toEqual(['3', '4', '5', '6', '7']);
    expect(calendar.all('.cx-calendar-day-container.cx-active')).toEqual([calendar.days()[0]]);
    await calendar.click(calendar.one('.cx-calendar-day-container:nth-child(3) .cx-calendar-date'));
    expect(calendar.all('.cx-calendar-day-container.cx-active')).toEqual([calendar.days()[2]]);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
  });

  test('times carry data-time and data-instant, in a list of buttons', async () => {
    const { calendar } = await opened();
    expect(calendar.times().map(({ dataset, tagName }) => [tagName, dataset.time, dataset.instant])).toEqual([
      ['BUTTON', '10:00', '2026-03-03T15:00:00.000Z'],
      ['BUTTON', '10:30', '2026-03-03T15:30:00.000Z'],
      ['BUTTON', '11:00', '2026-03-03T16:00:00.000Z'],
      ['BUTTON', '11:30', '2026-03-03T16:30:00.000Z'],
    ]);
    expect(calendar.one('.cx-calendar-periods').getAttribute('role')).toBe('radiogroup');
    expect(calendar.times().every((time) => time.getAttribute('role') === 'radio')).toBe(true);
  });

  test('a taken time is .cx-disable-time; the chosen one is .cx-active', async () => {
    const { calendar } = await opened();
    await calendar.click(calendar.times()[1]);
    const marks = calendar
      .times()
      .map(({ classList }) => [
        classList.contains('cx-active'),
        classList.contains('cx-disable-time'),
        classList.contains('cx-hide-time'),
      ]);
    expect(marks).toEqual([
      [false, false, false],
      [true, false, false],
      [false, true, false],
      [false, false, false],
    ]);
    expect(calendar.one('.cx-disable-time').getAttribute('aria-disabled')).toBe('true');
  });

  test('with hideUnavailableTimeSlots a taken time is .cx-hide-time and not to be seen', async () => {
    const { calendar } = await opened({ options: { ...options, hideUnavailableTimeSlots: true } });
    expect(calendar.one('.cx-hide-time').hidden).toBe(true);
    expect(calendar.all('[data-time]:not([hidden])')).toHaveLength(3);
  });

  test('while the first answer is awaited it says so, and the days are there already', async () => {
    const { calendar, calls } = await opened({ answer: undefined });
    expect(calendar.one('.cx-calendar-periods').getAttribute('aria-busy')).toBe('true');
    expect(calendar.days()).toHaveLength(5);
    expect(calendar.all('.cx-calendar-day-empty')).toEqual([]);
    await calls[0]?.resolve(answer);
    expect(calendar.one('.cx-calendar-periods').getAttribute('aria-busy')).toBe('false');
  });

  test('days without a free time are marked as such, also for those who do not see it', async () => {
    const { calendar } = await opened();
    expect(calendar.days().map(({ classList }) => classList.contains('cx-calendar-day-empty'))).toEqual([
      false,
      true,
      false,
      true,
      true,
    ]);
    expect(calendar.days().map((day) => day.getAttribute('aria-label'))).toEqual([
      'Today, Tuesday, March 3, 3 free times',
      'Tomorrow, Wednesday, March 4, No free times on this day',
      'Thursday, March 5, 2 free times',
      'Friday, March 6, No free times on this day',
      'Saturday, March 7, No free times on this day',
    ]);
  });

  test('an empty day has a button to the next one with times, in the place of times', async () => {
    const { calendar } = await opened();
    await calendar.click(calendar.days()[1]);
    expect(calendar.text('.cx-calendar-empty p')).toBe('No free times on this day');
    expect(calendar.text('.cx-calendar-next-day')).toBe('Next free day: Thu, Mar 5');
    await calendar.click(calendar.one('.cx-calendar-next-day'));
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
    await calendar.click(calendar.days()[4]);
    expect(calendar.text('.cx-calendar-next-day')).toBe('Next free day: Today');
  });

  test('nothing free at all: it says so', async () => {
    const { calendar } = await opened({ answer: {} });
    expect(calendar.text('.cx-calendar-empty')).toBe('No times left in the next 5 days. New ones open every day.');
    expect(calendar.all('.cx-calendar-next, .cx-calendar-next-day, .cx-calendar-zone')).toEqual([]);
    const oneDay = await opened({ answer: {}, options: { ...options, numberOfDays: 1 } });
    expect(oneDay.calendar.text('.cx-calendar-empty')).toBe('No free times on this day');
  });

  test('the next free time is offered on top, and one tap chooses it', async () => {
    const { calendar, published } = await opened();
    await calendar.click(calendar.days()[4]);
    expect(calendar.text('.cx-calendar-next')).toBe('Next available Today, 10:00');
    await calendar.click(calendar.one('.cx-calendar-next'));
    expect(published('selectedDateTime')).toMatchObject([{ date: new Date('2026-03-03T15:00:00Z') }]);
    expect(calendar.one('[data-time].cx-active').dataset.time).toBe('10:00');
  });

  test('in the hour that occurs twice the two are told apart by their zone name', async () => {
    vi.setSystemTime('2026-11-01T04:30:00Z');
    const { calendar } = await opened({ answer: freeTimes('2026-11-01T05:00:00Z', '2026-11-01T08:00:00Z', 60) });
    expect(calendar.clocks()).toEqual(['01:00', '01:00', '02:00']);
    expect(calendar.times().map(({ textContent }) => textContent?.trim())).toEqual(['01:00 EDT', '01:00 EST', '02:00']);
    await calendar.click(calendar.times()[1]);
    expect(calendar.all('[data-time].cx-active')).toHaveLength(1);
  });

  test('only the day that is shown is rendered, also of a month of 5-minute buckets', async () => {
    const { calendar } = await opened({
      options: { ...options, numberOfDays: 31, calendarHours: { allDay: { closeTime: '24:00' } } },
      answer: freeTimes('2026-03-03T05:00:00Z', '2026-04-03T04:00:00Z', 5),
    });
    await calendar.click(calendar.days()[30]);
    expect(calendar.times().length).toBeLessThan(100);
    await vi.advanceTimersByTimeAsync(200);
    expect(calendar.clocks()).toHaveLength(288);
    expect(new Set(calendar.clocks()).size).toBe(288);
    await calendar.click(calendar.times()[200]);
    expect(calendar.times().filter((time) => time.classList.contains('cx-active'))).toEqual([calendar.times()[200]]);
  });

  test('a day that is rendered piece by piece chooses none of its own times for those of the day before', async () => {
    const { calendar, published } = await opened({
      options: { ...options, calendarHours: { allDay: { closeTime: '24:00' } } },
      answer: freeTimes('2026-03-04T05:00:00Z', '2026-03-06T05:00:00Z', 5),
    });
    await calendar.click(calendar.days()[1]);
    await vi.advanceTimersByTimeAsync(200);
    await calendar.click(calendar.days()[2]);
    const instants = () => calendar.times().map((time) => time.dataset.instant?.slice(0, 10));
    expect(instants()[0]).toBe('2026-03-05');
    expect(instants()[200]).toBe('2026-03-04');
    await calendar.click(calendar.times()[200]);
    expect(published('selectedDateTime')).toEqual([]);
    await vi.advanceTimersByTimeAsync(100);
    expect(instants()[200]).toBe('2026-03-05');
    await calendar.click(calendar.times()[200]);
    expect(published('selectedDateTime')).toMatchObject([{ date: new Date('2026-03-05T21:40:00Z') }]);
  });

  test('nor does it show the time that is chosen on the day before as one of its own', async () => {
    const { calendar } = await opened({
      options: { ...options, calendarHours: { allDay: { closeTime: '24:00' } } },
      answer: freeTimes('2026-03-04T05:00:00Z', '2026-03-06T05:00:00Z', 5),
    });
    await calendar.click(calendar.days()[1]);
    await vi.advanceTimersByTimeAsync(200);
    await calendar.click(calendar.times()[200]);
    await calendar.click(calendar.days()[2]);
    const chosen = '[data-time].cx-active, [data-time][aria-checked="true"]';
    expect(calendar.all(chosen)).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(calendar.all(chosen)).toEqual([]);
    await calendar.click(calendar.days()[1]);
    await vi.advanceTimersByTimeAsync(200);
    expect(calendar.all(chosen)).toEqual([calendar.times()[200]]);
  });

  test('times that a day has not are gone once it is whole', async () => {
    const { calendar } = await opened({
      options: { ...options, calendarHours: { allDay: { closeTime: '24:00' } } },
      answer: {
        ...freeTimes('2026-03-04T05:00:00Z', '2026-03-05T05:00:00Z', 5),
        ...freeTimes('2026-03-05T11:00:00Z', '2026-03-05T20:00:00Z', 10),
      },
    });
    await calendar.click(calendar.days()[1]);
    await vi.advanceTimersByTimeAsync(200);
    await calendar.click(calendar.days()[2]);
    expect(calendar.clocks()[0]).toBe('06:00');
    await vi.advanceTimersByTimeAsync(200);
    const inOrder = [...calendar.clocks()].sort();
    expect(calendar.clocks()).toEqual(inOrder);
    expect(new Set(calendar.times().map(({ dataset }) => dataset.instant?.slice(0, 10)))).toEqual(
      new Set(['2026-03-05']),
    );
    await calendar.click(calendar.days()[1]);
    await vi.advanceTimersByTimeAsync(200);
    expect(calendar.clocks()).toHaveLength(288);
    expect(calendar.clocks()).toEqual([...calendar.clocks()].sort());
  });

  test('another day begins at its top, with its own first free time in the order of tabs', async () => {
    const { calendar } = await opened({
      answer: {
        ...freeTimes('2026-03-04T15:00:00Z', '2026-03-04T22:00:00Z', 30),
        ...freeTimes('2026-03-05T15:00:00Z', '2026-03-05T22:00:00Z', 30),
        '2026-03-05T15:00:00.000Z': 0,
      },
    });
    await calendar.click(calendar.days()[1]);
    calendar.one('.cx-calendar-periods').scrollTop = 80;
    calendar.one('.cx-calendar-periods').dispatchEvent(new Event('scroll'));
    await calendar.click(calendar.days()[2]);
    expect(calendar.one('.cx-calendar-periods').scrollTop).toBe(0);
    expect(calendar.all('.cx-calendar-periods [tabindex="0"]')).toEqual([calendar.times()[1]]);
  });
});

describe('Sections', () => {
  test('morning, afternoon and evening are headings where the site has them', async () => {
    const { calendar } = await opened({
      options: {
        ...options,
        calendarHours: {
          morning: { enable: true, openTime: '08:00', closeTime: '10:30' },
          afternoon: { enable: true, openTime: '10:30', closeTime: '12:00' },
          evening: { enable: true, openTime: '18:00', closeTime: '20:00' },
        },
      },
    });
    const sections = calendar
      .all('.cx-time-wrapper')
      .map((section) => [
        section.querySelector('h3')?.textContent,
        [...section.querySelectorAll<HTMLElement>('[data-time]')].map(({ dataset }) => dataset.time),
      ]);
    expect(sections).toEqual([
      ['Morning', ['10:00']],
      ['Afternoon', ['10:30', '11:00', '11:30']],
    ]);
  });

  test('a long list gets them anyway, a short one does not', async () => {
    const long = await opened({ answer: freeTimes('2026-03-03T15:00:00Z', '2026-03-04T01:00:00Z', 30) });
    expect(long.calendar.all('h3').map(({ textContent }) => textContent)).toEqual(['Morning', 'Afternoon', 'Evening']);
    const short = await opened({ answer: freeTimes('2026-03-03T16:00:00Z', '2026-03-03T19:00:00Z', 60) });
    expect(short.calendar.all('h3')).toEqual([]);
    expect(short.calendar.all('.cx-time-wrapper')).toHaveLength(1);
  });
});

describe('Zones', () => {
  const zoned = (timezone: string) => ({
    data: { slots: [{ utcTime: '2026-03-03T15:00:00.000Z', capacity: 1 }], durationMin: 15, timezone },
  });

  test("the office's zone differs from the visitor's: a line says so", async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    const { calendar } = await opened({ options: {}, answer: zoned('America/Toronto') });
    expect(calendar.clocks()).toEqual(['20:30']);
    expect(calendar.text('.cx-calendar-zone')).toBe(
      'Times are shown in India Standard Time. Our office is in Eastern Standard Time.',
    );
  });

  test('times shown in another zone than the visitor’s: a line says so', async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    const { calendar } = await opened({ answer: zoned('America/Toronto') });
    expect(calendar.clocks()[0]).toBe('10:00');
    expect(calendar.text('.cx-calendar-zone')).toBe('Times are shown in Eastern Standard Time, as at our office.');
  });

  test.each(['America/New_York', 'UTC', 'Nowhere/Land'])(
    'with the office zone %s in Toronto it is named, and no other',
    async (zone) => {
      vi.stubEnv('TZ', 'America/Toronto');
      const { calendar } = await opened({ options: {}, answer: zoned(zone) });
      expect(calendar.text('.cx-calendar-zone')).toBe('Times in Eastern Standard Time');
      expect(calendar.all('.cx-calendar-show-zone')).toEqual([]);
    },
  );

  test('times can be seen in the zone of the office and back, and mean the same', async () => {
    vi.stubEnv('TZ', 'Asia/Kolkata');
    const { calendar, calls, published } = await opened({ options: {}, answer: zoned('America/Toronto') });
    expect(calendar.text('.cx-calendar-show-zone')).toBe('Show in Eastern Standard Time');
    await calendar.click(calendar.one('.cx-calendar-show-zone'));
    expect(calendar.clocks().map((clock) => clock)).toEqual(['10:00']);
    expect(calendar.one('[data-time]').dataset.instant).toBe('2026-03-03T15:00:00.000Z');
    expect(calendar.text('.cx-calendar-show-zone')).toBe('Show in India Standard Time');
    expect(calls).toHaveLength(1);
    await calendar.click(calendar.times()[0]);
    expect(published('closed')).toEqual([{ date: new Date('2026-03-03T15:00:00Z') }]);
  });

  test('the zone configured for the service counts where the server names none', async () => {
    vi.stubEnv('TZ', 'America/Toronto');
    const { calendar } = await opened({ options: {}, config: { callback: { timezone: 'Europe/London' } } });
    expect(calendar.text('.cx-calendar-zone')).toContain('Greenwich Mean Time');
  });
});

describe('Texts, language, theme, time format', () => {
  test('a pack wins, key by key; day and month labels too', async () => {
    const { calendar } = await opened({
      texts: {
        CalendarTitle: 'Wann?',
        CalendarDayLabels: ['So', 'Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa'],
        CalendarMonthLabels: 'Jänner Feber März April Mai Juni Juli August Sept Okt Nov Dez'.split(' '),
      },
    });
    expect(calendar.text('.cx-calendar-title')).toBe('Wann?');
    expect(calendar.text('.cx-calendar-next')).toMatch(/^Next available/);
    expect(calendar.days()[2]?.textContent).toContain('Do');
    expect(calendar.text('.cx-calendar-month-name')).toBe('März 2026');
  });

  test('without labels the language names days and months', async () => {
    const { calendar } = await opened({ data: { language: 'fr' } });
    expect(calendar.days()[2]?.textContent).toContain('jeu.');
    expect(calendar.element.lang).toBe('fr');
  });

  test('a text is never markup', async () => {
    const { calendar } = await opened({ texts: { CalendarTitle: '<img src=x>' } });
    expect(calendar.all('img')).toEqual([]);
    expect(calendar.text('.cx-calendar-title')).toBe('<img src=x>');
  });

  test('App.i18n, App.theme and App.timeFormat take effect on the open calendar', async () => {
    const { app, calendar } = await opened({ options: { timezone: 'America/Toronto' } });
    expect(calendar.text('[data-time]')).toMatch(/^10:00.AM$/);
    app.data('i18n', { calendar: { CalendarTitle: 'Quando?' } });
    app.republish('i18n', app.data('i18n'));
    app.data('themeClass', 'cx-theme-dark');
    app.republish('theme', { theme: 'cx-theme-dark' });
    app.data('timeFormat', 24);
    app.republish('timeFormat', { timeFormat: 24 });
    await settle();
    expect(calendar.text('.cx-calendar-title')).toBe('Quando?');
    await nextFrame();
    expect(calendar.element.className).toBe('cx-calendar cx-theme-dark');
    expect(calendar.text('[data-time]')).toBe('10:00');
  });

  test('timeFormat of the calendar wins over the one of App', async () => {
    const { calendar } = await opened({ options: { ...options, timeFormat: '12' }, data: { timeFormat: 24 } });
    expect(calendar.text('[data-time]')).toMatch(/^10:00.AM$/);
  });

  test('a language written from right to left turns the calendar round, also one that stands alone', async () => {
    const { app, calendar } = await opened({ data: { language: 'ar-EG' } });
    expect(calendar.element.dir).toBe('rtl');
    app.data('language', 'en');
    app.republish('language', 'en');
    await settle();
    expect(calendar.element.dir).toBe('ltr');
  });
});

describe('Keys', () => {
  test('days and times are one stop each in the order of tabs', async () => {
    const { calendar } = await opened();
    const stops = () => calendar.all('[tabindex="0"]').map((node) => node.dataset.time ?? node.textContent?.trim());
    expect(stops()).toEqual([expect.stringContaining('Today'), '10:00']);
    await calendar.click(calendar.times()[3]);
    expect(stops()[1]).toBe('11:30');
  });

  test('arrows move, Home and End go to the ends, taken times are skipped, and not chosen', async () => {
    const { calendar, published } = await opened();
    calendar.times()[0]?.focus();
    const path = [];
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'Home', 'End']) {
      await calendar.press(key);
      path.push(focused());
    }
    expect(path).toEqual(['10:30', '11:30', '11:30', '11:30', '10:30', '10:00', '10:00', '11:30']);
    calendar.times()[2]?.focus();
    await calendar.press('Enter');
    expect(published('selectedDateTime')).toEqual([]);
  });

  test('the stop of the order of tabs goes with the focus', async () => {
    const { calendar } = await opened();
    calendar.days()[0]?.focus();
    await calendar.press('ArrowRight');
    expect(calendar.all('.cx-calendar-days [tabindex="0"]')).toEqual([calendar.days()[1]]);
    expect(document.activeElement).toBe(calendar.days()[1]);
  });

  test('up and down go by rows where there are rows', async () => {
    const { calendar } = await opened();
    calendar.times().forEach((time, index) => {
      const [left, top] = [(index % 2) * 100, Math.floor(index / 2) * 50];
      time.getBoundingClientRect = () => new DOMRect(left, top, 90, 44);
    });
    calendar.times()[1]?.focus();
    await calendar.press('ArrowDown');
    expect(focused()).toBe('11:30');
    await calendar.press('ArrowDown');
    expect(focused()).toBe('11:30');
    await calendar.press('ArrowUp');
    expect(focused()).toBe('10:30');
  });

  test.each([
    ['the page', () => (document.documentElement.dir = 'rtl')],
    [
      'the style',
      () => vi.spyOn(window, 'getComputedStyle').mockReturnValue({ direction: 'rtl' } as CSSStyleDeclaration),
    ],
  ])('left and right are mirrored where %s runs from right to left', async (_, turn) => {
    // a language of the site's own making: its direction is the page's
    const { calendar } = await opened({ data: { language: 'house' } });
    turn();
    calendar.times()[0]?.focus();
    await calendar.press('ArrowLeft');
    expect(focused()).toBe('10:30');
    await calendar.press('ArrowRight');
    expect(focused()).toBe('10:00');
  });

  test('PageDown and PageUp go by day, from the times to the times', async () => {
    const { calendar } = await opened();
    calendar.times()[0]?.focus();
    await calendar.press('PageDown');
    expect(focused()).toBe('Wed 4');
    await calendar.press('PageDown');
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Thu 5');
    expect(document.activeElement).toBe(calendar.days()[2]);
    calendar.times()[1]?.focus();
    await calendar.press('PageUp');
    await calendar.press('PageUp');
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toContain('Today');
    await calendar.press('PageUp');
    expect(calendar.text('.cx-calendar-day-container.cx-active')).toContain('Today');
  });

  test('from a time to the same time of the day before, if it is free there, else to the first that is', async () => {
    const answer = freeTimes('2026-03-03T15:00:00Z', '2026-03-06T15:00:00Z', 360);
    const { calendar } = await opened({ answer: { ...answer, '2026-03-05T21:00:00.000Z': 0 } });
    await calendar.click(calendar.days()[1]);
    calendar.times()[2]?.focus();
    await calendar.press('PageUp');
    expect(focused()).toBe('16:00');
    await calendar.click(calendar.days()[3]);
    await calendar.click(calendar.days()[1]);
    calendar.times()[2]?.focus();
    await calendar.press('PageDown');
    expect(focused()).toBe('04:00');
  });

  test.each(['Enter', ' '])('%j chooses a day and a time', async (key) => {
    const { calendar, published } = await opened();
    calendar.days()[2]?.focus();
    await calendar.press(key);
    expect(calendar.clocks()).toEqual(['10:00', '10:30']);
    calendar.times()[1]?.focus();
    await calendar.press(key);
    expect(published('selectedDateTime')).toMatchObject([{ date: new Date('2026-03-05T15:30:00Z') }]);
  });

  test('Enter held down chooses once', async () => {
    const { calendar, published } = await opened();
    calendar.times()[0]?.focus();
    await calendar.press('Enter');
    await calendar.press('Enter', { repeat: true });
    expect(published('closed')).toEqual([{ date: new Date('2026-03-03T15:00:00Z') }]);
  });

  test('Escape leaves, and is nobody else’s', async () => {
    const { calendar, published } = await opened();
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside);
    calendar.one('.cx-calendar-close').focus();
    const event = await calendar.press('Escape');
    document.body.removeEventListener('keydown', outside);
    expect(published('closed')).toEqual([{ date: null }]);
    expect(event.defaultPrevented).toBe(true);
    expect(outside).not.toHaveBeenCalled();
  });

  test('other keys, and arrows with Alt, are left to the browser', async () => {
    const { calendar } = await opened();
    calendar.times()[0]?.focus();
    expect((await calendar.press('a')).defaultPrevented).toBe(false);
    expect((await calendar.press('Tab')).defaultPrevented).toBe(false);
    expect((await calendar.press('ArrowLeft', { altKey: true })).defaultPrevented).toBe(false);
  });

  test('the focus is not lost when the focused time becomes past', async () => {
    const { calendar } = await opened();
    calendar.times()[0]?.focus();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(focused()).toBe('10:30');
  });

  test('the focus goes along when the answer moves the shown day, and stays where the visitor has gone', async () => {
    const later = { '2026-03-05T15:00:00.000Z': 1 };
    for (const [key, day] of [
      ['Shift', 'Thu 5'],
      ['End', 'Sat 7'],
    ] as const) {
      const { calendar, calls } = await opened({ answer: undefined });
      calendar.days()[0]?.focus();
      await calendar.press(key);
      await calls[0]?.resolve(later);
      expect(calendar.text('.cx-calendar-day-container.cx-active')).toBe('Thu 5');
      expect(focused()).toBe(day);
    }
  });

  test('the focus is not lost when retry is pressed', async () => {
    const { calendar, calls } = await opened({ answer: undefined });
    await calls[0]?.reject({});
    calendar.one('.cx-calendar-retry').focus();
    await calendar.press('Enter');
    expect(calendar.element.contains(document.activeElement)).toBe(true);
  });
});

describe('Announcements', () => {
  test('the chosen day and time are announced', async () => {
    const { calendar } = await opened();
    expect(calendar.one('.cx-calendar-status').getAttribute('role')).toBe('status');
    expect(calendar.said()).toBe('');
    await calendar.click(calendar.days()[2]);
    await nextFrame();
    expect(calendar.said()).toBe('Thursday, March 5: 2 free times');
    await calendar.click(calendar.times()[1]);
    expect(calendar.said()).toBe('You have chosen Thursday, March 5, 10:30');
  });

  test('an empty day by AriaNoTimeSlotsFound', async () => {
    const { calendar } = await opened({ texts: { AriaNoTimeSlotsFound: 'Leider nichts frei' } });
    await calendar.click(calendar.days()[1]);
    await nextFrame();
    expect(calendar.said()).toBe('Wednesday, March 4: Leider nichts frei');
    expect(calendar.text('.cx-calendar-empty p')).toBe('Leider nichts frei');
  });

  test('window and close button have their names', async () => {
    const { calendar } = await opened({
      texts: { AriaWindowTitle: 'Kalender', AriaCalendarClose: '', CalendarClose: 'Zu' },
    });
    expect(calendar.element.getAttribute('aria-label')).toBe('Kalender');
    expect(calendar.one('.cx-calendar-close').getAttribute('aria-label')).toBe('Zu');
  });
});

describe('Accessibility', () => {
  test.each([
    ['with times', answer],
    ['empty', {}],
    ['sections', freeTimes('2026-03-03T15:00:00Z', '2026-03-04T01:00:00Z', 30)],
    ['loading', undefined],
  ])('axe finds nothing: %s', async (_, given) => {
    const { calendar } = await opened({ answer: given });
    vi.useRealTimers();
    const { violations } = await axe.run(calendar.element, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test('axe finds nothing in the error', async () => {
    const { calendar, calls } = await opened({ answer: undefined });
    await calls[0]?.reject({});
    vi.useRealTimers();
    const { violations } = await axe.run(calendar.element, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
