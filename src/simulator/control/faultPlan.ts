import { type Operation, operations } from '../operations.js';
import { parseFaults } from './parseFaults.js';

export type ApiName = 'v1' | 'v3';

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

/** Faults that are switched on for requests to come. */
export interface FaultPlan {
  /** @throws Error that says what about the rule is wrong. */
  add(rule: { fault: string; operation?: string; api?: string; count?: number; probability?: number }): FaultRule;
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

  return {
    add({ fault, operation = 'any', api = 'any', count, probability = 1 }) {
      parseFaults(fault);
      const rule = {
        id: `fault-${added + 1}`,
        fault,
        operation: readOperation(operation),
        api: readApi(api),
        ...(count !== undefined && { count }),
        probability,
      };
      if (!(probability >= 0 && probability <= 1)) throw new Error('A probability lies between 0 and 1.');
      if (count !== undefined && !(Number.isInteger(count) && count > 0))
        throw new Error('A count is a whole number from 1.');
      added++;
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
      const taken: string[] = [];
      for (const rule of rules.values()) {
        if (rule.api !== 'any' && rule.api !== api) continue;
        if (rule.operation !== 'any' && rule.operation !== operation) continue;
        if (rule.probability < 1 && random() >= rule.probability) continue;
        taken.push(rule.fault);
        if (rule.count === undefined) continue;
        rule.count--;
        if (rule.count === 0) rules.delete(rule.id);
      }
      if (taken.length > 0) changed();
      return taken;
    },
  };
}

function readOperation(name: string): Operation | 'any' {
  const operation = operations.find((each) => each === name);
  if (operation || name === 'any') return operation ?? 'any';
  throw new Error(`No such operation: '${name}'. There are any, ${operations.join(', ')}.`);
}

function readApi(name: string): ApiName | 'any' {
  if (name === 'v1' || name === 'v3' || name === 'any') return name;
  throw new Error(`No such API: '${name}'. There are any, v1, v3.`);
}
