import { isRecord, toNumber, toRecord } from '../../config/index.js';
import { formatDayAndTime, type TimeDisplay } from '../../time/index.js';
import { isWritableInstant } from '../../time/isoUtc.js';
import type { WidgetContext } from '../context.js';
import type { Texts } from '../texts.js';
import { readDisplay } from '../timeDisplay.js';

const isoInstant = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?/g;

/** What went wrong, for the visitor and for the event data. */
export interface BookingError {
  text: string;
  /** Code of the server, else the text. */
  entry: number | string;
  /** Whether the phone number is at fault. */
  phone: boolean;
  /** Whether the time is at fault. */
  slot: boolean;
  /** Free times that the server proposed instead (epoch ms), nearest first. */
  proposals: number[];
}

/**
 * What servers of v1 write for machines and operators → the text that says the same to a visitor (GMS API: Callback
 * Services, sample errors). The first that fits counts.
 */
const plainTexts: ReadonlyArray<readonly [RegExp | ((message: string) => boolean), string]> = [
  [/^too many requests (at|around)/i, 'Errors.7041'],
  [/^office is closed|"status" ?: ?"closed"/i, 'Errors.7042'],
  [/parameter _?(customer_?number|phone)/i, 'Errors.7030'],
  [(message) => saysInTurn(message, 'number', 'disallowed', 'invalid'), 'Errors.7030'],
  [(message) => saysInTurn(message, 'number', 'disallowed'), 'Errors.7037'],
  [(message) => saysInTurn(message, 'number', 'not allowed'), 'Errors.7037'],
  [/parameter _?(new_)?desired_?time/i, 'CallbackTimeRefused'],
  [/previous callbacks/i, 'CallbackTooManyForNumber'],
  [/^limit of queued/i, 'CallbackTooMany'],
];

/** More of a server's message no visitor reads; it is longer in the event's data. */
const longestMessage = 500;

/** Whether the words stand in the message in that order. No regular expression: its time would grow with the square of the length. */
function saysInTurn(message: string, ...words: string[]): boolean {
  const text = message.toLowerCase();
  let position = 0;
  return words.every((word) => {
    const found = text.indexOf(word, position);
    position = found + word.length;
    return found >= 0;
  });
}

function keyOf(message: string): string | undefined {
  const meaning = plainTexts.find(([fits]) => (fits instanceof RegExp ? fits.test(message) : fits(message)));
  return meaning?.[1];
}

const phoneTexts = ['Errors.7030'];
const slotTexts = ['Errors.7041', 'Errors.7042', 'CallbackTimeRefused'];

/**
 * What a failed `schedule` or `reschedule` means, in the words of the language in force.
 * @param wanted the time that was asked for (epoch ms)
 * @param known free times of an earlier answer, `{ISO: places}`
 */
export function explainRefusal(widget: WidgetContext, failure: unknown, wanted: number, known?: unknown): BookingError {
  return readBookingError(failure, widget.texts(), readDisplay(widget), wanted, known, widget.now());
}

/**
 * Reads a failed `schedule` (manual: Callback, Localization, `Errors`): the text of a known code; else what the server's
 * own message means; else that message for 400 and 429; else `unknownError`. Takes whatever a service plugin may reject
 * with. What is written for machines never reaches the visitor.
 * @param wanted the time that was asked for (epoch ms)
 * @param known free times of an earlier answer, `{ISO: places}`: proposed where the server refuses a time and proposes none
 * @param now epoch ms
 */
export function readBookingError(
  failure: unknown,
  texts: Texts,
  display: TimeDisplay,
  wanted: number,
  known?: unknown,
  now = Date.now(),
): BookingError {
  const { status, code, message, availability } = readFailure(failure);
  const byCode = `Errors.${code}`;
  const key = code && texts.find(byCode) ? byCode : keyOf(message.slice(0, longestMessage));
  const isSpoken = (status === 400 || status === 429) && message && !/[{}]/.test(message);
  const text = (key && texts.find(key)) ?? (isSpoken ? shorten(message) : texts.get('Errors.unknownError'));
  const slot = slotTexts.includes(key ?? '');
  const proposed = nearestSlots(availability, wanted, now);
  return {
    text: text.replace(isoInstant, (instant, zone) => localForm(instant, zone, display)),
    entry: code || message || text,
    phone: phoneTexts.includes(key ?? ''),
    slot,
    proposals: proposed.length || !slot ? proposed : nearestSlots(known, wanted, now).filter((free) => free !== wanted),
  };
}

/** What a failure says, wherever it says it: the APIs differ, and a service plugin may reject with anything. */
function readFailure(failure: unknown) {
  const error = toRecord(failure);
  const body = toRecord(error.responseJSON);
  const inner = isRecord(body.status) ? body.status : body;
  const message = [error.message, inner.message].find((text) => typeof text === 'string' && text !== '');
  return {
    status: error.status,
    code: toNumber(error.code ?? inner.code, 0),
    message: typeof message === 'string' ? message : '',
    availability: error.availability,
  };
}

/** The free instants of a map `{ISO: places}` that are still to come, nearest to `wanted` first, six at most. */
export function nearestSlots(availability: unknown, wanted: number, now: number): number[] {
  if (!isRecord(availability)) return [];
  const distance = (instant: number) => Math.abs(instant - wanted);
  return Object.keys(availability)
    .filter((key) => Number(availability[key]) > 0)
    .map((key) => Date.parse(key))
    .filter((instant) => instant > now && isWritableInstant(instant))
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, 6);
}

function shorten(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}

/** The servers' times are UTC, whether they say so or not. */
function localForm(instant: string, zone: string | undefined, display: TimeDisplay): string {
  const time = Date.parse(zone ? instant : `${instant.replace(' ', 'T')}Z`);
  return Number.isNaN(time) ? instant : formatDayAndTime(time, display);
}
