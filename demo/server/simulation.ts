import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import type { CallbackReason } from '../../src/simulator/engine/record.js';
import { createClock, createRandom, createSimulator, type Simulator } from '../../src/simulator/index.js';
import type { SlotPlaces } from '../panels/PlacesChart.js';
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

/** What can go wrong: the simulator's own word for it, and ours. */
export const faultKinds = [
  { value: 'none', label: 'Nothing' },
  { value: 'latency=2000', label: 'Slow', hint: '2 s' },
  { value: 'latency=6000', label: 'Too slow', hint: '6 s' },
  { value: 'lost', label: 'Answer lost', hint: 'but booked' },
  { value: 'refuse', label: 'No connection' },
  { value: 'status=429', label: '429' },
  { value: 'status=500', label: '500' },
  { value: 'status=503', label: '503' },
  { value: 'cut', label: 'JSON cut off', hint: 'but booked' },
  { value: 'html=502', label: 'HTML page', hint: 'of a proxy' },
] as const;

export const faultTargets = [
  { value: 'schedule', label: 'Bookings' },
  { value: 'availability', label: 'Free times' },
  { value: 'any', label: 'All' },
] as const;

export interface DemoFault {
  kind: (typeof faultKinds)[number]['value'];
  target: (typeof faultTargets)[number]['value'];
  times: 'once' | 'always';
}

/** What is kept over a restart of the page. Ids are not: nobody who knew them is left. */
interface Keepsake {
  offset: number;
  bookings: {
    service: string;
    number: string;
    createdAt: number;
    /** Absent: immediate. */
    desiredTime?: number;
    data: [string, string | number | boolean][];
    cancelled?: { at: number; reason: CallbackReason };
    isSeeded: boolean;
  }[];
}

export interface SimulationOptions {
  services: readonly DemoService[];
  /** What `keep` was given before the restart. */
  kept: string | null;
  /** Called with the state after each change. */
  keep(state: string): void;
}

/** The simulator as the demo's panels see it. */
export interface Simulation {
  /** For the service worker. */
  simulator: Simulator;
  now(): number;
  /** How far the simulated time is ahead of the real one, ms. */
  offset(): number;
  advance(ms: number): void;
  useRealTime(): void;
  /** Soonest first; those that are over come last. */
  bookings(): readonly Booking[];
  comingSlots(service: string, count: number): readonly SlotPlaces[];
  hoursOf(service: string): string;
  /** Until when the office is open, epoch ms; 0: it is closed. */
  openUntil(service: string): number;
  cancel(booking: Booking): void;
  /** Forgets all bookings but those that a first visit starts with. */
  reset(): void;
  setFault(fault: DemoFault): void;
  /** The fault that waits for a request, in words; empty if there is none. */
  pendingFault(): string;
  /** Calls back after each change; returns the end of the subscription. */
  onChange(callback: () => void): () => void;
}

const seed = 1974;
const seededDays = 2;

export function createSimulation({ services, kept, keep }: SimulationOptions): Simulation {
  const clock = createClock();
  const simulator = createSimulator(
    { services: Object.fromEntries(services.map(({ name, options }) => [name, options])) },
    { clock },
  );
  const seeded = new Set<string>();
  const isService = (name: string) => services.some((service) => service.name === name);

  function fillIn(): void {
    const now = clock.now();
    for (const [index, { name }] of services.entries()) {
      const slots = simulator.engine.availability(name, {
        start: now,
        end: now + seededDays * millisecondsInDay,
        busyToo: true,
      });
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

  let isBusy = false;
  function save(): void {
    if (isBusy) return;
    const bookings = simulator.engine.records().map((record) => ({
      service: record.service.name,
      number: record.number,
      createdAt: record.createdAt,
      ...(!record.immediate && { desiredTime: record.desiredTime }),
      data: [...record.data],
      ...(record.cancelled && { cancelled: record.cancelled }),
      isSeeded: seeded.has(record.id),
    }));
    const state: Keepsake = { offset: offset(), bookings };
    keep(JSON.stringify(state));
  }

  /** Lets everything happen once more, each at its own time, so that the engine itself takes the places. */
  function restore({ offset, bookings }: Keepsake): void {
    for (const { createdAt, cancelled, isSeeded, data, ...booking } of bookings) {
      try {
        clock.set(createdAt);
        const { id } = simulator.engine.book({ ...booking, data: new Map(data) });
        if (isSeeded) seeded.add(id);
        if (!cancelled) continue;
        clock.set(cancelled.at);
        simulator.engine.cancel(id, { reason: cancelled.reason });
      } catch {
        // A service that is gone, or hours that have changed since: the call is forgotten.
      }
    }
    clock.set(Date.now() + offset);
  }

  const offset = () => clock.now() - Date.now();
  const useRealTime = () => clock.set(Date.now());

  const keepsake = readKeepsake(kept);
  if (keepsake) restore(keepsake);
  else fillIn();
  save();
  simulator.subscribe((change) => change !== 'requests' && change !== 'faults' && save());

  return {
    simulator,
    now: clock.now,
    offset,
    advance: clock.advance,
    useRealTime,
    bookings() {
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
    },
    comingSlots(service, count) {
      if (!isService(service)) return [];
      const now = clock.now();
      return simulator.engine
        .availability(service, { start: now, end: now + 4 * millisecondsInDay, busyToo: true })
        .slice(0, count);
    },
    hoursOf: (name) => services.find((service) => service.name === name)?.hours ?? '',
    openUntil(service) {
      const now = clock.now();
      const seconds = isService(service) ? simulator.engine.openFor(service, now) : 0;
      return seconds && Math.round((now + seconds * 1000) / millisecondsInMinute) * millisecondsInMinute;
    },
    cancel({ id }) {
      try {
        simulator.engine.cancel(id, { reason: 'CANCELLED_BY_ADMIN' });
      } catch {
        // It went to an agent in this very moment; the next look at the queue shows that.
      }
    },
    reset() {
      isBusy = true;
      simulator.engine.clear();
      seeded.clear();
      fillIn();
      isBusy = false;
      save();
    },
    setFault({ kind, target, times }) {
      simulator.faults.clear();
      if (kind === 'none') return;
      simulator.faults.add({ fault: kind, operation: target, ...(times === 'once' && { count: 1 }) });
    },
    pendingFault() {
      const [rule] = simulator.faults.list();
      if (!rule) return '';
      const kind = faultKinds.find(({ value }) => value === rule.fault);
      const target = faultTargets.find(({ value }) => value === rule.operation);
      const hint = kind && 'hint' in kind ? ` (${kind.hint})` : '';
      return `${kind?.label ?? rule.fault}${hint} – ${(target?.label ?? rule.operation).toLowerCase()}, ${
        rule.count === undefined ? 'every time' : 'the next time'
      }.`;
    },
    onChange: (callback) => simulator.subscribe(callback),
  };
}

function readKeepsake(text: string | null): Keepsake | undefined {
  if (text === null) return undefined;
  try {
    const kept: Keepsake = JSON.parse(text);
    return Array.isArray(kept.bookings) && Number.isFinite(kept.offset) ? kept : undefined;
  } catch {
    return undefined;
  }
}
