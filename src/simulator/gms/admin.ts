import { millisecondsInHour } from 'date-fns/constants';
import type { Route } from '../api.js';
import { queueHoursAhead, queueRecordsMax } from '../defaults.js';
import { type CallbackRecord, callbackStates, isOutstanding, isWaiting, progressOf } from '../engine/record.js';
import { Refused } from '../engine/refusal.js';
import { json } from '../http/json.js';
import { readFlatBody } from '../http/readBody.js';
import { badParameter, readCount, readQuery, readText } from '../http/readValues.js';
import { readMoment } from './availability.js';
import { recordView } from './recordView.js';

/** Operators' Query-Callback: what waits in which queue. */
export const queues: Route['answer'] = ({ engine, setup }, { query }) => {
  const target = readQuery(query, 'target');
  const services = target === undefined ? engine.services() : [engine.service(target)];
  const max = readCount(readQuery(query, 'max') ?? String(queueRecordsMax), 'max');
  const from = readMoment(query, ['start_time']) ?? 0;
  const until = readMoment(query, ['end_time']) ?? Math.max(engine.now, from) + queueHoursAhead * millisecondsInHour;
  const states = readStates(readQuery(query, 'states'));
  const isAskedFor = (record: CallbackRecord) => {
    const { state } = progressOf(record, engine.now);
    const fits = states ? states.includes(state) : isOutstanding(state) || state === 'PROCESSING';
    return fits && record.desiredTime >= from && record.desiredTime <= until;
  };
  const lists = services.map(({ name }) => {
    const records = engine.records(name).filter(isAskedFor);
    records.sort((one, other) => one.desiredTime - other.desiredTime);
    return [name, records.slice(0, max).map((record) => recordView(record, engine.now, setup.dialect))] as const;
  });
  return json(200, Object.fromEntries(lists));
};

function readStates(text: string | undefined): string[] | undefined {
  const states = text?.split(',').map((state) => state.trim().toUpperCase());
  const known: readonly string[] = callbackStates;
  if (states?.some((state) => state !== 'PAUSED' && !known.includes(state)))
    badParameter('states', 'has an unknown state');
  return states;
}

/** Operators' counters: callbacks whose time has come and that are not over, per service that has any. */
export const watermarks: Route['answer'] = ({ engine }, { query }) => {
  const names = query.getAll('service_name');
  const counts = new Map<string, number>();
  let total = 0;
  for (const record of engine.records()) {
    const { name } = record.service;
    const { state } = progressOf(record, engine.now);
    if ((names.length > 0 && !names.includes(name)) || !(isWaiting(state) || state === 'PROCESSING')) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    total++;
  }
  return json(200, { services: Object.fromEntries(counts), total });
};

/** Operators' bulk cancel. Ids that are not there, or past calling off, are named in the answer. */
export const bulkCancel: Route['answer'] = ({ engine }, request) => {
  const body = readFlatBody(request);
  const ids: unknown = body.get('ids');
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) badParameter('ids', 'must be a list of ids');
  const note = readText(body, 'reason');
  const cancelled: string[] = [];
  const notFound: string[] = [];
  for (const id of ids) {
    try {
      engine.cancel(id, { reason: 'CANCELLED_BY_ADMIN', note });
      cancelled.push(id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notFound.push(id);
    }
  }
  return json(200, { cancelled, notFound });
};
