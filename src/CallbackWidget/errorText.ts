import { isRecord } from '../config/index.js';
import { formatDayAndTime, type TimeDisplay } from '../time/index.js';
import type { Texts } from './texts.js';

const isoInstant = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/g;

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
 * Reads a failed `schedule` (manual: Callback, Localization, `Errors`): the text of a known code; the server's own message
 * for 400 and 429; else `unknownError`. Takes whatever a service plugin may reject with.
 * @param wanted the time that was asked for (epoch ms)
 */
export function readBookingError(failure: unknown, texts: Texts, display: TimeDisplay, wanted: number): BookingError {
  const error = isRecord(failure) ? failure : {};
  const body = isRecord(error.responseJSON) ? error.responseJSON : {};
  const status = isRecord(body.status) ? body.status : body;
  const code = Number(error.code ?? status.code) || 0;
  const message = [error.message, status.message].find((text) => typeof text === 'string' && text !== '');
  const known = code ? texts.find(`Errors.${code}`) : undefined;
  const spoken = error.status === 400 || error.status === 429 ? message : undefined;
  const text = known ?? (typeof spoken === 'string' ? spoken : texts.get('Errors.unknownError'));
  return {
    text: text.replace(isoInstant, (instant) => localForm(instant, display)),
    entry: code || (typeof message === 'string' ? message : text),
    phone: code === 7030,
    slot: code === 7041 || code === 7042,
    proposals: nearestSlots(error.availability, wanted),
  };
}

/** The free instants of a map `{ISO: places}` that are still to come, nearest to `wanted` first, six at most. */
export function nearestSlots(availability: unknown, wanted: number, now = Date.now()): number[] {
  if (!isRecord(availability)) return [];
  const distance = (instant: number) => Math.abs(instant - wanted);
  return Object.keys(availability)
    .filter((key) => Number(availability[key]) > 0)
    .map((key) => Date.parse(key))
    .filter((instant) => instant > now)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .slice(0, 6);
}

function localForm(instant: string, display: TimeDisplay): string {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant : formatDayAndTime(time, display);
}
