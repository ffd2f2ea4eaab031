import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { defaults } from '../../config/index.js';
import { toIsoUtc } from '../../time/isoUtc.js';
import { readTime } from './bookingRecord.js';
import type { Booking } from './bookingReducer.js';

const { storageKey } = defaults;

/** A booking that this browser has made. */
export interface SavedBooking extends Booking {
  /** Its call was moved, but the server would not cancel this one: both are booked. */
  isSuperseded: boolean;
  /** When the server was asked for it last, epoch ms; 0: never. */
  askedTime: number;
}

/** The bookings of one service. Without storage (blocked, full) nothing is kept and nothing throws. */
export interface SavedBookings {
  /** Those whose call is not a day old yet. */
  list(): SavedBooking[];
  /** @param replaces id of the booking that this one replaces */
  save(booking: Booking & Partial<SavedBooking>, replaces?: string): void;
  /** The booking that another tab has put in the place of this one. */
  replacementOf(id: string): SavedBooking | undefined;
  /** 0: the server may be asked for it, and that is noted; else how long until then, ms: once a minute over all tabs. */
  msUntilTurn(id: string, now: number): number;
  remove(id: string): void;
  /** Forgets every booking of this service. */
  clear(): void;
  /** Calls back when another tab has changed what is kept, until the signal is aborted. */
  subscribe(onChange: () => void, signal: AbortSignal): void;
}

interface Entry {
  id: string;
  /** ISO UTC; `''`: as soon as possible. */
  time: string;
  /** Which service it belongs to: pages of one site may book with several. */
  service: string;
  /** Epoch ms after which it is forgotten. */
  until: number;
  /** Id of the booking that it has replaced. */
  replaces?: string;
  isSuperseded?: boolean;
  askedTime?: number;
}

/** Bookings kept at most; older ones are forgotten. */
const mostEntries = 10;
/** Longer texts are not ours. */
const longestId = 200;
const longestStorage = 10_000;

/**
 * Reads and writes the whole list each time: other tabs do the same.
 * @param service anything that tells services apart; only a hash of it is kept
 */
export function openSavedBookings(service: string): SavedBookings {
  const mark = hash(service);
  const isOwn = (entry: Entry) => entry.service === mark;
  const ownEntries = () => readEntries().filter(isOwn);
  const without = (...ids: Array<string | undefined>) =>
    readEntries().filter((entry) => !isOwn(entry) || !ids.includes(entry.id));

  return {
    list: () => ownEntries().map(toSavedBooking),
    save({ id, time, isSuperseded = false, askedTime = 0 }, replaces = id) {
      if (!id || id.length > longestId) return;
      const entry: Entry = {
        id,
        time: time === undefined ? '' : toIsoUtc(time),
        service: mark,
        until: (time ?? Date.now()) + millisecondsInDay,
        ...(replaces !== id && { replaces }),
        ...(isSuperseded && { isSuperseded }),
        ...(askedTime > 0 && { askedTime }),
      };
      writeEntries([...without(id, replaces), entry]);
    },
    replacementOf(id) {
      const found = ownEntries().find(({ replaces }) => replaces === id);
      return found && toSavedBooking(found);
    },
    msUntilTurn(id, now) {
      const { askedTime = 0 } = ownEntries().find((entry) => entry.id === id) ?? {};
      // a clock that was set back must not keep the visitor waiting
      if (askedTime <= now && now - askedTime < millisecondsInMinute) return askedTime + millisecondsInMinute - now;
      const entries = readEntries();
      for (const entry of entries) if (isOwn(entry) && entry.id === id) entry.askedTime = now;
      writeEntries(entries);
      return 0;
    },
    remove: (id) => writeEntries(without(id)),
    clear: () => writeEntries(readEntries().filter((entry) => !isOwn(entry))),
    subscribe(onChange, signal) {
      const listener = ({ key }: StorageEvent) => {
        if (key === storageKey || key === null) onChange();
      };
      window.addEventListener('storage', listener, { signal });
    },
  };
}

function toSavedBooking({ id, time, isSuperseded = false, askedTime = 0 }: Entry): SavedBooking {
  return { id, time: readTime(time), isSuperseded, askedTime };
}

/** What can be used of the storage: at most ten entries that are not out of date; of anything else nothing. */
function readEntries(): Entry[] {
  try {
    const text = localStorage.getItem(storageKey) ?? '[]';
    if (text.length > longestStorage) return [];
    const list: unknown = JSON.parse(text);
    if (!Array.isArray(list)) return [];
    const now = Date.now();
    return list
      .slice(-mostEntries)
      .filter(isEntry)
      .filter(({ until }) => until > now);
  } catch {
    return [];
  }
}

function writeEntries(entries: Entry[]): void {
  try {
    if (entries.length) localStorage.setItem(storageKey, JSON.stringify(entries.slice(-mostEntries)));
    else localStorage.removeItem(storageKey);
  } catch {
    // without storage the booking is as good; it is just not remembered
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { id, time, service, until, replaces, isSuperseded, askedTime } = value as Record<string, unknown>;
  const isShortText = (text: unknown) => typeof text === 'string' && text.length <= longestId;
  const isAbsentOr = (type: string, part: unknown) => part === undefined || typeof part === type;
  return (
    isShortText(id) &&
    id !== '' &&
    (time === '' || readTime(time) !== undefined) &&
    isShortText(service) &&
    typeof until === 'number' &&
    (replaces === undefined || isShortText(replaces)) &&
    isAbsentOr('boolean', isSuperseded) &&
    isAbsentOr('number', askedTime)
  );
}

/** A short mark instead of the text itself: nobody needs to read addresses there. */
function hash(text: string): string {
  let value = 0;
  for (const char of text) value = (Math.imul(value, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return (value >>> 0).toString(36);
}
