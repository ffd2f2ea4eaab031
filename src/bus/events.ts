import type { Log, Plugin } from './internal.js';
import type { Enqueue } from './queue.js';
import type { BusEvent, EventCallback, PluginInterface } from './types.js';

/** Calls a subscriber's callback. */
interface Delivery {
  (event: BusEvent): unknown;
  subscriber: string;
  callback: EventCallback<never>;
}

/** The half of a plugin's interface that deals with events. */
export type EventMethods = Pick<
  PluginInterface,
  'publish' | 'republish' | 'publishDirect' | 'subscribe' | 'unsubscribe' | 'subscribers'
>;

/** What `createEvents` makes of a plugin. */
export interface PluginEvents {
  methods: EventMethods;
  /** Drops the plugin's subscriptions and what it keeps for late subscribers. */
  forget(): void;
}

/**
 * Subscriptions and sticky events.
 *
 * @returns Makes the methods of a given plugin.
 */
export function createEvents(enqueue: Enqueue, log: Log): (plugin: Plugin) => PluginEvents {
  const subscriptions = new Map<string, Delivery[]>();
  const sticky = new Map<string, BusEvent>();

  return (plugin) => {
    const { name } = plugin;
    /** Full names of what has been heard, by the short ones: joining them anew costs more than the rest of publishing. */
    const fullNames = new Map<string, string>();

    const emit =
      (how: 'publish' | 'republish' | 'publishDirect') =>
      (short: string, data?: unknown): boolean => {
        if (plugin.isGone) return false;
        const event = fullNames.get(short) ?? `${name}.${short}`;
        const deliveries = subscriptions.get(event);
        const envelope: BusEvent = { data: data || {}, publisher: name, event, time: Date.now() };
        if (how === 'republish') sticky.set(event, envelope);
        if (how !== 'publishDirect' || deliveries?.length) log(how, event);
        if (deliveries) {
          fullNames.set(short, event);
          enqueue(deliveries, envelope);
        }
        return true;
      };

    const methods: EventMethods = {
      publish: emit('publish'),
      republish: emit('republish'),
      publishDirect: emit('publishDirect'),

      subscribe(event, callback) {
        if (plugin.isGone || typeof event !== 'string' || typeof callback !== 'function') return false;
        // Each callback gets an envelope of its own: what one does to it does not reach the others.
        const call = ({ data, publisher, event, time }: BusEvent) =>
          plugin.isGone || callback({ data: data as never, publisher, event, time });
        const delivery = Object.assign(call, { subscriber: name, callback });
        const all = subscriptions.get(event) ?? [];
        all.push(delivery);
        subscriptions.set(event, all);
        const kept = sticky.get(event);
        if (kept) enqueue([delivery], kept);
        return event;
      },

      unsubscribe(event, callback) {
        const all = subscriptions.get(event) ?? [];
        const own = all.filter((it) => it.subscriber === name && (!callback || it.callback === callback));
        if (callback) own.splice(1);
        for (const it of own) all.splice(all.indexOf(it), 1);
        return Boolean(own[0]);
      },

      subscribers() {
        const result: Record<string, string[]> = Object.create(null);
        for (const [event, deliveries] of subscriptions) {
          if (deliveries[0] && event.startsWith(`${name}.`))
            result[event] = [...new Set(deliveries.map((it) => it.subscriber))];
        }
        return result;
      },
    };
    return {
      methods,
      forget() {
        for (const event of subscriptions.keys()) methods.unsubscribe(event);
        for (const event of sticky.keys()) if (event.startsWith(`${name}.`)) sticky.delete(event);
      },
    };
  };
}
