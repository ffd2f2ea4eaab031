import { toRecord } from '../config/coerce.js';
import { type Booking, readBooking } from './booking.js';
import type { Send } from './createSender.js';
import { bodyOf, serviceError } from './serviceError.js';
import type { Settings } from './settings.js';

export type Options = Record<string, unknown>;
/** A command as a function: resolves with what the command resolves with, throws what it is rejected with. */
export type Operation = (settings: Settings, options: Options) => Promise<unknown>;
export type Book = (settings: Settings, booking: Booking) => Promise<unknown>;

/** The commands that every visit needs. */
export function createOperations(send: Send, book: Book) {
  return {
    async schedule(settings: Settings, options: Options): Promise<unknown> {
      if (!Object.keys(options).length) throw 'No data found to schedule callback';
      return book(settings, readBooking(options));
    },

    async availability(settings: Settings, options: Options): Promise<unknown> {
      if (!Object.keys(options).length) throw 'No query parameters passed for callback availability service';
      const reply = await send(settings, settings.api.availability(settings, options));
      const body = bodyOf(reply);
      const { slots } = toRecord(toRecord(body).data);
      if (settings.api.version === 'v3' && typeof (slots ?? '') !== 'object') throw serviceError(reply);
      return body;
    },
  };
}
