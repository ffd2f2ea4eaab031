import type { Route } from '../api.js';
import type { DataValue } from '../engine/record.js';
import { refuse } from '../engine/refusal.js';
import { empty, json } from '../http/json.js';
import { readFlatBody } from '../http/readBody.js';
import { badParameter, readText, readTime, toDataValue } from '../http/readValues.js';
import { gmsNames } from '../messages.js';

/** Start-Callback. */
export const schedule: Route['answer'] = ({ engine, setup }, request) => {
  const service = engine.service(request.parameter('service')).name;
  const body = readFlatBody(request);
  const number = readText(body, '_customer_number')?.trim() || refuse('numberMissing');
  const time = readText(body, '_desired_time');
  const { data, properties } = readEntries(body, ['_customer_number', '_desired_time']);
  const { id, immediate } = engine.book({
    service,
    number,
    desiredTime: time === undefined ? undefined : readTime(time, '_desired_time').at(),
    data: present(data),
    properties: present(properties),
    needsPlace: true,
  });
  if (!immediate) return json(200, { _id: id });
  return json(200, { _id: id, ...gmsNames[setup.dialect].confirmation });
};

/** Cancel-Callback. */
export const cancel: Route['answer'] = ({ engine }, { parameter }) => {
  engine.cancel(parameter('id'), { service: engine.service(parameter('service')).name });
  return empty(200);
};

/** Reschedule-Callback; also changes attached data, and takes away what is sent as `''`. */
export const change: Route['answer'] = ({ engine }, request) => {
  const body = readFlatBody(request);
  const time = readText(body, '_new_desired_time');
  const number = readText(body, '_customer_number')?.trim();
  if (body.has('_customer_number') && !number) refuse('numberMissing');
  engine.change(request.parameter('id'), request.parameter('service'), {
    desiredTime: time === undefined ? undefined : readTime(time, '_new_desired_time').at(),
    number,
    ...readEntries(body, ['_new_desired_time', '_customer_number']),
  });
  return empty(200);
};

interface Entries {
  data: Map<string, DataValue | undefined>;
  properties: Map<string, DataValue | undefined>;
}

/** Keys with an underscore are the API's own and plain values; the others are attached to the call. */
function readEntries(body: ReadonlyMap<string, unknown>, except: readonly string[]): Entries {
  const entries: Entries = { data: new Map(), properties: new Map() };
  for (const [key, value] of body) {
    if (except.includes(key)) continue;
    if (key.startsWith('_') && typeof value === 'object' && value !== null) badParameter(key, 'must be a plain value');
    const read = value === '' ? undefined : toDataValue(value, key);
    (key.startsWith('_') ? entries.properties : entries.data).set(key, read);
  }
  return entries;
}

function present(entries: Map<string, DataValue | undefined>): Map<string, DataValue> {
  const found = new Map<string, DataValue>();
  for (const [key, value] of entries) if (value !== undefined) found.set(key, value);
  return found;
}
