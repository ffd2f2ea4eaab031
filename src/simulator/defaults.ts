import type { ServiceOptions } from './engine/serviceOptions.js';

/** Every number of the simulator that people tune, with its unit in its name or beside it. */
export const serviceDefaults = {
  bucketMinutes: 5,
  placesPerBucket: 100,
  timezone: 'UTC',
  hours: 'Mon-Sun 00:00-24:00',
  defaultCountry: 'US',
  rejectPast: true,
  rejectFuture: '1M',
  intervalSeconds: 60,
  queuedSeconds: 60,
  routingSeconds: 20,
  processingSeconds: 180,
} as const satisfies ServiceOptions;

/** Bucket lengths an office may use. */
export const bucketLengthsMinutes: readonly number[] = [5, 10, 15, 20, 30, 60, 120];

/** The services that are there without any configuration. */
export const fixtureServices: Readonly<Record<string, ServiceOptions>> = {
  sales: {
    bucketMinutes: 15,
    placesPerBucket: 5,
    timezone: 'America/Toronto',
    hours: ['Mon-Fri 09:00-17:00'],
    defaultCountry: 'US',
    virtualQueue: 'VQ1',
  },
  always: {
    bucketMinutes: 60,
    timezone: 'America/Toronto',
    hours: ['Mon-Sun 00:00-24:00'],
    virtualQueue: 'VQ2',
  },
};

/** Estimated wait of each virtual queue in seconds; −1: nobody there to take a call. */
export const fixtureQueues: Readonly<Record<string, number>> = { VQ1: 120, VQ2: 45, NOAGENTS: -1 };

/** The key of the Engagement API. */
export const fixtureApiKey = 'K';

/** Callbacks of one number that may wait at once when `inQueueChecking` is plainly on. */
export const inQueueLimit = 2;

/** Slots proposed on either side of a time. */
export const bucketsAround = 4;

/** The longest stretch one availability or hours question may span, in days of 24 h. */
export const longestRangeDays = 366;

/** Records that the operators' question returns per queue, and how far it looks ahead, in hours. */
export const queueRecordsMax = 500;
export const queueHoursAhead = 24;

/** Longest body that is read, in bytes. */
export const longestBodyBytes = 1_000_000;

/** Requests kept in the log, and the bytes of their texts in all. */
export const requestsKept = 1000;
export const requestBytesKept = 4_000_000;

/** Of a body or address in the log so many characters are kept. */
export const longestLoggedText = 100_000;
