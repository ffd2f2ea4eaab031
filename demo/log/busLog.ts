import type { Bus, BusRegistry } from '../../src/bus/index.js';
import { describeValue } from './describeValue.js';

/** One line of the log: a command as it was called, an event as it was delivered, a request as the simulator saw it. */
export interface BusLogEntry {
  id: number;
  kind: 'command' | 'event' | 'request';
  /** Full name, such as `Callback.opened`; of a request, method and path. */
  name: string;
  /** Epoch ms. */
  time: number;
  /** The options or the data, on one line. */
  summary: string;
  /** The same, indented. Taken at once, because sites go on changing their objects. */
  detail: string;
}

export interface BusLog {
  /** Oldest first, at most as many as the limit. */
  entries(): readonly BusLogEntry[];
  add(kind: BusLogEntry['kind'], name: string, time: number, value: unknown): void;
  clear(): void;
  /** Calls back after each change, until the returned function is called. */
  onChange(callback: () => void): () => void;
}

/** A bounded list of what happened on a bus. */
export function createBusLog(limit = 400): BusLog {
  let entries: readonly BusLogEntry[] = [];
  let lastId = 0;
  const callbacks = new Set<() => void>();
  const put = (next: readonly BusLogEntry[]) => {
    entries = next;
    for (const callback of callbacks) callback();
  };
  return {
    entries: () => entries,
    add(kind, name, time, value) {
      lastId += 1;
      const entry = { id: lastId, kind, name, time, summary: describeValue(value, 0), detail: describeValue(value) };
      put([...entries.slice(Math.max(0, entries.length + 1 - limit)), entry]);
    },
    clear: () => put([]),
    onChange(callback) {
      callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
  };
}

/** Entries whose name or content holds every word of the filter, in any case. */
export function filterEntries(entries: readonly BusLogEntry[], filter: string): readonly BusLogEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return entries;
  return entries.filter(({ kind, name, summary }) => {
    const text = `${kind} ${name} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/**
 * Listens on a bus through nothing but its public interface: a `before` hook per command, a subscription per event.
 * @returns a function that takes in the names registered since it was last called
 */
export function watchBus(bus: Pick<Bus, 'before' | 'subscribe'>, registry: () => BusRegistry, log: BusLog): () => void {
  const known = new Set<string>();
  const isNew = (key: string): boolean => {
    const size = known.size;
    return known.add(key).size > size;
  };

  function watchCommand(name: string): void {
    if (!isNew(`command ${name}`)) return;
    bus.before(name, (options) => {
      log.add('command', name, Date.now(), options);
      return options;
    });
  }

  function watchEvent(name: string): void {
    if (isNew(`event ${name}`)) bus.subscribe(name, ({ data, time }) => log.add('event', name, time, data));
  }

  return () => {
    for (const [plugin, { commands, events }] of Object.entries(registry())) {
      for (const command of commands) watchCommand(`${plugin}.${command}`);
      for (const event of events) watchEvent(`${plugin}.${event}`);
    }
  };
}
