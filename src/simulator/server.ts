import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createClock, type MovableClock } from './clock.js';
import type { SimulatorConfig } from './config.js';
import { createSimulator } from './createSimulator.js';
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
  const listener = getRequestListener((request, { incoming }) => answer(simulator, request, incoming.socket), {
    overrideGlobalObjects: false,
  });
  const server = createServer((request, response) => {
    // Each answer ends its connection, as a careful operator's server does. Browsers send a request again by themselves
    // when a connection that was in use before is reset under it, a POST too, and no page can see or prevent that: on a
    // connection of its own a booking arrives once.
    response.setHeader('connection', 'close');
    listener(request, response);
  });
  const bound = await listen(server, port, host);
  return {
    url: `http://localhost:${bound}`,
    port: bound,
    simulator,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        // An answer that is to come late notices by its signal that its connection is gone.
        server.closeAllConnections();
      });
    },
  };
}

/** A connection that is to drop is reset: only Node's own objects can do that. */
async function answer(simulator: Simulator, request: Request, socket: Socket): Promise<Response> {
  const response = await simulator.fetch(request);
  if (response.type !== 'error') return response;
  socket.resetAndDestroy();
  return RESPONSE_ALREADY_SENT;
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
