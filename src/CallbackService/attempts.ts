import { isRecord } from '../config/coerce.js';
import { comparableNumber } from './phoneNumber.js';
import { createStoredList, markOf, type StorageSource, tabStorage } from './storedList.js';

/** What a visitor wants, whatever else the booking holds. */
export interface Wish {
  /** Anything that tells services apart. */
  service: string;
  phoneNumber: string;
  /** ISO UTC; `''`: as soon as possible. */
  time: string;
}

/** A booking that is on its way, or of which nobody knows whether the server has taken it. Holds no number in clear. */
export interface Attempt {
  /** Random; the same for each repetition. Also what makes the marks of one attempt unlike those of another. */
  token: string;
  /** When it was first sent, epoch ms by the visitor's clock. */
  sentAt: number;
  /** When it was sent last. */
  lastSentAt: number;
  service: string;
  number: string;
  /** How the number was spelt, with a question mark for each digit: servers find it only as it was sent. */
  shapes: string[];
  time: string;
  /** Whether the server may still be at work on it: it was not answered when it was last heard of. */
  mayStillArrive: boolean;
  /** Whether the visitor has been told that sending it again may book twice. */
  isWarned: boolean;
}

/**
 * The attempts of this tab, in `sessionStorage` under `cx-callback-attempts`: a reload in the middle of a booking forgets
 * nothing. Each is forgotten when its outcome is known, at the latest after a day.
 */
export interface Attempts {
  find(wish: Wish): Attempt | undefined;
  /** A new one, not kept yet. */
  create(wish: Wish): Attempt;
  keep(attempt: Attempt): void;
  forget(attempt: Attempt): void;
}

const storageKey = 'cx-callback-attempts';
const mostAttempts = 20;
const longestMs = 24 * 60 * 60 * 1000;

export function createAttempts(source: StorageSource = tabStorage): Attempts {
  const stored = createStoredList(source, storageKey, isAttempt, mostAttempts);
  const others = ({ token }: Attempt) => stored.read().filter((attempt) => attempt.token !== token);
  return {
    find: (wish) => stored.read().find((attempt) => isOf(attempt, wish)),
    create: (wish) => {
      const token = createToken();
      const now = Date.now();
      const marks = marksOf(wish, token);
      return { token, sentAt: now, lastSentAt: now, ...marks, shapes: [], mayStillArrive: true, isWarned: false };
    },
    keep: (attempt) => stored.write([...others(attempt), attempt]),
    forget: (attempt) => stored.write(others(attempt)),
  };
}

function marksOf(wish: Wish, token: string): Pick<Attempt, 'service' | 'number' | 'time'> {
  return {
    service: markOf(`${token} ${wish.service}`),
    number: markOf(`${token} ${comparableNumber(wish.phoneNumber)}`),
    time: wish.time,
  };
}

function isOf(attempt: Attempt, wish: Wish): boolean {
  const { service, number, time } = marksOf(wish, attempt.token);
  return attempt.time === time && attempt.number === number && attempt.service === service;
}

function isAttempt(value: unknown): value is Attempt {
  if (!isRecord(value)) return false;
  const { token, sentAt, lastSentAt, service, number, shapes, time } = value;
  const isText = [token, service, number].every((text) => typeof text === 'string' && text !== '');
  if (!isText || !isTextList(shapes) || typeof time !== 'string' || typeof lastSentAt !== 'number') return false;
  return typeof sentAt === 'number' && Math.abs(Date.now() - sentAt) < longestMs;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** 128 bits that nobody can guess where the browser has such. */
function createToken(): string {
  const bytes = new Uint8Array(16);
  const { crypto } = globalThis;
  if (crypto) crypto.getRandomValues(bytes);
  else for (let index = 0; index < bytes.length; index++) bytes[index] = Math.random() * 256;
  let token = '';
  for (const byte of bytes) token += byte.toString(16).padStart(2, '0');
  return token;
}
