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

/** Statuses whose answers have no body, whatever is in them. */
const bodiless: readonly number[] = [204, 205, 304];

/** The same for `fetch`. */
export function toResponse({ status, headers, body }: SimulatorResponse): Response {
  return new Response(bodiless.includes(status) ? null : body, { status, headers });
}
