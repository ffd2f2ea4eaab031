/** How one callback service works. Everything is optional; absent or `null` means the default (`defaults.ts`), or off. */
export interface ServiceOptions {
  /** Length of a slot: 5, 10, 15, 20, 30, 60 or 120 minutes. */
  bucketMinutes?: number | null;
  /** Callbacks that can be booked per slot. */
  placesPerBucket?: number | null;
  /** IANA zone of the office; its hours are local to it. */
  timezone?: string | null;
  /** `'Mon-Fri 09:00-17:00'`, several in a list or separated by `;`. `22:00-06:00` goes over midnight. */
  hours?: string | readonly string[] | null;
  /** Local days that differ: `'2026-12-25'` (closed) or `'2026-12-24 09:00-12:00'`. */
  holidays?: readonly string[] | null;
  /** Numbers that are never called. */
  exceptions?: readonly string[] | null;
  /** Two-letter country in which a number without `+` is read. */
  defaultCountry?: string | null;
  /** Refuses numbers that cannot exist. */
  disallowImpossible?: boolean | null;
  /** Refuses premium-rate numbers. */
  disallowPremium?: boolean | null;
  /** Immediate callbacks that may wait in the queue at once. */
  maxQueued?: number | null;
  /** Immediate callbacks that are taken per `intervalSeconds`. */
  maxPerInterval?: number | null;
  intervalSeconds?: number | null;
  /** Immediate callbacks that one number may ask for in a day. */
  perNumberLimit?: number | null;
  /** How far ahead one may book: `'1M'`, `'2w'`, `'30d'`, `'12h'`; `false`: as far as one likes. */
  rejectFuture?: string | false | null;
  /** Whether a time that has passed is refused. */
  rejectPast?: boolean | null;
  /** Whether one number may have only so many callbacks waiting; `true`: two. */
  inQueueChecking?: boolean | number | null;
  /** Credentials that the GMS API asks for. */
  basicAuth?: { user: string; password: string } | null;
  /** Key that the GMS API expects in the header `apikey`. */
  apikey?: string | null;
  /** The virtual queue whose wait time counts for this service. */
  virtualQueue?: string | null;
  /** How long a callback stays in each state once its time has come. */
  queuedSeconds?: number | null;
  routingSeconds?: number | null;
  processingSeconds?: number | null;
}
