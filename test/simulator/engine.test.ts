import { describe, expect, it } from 'vitest';
import { createClock, createSimulator, Refused, type ServiceOptions } from '../../src/simulator/index.js';
import { fixtureNow } from './world.js';

const minute = 60_000;
const at = (time: string) => Date.parse(time);
const at15 = at('2026-03-03T15:00:00.000Z');

function open(options: ServiceOptions = {}) {
  const clock = createClock(fixtureNow);
  let given = 0;
  const ids = () => `id-${++given}`;
  const simulator = createSimulator({ services: { sales: options } }, { clock, ids });
  const { engine } = simulator;
  const book = (desiredTime?: number, number = '5115') => engine.book({ service: 'sales', number, desiredTime });
  const stateOf = (id: string) => simulator.snapshot().records.find((record) => record.id === id)?.state;
  const free = (time: number) =>
    engine.availability('sales', { start: time }).find(({ start }) => start === time)?.free;
  return { simulator, engine, clock, book, stateOf, free };
}

function refusalOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Refused) return error.refusal.kind;
  }
  return 'not refused';
}

describe('the engine', () => {
  it('moves a callback through its states with the clock', () => {
    const { clock, book, stateOf } = open({ queuedSeconds: 60, routingSeconds: 20, processingSeconds: 180 });
    const { id } = book(at15);
    const seen = ['14:00:00', '14:59:59', '15:00:00', '15:00:59', '15:01:00', '15:01:20', '15:04:19', '15:04:20'].map(
      (time) => {
        clock.set(`2026-03-03T${time}Z`);
        return stateOf(id);
      },
    );
    expect(seen).toEqual([
      'SCHEDULED',
      'SCHEDULED',
      'QUEUED',
      'QUEUED',
      'ROUTING',
      'PROCESSING',
      'PROCESSING',
      'COMPLETED',
    ]);
  });

  it('keeps a cancelled callback for a day', () => {
    const { engine, clock, book } = open();
    const { id } = book();
    engine.cancel(id);
    clock.advance(24 * 60 * minute - 1);
    expect(engine.find(id)?.id).toBe(id);
    clock.advance(1);
    expect(engine.find(id)).toBeUndefined();
    expect(engine.records()).toEqual([]);
  });

  it('gives the place of a cancelled callback back, once', () => {
    const { engine, book, free } = open();
    const { id } = book(at15);
    book(at15);
    expect(free(at15)).toBe(3);
    engine.cancel(id);
    expect(refusalOf(() => engine.cancel(id))).toBe('noSuchCallback');
    expect(free(at15)).toBe(4);
  });

  it('leaves everything as it was when a callback cannot be moved', () => {
    const { engine, book } = open({ placesPerBucket: 1 });
    const { id } = book(at15);
    book(at15 + 15 * minute);
    const change = { desiredTime: at15 + 15 * minute, data: new Map([['note', 'x']]) };
    expect(refusalOf(() => engine.change(id, 'sales', change))).toBe('slotFull');
    expect(engine.find(id)).toMatchObject({ desiredTime: at15, data: new Map() });
    expect(refusalOf(() => book(at15))).toBe('slotFull');
    engine.change(id, 'sales', { desiredTime: at15 + 5 * minute });
    expect(engine.find(id)?.desiredTime).toBe(at15 + 5 * minute);
  });

  it('does not let a callback be cancelled through another service', () => {
    const { engine, book } = open();
    const { id } = book();
    expect(refusalOf(() => engine.cancel(id, { service: 'always' }))).toBe('noSuchCallback');
  });

  it('does not cancel a call that is under way', () => {
    const { engine, clock, book } = open({ queuedSeconds: 1, routingSeconds: 1, processingSeconds: 10 });
    const { id } = book();
    clock.advance(2000);
    expect(refusalOf(() => engine.cancel(id))).toBe('noSuchCallback');
  });

  it('refuses times that have passed, lie too far ahead or outside the hours', () => {
    const { engine, book } = open();
    expect(refusalOf(() => book(at('2026-03-03T13:59:59.999Z')))).toBe('timePast');
    expect(refusalOf(() => book(at('2026-04-03T14:00:00.001Z')))).toBe('timeTooFar');
    expect(refusalOf(() => book(at('2026-03-03T22:00:00.000Z')))).toBe('closedAt');
    expect(book(at('2026-04-03T14:00:00.000Z')).immediate).toBe(false);
    expect(engine.records()).toHaveLength(1);
  });

  it('refuses an immediate callback while the office is closed', () => {
    const { clock, book } = open();
    clock.set('2026-03-03T22:00:00.000Z');
    expect(refusalOf(() => book())).toBe('closedNow');
  });

  it('refuses numbers on the list of exceptions, however they are written', () => {
    const { book } = open({ exceptions: ['(416) 555-0123'] });
    expect(refusalOf(() => book(undefined, '416 555 0123'))).toBe('numberException');
    expect(book(undefined, '416 555 0124').number).toBe('416 555 0124');
  });

  it('refuses a third callback in the queue for one number where that is on', () => {
    const { engine, book } = open({ inQueueChecking: true });
    const { id } = book(at15);
    book();
    expect(refusalOf(() => book(at15))).toBe('inQueueLimit');
    expect(book(at15, '6226').number).toBe('6226');
    engine.cancel(id);
    expect(book(at15).number).toBe('5115');
  });

  it('counts the limit per number anew on the next local day', () => {
    const { clock, book } = open({ perNumberLimit: 1, hours: 'Mon-Sun 00:00-24:00' });
    clock.set('2026-03-04T04:59:00.000Z');
    book();
    expect(refusalOf(() => book())).toBe('numberLimit');
    clock.advance(minute);
    expect(book().immediate).toBe(true);
  });

  it('limits immediate callbacks per interval', () => {
    const { clock, book } = open({ maxPerInterval: 1, intervalSeconds: 30 });
    book();
    expect(refusalOf(() => book(undefined, '6226'))).toBe('intervalLimit');
    clock.advance(30_000);
    expect(book(undefined, '6226').immediate).toBe(true);
  });

  it('frees the queue as callbacks come to an agent', () => {
    const { clock, book } = open({ maxQueued: 1, queuedSeconds: 60, routingSeconds: 20 });
    book();
    expect(refusalOf(() => book())).toBe('queueLimit');
    clock.advance(80_000);
    expect(book().immediate).toBe(true);
  });

  it('lets immediate callbacks take no place of those who book ahead', () => {
    const { book, free } = open();
    const now = at(fixtureNow);
    book();
    expect(free(now)).toBe(5);
    for (let place = 0; place < 5; place++) book(now);
    expect(free(now)).toBeUndefined();
  });

  it('offers no slot that has begun', () => {
    const { engine, clock } = open();
    clock.advance(1);
    const [first] = engine.availability('sales', {});
    expect(first?.start).toBe(at('2026-03-03T14:15:00.000Z'));
  });

  it('gives the last place to exactly one of many', () => {
    const { book } = open({ placesPerBucket: 3 });
    const outcomes = Array.from({ length: 10 }, () => refusalOf(() => book(at15)));
    expect(outcomes.filter((outcome) => outcome === 'not refused')).toHaveLength(3);
    expect(outcomes.slice(3)).toEqual(Array(7).fill('slotFull'));
  });

  it('tells its subscribers of bookings, clock, faults and resets, until they leave', () => {
    const { simulator, engine, clock, book } = open();
    const changes: string[] = [];
    const leave = simulator.subscribe((change) => changes.push(change));
    engine.cancel(book().id);
    clock.advance(1);
    simulator.faults.add({ fault: 'lost' });
    simulator.reset();
    leave();
    book();
    expect(changes).toEqual(['records', 'records', 'clock', 'faults', 'records', 'faults', 'reset']);
  });

  it('shows an operator offices, places and callbacks', () => {
    const { simulator, engine } = open();
    const data = new Map([['subject', 'bill']]);
    engine.book({ service: 'sales', number: '5115', desiredTime: at15, data });
    const { now, services, records } = simulator.snapshot();
    expect(now).toBe(fixtureNow);
    expect(services.map(({ name }) => name)).toEqual(['sales', 'always']);
    expect(services[0]).toMatchObject({ hours: ['Mon-Fri 09:00-17:00'], open: true, openForSeconds: 28_800 });
    expect(services[0]?.slots.filter(({ free }) => free < 5)).toEqual([
      { utcTime: '2026-03-03T15:00:00.000Z', localTime: '2026-03-03T10:00:00.000', free: 4, total: 5 },
    ]);
    expect(records).toEqual([
      {
        id: 'id-1',
        service: 'sales',
        number: '5115',
        state: 'SCHEDULED',
        immediate: false,
        desiredTime: '2026-03-03T15:00:00.000Z',
        createdAt: fixtureNow,
        expirationTime: '2026-03-04T15:04:20.000Z',
        data: { subject: 'bill' },
        properties: {},
      },
    ]);
  });
});

describe('a configuration that is wrong', () => {
  it.each([
    [{ bucketMinutes: 7 }, /'sales'.*bucketMinutes.*7/],
    [{ timezone: 'Mars/Olympus' }, /'sales'.*timezone/],
    [{ hours: 'whenever' }, /whenever/],
    [{ rejectFuture: 'soon' }, /rejectFuture/],
    [{ holidays: ['Christmas'] }, /Christmas/],
  ])('is said so: %j', (options, message) => {
    expect(() => open(options)).toThrow(message);
  });
});

describe('the clock', () => {
  it('stands still, is moved, runs and stops', () => {
    const clock = createClock(fixtureNow);
    expect([clock.now(), clock.running]).toEqual([at(fixtureNow), false]);
    clock.advance(1000);
    expect(clock.now()).toBe(at(fixtureNow) + 1000);
    clock.run();
    expect(clock.running).toBe(true);
    expect(clock.now()).toBeGreaterThanOrEqual(at(fixtureNow) + 1000);
    clock.stop();
    clock.set(0);
    expect(clock.now()).toBe(0);
  });

  it('refuses what is no time', () => {
    expect(() => createClock('soon')).toThrow(RangeError);
    expect(() => createClock(0).advance(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
