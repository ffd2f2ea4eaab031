import type { Route } from '../api.js';
import { refuse } from '../engine/refusal.js';
import { json } from '../http/json.js';
import { badParameter, daysAfter, readQuery } from '../http/readValues.js';
import { readEnd, readMoment } from './availability.js';

/** Office hours: the open stretches of a day, or of the days asked for. Named like a service, or `<service>-hours`. */
export const officeHours: Route['answer'] = ({ engine, setup }, { query, parameter }) => {
  const name = parameter('hours');
  const service = setup.services.get(name) ?? setup.services.get(name.replace(/-hours$/, ''));
  if (!service) return refuse('noSuchService', { values: { service: name } });
  const start = readMoment(query, ['start']) ?? engine.now;
  const end = readEnd(query, start) ?? daysAfter(start, 1);
  const periods = service.office.periods(start, end).map((period) => ({
    start: new Date(Math.max(period.start, start)).toISOString(),
    end: new Date(Math.min(period.end, end)).toISOString(),
  }));
  return json(200, periods);
};

/** Estimated wait time, version 1: of one virtual queue. */
export const waitTime: Route['answer'] = ({ setup }, { query }) => {
  const name = readQuery(query, 'name') ?? badParameter('name', 'a virtual queue is needed');
  const source = readQuery(query, 'aqt') ?? 'urs';
  if (!['urs', 'urs2', 'stat'].includes(source)) badParameter('aqt', 'must be urs, urs2 or stat');
  return json(200, { ewt: setup.queues.get(name) ?? -1 });
};

/** Estimated wait time, version 2: of several virtual queues. */
export const waitTimes: Route['answer'] = ({ setup }, { query, parameter }) => {
  if (!/^(ewt|mode)[123]$/.test(parameter('mode'))) badParameter('mode', 'must be ewt1 to ewt3 or mode1 to mode3');
  const names = query
    .getAll('vq')
    .flatMap((name) => name.split(','))
    .filter(Boolean);
  if (names.length === 0) badParameter('vq', 'a virtual queue is needed');
  return json(200, Object.fromEntries(names.map((name) => [name, { ewt: setup.queues.get(name) ?? -1 }])));
};
