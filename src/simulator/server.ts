import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createClock, type MovableClock } from './clock.js';
import type { SimulatorConfig } from './config.js';
import type { Delivery } from './control/deliver.js';
import { createSimulator } from './createSimulator.js';
import { longestBodyChars } from './defaults.js';
import type { Simulator, SimulatorSources } from './types.js';

/** How to serve a simulator. */
export interface SimulatorServerOptions extends SimulatorSources {
  /** 0 or absent: a free one. */
  port?: number;
  /** Address to listen on; by default this machine only. */
  host?: string;
  /** A clock that stands still at this time (ISO or epoch ms) until it is moved. Absent: `clock`, or the real time. */
  now?: string | number;
  config?: SimulatorConfig;
}

/** A simulator that is being served. */
export interface SimulatorServer {
  /** `http://localhost:<port>`, without a slash at the end. */
  url: string;
  port: number;
  simulator: Simulator;
  /** Ends all connections at once; resolves when the port is free again. */
  close(): Promise<void>;
}

/** Serves a simulator over HTTP. Rejects when the port cannot be had or the configuration is wrong. */
export async function startSimulatorServer({
  port = 0,
  host = '127.0.0.1',
  now,
  config,
  ...sources
}: SimulatorServerOptions): Promise<SimulatorServer> {
  const clock: MovableClock | undefined = now === undefined ? sources.clock : createClock(now);
  const simulator = createSimulator(config, { ...sources, ...(clock && { clock }) });
  const waiting = new Set<NodeJS.Timeout>();

  const server = createServer((request, response) => {
    // A client that goes away in the middle of its request gets no answer and needs none.
    answer(request, response).catch(() => request.socket.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const delivery = simulator.exchange({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body,
    });
    if (delivery.latencyMs === 0) return send(delivery, request, response);
    const timer = setTimeout(() => {
      waiting.delete(timer);
      send(delivery, request, response);
    }, delivery.latencyMs);
    waiting.add(timer);
  }

  const bound = await listen(server, port, host);
  return {
    url: `http://localhost:${bound}`,
    port: bound,
    simulator,
    close() {
      for (const timer of waiting) clearTimeout(timer);
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/**
 * Each answer ends its connection, as a careful operator's server does. Browsers send a request again by themselves when a
 * connection that was in use before is reset under it, a POST too, and no page can see or prevent that: on a connection of
 * its own a booking arrives once.
 */
function send({ response: planned }: Delivery, request: IncomingMessage, response: ServerResponse): void {
  if (!planned) {
    request.socket.resetAndDestroy();
    return;
  }
  response.writeHead(planned.status, { ...planned.headers, connection: 'close' }).end(planned.body);
}

/** The body as text. What goes beyond the longest body is not kept; it is still long enough to be refused as such. */
async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes <= longestBodyChars * 4) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
