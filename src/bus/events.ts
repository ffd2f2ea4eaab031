import mitt, { type EventHandlerMap } from 'mitt';
import type { BusContext, Plugin } from './internal.js';
import type { BusEvent, EventCallback, PluginInterface } from './types.js';

type PublishMethod = 'publish' | 'republish' | 'publishDirect';

/** What goes through the emitter: each subscriber adds its call. */
interface Publication {
  event: BusEvent;
  /** Made as long as it can get, which is faster than a list that grows. What is not used stays empty. */
  deliveries: (Delivery | undefined)[];
  /** How many deliveries there are. */
  count: number;
}

/** Calls a subscriber's callback. */
type Delivery = (event: BusEvent) => void;

/** A handler of the emitter. */
interface Subscription {
  (publication: Publication): void;
  subscriber: string;
  deliver: Delivery;
  /** Set by `unsubscribe`: the emitter still has it until it is swept. */
  isRemoved: boolean;
}

/** The half of a plugin's interface that deals with events. */
export type EventMethods = Pick<
  PluginInterface,
  'publish' | 'republish' | 'publishDirect' | 'subscribe' | 'unsubscribe' | 'subscribers'
>;

export interface Events {
  methodsOf(plugin: Plugin): EventMethods;
  /** Drops the subscriptions of a removed plugin and what it has republished. */
  removeAll(plugin: Plugin): void;
}

/** All events, for the emitter: nobody may subscribe to it. */
const WILDCARD = '*';

/**
 * Subscriptions and republished events. The emitter is the registry and tells who gets a publication; the queue decides
 * when.
 */
export function createEvents({ queue, log }: Pick<BusContext, 'queue' | 'log'>): Events {
  const subscriptions = new Map<string, Subscription[]>();
  const emitter = mitt<Record<string, Publication>>(
    subscriptions as unknown as EventHandlerMap<Record<string, Publication>>,
  );
  const removedCounts = new Map<string, number>();
  const republished = new Map<string, BusEvent>();
  const ownSubscriptions = new Map<Plugin, OwnSubscriptions>();

  /** Takes removed subscriptions from the emitter once they are half of its list: one by one would be quadratic. */
  function remove(name: string, subscription: Subscription): void {
    subscription.isRemoved = true;
    const all = subscriptions.get(name) ?? [];
    const removed = (removedCounts.get(name) ?? 0) + 1;
    if (removed * 2 < all.length) {
      removedCounts.set(name, removed);
      return;
    }
    removedCounts.delete(name);
    const left = all.filter((it) => !it.isRemoved);
    if (left.length > 0) subscriptions.set(name, left);
    else subscriptions.delete(name);
  }

  /** Kept for events that have subscribers: a name that is put together anew has to be hashed anew. */
  function fullName(plugin: Plugin, short: string): string {
    const known = plugin.eventNames.get(short);
    if (known) return known;
    const name = `${plugin.name}.${short}`;
    if (subscriptions.has(name)) plugin.eventNames.set(short, name);
    return name;
  }

  function publish(plugin: Plugin, method: PublishMethod, short: string, data: unknown): boolean {
    if (plugin.isRemoved) return false;
    const name = fullName(plugin, short);
    const event: BusEvent = { data: data || {}, publisher: plugin.name, event: name, time: Date.now() };
    if (method === 'republish') republished.set(name, event);
    const publication: Publication = { event, deliveries: new Array(subscriptions.get(name)?.length ?? 0), count: 0 };
    emitter.emit(name, publication);
    const { deliveries, count } = publication;
    if (method !== 'publishDirect' || count > 0) log(method, name);
    if (count > 0) queue.enqueueAll(deliveries, event);
    return true;
  }

  function subscribe(plugin: Plugin, name: unknown, callback: unknown): string | false {
    if (plugin.isRemoved || typeof name !== 'string' || name === WILDCARD || typeof callback !== 'function')
      return false;
    const subscription = createSubscription(plugin, callback as EventCallback);
    emitter.on(name, subscription);
    const own = ownSubscriptions.get(plugin) ?? new OwnSubscriptions();
    ownSubscriptions.set(plugin, own);
    own.add(name, callback, subscription);
    const event = republished.get(name);
    if (event) {
      queue.enqueue(subscription.deliver, event);
    }
    return name;
  }

  function unsubscribe(plugin: Plugin, name: string, callback: unknown): boolean {
    const removed = ownSubscriptions.get(plugin)?.take(name, callback) ?? [];
    for (const subscription of removed) remove(name, subscription);
    return removed.length > 0;
  }

  function subscribersOf({ name: pluginName }: Plugin): Record<string, string[]> {
    const result: Record<string, string[]> = Object.create(null);
    for (const [name, all] of subscriptions) {
      if (!name.startsWith(`${pluginName}.`)) continue;
      result[name] = [...new Set(all.filter((it) => !it.isRemoved).map((it) => it.subscriber))];
    }
    return result;
  }

  return {
    methodsOf: (plugin) => ({
      publish: (name, data) => publish(plugin, 'publish', name, data),
      republish: (name, data) => publish(plugin, 'republish', name, data),
      publishDirect: (name, data) => publish(plugin, 'publishDirect', name, data),
      subscribe: (name, callback) => subscribe(plugin, name, callback),
      unsubscribe: (name, callback) => unsubscribe(plugin, name, callback),
      subscribers: () => subscribersOf(plugin),
    }),
    removeAll(plugin) {
      for (const name of ownSubscriptions.get(plugin)?.names() ?? []) unsubscribe(plugin, name, undefined);
      ownSubscriptions.delete(plugin);
      for (const name of republished.keys()) if (name.startsWith(`${plugin.name}.`)) republished.delete(name);
    },
  };
}

function createSubscription(plugin: Plugin, callback: EventCallback): Subscription {
  const deliver = ({ data, publisher, event, time }: BusEvent): void => {
    // Each callback gets an envelope of its own: what one does to it does not reach the others.
    if (!plugin.isRemoved) callback({ data, publisher, event, time });
  };
  const subscription = (publication: Publication): void => {
    if (subscription.isRemoved) return;
    publication.deliveries[publication.count] = deliver;
    publication.count += 1;
  };
  subscription.subscriber = plugin.name;
  subscription.deliver = deliver;
  subscription.isRemoved = false;
  return subscription;
}

/** A plugin's subscriptions by event and callback. */
class OwnSubscriptions {
  readonly #byName = new Map<string, Map<unknown, Subscription[]>>();

  names(): string[] {
    return [...this.#byName.keys()];
  }

  add(name: string, callback: unknown, subscription: Subscription): void {
    const byCallback = this.#byName.get(name) ?? new Map<unknown, Subscription[]>();
    this.#byName.set(name, byCallback);
    const same = byCallback.get(callback);
    if (same) same.push(subscription);
    else byCallback.set(callback, [subscription]);
  }

  /** The oldest one of the callback; without a callback, all of the event. They are no longer here then. */
  take(name: string, callback: unknown): Subscription[] {
    const byCallback = this.#byName.get(name);
    if (!byCallback) return [];
    if (!callback) {
      this.#byName.delete(name);
      return [...byCallback.values()].flat();
    }
    const same = byCallback.get(callback);
    const oldest = same?.shift();
    if (same?.length === 0) byCallback.delete(callback);
    if (byCallback.size === 0) this.#byName.delete(name);
    return oldest ? [oldest] : [];
  }
}
