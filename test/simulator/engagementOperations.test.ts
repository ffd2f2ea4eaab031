import { describe, expect, it } from 'vitest';
import { createClock, createSimulator, type SimulatorConfig } from '../../src/simulator/index.js';
import { fixtureNow, v3 } from './world.js';

function open(config: SimulatorConfig = {}) {
  const clock = createClock(fixtureNow);
  const simulator = createSimulator(config, { clock });
  function ask(method: string, path: string, json?: unknown, key = 'K') {
    const headers = { 'X-API-Key': key };
    const url = `https://gapi-use1.genesyscloud.com${v3}/${path}`;
    const answer = simulator.handle({
      method,
      url,
      headers,
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    return { status: answer.status, json: JSON.parse(answer.body) };
  }
  const create = (more: object = {}) =>
    ask('POST', 'callbacks/create', { serviceName: 'sales', phoneNumber: '+14165550123', ...more });
  return { simulator, clock, ask, create };
}

describe('the Engagement API', () => {
  it('refuses a wrong key with a code of its own, and asks for none where none is set', () => {
    expect(open().ask('GET', 'callbacks/open-for/sales', undefined, 'X')).toMatchObject({
      status: 401,
      json: { status: { code: 503 } },
    });
    expect(open({ apiKey: null }).ask('GET', 'callbacks/open-for/sales', undefined, '').status).toBe(200);
  });

  it('keeps user data whose keys are JavaScript identifiers', () => {
    const { simulator, create } = open();
    create({
      userData: { firstname: 'Jo', 'last-name': 'X', 'a b': 1, größe: 2, $x: true, nested: { a: 1 }, none: null },
    });
    expect(simulator.snapshot().records[0]?.data).toEqual({ firstname: 'Jo', größe: 2, $x: true, nested: '{"a":1}' });
  });

  it('accepts free text in optional fields', () => {
    expect(open().create({ cbOfferType: 'whenever you like', priority: 'very', language: {} }).status).toBe(200);
  });

  it('tells an impossible number from a forbidden one', () => {
    const { create } = open({
      services: { sales: { disallowImpossible: true, disallowPremium: true, exceptions: ['+14165550199'] } },
    });
    const code = (phoneNumber: string) => create({ phoneNumber }).json.status.code;
    expect([code('111'), code('+19005551234'), code('+14165550199'), code('+14165550123')]).toEqual([
      7036, 7037, 7037, 0,
    ]);
  });

  it('checks the capacity of the present only when asked to', () => {
    const { create } = open();
    for (let place = 0; place < 5; place++) create({ desiredTime: fixtureNow });
    expect(create().status).toBe(200);
    expect(create({ alwaysCheckCapacity: true })).toMatchObject({ status: 429, json: { status: { code: 7041 } } });
  });

  it('demands a captcha token where the tenant does', () => {
    const { create } = open({ requireCaptcha: true });
    expect(create()).toMatchObject({ status: 400, json: { status: { code: 501 } } });
    expect(create({ captchaToken: 'abc' }).status).toBe(200);
  });

  it('shows position and wait while a callback waits, and the reason when it is over', () => {
    const { ask, clock, create } = open();
    create();
    const { id } = create().json.data;
    const retrieve = () => ask('POST', 'callbacks/retrieve', { id }).json.data;
    expect(retrieve()).toMatchObject({ callbackState: 'QUEUED', positionInQueue: 2, estimatedWaitTime: 60 });
    clock.advance(50_000);
    expect(retrieve()).toMatchObject({ callbackState: 'QUEUED', estimatedWaitTime: 10 });
    clock.advance(600_000);
    expect(retrieve()).toEqual({
      id,
      desiredTime: fixtureNow,
      callbackState: 'COMPLETED',
      callbackReason: 'AGENT_CONNECTED',
      phoneNumber: '+14165550123',
    });
    expect(ask('POST', 'callbacks/retrieve', { id: 'x' }).status).toBe(404);
  });

  it('answers availability in UTC without a zone, for days or to an end', () => {
    const { ask } = open();
    const data = (query: string) => ask('GET', `callbacks/availability/sales?${query}`).json.data;
    const { slots, timezone } = data('start=2026-03-03T15:00:00.000Z&end=2026-03-03T15:30:00.000Z');
    expect(timezone).toBe('UTC');
    expect(slots).toEqual(
      ['2026-03-03T15:00:00.000Z', '2026-03-03T15:15:00.000Z'].map((time) => ({
        utcTime: time,
        localTime: time,
        capacity: 5,
        total: 5,
      })),
    );
    expect(data(`startMS=${Date.parse(fixtureNow)}&numberOfDays=1&maxTimeSlots=7`).slots).toHaveLength(7);
    expect(data('').slots).toHaveLength(4);
  });

  it('reports busy slots when asked to', () => {
    const { ask, create } = open();
    for (let place = 0; place < 5; place++) create({ desiredTime: '2026-03-03T15:00:00.000Z' });
    const query = 'start=2026-03-03T15:00:00.000Z&end=2026-03-03T15:30:00.000Z';
    const capacities = (more: string) =>
      ask('GET', `callbacks/availability/sales?${query}${more}`).json.data.slots.map(
        ({ capacity }: { capacity: number }) => capacity,
      );
    expect(capacities('')).toEqual([5]);
    expect(capacities('&reportBusy=true')).toEqual([0, 5]);
  });

  it('shows what a queue has to offer', () => {
    const { ask, clock } = open();
    const status = (queue: string) => ask('GET', `callbacks/queue-status/${queue}`).json.data;
    expect(status('VQ1')).toEqual({ ewt: 120, offerImmediateCallback: true, offerScheduledCallback: true });
    expect(status('NOAGENTS')).toEqual({ ewt: -1, offerImmediateCallback: false, offerScheduledCallback: true });
    expect(status('unknown')).toEqual({ ewt: -1, offerImmediateCallback: false, offerScheduledCallback: false });
    clock.set('2026-03-07T15:00:00.000Z');
    expect(status('sales')).toEqual({ ewt: 120, offerImmediateCallback: false, offerScheduledCallback: true });
  });

  it('says of an unknown queue that it is unknown', () => {
    const { ask } = open();
    expect(ask('GET', 'estimated-wait-time?virtual-queues=nope').json.data).toEqual([
      { virtualQueue: 'nope', estimatedWaitTime: -1, resultCode: 2, message: expect.any(String) },
    ]);
    expect(ask('GET', 'estimated-wait-time').status).toBe(400);
    expect(ask('GET', 'estimated-wait-time?virtual-queues=VQ1&mode=mode4').status).toBe(400);
  });
});
