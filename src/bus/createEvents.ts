import mitt from 'mitt';
import type { BusCore, Plugin } from './core.js';
import type { BusEvent, EventCallback, PluginInterface } from './types.js';

/** What mitt holds: puts one call of a subscriber's callback into the queue. */
interface Delivery {
  (event: BusEvent): void;
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
 * Subscriptions and sticky events over one mitt emitter. Emitting only fills the queue, so the list of subscribers is
 * that of the moment of publishing.
 *
 * @returns Makes the methods of a given plugin.
 */
export function createEvents({ enqueue, log }: BusCore): (plugin: Plugin) => PluginEvents {
  const emitter = mitt<Record<string, BusEvent>>();
  const sticky = new Map<string, BusEvent>();
  const deliveries = (event: string) => (emitter.all.get(event) ?? []) as Delivery[];

  return (plugin) => {
    const { name } = plugin;
    const emit =
      (how: 'publish' | 'republish' | 'publishDirect') =>
      (short: string, data?: unknown): boolean => {
        if (plugin.isGone) return false;
        const event = `${name}.${short}`;
        const envelope: BusEvent = { data: data || {}, publisher: name, event, time: Date.now() };
        if (how !== 'publishDirect' || deliveries(event).length) log(how, event);
        if (how === 'republish') sticky.set(event, envelope);
        emitter.emit(event, envelope);
        return true;
      };

    const methods: EventMethods = {
      publish: emit('publish'),
      republish: emit('republish'),
      publishDirect: emit('publishDirect'),

      subscribe(event, callback) {
        if (plugin.isGone || typeof event !== 'string' || typeof callback !== 'function') return false;
        // Each callback gets an envelope of its own: what one does to it does not reach the others.
        const deliver = ({ ...envelope }) => enqueue(() => plugin.isGone || callback(envelope as BusEvent<never>));
        // `*` would be mitt's wildcard; here it is a name that nobody can publish.
        if (event !== '*') emitter.on(event, Object.assign(deliver, { subscriber: name, callback }));
        const kept = sticky.get(event);
        if (kept) deliver(kept);
        return event;
      },

      unsubscribe(event, callback) {
        const own = deliveries(event).filter((it) => it.subscriber === name && (!callback || it.callback === callback));
        for (const delivery of callback ? own.slice(0, 1) : own) emitter.off(event, delivery);
        return own.length > 0;
      },

      subscribers() {
        const result: Record<string, string[]> = Object.create(null);
        for (const event of emitter.all.keys()) {
          const names = deliveries(event).map((delivery) => delivery.subscriber);
          if (names.length && event.startsWith(`${name}.`)) result[event] = [...new Set(names)];
        }
        return result;
      },
    };
    return {
      methods,
      forget() {
        for (const event of emitter.all.keys()) methods.unsubscribe(event);
        for (const event of sticky.keys()) if (event.startsWith(`${name}.`)) sticky.delete(event);
      },
    };
  };
}
