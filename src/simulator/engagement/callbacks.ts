import type { Route } from '../api.js';
import type { Engine } from '../engine/createEngine.js';
import { type CallbackRecord, type DataValue, isWaiting, progressOf, queueEnd } from '../engine/record.js';
import { refuse } from '../engine/refusal.js';
import { readNestedBody } from '../http/readBody.js';
import { badParameter, readText, readTime, toDataValue } from '../http/readValues.js';
import { success } from './envelope.js';

/** Creates a callback. Optional fields may hold anything: existing clients send free text in them. */
export const create: Route['answer'] = ({ engine, setup, ids }, request) => {
  const body = readNestedBody(request);
  const name = body.get('serviceName');
  const service = engine.service(typeof name === 'string' ? name : '').name;
  const number = readNumber(body.get('phoneNumber'));
  if (setup.requireCaptcha && !readText(body, 'captchaToken')) badParameter('captchaToken', 'is needed');
  const time = readText(body, 'desiredTime');
  const { id } = engine.book({
    service,
    number,
    desiredTime: time === undefined ? undefined : readTime(time, 'desiredTime').at(),
    data: readUserData(body.get('userData')),
    needsPlace: readsTrue(body.get('alwaysCheckCapacity')),
  });
  return success(ids, { id });
};

/** Calls a callback off. */
export const cancel: Route['answer'] = ({ engine, ids }, request) => {
  const id = readId(readNestedBody(request));
  engine.cancel(id);
  return success(ids, { id });
};

/** Shows a callback. */
export const retrieve: Route['answer'] = ({ engine, ids }, request) => {
  const id = readId(readNestedBody(request));
  const record = engine.find(id);
  if (!record) return refuse('noSuchCallback', { values: { id, action: 'retrieve' } });
  const { state, reason } = progressOf(record, engine.now);
  return success(ids, {
    id,
    desiredTime: new Date(record.desiredTime).toISOString(),
    callbackState: state,
    ...(reason && { callbackReason: reason }),
    phoneNumber: record.number,
    ...(state !== 'SCHEDULED' && state !== 'COMPLETED' && queuePosition(engine, record)),
  });
};

/** A form can only say so in letters. */
function readsTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function queuePosition(engine: Engine, record: CallbackRecord): object {
  const isAhead = (other: CallbackRecord) =>
    other !== record && other.desiredTime <= record.desiredTime && isWaiting(progressOf(other, engine.now).state);
  const waits = isWaiting(progressOf(record, engine.now).state);
  return {
    positionInQueue: waits ? engine.records(record.service.name).filter(isAhead).length + 1 : 0,
    estimatedWaitTime: Math.max(0, Math.ceil((queueEnd(record) - engine.now) / 1000)),
  };
}

function readId(body: ReadonlyMap<string, unknown>): string {
  return readText(body, 'id') ?? badParameter('id', 'is needed');
}

/** Digits with the signs people put between them: anything else is no number, whatever the service allows. */
function readNumber(value: unknown): string {
  if (value === undefined || value === null || value === '') return refuse('numberMissing');
  const number = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (/^\+?[\d\s().\-/]{1,40}$/.test(number) && /\d/.test(number)) return number;
  return refuse('numberUnreadable', { values: { number: number || '?' } });
}

/** Keys that are no JavaScript identifiers are dropped, as the real service does. */
function readUserData(value: unknown): Map<string, DataValue> {
  const data = new Map<string, DataValue>();
  if (value === undefined || value === null) return data;
  if (typeof value !== 'object' || Array.isArray(value)) return badParameter('userData', 'must be an object');
  for (const [key, entry] of Object.entries(value)) {
    const read = toDataValue(entry, `userData.${key}`);
    if (read !== undefined && isIdentifier(key)) data.set(key, read);
  }
  return data;
}

function isIdentifier(key: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(key);
}
