import type { BusPromise, PluginInterface } from '../../bus/index.js';

/** What the hooks of a command made of the options of its latest call, by command. */
const hookedOptions = new WeakMap<PluginInterface, Map<string, { latest: object }>>();

/** A command on its way, and its options after the page's `before` hooks. */
export interface SentRequest {
  promise: BusPromise<unknown>;
  options: Record<string, unknown>;
}

/**
 * Issues a command. Hooks run at the call; what those made of the options that were registered before the first call is known
 * afterwards, and of later ones what they change in place.
 */
export function sendRequest(plugin: PluginInterface, command: string, options: Record<string, unknown>): SentRequest {
  const watched = watch(plugin, command);
  watched.latest = options;
  const promise = plugin.command(command, options);
  return { promise, options: { ...watched.latest } };
}

function watch(plugin: PluginInterface, command: string): { latest: object } {
  const commands = hookedOptions.get(plugin) ?? new Map<string, { latest: object }>();
  hookedOptions.set(plugin, commands);
  const known = commands.get(command);
  if (known) return known;
  const watched = { latest: {} };
  commands.set(command, watched);
  plugin.before(command, (given) => {
    watched.latest = given;
    return given;
  });
  return watched;
}
