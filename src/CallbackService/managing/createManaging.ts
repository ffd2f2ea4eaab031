import { toRecord, toText } from '../../config/coerce.js';
import { mergeSafely } from '../../config/mergeSafely.js';
import { succeeded } from '../../http/request.js';
import { type Booking, readBooking } from '../booking.js';
import type { Book, Operation, Options } from '../createOperations.js';
import type { Send } from '../createSender.js';
import { bodyOf, serviceError } from '../serviceError.js';
import type { Settings } from '../settings.js';
import type { CancelledAnswer, RescheduledAnswer } from '../types.js';
import { askByNumber } from './askByNumber.js';
import { managingApiOf } from './managingApiOf.js';
import { recordsOf } from './records.js';

/** Commands about bookings that there are, and for operators. */
export type ManagingCommand = 'cancel' | 'reschedule' | 'query' | 'queues' | 'openFor';

/** The commands as functions: they resolve with what the command resolves with and throw what it is rejected with. */
export function createManaging(send: Send, book: Book): Record<ManagingCommand, Operation> {
  const cancel = async (settings: Settings, options: Options): Promise<CancelledAnswer> => {
    const id = idOf(options);
    return { id, response: bodyOf(await send(settings, managingApiOf(settings).cancel(id))) };
  };

  /** v3 has no change in place: the new booking is made first, so that the visitor is never left without one. */
  const replace = async (settings: Settings, previousId: string, booking: Booking): Promise<RescheduledAnswer> => {
    const api = managingApiOf(settings);
    let { phoneNumber } = booking;
    if (!phoneNumber) {
      const [known] = recordsOf(bodyOf(await send(settings, api.queryById(previousId))));
      phoneNumber = known?.phoneNumber ?? '';
    }
    const response = await book(settings, { ...booking, phoneNumber });
    const id = toText(toRecord(toRecord(response).data).id);
    const cancelled = await send(settings, api.cancel(previousId));
    if (!succeeded(cancelled)) throw { ...serviceError(cancelled), id, previousId };
    return { id, previousId, response };
  };

  return {
    cancel,

    reschedule: async (settings: Settings, options: Options): Promise<RescheduledAnswer> => {
      const { id: _, ...changes } = options;
      const id = idOf(options);
      const booking = readBooking(changes);
      const { change } = managingApiOf(settings);
      // v1 cannot bring a call forward to now, v3 has nothing to change but the time
      if (change ? booking.now : !booking.now && !booking.desiredTime)
        throw 'No desiredTime found to reschedule callback';
      if (!change) return replace(settings, id, booking);
      return { id, response: bodyOf(await send(settings, change(id, booking))) };
    },

    query: async (settings: Settings, options: Options) => {
      const { phoneNumber } = readBooking(options);
      if (toText(options.id) || !phoneNumber) {
        const reply = await send(settings, managingApiOf(settings).queryById(idOf(options)));
        return recordsOf(bodyOf(reply));
      }
      return recordsOf(bodyOf(await askByNumber(send, settings, phoneNumber)));
    },

    queues: async (settings: Settings, options: Options) => {
      const api = managingApiOf(settings);
      const reply = await send({ ...settings, dataURL: api.root(settings) }, api.queues(options));
      const queues = Object.entries(mergeSafely({}, bodyOf(reply)));
      return Object.fromEntries(queues.map(([service, bookings]) => [service, recordsOf(bookings)]));
    },

    openFor: async (settings: Settings, options: Options) => {
      const call = managingApiOf(settings).openFor(settings, options);
      return bodyOf(await send(settings, call));
    },
  };
}

/** Dots alone would lead to another address. */
function idOf(options: Options): string {
  const id = toText(options.id);
  if (/^\.*$/.test(id)) throw 'No id found';
  return id;
}
