import type { Route } from '../api.js';
import { plainNumber } from '../engine/numberRules.js';
import { type CallbackRecord, isOutstanding, progressOf } from '../engine/record.js';
import { json } from '../http/json.js';
import { badParameter } from '../http/readValues.js';
import { gmsQueryAliases } from '../messages.js';
import { recordView } from './recordView.js';

/** Query-Callback of one service: the outstanding ones, unless a callback or a state is asked for by name. */
export const queryService: Route['answer'] = ({ engine, setup }, { query, parameter }) => {
  const conditions = readConditions(query);
  const namesOne = conditions.has('_id') || conditions.has('_callback_state');
  const records = engine
    .records(parameter('service'))
    .filter((record) => namesOne || isOutstanding(progressOf(record, engine.now).state))
    .filter(matcher(conditions, query, engine.now));
  return json(
    200,
    records.map((record) => recordView(record, engine.now, setup.dialect)),
  );
};

/** Query-Callback over all services; ended ones included. */
export const queryAll: Route['answer'] = ({ engine, setup }, { query }) => {
  const matches = matcher(readConditions(query), query, engine.now);
  const records = engine.records().filter(matches);
  return json(
    200,
    records.map((record) => recordView(record, engine.now, setup.dialect)),
  );
};

type Conditions = ReadonlyMap<string, readonly string[]>;

/** Values wanted per property; several of one property: any of them. */
function readConditions(query: URLSearchParams): Conditions {
  const conditions = new Map<string, string[]>();
  for (const [name, value] of query) {
    if (name === 'operand') continue;
    const property = Object.hasOwn(gmsQueryAliases, name) ? (gmsQueryAliases[name] ?? name) : name;
    conditions.set(property, [...(conditions.get(property) ?? []), value]);
  }
  if (conditions.size === 0) badParameter('property', 'a property to search by is needed');
  return conditions;
}

function matcher(conditions: Conditions, query: URLSearchParams, now: number): (record: CallbackRecord) => boolean {
  const operand = (query.get('operand') ?? 'AND').toUpperCase();
  if (operand !== 'AND' && operand !== 'OR') badParameter('operand', 'must be AND or OR');
  const wanted = [...conditions];
  return (record) => {
    const holds = ([property, values]: readonly [string, readonly string[]]) =>
      values.some((value) => matches(record, property, value, now));
    return operand === 'OR' ? wanted.some(holds) : wanted.every(holds);
  };
}

/** `!` before a value turns the condition round. */
function matches(record: CallbackRecord, property: string, value: string, now: number): boolean {
  if (value.startsWith('!')) return !matches(record, property, value.slice(1), now);
  if (property === '_customer_number') return plainNumber(record.number) === plainNumber(value);
  return String(propertyOf(record, property, now) ?? '') === value;
}

function propertyOf(record: CallbackRecord, property: string, now: number): unknown {
  if (property === '_id') return record.id;
  if (property === '_desired_time') return new Date(record.desiredTime).toISOString();
  if (property === '_service_name') return record.service.name;
  if (property === '_callback_state') return progressOf(record, now).state;
  if (property === '_callback_reason') return progressOf(record, now).reason;
  return record.data.get(property) ?? record.properties.get(property);
}
