import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { demoServices, openServiceAt } from '../../../demo/server/services.js';
import { createSimulation, type Simulation } from '../../../demo/server/simulation.js';

const services = demoServices('Europe/Berlin');
/** A Tuesday, 10:00 in Berlin. */
const tuesday = Date.UTC(2026, 2, 3, 9);
const minute = 60_000;

let state: string | null;
const start = (): Simulation => createSimulation({ services, saved: state, save: (text) => (state = text) });
const book = (simulation: Simulation, desiredTime?: number) =>
  simulation.simulator.engine.book({
    service: 'workshop',
    number: '+14165550190',
    desiredTime,
    data: new Map([['firstname', 'Ada']]),
  });
const own = (simulation: Simulation) => simulation.bookings().filter(({ isSeeded }) => !isSeeded);

beforeEach(() => {
  state = null;
  vi.useFakeTimers({ now: tuesday });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the simulation behind the demo', () => {
  it('starts with callers in every service, and leaves places free', () => {
    const simulation = start();
    for (const { name } of services) {
      const slots = simulation.comingSlots(name, 24);
      expect(slots).toHaveLength(24);
      expect(slots.some(({ free }) => free === 0)).toBe(true);
      expect(slots.some(({ free, total }) => free === total)).toBe(true);
    }
  });

  it('shows what a visitor booked, now and later, with its state moving with the clock', () => {
    const simulation = start();
    book(simulation);
    book(simulation, tuesday + 24 * 60 * minute * 6);
    expect(own(simulation).map(({ state, name }) => [state, name])).toEqual([
      ['QUEUED', 'Ada'],
      ['SCHEDULED', 'Ada'],
    ]);
    simulation.advance(5 * minute);
    expect(own(simulation).map(({ state }) => state)).toEqual(['SCHEDULED', 'COMPLETED']);
  });

  it('keeps queue, places, cancellations and time over a restart of the page', () => {
    const before = start();
    book(before, tuesday + 24 * 60 * minute * 6);
    book(before);
    const [immediate] = own(before);
    if (immediate) before.cancel(immediate);
    before.advance(20 * minute);
    vi.advanceTimersByTime(3000);

    const after = start();
    const withoutId = (simulation: Simulation) => simulation.bookings().map(({ id, ...booking }) => booking);
    expect(withoutId(after)).toEqual(withoutId(before));
    expect(after.comingSlots('workshop', 40)).toEqual(before.comingSlots('workshop', 40));
    expect(after.now()).toBe(before.now());
    expect(own(after).map(({ state }) => state)).toEqual(['SCHEDULED', 'COMPLETED']);
  });

  it('starts anew where what was kept cannot be read', () => {
    state = '{"bookings": 1}';
    expect(start().bookings().length).toBeGreaterThan(0);
  });

  it('forgets the visitor’s bookings when it is reset, and not the others', () => {
    const simulation = start();
    const { length } = simulation.bookings();
    book(simulation);
    simulation.reset();
    expect(own(simulation)).toEqual([]);
    expect(simulation.bookings()).toHaveLength(length);
  });

  it('gives a cancelled call’s place back', () => {
    const simulation = start();
    const free = () => simulation.comingSlots('workshop', 1)[0]?.free ?? 0;
    const before = free();
    const slot = simulation.comingSlots('workshop', 1)[0]?.start;
    book(simulation, slot);
    expect(free()).toBe(before - 1);
    const [booking] = own(simulation);
    if (booking) simulation.cancel(booking);
    expect(free()).toBe(before);
  });

  it('lets the next request of its kind fail only, and says what waits', async () => {
    const simulation = start();
    const availability = 'http://localhost/genesys/1/service/callback/workshop/availability';
    const ask = () => simulation.simulator.fetch(new Request(availability));
    simulation.setFault({ kind: 'status=500', target: 'availability', times: 'once' });
    expect(simulation.pendingFault()).toBe('500 – free times, the next time.');
    expect((await ask()).status).toBe(500);
    expect(simulation.pendingFault()).toBe('');
    expect((await ask()).status).toBe(200);
  });

  it('knows until when the office is open', () => {
    const simulation = start();
    expect(simulation.openUntil('workshop')).toBe(Date.UTC(2026, 2, 3, 19));
    simulation.advance(11 * 60 * minute);
    expect(simulation.openUntil('workshop')).toBe(0);
  });
});

describe('the service of a first visit', () => {
  it('is the workshop while somebody is there, else the night line', () => {
    expect(openServiceAt(tuesday, 'Europe/Berlin')).toBe('workshop');
    expect(openServiceAt(Date.UTC(2026, 2, 3, 19), 'Europe/Berlin')).toBe('always');
    expect(openServiceAt(Date.UTC(2026, 2, 3, 6, 59), 'Europe/Berlin')).toBe('always');
    expect(openServiceAt(Date.UTC(2026, 2, 3, 7), 'Europe/Berlin')).toBe('workshop');
  });
});
