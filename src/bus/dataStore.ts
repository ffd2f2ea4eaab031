import type { BusContext, Plugin } from './internal.js';
import type { PluginInterface } from './types.js';

/** A value as it stands in the name of the event of its change; strings are quoted. */
function valueInName(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  try {
    return String(value);
  } catch {
    return typeof value; // an object without toString
  }
}

/**
 * The method `data` of a plugin.
 *
 * @param publish called for each change with `data`, `data.<key>` and `data.<key>:<value>`, in this order
 */
export function createDataStore(
  plugins: BusContext['plugins'],
  { store }: Plugin,
  publish: PluginInterface['publish'],
): PluginInterface['data'] {
  function write(key: string, value: unknown): void {
    const last = store[key]?.value;
    if (Object.is(last, value)) return;
    const change = { value, last, time: Date.now() };
    store[key] = change;
    publish('data', store);
    publish(`data.${key}`, change);
    publish(`data.${key}:${valueInName(value)}`, change);
  }

  function read(key: string): unknown {
    if (store[key]) return store[key].value;
    const [other = '', ...rest] = key.split('.');
    return plugins.get(other)?.store[rest.join('.')]?.value;
  }

  function data(key?: unknown, value?: unknown): unknown {
    if (typeof key !== 'string') return store;
    if (value !== undefined && value !== null) write(key, value);
    return read(key);
  }
  return data as PluginInterface['data'];
}
