import type { SimulatorResponse } from './types.js';

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): SimulatorResponse {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

/** An answer without a body. */
export function empty(status: number, headers: Record<string, string> = {}): SimulatorResponse {
  return { status, headers, body: '' };
}
