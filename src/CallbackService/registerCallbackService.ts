import type { Bus, Deferred, PluginInterface } from '../bus/types.js';
import { isRecord, toRecord } from '../config/coerce.js';
import { configurationRoot } from '../config/configurationRoot.js';
import type { WidgetsConfiguration } from '../config/types.js';
import type { Ports } from '../http/requestWithRetries.js';
import { createBooker } from './createBooker.js';
import { createOperations, type Operation } from './createOperations.js';
import { createSender } from './createSender.js';
import { freeByTime } from './freeByTime.js';

import { type LoadManaging, withinReason } from './loadManaging.js';
import type { ManagingCommand } from './managing/createManaging.js';
import { createSettings, type Settings } from './settings.js';

/** Options of `registerCallbackService`; the ports are replaced in tests. */
export interface CallbackServiceOptions extends Ports {
  /**
   * The configuration root, kept by reference; default `window._genesys.widgets`. With it, on a bus without App, the
   * service is configured at once; otherwise when App is ready.
   */
  config?: WidgetsConfiguration;
  /** Takes the plugin away again once it is aborted; what is under way is carried through. */
  signal?: AbortSignal | undefined;
  /** @internal Brings what only some visits need; default: the module `managing` of the bus. */
  loadManaging?: LoadManaging;
}

/**
 * Registers the plugin `CallbackService`, which turns bus commands into calls of a callback server (manual:
 * CallbackService). Needs no widget and no DOM.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerCallbackService(bus: Bus, options: CallbackServiceOptions = {}): PluginInterface | false {
  const plugin = bus.registerPlugin('CallbackService', options);
  if (!plugin) return false;

  const root = options.config ?? configurationRoot();
  const settings = createSettings(root);
  const send = createSender(() => plugin.data('App.requestHeader'), options);
  const loadManaging: LoadManaging = () => withinReason(options.loadManaging ?? (() => bus.loadModule('managing')));
  const book = createBooker(send, loadManaging);
  const { schedule, availability } = createOperations(send, book);
  /** Commands under way → everybody who waits for the answer. */
  const underWay = new Map<unknown, Deferred[]>();

  const managing =
    (name: ManagingCommand): Operation =>
    async (inForce, data) =>
      (await loadManaging()).createManaging(send, book)[name](inForce, data);

  /** @param shared whether an equal command under way answers this one too */
  const offer = (name: string, operation: Operation, events: string[] = [], shared?: 'shared') => {
    const [done, failed] = events;
    plugin.registerCommand(name, ({ data, deferred }) => {
      const inForce = settings.read();
      const key = shared ? canonical([name, inForce, data]) : deferred;
      const waiting = underWay.get(key);
      if (waiting) return waiting.push(deferred);
      const everybody = [deferred];
      underWay.set(key, everybody);
      return operation(inForce, data).then(
        (result) => {
          underWay.delete(key);
          if (done) plugin.publish(done, done === 'availableSlots' ? slotsEvent(inForce, result) : result);
          for (const each of everybody) each.resolve(result);
        },
        (reason) => {
          underWay.delete(key);
          // a string says that nothing was sent
          if (failed && isRecord(reason)) plugin.publish(failed, reason);
          for (const each of everybody) each.reject(reason);
        },
      );
    });
    plugin.registerEvents(events);
  };

  plugin.registerEvents('ready');
  plugin.registerCommand('configure', ({ data, deferred }) => {
    if (!Object.keys(data).length) return deferred.reject({ error: 'Invalid configuration' });
    settings.configure(data);
    return deferred.resolve();
  });
  offer('schedule', schedule, ['scheduled', 'scheduleError'], 'shared');
  offer('availability', availability, ['availableSlots', 'availabilityError']);
  offer('cancel', managing('cancel'), ['cancelled', 'cancelError'], 'shared');
  offer('reschedule', managing('reschedule'), ['rescheduled', 'rescheduleError'], 'shared');
  offer('query', managing('query'), ['queried', 'queryError']);
  offer('queues', managing('queues'));
  offer('openFor', managing('openFor'));

  plugin.subscribe('GWE.ready', () => {
    plugin.command('GWE.getIDs').done((ids) => settings.identify(toRecord(ids)));
  });

  const begin = () => {
    plugin.ready();
    plugin.republish('ready');
  };
  const start = () => {
    let configured: { always(callback: () => void): unknown } = { always: (callback) => callback() };
    try {
      // the object itself, through the bus: hooks of the site run, and may change it
      configured = plugin.command('configure', root.callback);
    } finally {
      configured.always(begin);
    }
  };
  if (options.config && !Object.hasOwn(plugin.registry(), 'App')) start();
  else plugin.subscribe('App.ready', start);
  return plugin;
}

/** Both shapes of v3's answer are in use on sites: the envelope, and v1's map under `slots`. */
function slotsEvent({ api }: Settings, body: unknown): unknown {
  if (api.version === 'v1') return body;
  const envelope = toRecord(body);
  return { ...envelope, slots: freeByTime(toRecord(envelope.data).slots), response: body };
}

/** JSON that is the same for equal values, whatever the order of their keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) => (isRecord(part) ? Object.fromEntries(Object.entries(part).sort()) : part));
}
