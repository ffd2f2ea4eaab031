import { millisecondsInMinute } from 'date-fns/constants';
import { isKnownZone, zoneOffsetMinutes } from '../../time/index.js';
import { bucketLengthsMinutes, inQueueLimit, serviceDefaults } from '../defaults.js';
import { createOffice, type Office } from './office.js';
import type { ServiceOptions } from './serviceOptions.js';

/** A service as the engine works with it: options filled in and checked, the places that are taken. */
export interface Service {
  name: string;
  timezone: string;
  /** As configured, for people to read. */
  hours: readonly string[];
  office: Office;
  bucketMs: number;
  /** Where buckets start, ms after a multiple of `bucketMs`: zones that are not whole hours from UTC shift them. */
  anchorMs: number;
  places: number;
  /** Places taken by the start of their slot (epoch ms). */
  taken: Map<number, number>;
  exceptions: readonly string[];
  defaultCountry: string;
  disallowImpossible: boolean;
  disallowPremium: boolean;
  maxQueued: number;
  maxPerInterval: number;
  intervalSeconds: number;
  perNumberLimit: number;
  inQueueLimit: number;
  rejectPast: boolean;
  rejectFuture: string;
  basicAuth: { user: string; password: string } | undefined;
  apikey: string | undefined;
  virtualQueue: string | undefined;
  queuedSeconds: number;
  routingSeconds: number;
  processingSeconds: number;
}

/** Any date serves: what counts is the part of the offset below an hour, and that it never changes. */
const anchorInstant = Date.UTC(2026, 0, 1);

/** @throws Error that names the service and the option that is wrong. */
export function createService(name: string, options: ServiceOptions): Service {
  const wrong = (option: string, value: unknown): never => {
    throw new Error(`Service '${name}': option ${option} cannot be ${JSON.stringify(value)}.`);
  };
  const count = (option: keyof ServiceOptions, fallback: number): number => {
    const value = options[option] ?? fallback;
    return typeof value === 'number' && value >= 0 ? value : wrong(option, value);
  };
  const text = (option: keyof ServiceOptions, fallback: string): string => {
    const value = options[option] ?? fallback;
    return typeof value === 'string' ? value : wrong(option, value);
  };

  const timezone = text('timezone', serviceDefaults.timezone);
  if (!isKnownZone(timezone)) wrong('timezone', timezone);
  const bucketMinutes = count('bucketMinutes', serviceDefaults.bucketMinutes);
  if (!bucketLengthsMinutes.includes(bucketMinutes)) wrong('bucketMinutes', bucketMinutes);
  const hours = options.hours ?? serviceDefaults.hours;
  const span = (option: 'rejectFuture', fallback: string): string => {
    if (options[option] === false) return '';
    const value = text(option, fallback);
    return value === '' || /^\d+[hdwMy]$/.test(value) ? value : wrong(option, value);
  };
  const { basicAuth } = options;
  if (basicAuth && (typeof basicAuth.user !== 'string' || typeof basicAuth.password !== 'string'))
    wrong('basicAuth', '…');
  const bucketMs = bucketMinutes * millisecondsInMinute;

  return {
    name,
    timezone,
    hours: typeof hours === 'string' ? [hours] : hours,
    office: createOffice(timezone, hours, options.holidays ?? []),
    bucketMs,
    anchorMs: anchorOf(timezone, bucketMs),
    places: count('placesPerBucket', serviceDefaults.placesPerBucket),
    taken: new Map(),
    exceptions: (options.exceptions ?? []).map(String),
    defaultCountry: text('defaultCountry', serviceDefaults.defaultCountry).toUpperCase(),
    disallowImpossible: options.disallowImpossible === true,
    disallowPremium: options.disallowPremium === true,
    maxQueued: count('maxQueued', Number.POSITIVE_INFINITY),
    maxPerInterval: count('maxPerInterval', Number.POSITIVE_INFINITY),
    intervalSeconds: count('intervalSeconds', serviceDefaults.intervalSeconds),
    perNumberLimit: count('perNumberLimit', Number.POSITIVE_INFINITY),
    inQueueLimit: readInQueueLimit(options.inQueueChecking),
    rejectPast: options.rejectPast ?? serviceDefaults.rejectPast,
    rejectFuture: span('rejectFuture', serviceDefaults.rejectFuture),
    basicAuth: basicAuth ?? undefined,
    apikey: options.apikey ?? undefined,
    virtualQueue: options.virtualQueue ?? undefined,
    queuedSeconds: count('queuedSeconds', serviceDefaults.queuedSeconds),
    routingSeconds: count('routingSeconds', serviceDefaults.routingSeconds),
    processingSeconds: count('processingSeconds', serviceDefaults.processingSeconds),
  };
}

function anchorOf(timezone: string, bucketMs: number): number {
  const offsetMs = (zoneOffsetMinutes(anchorInstant, timezone) % 60) * millisecondsInMinute;
  return ((-offsetMs % bucketMs) + bucketMs) % bucketMs;
}

/** A number is the limit itself; `true` is the usual one. */
function readInQueueLimit(inQueueChecking: ServiceOptions['inQueueChecking']): number {
  if (typeof inQueueChecking === 'number') return inQueueChecking;
  return inQueueChecking ? inQueueLimit : Number.POSITIVE_INFINITY;
}
