import { describe, expect, test } from 'vitest';
import { usualSections } from '../../src/Calendar/calendarHours.js';
import { readSettings } from '../../src/Calendar/settings.js';
import type { CalendarOptions } from '../../src/config/index.js';
import { visitorZone } from '../../src/time/index.js';

const options = (value: Record<string, unknown>): CalendarOptions => value as CalendarOptions;

describe('Options', () => {
  test('defaults: availability on, 5 days, taken times disabled, every 15 minutes, the whole day, CallbackService, the visitor’s zone', () => {
    const { hours, ...settings } = readSettings({});
    expect(settings).toEqual({
      showAvailability: true,
      numberOfDays: 5,
      hideTaken: false,
      servicePlugin: 'CallbackService',
      zone: visitorZone(),
      visitorZone: visitorZone(),
    });
    expect(hours).toEqual({ interval: 15, windows: [{ open: 0, close: 23 * 60 + 59 }], sections: [] });
  });

  test.each([
    [{ numberOfDays: '7' }, { numberOfDays: 7 }],
    [{ numberOfDays: 0 }, { numberOfDays: 1 }],
    [{ numberOfDays: 'many' }, { numberOfDays: 5 }],
    [{ showAvailability: 'false' }, { showAvailability: false }],
    [{ hideUnavailableTimeSlots: 'true' }, { hideTaken: true }],
    [{ timeFormat: '24' }, { timeFormat: 24 }],
    [{ timeFormat: 12 }, { timeFormat: 12 }],
    [{ servicePlugin: 'MyService' }, { servicePlugin: 'MyService' }],
    [{ servicePlugin: null }, { servicePlugin: 'CallbackService' }],
    [{ timezone: 'Asia/Kolkata' }, { zone: 'Asia/Kolkata' }],
    [{ timezone: 'Nowhere/Land' }, { zone: visitorZone() }],
  ])('%o reads as %o', (written, read) => {
    expect(readSettings(options(written))).toMatchObject(read);
  });

  test('a time format that is neither 12 nor 24 counts as absent', () => {
    expect(readSettings(options({ timeFormat: '13' }))).not.toHaveProperty('timeFormat');
  });

  test('calendarHours without allDay, empty, or null is valid', () => {
    for (const calendarHours of [{ interval: '30' }, {}, null]) {
      expect(readSettings(options({ calendarHours })).hours.problem).toBeUndefined();
    }
    expect(readSettings(options({ calendarHours: { interval: '30' } })).hours.interval).toBe(30);
  });

  test('calenderHours is the same thing', () => {
    const hours = { interval: 20, allDay: { openTime: '08:00', closeTime: '9:30' } };
    expect(readSettings({ calenderHours: hours })).toEqual(readSettings({ calendarHours: hours }));
  });

  test.each([
    [{ openTime: '25:00' }, 'Invalid config: allDay open time'],
    [{ openTime: 'nine' }, 'Invalid config: allDay open time'],
    [{ openTime: 9 }, 'Invalid config: allDay open time'],
    [{ openTime: '09:60' }, 'Invalid config: allDay open time'],
    [{ closeTime: '24:30' }, 'Invalid config: allDay close time'],
    [{ closeTime: '5pm' }, 'Invalid config: allDay close time'],
    [{ openTime: '10:00', closeTime: '09:00' }, 'Invalid config: allDay close time'],
    [{ openTime: '09:00', closeTime: '24:00' }, undefined],
    [{ openTime: '09:00', closeTime: '00:00' }, undefined],
    [{ openTime: '', closeTime: null }, undefined],
    [{ openTime: '09:00', closeTime: '9:00' }, 'Invalid config: allDay close time'],
    [{ openTime: '109:30' }, 'Invalid config: allDay open time'],
    [{ openTime: '09:300' }, 'Invalid config: allDay open time'],
    [{ openTime: ' 9:30 ' }, undefined],
    [{ openTime: ['9:30'] }, 'Invalid config: allDay open time'],
  ])('allDay %o: %s', (allDay, problem) => {
    expect(readSettings(options({ calendarHours: { allDay } })).hours.problem).toBe(problem);
  });

  test('sections are off unless enabled; enabled ones are the hours, within allDay', () => {
    const morning = { enable: true, openTime: '08:00', closeTime: '11:30' };
    const evening = { enable: 'TRUE', openTime: 'late', closeTime: '' };
    const allDay = { openTime: '09:00', closeTime: '20:00' };
    const { windows, sections } = readSettings(
      options({ calendarHours: { morning, evening, afternoon: {}, allDay } }),
    ).hours;
    expect(sections).toEqual([
      { heading: 'CalendarLabelMorning', open: 9 * 60, close: 11 * 60 + 30 },
      { heading: 'CalendarLabelEvening', open: 18 * 60, close: 20 * 60 },
    ]);
    expect(windows).toBe(sections);
  });
});

describe('Sections', () => {
  const sectionsOf = (calendarHours: Record<string, unknown>) =>
    readSettings(options({ calendarHours })).hours.sections;

  test('are midnight to noon, noon to six, six to midnight if nothing else is said', () => {
    const on = { enable: true };
    const sections = [
      { heading: 'CalendarLabelMorning', open: 0, close: 720 },
      { heading: 'CalendarLabelAfternoon', open: 720, close: 1080 },
      { heading: 'CalendarLabelEvening', open: 1080, close: 1440 },
    ];
    const allDay = { closeTime: '24:00' };
    expect(sectionsOf({ morning: on, afternoon: on, evening: on, allDay })).toEqual(sections);
    expect(usualSections).toEqual(sections);
  });

  test('a wrong time of a section counts as absent, one of midnight as it is', () => {
    const afternoon = { enable: true, openTime: '25:00', closeTime: 'late' };
    const morning = { enable: true, openTime: '00:00', closeTime: '06:00' };
    expect(sectionsOf({ afternoon, morning })).toEqual([
      { heading: 'CalendarLabelMorning', open: 0, close: 360 },
      { heading: 'CalendarLabelAfternoon', open: 720, close: 1080 },
    ]);
    expect(sectionsOf({ evening: { enable: true, openTime: '00:00' } })).toMatchObject([{ open: 0 }]);
  });
});
