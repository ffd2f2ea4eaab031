import type { Bus, CommandCall, PluginInterface } from '../bus/types.js';
import { isRecord } from '../config/coerce.js';
import type { WidgetsConfiguration } from '../config/types.js';
import { type Dependencies, pause } from '../http/requestWithRetries.js';
import { createServerClock } from '../http/serverClock.js';
import { startPlugin } from '../startPlugin.js';
import { apiFor } from './api/index.js';
import type { CallbackApi } from './api/types.js';
import { createAttempts } from './attempts.js';
import type { Operation, ServiceContext } from './operations.js';
import * as operations from './operations.js';
import { createScheduleOnce } from './scheduleOnce.js';
import { createSend } from './send.js';
import { createSettingsSource, type ServiceSettings } from './settings.js';
import { createUnfinishedMoves } from './unfinishedMoves.js';

/** Options of `registerCallbackService`; `fetch`, `random` and `sleep` are replaced in tests. */
export interface CallbackServiceOptions extends Omit<Dependencies, 'clock'> {
  /**
   * The configuration root, kept by reference; default `window._genesys.widgets`. With it, on a bus without App, the
   * service is configured at once; otherwise when App is ready.
   */
  config?: WidgetsConfiguration;
  /** Takes the plugin away again once it is aborted; what is under way is carried through. */
  signal?: AbortSignal | undefined;
  /** A server API of your own, in place of the one that `apiVersion` names. Commands that it does not offer are not registered. */
  api?: CallbackApi;
}

/** A command: what it does, and what is told of it. */
interface CommandDefinition {
  name: string;
  operation: Operation;
  /** Its event; the one of its failures is named after the command. */
  event?: string;
  /** Whether an equal command that is in flight answers this one, too. */
  shareInFlight?: boolean;
  /** What the event carries. Default: what the command resolves with. */
  toEventData?(result: unknown, api: CallbackApi): unknown;
  /** Whether a server API of one's own offers it. Default: always. */
  isOffered?(api: CallbackApi): boolean;
}

const commands: readonly CommandDefinition[] = [
  { name: 'schedule', operation: operations.schedule, event: 'scheduled', shareInFlight: true },
  {
    name: 'availability',
    operation: operations.availability,
    event: 'availableSlots',
    toEventData: (result, api) => (api.availabilityEvent ? api.availabilityEvent(result) : result),
  },
  {
    name: 'cancel',
    operation: operations.cancel,
    event: 'cancelled',
    shareInFlight: true,
    isOffered: (api) => api.cancel !== undefined,
  },
  {
    name: 'reschedule',
    operation: operations.reschedule,
    event: 'rescheduled',
    shareInFlight: true,
    isOffered: (api) => api.reschedule !== undefined || api.cancel !== undefined,
  },
  {
    name: 'query',
    operation: operations.query,
    event: 'queried',
    isOffered: (api) => api.queryById !== undefined || api.queryByNumber !== undefined,
  },
  { name: 'queues', operation: operations.queues, isOffered: (api) => api.queues !== undefined },
  { name: 'openFor', operation: operations.openFor, isOffered: (api) => api.openFor !== undefined },
  { name: 'unfinishedMoves', operation: operations.unfinishedMoves },
];

/**
 * Registers the plugin `CallbackService`, which turns bus commands into calls of a callback server (manual:
 * CallbackService). Needs no widget and no DOM.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerCallbackService(bus: Bus, options: CallbackServiceOptions = {}): PluginInterface | false {
  const { config, signal, api: ownApi } = options;
  return startPlugin(bus, 'CallbackService', {
    config,
    signal,
    section: 'callback',
    startsWithoutApp: true,
    setUp(plugin, root) {
      const settings = createSettingsSource(root);
      const context = createContext(plugin, options);
      plugin.registerCommand('configure', ({ data, deferred }) => {
        if (!Object.keys(data).length) return deferred.reject({ error: 'Invalid configuration' });
        settings.configure(data);
        return deferred.resolve();
      });
      const offered = commands.filter(({ isOffered }) => !ownApi || !isOffered || isOffered(ownApi));
      for (const definition of offered) registerCommand(plugin, context, settings.read, definition);
      plugin.subscribe('GWE.ready', () => {
        plugin.command('GWE.getIDs').done(settings.identify);
      });
    },
  });
}

function createContext(plugin: PluginInterface, options: CallbackServiceOptions): ServiceContext {
  const { api, sleep = pause } = options;
  const clock = createServerClock((offsetMs) => plugin.data('clockOffsetMs', offsetMs));
  const send = createSend(() => plugin.data('App.requestHeader'), { ...options, clock });
  return {
    send,
    clock,
    scheduleOnce: createScheduleOnce({ send, clock, attempts: createAttempts(), sleep }),
    moves: createUnfinishedMoves(),
    apiFor: (settings) => api ?? apiFor(settings),
  };
}

function registerCommand(
  plugin: PluginInterface,
  context: ServiceContext,
  readSettings: () => ServiceSettings,
  { name, operation, event, shareInFlight, toEventData }: CommandDefinition,
): void {
  /** Equal commands → what comes of them. */
  const inFlight = new Map<string, Promise<unknown>>();
  /** Results that have been told: a booking that two commands have waited for is one. */
  const published = new WeakSet<object>();

  function run(settings: ServiceSettings, data: Record<string, unknown>): Promise<unknown> {
    const result = operation(context, settings, data);
    if (event) result.then((value) => publish(event, value, settings), publishFailure);
    return result;
  }

  function publish(done: string, value: unknown, settings: ServiceSettings): void {
    if (isRecord(value)) {
      if (published.has(value)) return;
      published.add(value);
    }
    plugin.publish(done, toEventData ? toEventData(value, context.apiFor(settings)) : value);
  }

  function publishFailure(reason: unknown): void {
    // a string says that nothing was sent
    if (isRecord(reason)) plugin.publish(`${name}Error`, reason);
  }

  plugin.registerCommand(name, ({ data, deferred }: CommandCall) => {
    const settings = readSettings();
    const key = shareInFlight ? stableStringify([settings, data]) : undefined;
    const running = key === undefined ? undefined : inFlight.get(key);
    const result = running ?? run(settings, data);
    if (key !== undefined && !running) {
      inFlight.set(key, result);
      const forget = () => inFlight.delete(key);
      result.then(forget, forget);
    }
    return result.then(deferred.resolve, deferred.reject);
  });
  if (event) plugin.registerEvents([event, `${name}Error`]);
}

/** JSON that is the same for equal values, whatever the order of their keys; `undefined` for what JSON cannot hold. */
function stableStringify(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, part) =>
      isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
    );
  } catch {
    return undefined;
  }
}
