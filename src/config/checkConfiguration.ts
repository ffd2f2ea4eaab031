import { isKnownZone } from '../time/index.js';
import { isRecord, toNumber, toText } from './coerce.js';

/** A kind of value (`one of …` or a name in `kinds`), or the keys of a table. */
type Rule = string | { [key: string]: Rule };

/** A value as it is compared; what has no plain text (tables, lists) is none. */
const plain = (value: unknown) => (typeof value === 'object' ? '' : String(value).trim().toLowerCase());

const isBoolean = (value: unknown) => /^(?:true|false|1|0)$/.test(plain(value));

const kinds: Record<string, (value: unknown) => boolean> = {
  'a boolean': isBoolean,
  'a boolean or a table': (value) => isRecord(value) || isBoolean(value),
  'a number': (value) => !Number.isNaN(toNumber(value, Number.NaN)),
  'a text': (value) => toText(value) !== '',
  'a text or nothing': (value) => value === '' || toText(value) !== '',
  'a time such as 09:30': (value) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(toText(value)),
  'a list': Array.isArray,
  'a table': (value) => value === null || isRecord(value),
  'a table or an address': (value) => isRecord(value) || toText(value) !== '',
  'a function': (value) => typeof value === 'function',
  'an IANA time zone': (value) => isKnownZone(toText(value)),
};

const main: Rule = {
  theme: 'a text',
  themes: 'a table',
  lang: 'a text',
  i18n: 'a table or an address',
  mobileMode: 'one of true, false, auto',
  mobileModeBreakpoint: 'a number',
  timeFormat: 'one of 12, 24',
  preload: 'a list',
  pluginLoadDelay: 'a number',
  customStylesheetID: 'a text',
  header: 'a table',
  debug: 'a boolean',
  transitions: 'a boolean',
  downloadGoogleFont: 'a boolean',
  markupCommands: 'a list',
};

const section: Rule = {
  enable: 'a boolean',
  openTime: 'a time such as 09:30',
  closeTime: 'a time such as 09:30',
};

const rules: Rule = {
  main,
  app: main,
  global: main,
  callback: {
    dataURL: 'a text',
    apiVersion: 'one of v1, v3',
    apikey: 'a text or nothing',
    serviceName: 'a text',
    userData: 'a table',
    ajaxTimeout: 'a number',
    callDirection: 'a text',
    timezone: 'an IANA time zone',
    enableCustomHeader: 'a boolean',
    requestFormat: 'one of json, form',
    countryCodes: 'a boolean',
    immediateCallback: 'a boolean',
    scheduledCallback: 'a boolean',
    ewt: {
      display: 'a boolean',
      queue: 'a text',
      threshold: 'a number',
      refreshInterval: 'a number',
      immediateCallback: { thresholdMin: 'a number', thresholdMax: 'a number' },
    },
    form: { wrapper: 'a text', inputs: 'a list' },
    servicePlugin: 'a text',
    confirmFormCloseEnabled: 'a boolean',
    rememberBooking: 'a boolean',
    captcha: 'a function',
    captchaParameter: 'a text',
    launcher: 'a boolean or a table',
  },
  calendar: {
    showAvailability: 'a boolean',
    numberOfDays: 'a number',
    hideUnavailableTimeSlots: 'a boolean',
    timeFormat: 'one of 12, 24',
    calendarHours: {
      interval: 'a number',
      allDay: { openTime: 'a time such as 09:30', closeTime: 'a time such as 09:30' },
      morning: section,
      afternoon: section,
      evening: section,
    },
    servicePlugin: 'a text',
    timezone: 'an IANA time zone',
  },
  stats: {
    ajaxTimeout: 'a number',
    ewt: { dataURL: 'a text', apikey: 'a text or nothing', apiVersion: 'one of v1, v2, v3', mode: 'a text' },
  },
  extensions: 'a table',
  onReady: 'a function',
};

/** Misspellings in use that are understood. */
const otherSpellings: Record<string, string> = { calenderHours: 'calendarHours' };

/**
 * What is unknown or wrong in a configuration, for the console of whoever writes it (`main.debug`). Nothing in it hinders:
 * the plugins read it as far as it can be read.
 * @returns one sentence for each key, naming it and what is expected
 */
export function checkConfiguration(config: unknown): string[] {
  return isRecord(config) ? warningsFor('', config, rules) : ['The configuration: expected a table'];
}

function warningsFor(path: string, value: unknown, rule: Rule): string[] {
  if (value === undefined) return [];
  const kind = typeof rule === 'string' ? rule : 'a table';
  if (!isOfKind(value, kind)) return [`${path}: expected ${kind}, found ${shown(value)}`];
  if (typeof rule === 'string' || !isRecord(value)) return [];
  return Object.keys(value).flatMap((given) => {
    const key = Object.hasOwn(otherSpellings, given) ? String(otherSpellings[given]) : given;
    const place = path ? `${path}.${given}` : given;
    const inner = Object.hasOwn(rule, key) ? rule[key] : undefined;
    if (!inner) return [`${place}: unknown, expected one of ${Object.keys(rule).join(', ')}`];
    const spelling = key === given ? [] : [`${place}: expected the spelling ${key}`];
    return [...spelling, ...warningsFor(place, value[given], inner)];
  });
}

function isOfKind(value: unknown, kind: string): boolean {
  const test = kinds[kind];
  if (test) return test(value);
  return kind.slice('one of '.length).split(', ').includes(plain(value));
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value ? 'a table' : String(value).slice(0, 40);
}
