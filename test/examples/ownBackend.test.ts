import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { restApi } from '../../examples/own-backend/restApi.js';
import { createBackend } from '../../examples/own-backend/server.js';
import { createBus } from '../../src/bus/index.js';
import { availabilitySlots, registerCallbackService } from '../../src/CallbackService/index.js';

/** A time that the backend offers, so many half hours after 9 o'clock of the day after tomorrow. */
function slot(index: number): string {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + 2);
  day.setUTCHours(9, index * 30, 0, 0);
  return day.toISOString();
}

let backend: ReturnType<typeof createBackend>;
let dataURL: string;

beforeEach(async () => {
  backend = createBackend();
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  dataURL = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
});
afterEach(async () => {
  backend.closeAllConnections();
  await new Promise((resolve) => backend.close(resolve));
});

function openSite(options: Partial<Parameters<typeof registerCallbackService>[1]> = {}) {
  const bus = createBus({ document: null });
  registerCallbackService(bus, { config: { callback: { dataURL } }, api: restApi, ...options });
  return bus;
}

describe('the adapter of the example, over HTTP', () => {
  it('books a call, finds, moves and cancels it', async () => {
    const bus = openSite();
    const booked = await bus.command('CallbackService.schedule', { phonenumber: '5115', desiredTime: slot(0) });
    expect(booked).toEqual({ _id: 1 });
    const query = () => bus.command('CallbackService.query', { phonenumber: '5115' });
    expect(await query()).toMatchObject([{ id: '1', desiredTime: slot(0), state: 'SCHEDULED', phoneNumber: '5115' }]);
    await bus.command('CallbackService.reschedule', { id: 1, desiredTime: slot(1) });
    expect(await bus.command('CallbackService.query', { id: 1 })).toMatchObject([{ desiredTime: slot(1) }]);
    await bus.command('CallbackService.cancel', { id: 1 });
    expect(await query()).toEqual([]);
  });

  it('knows free times, and proposes some where one is taken', async () => {
    const bus = openSite();
    const range = { startDate: slot(0), endDate: slot(3) };
    for (const phonenumber of ['1', '2']) {
      await bus.command('CallbackService.schedule', { phonenumber, desiredTime: slot(1) });
    }
    const { slots } = availabilitySlots(await bus.command('CallbackService.availability', range));
    expect(slots).toEqual([0, 1, 2].map((at) => ({ instant: Date.parse(slot(at)), free: at === 1 ? 0 : 2 })));
    const failure = bus.command('CallbackService.schedule', { phonenumber: '3', desiredTime: slot(1) });
    await expect(failure).rejects.toMatchObject({
      status: 409,
      message: 'This time is taken.',
      availability: { [slot(2)]: 2 },
    });
    await expect(failure).rejects.not.toHaveProperty('uncertain');
  });

  it('books once when the answer was lost: the call is found by its number', async () => {
    let isLost = true;
    const bus = openSite({
      fetch: async (...request) => {
        const response = await fetch(...request);
        if (!isLost) return response;
        isLost = false;
        throw new TypeError('connection lost');
      },
    });
    const wish = { phonenumber: '5115', desiredTime: slot(0) };
    await expect(bus.command('CallbackService.schedule', wish)).rejects.toMatchObject({
      uncertain: true,
      repeatable: true,
    });
    expect(await bus.command('CallbackService.schedule', wish)).toMatchObject({ _id: 1 });
    expect(await bus.command('CallbackService.query', { phonenumber: '5115' })).toHaveLength(1);
  });
});

describe('an API of one’s own', () => {
  it('that offers bookings and free times only has no other commands', async () => {
    const { name, keyHeader, base, schedule, availability } = restApi;
    const bus = openSite({ api: { name, keyHeader, base, schedule, availability } });
    const commands = await bus.command('CallbackService.COMMANDS');
    expect(commands).toEqual(expect.arrayContaining(['configure', 'schedule', 'availability']));
    for (const absent of ['cancel', 'reschedule', 'query', 'queues', 'openFor']) expect(commands).not.toContain(absent);
  });

  it('whose readAnswer throws leaves the outcome open', async () => {
    const api = {
      ...restApi,
      schedule: () => ({
        method: 'POST' as const,
        path: ['calls'],
        body: { phone: '1' },
        readAnswer: () => {
          throw new Error('not understood');
        },
      }),
    };
    await expect(openSite({ api }).command('CallbackService.schedule', { phonenumber: '1' })).rejects.toMatchObject({
      status: 201,
      statusText: 'parsererror',
      uncertain: true,
    });
  });
});
