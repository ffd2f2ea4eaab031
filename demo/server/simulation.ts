import { millisecondsInDay, millisecondsInMinute } from 'date-fns/constants';
import { createClock, createSimulator, type Simulator } from '../../src/simulator/index.js';
import { type Booking, listBookings, seedServices } from './bookings.js';
import { type DemoFault, describeRule, setFault } from './faults.js';
import { readSavedState, restoreState, takeState } from './savedState.js';
import type { DemoService, SlotPlaces } from './services.js';

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

export function createSimulation({ services, saved, save }: SimulationOptions): Simulation {
  const clock = createClock();
  const simulator = createSimulator(
    { services: Object.fromEntries(services.map(({ name, options }) => [name, options])) },
    { clock },
  );
  const seeded = new Set<string>();
  const isService = (name: string) => services.some((service) => service.name === name);

  const fillIn = () => seedServices(simulator, services, seeded);

  let isBusy = false;
  function saveState(): void {
    if (isBusy) return;
    save(JSON.stringify(takeState(simulator, seeded)));
  }

  const offset = () => clock.now() - Date.now();
  const useRealTime = () => clock.set(Date.now());

  const savedState = readSavedState(saved);
  if (savedState) restoreState(simulator, seeded, savedState);
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
    bookings: () => listBookings(simulator, seeded),
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
