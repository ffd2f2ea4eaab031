import * as v from 'valibot';
import type { ApiName } from '../api.js';
import { type Operation, operations } from '../operations.js';
import { bodyKinds, parseFaults, writeStatusFault } from './parseFaults.js';
import { readWith } from './readWith.js';

/** A fault that is on until it is used up or taken away. */
export interface FaultRule {
  id: string;
  /** As in the header `x-simulate`. */
  fault: string;
  operation: Operation | 'any';
  api: ApiName | 'any';
  /** Requests it still applies to; absent: all. */
  count?: number;
  /** Chance that it applies to a request, 0 to 1. */
  probability: number;
}

const operationNames = ['any', ...operations] as const;
const apiNames = ['any', 'v1', 'v3'] as const;

const newFault = v.strictObject({
  fault: v.optional(v.string()),
  status: v.optional(v.number()),
  body: v.optional(v.picklist(bodyKinds)),
  commit: v.optional(v.boolean()),
  retryAfter: v.optional(v.number()),
  operation: v.optional(
    v.picklist(
      operationNames,
      ({ received }) => `No such operation: ${received}. There are ${operationNames.join(', ')}.`,
    ),
    'any',
  ),
  api: v.optional(
    v.picklist(apiNames, ({ received }) => `No such API: ${received}. There are ${apiNames.join(', ')}.`),
    'any',
  ),
  count: v.optional(
    v.pipe(
      v.number(),
      v.integer('A count is a whole number from 1.'),
      v.minValue(1, 'A count is a whole number from 1.'),
    ),
  ),
  probability: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0, 'A probability lies between 0 and 1.'),
      v.maxValue(1, 'A probability lies between 0 and 1.'),
    ),
    1,
  ),
});

/** A fault to switch on: a text, or the answer to give. */
export interface NewFault {
  /** As in the header `x-simulate`, such as `latency=2000, lost`. */
  fault?: string;
  /** HTTP status of the answer, 100 to 599; instead of `fault`. */
  status?: number;
  /** What that answer holds, one of `bodyKinds`. Absent: the API's answer to what was carried out, else its error. */
  body?: string;
  /** Whether the request is carried out all the same; absent: no. */
  commit?: boolean;
  /** `Retry-After` of that answer, seconds. */
  retryAfter?: number;
  /** Absent: `any`. */
  operation?: string;
  /** `v1` or `v3`; absent: `any`. */
  api?: string;
  /** Requests it applies to; absent: all. */
  count?: number;
  /** Chance that it applies to a request, 0 to 1; absent: 1. */
  probability?: number;
}

/** Faults that are switched on for requests to come. */
export interface FaultPlan {
  /** @throws Error that says what about the fault is wrong. */
  add(fault: NewFault): FaultRule;
  list(): FaultRule[];
  /** Takes one away, or all. Whether there was something to take away. */
  clear(id?: string): boolean;
  /** The faults that apply to a request now, as texts; they count as used. */
  takeFaults(api: ApiName, operation: Operation | undefined): string[];
}

/** @param random decides about probabilities; `changed` is called after each change. */
export function createFaultPlan(random: () => number, changed: () => void): FaultPlan {
  const rules = new Map<string, FaultRule>();
  let added = 0;

  function countDown(rule: FaultRule): void {
    if (rule.count === undefined) return;
    rule.count--;
    if (rule.count === 0) rules.delete(rule.id);
  }

  return {
    add(wanted) {
      const { operation, api, count, probability, ...given } = readWith(newFault, wanted);
      const fault = textOf(given);
      parseFaults(fault);
      added++;
      const rule = {
        id: `fault-${added}`,
        fault,
        operation,
        api,
        ...(count !== undefined && { count }),
        probability,
      };
      rules.set(rule.id, rule);
      changed();
      return { ...rule };
    },
    list: () => [...rules.values()].map((rule) => ({ ...rule })),
    clear(id) {
      const had = id === undefined ? rules.size > 0 : rules.has(id);
      if (id === undefined) rules.clear();
      else rules.delete(id);
      if (had) changed();
      return had;
    },
    takeFaults(api, operation) {
      const taken = [...rules.values()].filter((rule) => isFor(rule, api, operation) && happens(rule, random));
      for (const rule of taken) countDown(rule);
      if (taken.length > 0) changed();
      return taken.map(({ fault }) => fault);
    },
  };
}

function isFor(rule: FaultRule, api: ApiName, operation: Operation | undefined): boolean {
  const isOfApi = rule.api === 'any' || rule.api === api;
  return isOfApi && (rule.operation === 'any' || rule.operation === operation);
}

/** Asks for a random number only where the chance is less than certain. */
function happens({ probability }: FaultRule, random: () => number): boolean {
  return probability >= 1 || random() < probability;
}

type FaultContent = Pick<v.InferOutput<typeof newFault>, 'fault' | 'status' | 'body' | 'commit' | 'retryAfter'>;

/** The fault as the header would ask for it. */
function textOf({ fault, status, body, commit = false, retryAfter }: FaultContent): string {
  if (status !== undefined && fault === undefined) return writeStatusFault({ code: status, body, commit, retryAfter });
  const isPlain = status === undefined && body === undefined && retryAfter === undefined && !commit;
  if (fault !== undefined && isPlain) return fault;
  throw new Error(
    "Give either a text 'fault', such as 'latency=2000, lost', or a 'status' with 'body', 'commit', 'retryAfter'.",
  );
}
