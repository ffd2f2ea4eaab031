import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, describe, expect, it } from 'vitest';
import { createHandlers } from '../../src/simulator/handlers.js';
import { createClock, createSimulator } from '../../src/simulator/index.js';
import { fixtureNow, sales, v3 } from './world.js';

let stop = () => {};
afterEach(() => stop());

function open(origin?: string) {
  const simulator = createSimulator({}, { clock: createClock(fixtureNow) });
  const server = setupServer(
    ...createHandlers(simulator, origin ? { origin } : {}),
    http.all('*', () => HttpResponse.text('elsewhere')),
  );
  server.listen({ onUnhandledRequest: 'error' });
  stop = () => server.close();
  return simulator;
}

const booking = {
  method: 'POST',
  body: '{"_customer_number":"5115"}',
  headers: { 'content-type': 'application/json' },
};

describe('the handlers for Mock Service Worker', () => {
  it('answer both APIs anywhere', async () => {
    const simulator = open();
    const v1 = await fetch(`https://gms.example/proxy${sales}`, booking);
    expect([v1.status, (await v1.json())._dialog_id]).toEqual([200, '0']);
    const url = `https://gapi.example${v3}/callbacks/open-for/sales`;
    const answer = await fetch(url, { headers: { 'x-api-key': 'K' } });
    expect((await answer.json()).data).toEqual({ openFor: 28_800 });
    expect(simulator.snapshot().records).toHaveLength(1);
  });

  it('answer form-encoded bodies, empty answers and preflights', async () => {
    const simulator = open();
    const body = new URLSearchParams({ _customer_number: '5115', reason: 'bill q' });
    const { _id } = await (await fetch(`http://gms.example${sales}`, { method: 'POST', body })).json();
    expect(simulator.snapshot().records[0]?.data).toEqual({ reason: 'bill q' });
    const cancelled = await fetch(`http://gms.example${sales}/${_id}`, { method: 'DELETE' });
    expect([cancelled.status, await cancelled.text()]).toEqual([200, '']);
    expect((await fetch(`http://gms.example${sales}`, { method: 'OPTIONS' })).status).toBe(204);
  });

  it('lose the answer after the booking, and refuse before it', async () => {
    const simulator = open();
    const headers = { ...booking.headers, 'x-simulate': 'lost' };
    await expect(fetch(`http://gms.example${sales}`, { ...booking, headers })).rejects.toThrow(TypeError);
    expect(simulator.engine.records()).toHaveLength(1);
    simulator.faults.add({ fault: 'latency=1, refuse', operation: 'schedule' });
    await expect(fetch(`http://gms.example${sales}`, booking)).rejects.toThrow(TypeError);
    expect(simulator.engine.records()).toHaveLength(1);
    expect(simulator.requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
  });

  it('answer the control endpoint', async () => {
    const simulator = open();
    const body = JSON.stringify({ fault: 'html=500', count: 1 });
    const headers = { 'content-type': 'application/json', 'x-cx-simulator': '1' };
    await fetch('http://any.example/__simulator/faults', { method: 'POST', headers, body });
    expect(simulator.faults.list()).toHaveLength(1);
    const page = await fetch(`http://gms.example${sales}/availability`);
    expect([page.status, page.headers.get('content-type')]).toEqual([500, 'text/html;charset=utf-8']);
  });

  it('may be kept to one origin', async () => {
    const simulator = open('https://gms.example');
    expect((await fetch(`https://gms.example${sales}/availability`)).status).toBe(200);
    expect(await (await fetch(`https://other.example${sales}/availability`)).text()).toBe('elsewhere');
    expect(simulator.requests).toHaveLength(1);
  });
});
