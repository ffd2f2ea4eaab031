import type { Plugin, Plugins } from './internal.js';
import type { PluginInterface } from './types.js';

/** A value as it stands in the name of the event that tells of it; strings are quoted. */
function nameOf(value: unknown): string {
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
 * @param publish Called for each change with `data`, `data.<key>` and `data.<key>:<value>`, in this order.
 */
export function createData(plugins: Plugins, { store }: Plugin, publish: PluginInterface['publish']) {
  function data(key?: unknown, value?: unknown): unknown {
    if (typeof key !== 'string') return store;
    const last = store[key]?.value;
    if (value !== undefined && value !== null && !Object.is(last, value)) {
      const change = { value, last, time: Date.now() };
      store[key] = change;
      publish('data', store);
      publish(`data.${key}`, change);
      publish(`data.${key}:${nameOf(value)}`, change);
    }
    const [other = '', ...rest] = key.split('.');
    return (store[key] ?? plugins.get(other)?.store[rest.join('.')])?.value;
  }
  return data as PluginInterface['data'];
}
