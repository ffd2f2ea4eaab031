import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { createClock, createRandom, createSimulator, type Simulator } from '../../src/simulator/index.js';
import { type DemoFault, describeRule, setFault } from './faults.js';
import { readSavedState, type SavedState } from './savedState.js';
import { seededBookings } from './seededBookings.js';
import type { DemoService, SlotPlaces } from './services.js';

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

export interface SimulationOptions {
  services: readonly DemoService[];
  /** What `save` was given before the restart. */
  saved: string | null;
  /** Called with the state after each change. */
  save(state: string): void;
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

export function createSimulation({ services, saved, save }: SimulationOptions): Simulation {
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
  function saveState(): void {
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
    const state: SavedState = { offset: offset(), bookings };
    save(JSON.stringify(state));
  }

  /** Lets everything happen once more, each at its own time, so that the engine itself takes the places. */
  function restore({ offset, bookings }: SavedState): void {
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

  const savedState = readSavedState(saved);
  if (savedState) restore(savedState);
  else fillIn();
  saveState();
  simulator.subscribe((change) => {
    if (change !== 'requests' && change !== 'faults') saveState();
  });

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
      saveState();
    },
    setFault: (fault) => setFault(simulator.faults, fault),
    pendingFault() {
      const [rule] = simulator.faults.list();
      return rule ? describeRule(rule) : '';
    },
    onChange: (callback) => simulator.subscribe(callback),
  };
}
