import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { addressesOf } from './addresses.js';
import { createClock } from './clock.js';
import { isConfig, type SimulatorConfig } from './config.js';
import { type SimulatorServer, startSimulatorServer } from './server.js';

const usage = `A callback server in memory.

  npm run simulator -- [--port 8080] [--now ISO [--running]] [--config file.json] [--host 127.0.0.1]
                       [--allow-origin https://test.example.com]

  --port          port to listen on; 0 picks a free one
  --now           time at which the clock stands still, such as 2026-03-03T14:00:00.000Z; by default the real time
  --running       lets the clock go on from there
  --config        services, queues, API key, dialect as JSON
  --host          address to listen on; 0.0.0.0 for other machines too
  --allow-origin  origin whose pages may use /__simulator/*, may be given several times; by default those of localhost
`;

try {
  await main();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      now: { type: 'string' },
      running: { type: 'boolean', default: false },
      config: { type: 'string' },
      host: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(usage);
  if (values.running && values.now === undefined) throw new Error('--running goes with --now.');
  const served = await startSimulatorServer({
    port: readPort(values.port),
    clock: createClock(values.now, values.now === undefined ? {} : { running: values.running }),
    ...(values['allow-origin'] && { allowedOrigins: values['allow-origin'].map(readOrigin) }),
    ...(values.host !== undefined && { host: values.host }),
    ...(values.config !== undefined && { config: readConfigFile(values.config) }),
  });
  printAddresses(served);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => served.close());
}

function printAddresses({ url, simulator }: SimulatorServer): void {
  const { v1, v3, apiKey, control } = addressesOf(simulator, url);
  const { clock } = simulator;
  const rows = [
    ...v1.map(({ service, dataURL }) => [`v1 dataURL (${service})`, dataURL]),
    ['v3 dataURL', v3],
    ['v3 API key', apiKey ?? '(none asked for)'],
    ['control', control],
    ['clock', `${new Date(clock.now()).toISOString()}${clock.running ? '' : ' (standing still)'}`],
  ] as const;
  const width = Math.max(...rows.map(([label = '']) => label.length));
  console.log(`Simulator at ${url}`);
  for (const [label = '', value] of rows) console.log(`  ${label.padEnd(width)}  ${value}`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`No port: '${text}'.`);
  return port;
}

/** As browsers write it: without a path. */
function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new Error(`No origin: '${text}'. Write it like https://test.example.com.`);
}

function readConfigFile(path: string): SimulatorConfig {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isConfig(value)) throw new Error(`${path} holds no JSON object.`);
  return value;
}
