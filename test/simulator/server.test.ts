import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { type SimulatorServer, type SimulatorServerOptions, startSimulatorServer } from '../../src/simulator/server.js';
import { fixtureNow, sales } from './world.js';

let server: SimulatorServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function open(options: SimulatorServerOptions = {}): Promise<SimulatorServer> {
  server = await startSimulatorServer({ now: fixtureNow, ...options });
  return server;
}

const headers = { 'content-type': 'application/json' };

describe('the simulator over HTTP', () => {
  it('hears a body beyond all measure out, refuses it, and keeps little of it', async () => {
    const { url, simulator } = await open();
    const body = `{"_customer_number":"5115","note":"${'x'.repeat(5_000_000)}"}`;
    const answer = await fetch(url + sales, { method: 'POST', headers, body });
    expect([answer.status, (await answer.json()).message]).toEqual([413, 'The body is too large']);
    expect(simulator.engine.records()).toEqual([]);
    expect(simulator.requests[0]?.body.length).toBeLessThan(200_000);
  });

  it('a late answer ends with its connection: neither its client nor the end of the server wait for it', async () => {
    const ended: boolean[] = [];
    const { url, simulator, close } = await open({
      delay: (_ms, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            ended.push(signal.aborted);
            resolve();
          });
        }),
    });
    simulator.faults.add({ fault: 'latency=600000' });
    const leaving = new AbortController();
    const left = fetch(`${url}${sales}/availability`, { signal: leaving.signal });
    const cut = fetch(`${url}${sales}/availability`);
    const outcomes = Promise.allSettled([left, cut]);
    await expect.poll(() => simulator.requests.length).toBe(2);
    leaving.abort();
    await expect.poll(() => ended).toEqual([true]);
    await close();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect.poll(() => ended).toEqual([true, true]);
    server = undefined;
  });

  it('answers odd requests without harm', async () => {
    const { url } = await open();
    for (const path of ['/', '//', '/%', '/genesys/%E0%A4%A', '/?a', '/genesys/1/service/callback/sales/../sales']) {
      const { status } = await fetch(url + path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect((await fetch(`${url}${sales}/availability`, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes the origins that may control it', async () => {
    const { url } = await open({ allowedOrigins: ['https://test.example.com'] });
    const ask = (origin: string) => fetch(`${url}/__simulator/state`, { headers: { origin, 'x-cx-simulator': '1' } });
    expect((await ask('https://test.example.com')).status).toBe(200);
    expect((await ask('http://localhost')).status).toBe(403);
  });
});

it.each([
  ['index.ts', 20, []],
  // its imports of the simulator are types
  ['handlers.ts', 1, []],
  ['server.ts', 20, ['node-server', 'node:http']],
])('what %s brings along of Node, in %i modules or more: %j', async (entry, least, expected) => {
  const modules: string[] = [];
  await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [{ name: 'list', moduleParsed: ({ id }) => void modules.push(id) }],
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, '../../src/simulator', entry), formats: ['es'] },
      rolldownOptions: { external: ['msw'] },
    },
  });
  expect(modules.length).toBeGreaterThanOrEqual(least);
  const ofNode = modules.filter((id) => id.includes('node-server') || id.includes('browser-external'));
  for (const name of expected) expect(ofNode.join()).toContain(name);
  if (expected.length === 0) expect(ofNode).toEqual([]);
});
