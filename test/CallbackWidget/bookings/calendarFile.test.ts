import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, calendarFile, calendarLinks } from '../../../src/CallbackWidget/bookings/calendarFile.js';

const now = Date.parse('2026-03-03T14:00:00Z');
const call: CalendarEvent = {
  id: '15-8f0c4f5e-6a1b-4a3c-9d1e-000000000001',
  start: Date.parse('2026-03-03T16:15:00Z'),
  minutes: 15,
  title: 'Call from Example, Inc.; sales \\ support',
  description: 'We call you at this number:\n+1 416 555 0123',
  site: 'shop.example',
};

/** What an independent parser makes of a file. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const component = calendar.getFirstSubcomponent('vevent');
  if (!component) throw new Error('There is no event.');
  return { calendar, component, event: new ICAL.Event(component) };
}

describe('the calendar file', () => {
  test('is read by an independent parser as it was meant', () => {
    const { calendar, component, event } = read(calendarFile(call, now));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toMatch(/cx-callback/);
    expect(calendar.getAllSubcomponents()).toHaveLength(1);
    expect(event.summary).toBe(call.title);
    expect(event.description).toBe(call.description);
    expect(event.startDate.toJSDate().getTime()).toBe(call.start);
    expect(event.endDate.toJSDate().getTime()).toBe(call.start + 15 * 60_000);
    expect(event.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-03-03T14:00:00Z');
  });

  test('names the event after the booking, and a later file of the same booking counts as newer', () => {
    const [first, second] = [now, now + 60_000].map((time) => read(calendarFile(call, time)).event);
    expect(first?.uid).toBe('15-8f0c4f5e-6a1b-4a3c-9d1e-000000000001@shop.example');
    expect(second?.uid).toBe(first?.uid);
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? Number.NaN);
    // an INTEGER of the format has 32 bits
    expect(second?.sequence).toBeLessThan(2 ** 31);
  });

  test('writes times in UTC, and ends every line with CRLF', () => {
    const file = calendarFile(call, now);
    expect(file).toContain('\r\nDTSTART:20260303T161500Z\r\nDTEND:20260303T163000Z\r\n');
    expect(file.split('\r\n').at(-1)).toBe('');
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('folds lines at 75 octets, never inside a character, and any text comes back as it was', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const file = calendarFile({ ...call, title, description }, now);
        for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        const { event } = read(file);
        expect(event.summary).toBe(title);
        expect(event.description).toBe(description);
      }),
    );
  });

  test('control characters and line breaks cannot bring in a line of their own', () => {
    const { component, event } = read(
      calendarFile({ ...call, title: 'a\u0000b\r\nATTACH:http://evil.example\rc', description: '' }, now),
    );
    expect(event.summary).toBe('ab\nATTACH:http://evil.example\nc');
    expect(component.getFirstProperty('attach')).toBeNull();
    expect(component.getFirstProperty('description')).toBeNull();
  });
});

describe('the links', () => {
  test('carry title and time in the form that each calendar reads', () => {
    const google = new URL(calendarLinks(call).google);
    expect(google.origin + google.pathname).toBe('https://calendar.google.com/calendar/render');
    expect(Object.fromEntries(google.searchParams)).toEqual({
      action: 'TEMPLATE',
      text: call.title,
      dates: '20260303T161500Z/20260303T163000Z',
    });
    const outlook = new URL(calendarLinks(call).outlook);
    expect(outlook.hostname).toBe('outlook.live.com');
    expect(Object.fromEntries(outlook.searchParams)).toMatchObject({
      subject: call.title,
      startdt: '2026-03-03T16:15:00.000Z',
      enddt: '2026-03-03T16:30:00.000Z',
    });
  });

  test('tell nobody the number', () => {
    const { google, outlook } = calendarLinks(call);
    expect(decodeURIComponent(google + outlook)).not.toContain('416');
  });
});
