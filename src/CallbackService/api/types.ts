import type { BookingRequest } from '../bookingRequest.js';
import type { ServiceSettings } from '../settings.js';
import type { AvailabilityOptions, OpenForOptions, QueuesOptions } from '../types.js';

/** One operation of an API, ready to be addressed and sent. */
export interface ApiCall {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Starts from here instead of the API's `base`. */
  base?: string;
  /** Segments behind the base; encoded when they are sent. */
  path?: string[];
  /** Empty parameters are left out. */
  query?: Record<string, unknown>;
  /** Sent as JSON. */
  body?: Record<string, unknown>;
  /**
   * The server's JSON as API v1 would have written it: `{_id}` for a booking, `{"<ISO UTC>": free}` for free times, records
   * with `_id`, `_desired_time`, `_callback_state`, `_customer_number`, and `{message, availability}` for a refusal. If it
   * throws, the answer counts as unreadable. Default: as it is.
   */
  readAnswer?(answer: unknown, status: number): unknown;
}

/**
 * A server API: pure functions from options to requests, and how to read its answers. `v1` and `v3` are the two that are
 * built in; `registerCallbackService(bus, {api})` takes any other. Each function may throw a string: then nothing is sent and
 * the command is rejected with it. What is absent is not offered by the API.
 */
export interface CallbackApi {
  /** For messages: `Not offered by <name>.` */
  name: string;
  /** Name of the header that carries `apikey`. */
  keyHeader: string;
  /** Whether `requestFormat: 'form'` is understood. Default `false`. */
  acceptsForms?: boolean;
  /** The address that all operations start from. `''`: none is configured. */
  base(dataURL: string): string;
  /** Books a call. The booking is confirmed only by the id in the answer, see `bookingId`. */
  schedule(settings: ServiceSettings, request: BookingRequest): ApiCall;
  availability(settings: ServiceSettings, options: AvailabilityOptions): ApiCall;
  cancel?(id: string): ApiCall;
  /** Changes a booking in place. Absent: a new one is booked, then the old one is cancelled. */
  reschedule?(id: string, request: BookingRequest): ApiCall;
  queryById?(id: string): ApiCall;
  /**
   * Asks for the outstanding bookings of a number, in the spellings of newer and of older servers: each is tried while the one
   * before is answered by 400. With it a booking whose answer was lost is looked up before it is sent again.
   */
  queryByNumber?(phoneNumber: string): ApiCall[];
  queues?(settings: ServiceSettings, options: QueuesOptions): ApiCall;
  openFor?(settings: ServiceSettings, options: OpenForOptions): ApiCall;
  /** The id by which an answer to `schedule` confirms the booking; `''` if it does not. Default: its `_id` or `id`. */
  bookingId?(answer: unknown): string;
  /**
   * Whether a body is the API's own refusal, so that even with a 5xx status nothing was booked. Default: whether it has an
   * `exception`. Gateways write a `message`, too.
   */
  isRefusal?(answer: unknown): boolean;
  /** What the event `availableSlots` carries. Default: the answer. */
  availabilityEvent?(answer: unknown): unknown;
  /** Whether an answer to `availability` is complete. Default: any JSON is. */
  hasAvailability?(answer: unknown): boolean;
  /** Tells developers (`main.debug`) what the server will not take as it is. */
  warnAbout?(call: ApiCall): string | undefined;
}
