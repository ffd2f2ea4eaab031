import type { Slot } from '../engine/slots.js';
import { json } from '../http/json.js';
import type { SimulatorResponse } from '../http/types.js';

/** A success: its data in an envelope with a status. */
export function success(ids: () => string, data: unknown): SimulatorResponse {
  return json(200, { status: { code: 0, message: 'Successful', corrId: ids() }, data });
}

/** What an error's envelope says. */
export interface EngagementError {
  /** HTTP status. */
  status: number;
  code: number;
  message: string;
  data?: object | undefined;
}

/** An error: the envelope, with data only where slots are proposed. */
export function failed(ids: () => string, { status, code, message, data }: EngagementError): SimulatorResponse {
  return json(status, { status: { code, message, corrId: ids() }, ...(data && { data }) });
}

/** Proposed slots as the Engagement API writes them: places left, as text, by the start of the slot. */
export function slotMap(slots: readonly Slot[]): Record<string, string> {
  return Object.fromEntries(slots.map(({ start, free }) => [new Date(start).toISOString(), String(free)]));
}
