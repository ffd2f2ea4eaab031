import { fixtureApiKey, fixtureQueues, fixtureServices } from './defaults.js';
import { createService, type Service } from './engine/service.js';
import type { ServiceOptions } from './engine/serviceOptions.js';
import { type Dialect, dialects } from './messages.js';

/** Configuration of the simulator; what is left out comes from the fixture services, queues and key. */
export interface SimulatorConfig {
  /** How the GMS API is spoken; `'8.5'` unless said. */
  dialect?: Dialect;
  /** Key of the Engagement API; `null`: none is asked for. */
  apiKey?: string | null;
  /** Whether the Engagement API wants a `captchaToken` with each booking. */
  requireCaptcha?: boolean;
  /** Options for every service that does not say otherwise. */
  defaults?: ServiceOptions;
  /** Services by name: options for the fixture's, or new ones. */
  services?: Readonly<Record<string, ServiceOptions>>;
  /** Estimated wait by virtual queue, seconds; −1: no agents. */
  queues?: Readonly<Record<string, number>>;
}

/** The configuration as the rest works with it. */
export interface Setup {
  dialect: Dialect;
  apiKey: string | undefined;
  requireCaptcha: boolean;
  services: Map<string, Service>;
  queues: Map<string, number>;
  /** What the GMS API asks for where no single service is addressed. */
  access: Pick<Service, 'basicAuth' | 'apikey'>;
}

/** Fills a configuration in. @throws Error that says which entry is wrong. */
export function readConfig(config: SimulatorConfig = {}): Setup {
  const { dialect = '8.5', apiKey = fixtureApiKey, defaults = {}, services = {}, queues = {} } = config;
  if (!dialects.includes(dialect))
    throw new Error(`No such dialect: '${dialect}'. There are ${dialects.join(' and ')}.`);
  const options = new Map(Object.entries(fixtureServices));
  for (const [name, own] of Object.entries(services)) options.set(name, { ...options.get(name), ...own });
  const seconds = [...Object.entries(fixtureQueues), ...Object.entries(queues)];
  for (const [queue, wait] of seconds) {
    if (!Number.isFinite(wait)) throw new Error(`Queue '${queue}': the wait must be a number of seconds.`);
  }
  return {
    dialect,
    apiKey: apiKey ?? undefined,
    requireCaptcha: config.requireCaptcha === true,
    services: new Map([...options].map(([name, own]) => [name, createService(name, { ...defaults, ...own })])),
    queues: new Map(seconds),
    access: { basicAuth: defaults.basicAuth ?? undefined, apikey: defaults.apikey ?? undefined },
  };
}

/** Takes what a configuration file holds for a configuration. @throws Error for anything but an object. */
export function isConfig(value: unknown): value is SimulatorConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
