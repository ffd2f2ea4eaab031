import type { Booking } from './booking.js';
import type { Settings } from './settings.js';
import type { AvailabilityOptions } from './types.js';

/** One operation of an API, ready to be addressed. */
export interface ApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path?: string[];
  query?: Record<string, unknown>;
  body?: Record<string, unknown>;
}

/**
 * What every visit needs of a server API, as pure functions from options to requests. Each may throw a string: nothing is sent then, and the
 * command is rejected with it.
 */
export interface Api {
  version: 'v1' | 'v3';
  /** Name of the header that carries `apikey`. */
  keyHeader: string;
  /** The address that all operations start from. */
  base(dataURL: string): string;
  schedule(settings: Settings, booking: Booking): ApiCall;
  availability(settings: Settings, options: AvailabilityOptions): ApiCall;
}
