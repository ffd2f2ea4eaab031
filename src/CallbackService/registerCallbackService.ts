import { freeByTime } from '../availability/readAvailability.js';
import type { Bus, PluginInterface } from '../bus/types.js';
import { isRecord, toRecord } from '../config/coerce.js';
import { configurationRoot } from '../config/configurationRoot.js';
import type { WidgetsConfiguration } from '../config/types.js';
import type { Ports } from '../http/requestWithRetries.js';
import { createBooker } from './createBooker.js';
import { createOperations, type Operation } from './createOperations.js';
import { createSender } from './createSender.js';
import { createManaging, type ManagingCommand } from './managing/createManaging.js';
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
  const book = createBooker(send);
  const managing = createManaging(send, book);
  const { schedule, availability } = createOperations(send, book);
  /** Commands under way → what comes of them. */
  const underWay = new Map<unknown, Promise<unknown>>();

  /**
   * @param done its event; the one of its failures is named after the command
   * @param shared whether an equal command under way answers this one too
   * @param operation default: that of the same name which deals with bookings there are
   */
  const offer = (
    name: string,
    done?: string,
    shared?: 'shared',
    operation: Operation = managing[name as ManagingCommand],
  ) => {
    const failed = `${name}Error`;
    plugin.registerCommand(name, ({ data, deferred }) => {
      const inForce = settings.read();
      const key = shared ? canonical([name, inForce, data]) : deferred;
      let answer = underWay.get(key);
      if (!answer) {
        answer = operation(inForce, data).finally(() => underWay.delete(key));
        underWay.set(key, answer);
        if (done) {
          answer.then(
            (result) => plugin.publish(done, done === 'availableSlots' ? slotsEvent(inForce, result) : result),
            // a string says that nothing was sent
            (reason) => isRecord(reason) && plugin.publish(failed, reason),
          );
        }
      }
      return answer.then(deferred.resolve, deferred.reject);
    });
    if (done) plugin.registerEvents([done, failed]);
  };

  plugin.registerEvents('ready');
  plugin.registerCommand('configure', ({ data, deferred }) => {
    if (!Object.keys(data).length) return deferred.reject({ error: 'Invalid configuration' });
    settings.configure(data);
    return deferred.resolve();
  });
  offer('schedule', 'scheduled', 'shared', schedule);
  offer('availability', 'availableSlots', undefined, availability);
  offer('cancel', 'cancelled', 'shared');
  offer('reschedule', 'rescheduled', 'shared');
  offer('query', 'queried');
  offer('queues');
  offer('openFor');

  plugin.subscribe('GWE.ready', () => {
    plugin.command('GWE.getIDs').done((ids) => settings.identify(toRecord(ids)));
  });

  const begin = () => {
    plugin.ready();
    plugin.republish('ready');
  };
  const start = () => {
    try {
      // the object itself, through the bus: hooks of the site run, and may change it
      plugin.command('configure', root.callback).always(begin);
    } catch (error) {
      begin();
      throw error;
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
