import { millisecondsInDay } from 'date-fns/constants';
import { createRandom, type Simulator } from '../../src/simulator/index.js';
import { seededBookings } from './seededBookings.js';
import type { DemoService } from './services.js';

/** A callback as the operator sees it. Times are epoch ms. */
export interface Booking {
  id: string;
  service: string;
  time: number;
  isImmediate: boolean;
  state: string;
  reason: string;
  number: string;
  name: string;
  subject: string;
  /** Whether it was there before the visitor came. */
  isSeeded: boolean;
  canBeCancelled: boolean;
}

const seed = 1974;
const seededDays = 2;

/**
 * Books the callers that a first visit finds waiting.
 *
 * @param seeded takes their ids
 */
export function seedServices(simulator: Simulator, services: readonly DemoService[], seeded: Set<string>): void {
  const start = simulator.clock.now();
  const end = start + seededDays * millisecondsInDay;
  for (const [index, { name }] of services.entries()) {
    const slots = simulator.engine.availability(name, { start, end, busyToo: true });
    for (const { service, time, number, firstname, subject } of seededBookings(
      name,
      slots,
      createRandom(seed + index),
    )) {
      const data = new Map(Object.entries({ firstname, subject }));
      seeded.add(simulator.engine.book({ service, number, desiredTime: time, data }).id);
    }
  }
}

/** All callbacks, soonest first; those that are over come last. */
export function listBookings(simulator: Simulator, seeded: ReadonlySet<string>): readonly Booking[] {
  const all = simulator.snapshot().records.map(
    ({ id, service, desiredTime, immediate, state, reason, number, data }): Booking => ({
      id,
      service,
      time: Date.parse(desiredTime),
      isImmediate: immediate,
      state,
      reason: reason ?? '',
      number,
      name: [data.firstname, data.lastname].filter(Boolean).join(' '),
      subject: String(data.subject ?? ''),
      isSeeded: seeded.has(id),
      canBeCancelled: state === 'SCHEDULED' || state === 'QUEUED' || state === 'ROUTING',
    }),
  );
  const isOver = ({ state }: Booking) => state === 'COMPLETED';
  return [...all.filter((booking) => !isOver(booking)), ...all.filter(isOver).reverse()];
}
