import type { ApiCall } from '../api.js';
import type { Booking } from '../booking.js';
import type { Settings } from '../settings.js';
import type { OpenForOptions, QueuesOptions } from '../types.js';

/** The rest of a server API; see `Api`. */
export interface ManagingApi {
  cancel(id: string): ApiCall;
  /** Changes a booking in place; missing where the API has no such thing. */
  change?(id: string, booking: Booking): ApiCall;
  queryById(id: string): ApiCall;
  /** The same question in the spellings of newer and older servers. */
  queryByNumber(phoneNumber: string): [newer: ApiCall, older: ApiCall];
  /** What `dataURL` is for operators. */
  root(settings: Settings): string;
  queues(options: QueuesOptions): ApiCall;
  openFor(settings: Settings, options: OpenForOptions): ApiCall;
}
