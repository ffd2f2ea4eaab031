import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { readSettings } from '../../src/Calendar/settings.js';
import { apiFor } from '../../src/CallbackService/api/index.js';
import { readBookingRequest } from '../../src/CallbackService/bookingRequest.js';
import { createSettingsSource } from '../../src/CallbackService/settings.js';
import { checkConfiguration } from '../../src/config/checkConfiguration.js';
import {
  configurationRoot,
  mergeSafely,
  toBoolean,
  toNumber,
  toRecord,
  toText,
  type WidgetsConfiguration,
} from '../../src/config/index.js';
import { addressOf } from '../../src/http/addressOf.js';
import { inherited, keepPrototypes, polluting } from '../keepPrototypes.js';
import { always } from '../properties.js';

keepPrototypes();

const junk = fc.oneof(
  fc.anything({ maxDepth: 2, maxKeys: 3, withNullPrototype: true, withDate: true, withBigInt: true, withMap: true }),
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    ' ',
    '0',
    '-1',
    '1e400',
    'true',
    'v3',
    'V3',
    'form',
    'UTC',
    '24:00',
    '9:5',
    [],
    {},
  ),
  fc.constantFrom<unknown>(Number.NaN, Infinity, -0, Symbol('x'), () => ({}), new Date(Number.NaN), 10n),
  polluting,
);
const keysOf = (text: string) => fc.constantFrom(...text.split(' '), '__proto__', 'constructor', 'toString');
/** Objects with the keys that somebody reads, and with those that lead to a prototype, as own keys. */
const table = (keys: string, values: fc.Arbitrary<unknown> = junk) =>
  fc.array(fc.tuple(keysOf(keys), values), { maxLength: 8 }).map((entries) => {
    const made: Record<string, unknown> = {};
    for (const [key, value] of entries)
      Object.defineProperty(made, key, { value, enumerable: true, configurable: true });
    return made;
  });

const hours = table('interval allDay morning afternoon evening', fc.oneof(junk, table('enable openTime closeTime')));
const calendar = table(
  'showAvailability numberOfDays hideUnavailableTimeSlots timeFormat calendarHours calenderHours servicePlugin timezone',
  fc.oneof(junk, hours),
);
const callback = table(
  'dataURL apiVersion apikey serviceName userData ajaxTimeout callDirection timezone enableCustomHeader requestFormat ewt form',
  fc.oneof(junk, table('display queue threshold inputs wrapper x')),
);
const configuration = fc.oneof(table('main callback calendar stats', fc.oneof(junk, calendar, callback)), junk);
const booking = table(
  'phonenumber PhoneNumber _customer_number desiredtime desiredTime _desired_time userData serviceName subject x',
);

describe('junk in the configuration', () => {
  always(
    'is coerced without throwing',
    fc.property(junk, (value) => {
      expect([typeof toBoolean(value, false), typeof toText(value), typeof toRecord(value)]).toEqual([
        'boolean',
        'string',
        'object',
      ]);
      expect(Number.isFinite(toNumber(value, 1))).toBe(true);
    }),
  );

  always(
    'is merged without a key that leads to a prototype',
    fc.property(fc.array(configuration, { maxLength: 3 }), (sources) => {
      const target = {};
      const merged = mergeSafely(target, ...sources);
      expect(merged).toBe(target);
      expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
      expect(['__proto__', 'constructor', 'prototype'].filter((key) => Object.hasOwn(merged, key))).toEqual([]);
      expect(inherited()).toBeUndefined();
    }),
  );

  always(
    'gives a root, and sentences about what is wrong',
    fc.property(configuration, junk, (widgets, genesys) => {
      for (const host of [{ _genesys: genesys }, { _genesys: { widgets } }, { _genesys: { cxwidget: widgets } }]) {
        const root = configurationRoot(host);
        expect(typeof root).toBe('object');
        expect(configurationRoot(host)).toBe(root);
      }
      expect(checkConfiguration(widgets).every((sentence) => sentence.includes(': '))).toBe(true);
      expect(inherited()).toBeUndefined();
    }),
  );

  always(
    'leaves the calendar with settings that it can work with',
    fc.property(calendar, (options) => {
      const { numberOfDays, hours: read, zone, servicePlugin } = readSettings(options);
      expect(numberOfDays >= 1 && numberOfDays <= 366 && Number.isInteger(numberOfDays)).toBe(true);
      expect(read.interval >= 1 && read.windows.length >= 1).toBe(true);
      expect(zone && servicePlugin).not.toBe('');
      expect(inherited()).toBeUndefined();
    }),
  );

  always(
    'leaves the service with settings that it can work with, whatever configure is given',
    fc.property(configuration, callback, junk, (root, first, ids) => {
      const settings = createSettingsSource(toRecord(root) as WidgetsConfiguration);
      settings.configure(first);
      settings.identify(toRecord(ids));
      const { timeoutMs, userData, apiVersion, ...read } = settings.read();
      expect(timeoutMs > 0 && timeoutMs < Infinity).toBe(true);
      expect([typeof read.dataURL, typeof read.apikey, typeof read.timezone]).toEqual(['string', 'string', 'string']);
      expect(Object.getPrototypeOf(userData)).toBe(Object.prototype);
      expect(['v1', 'v3']).toContain(apiVersion);
      expect(inherited()).toBeUndefined();
    }),
  );

  always(
    'makes a booking, or a sentence that says why not, and each API a request of it',
    fc.property(configuration, booking, (root, options) => {
      const settings = createSettingsSource(toRecord(root) as WidgetsConfiguration).read();
      let sentence: unknown;
      try {
        const { body } = apiFor(settings).schedule(settings, readBookingRequest(options));
        expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
        expect(Object.hasOwn(body ?? {}, '__proto__')).toBe(false);
      } catch (error) {
        sentence = error;
      }
      expect(['undefined', 'string']).toContain(typeof sentence);
      expect(inherited()).toBeUndefined();
    }),
  );
});

describe('an address', () => {
  const base = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom(
      'http://h/a?b=c#d',
      'https://h//',
      'javascript:alert(1)//http://h',
      'data:text/html,x',
      'ftp://h/',
      'h',
      '//h',
      '',
    ),
    fc.string(),
  );
  const segment = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('..', 'a/b', '?x', '#', '%2f', '\ud800'),
  );

  always(
    'is one of http or https at the host given, or none',
    fc.property(
      base,
      fc.array(segment, { maxLength: 3 }),
      fc.dictionary(fc.string(), junk, { maxKeys: 3 }),
      (given, path, query) => {
        const address = addressOf(given, path, query);
        if (address === undefined) return;
        const { protocol, host, hash } = new URL(address);
        expect(protocol).toMatch(/^https?:$/);
        expect(host).toBe(new URL(given).host);
        expect(hash).toBe('');
      },
    ),
  );
});
