import { createDeferred } from './deferred.js';
import type { Log, Plugin, Plugins, Report, Settings } from './internal.js';
import { isObject } from './internal.js';
import type { Enqueue } from './queue.js';
import type { BeforeHook, BusPromise, CommandCall, PluginInterface } from './types.js';

/** The half of a plugin's interface that deals with commands. */
export type CommandMethods = Pick<PluginInterface, 'registerCommand' | 'command' | 'before' | 'ready'>;

/** Empty if the full name is no name of a command. */
type Address = readonly [full?: string, plugin?: string, member?: string];

/** A command on its way, and why it fails whatever comes. */
type Journey = readonly [call: CommandCall<never, never>, address: Address, refusal: string | false];

const NAME = /^([^.]+)\.([^.]+)$/;
const UNKNOWN = 'Command does not exist';
const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';
const CANCELLED = "Command was cancelled by a 'before' function.";
const HELD_WARNING_MS = 10_000;

/**
 * Commands on their way: hooks, holding until the plugin is ready, loading it, running the handler.
 *
 * @returns Makes the methods of a given plugin.
 */
export function createCommands(
  settings: Settings,
  plugins: Plugins,
  enqueue: Enqueue,
  report: Report,
  log: Log,
  loadPlugin: (name: string) => BusPromise,
): (plugin: Plugin) => CommandMethods {
  const hooks = new Map<string, [owner: Plugin, hook: BeforeHook<never>][]>();
  const held = new Set<Journey>();
  /** Those of commands that have been run: taking names apart costs more than the rest of the way. */
  const addresses = new Map<string, Address>();

  /** What the hooks make of the options; no object if one of them cancelled. */
  function applyHooks(command: string, options: unknown): unknown {
    for (const [owner, hook] of hooks.get(command) ?? []) {
      if (owner.isGone) continue;
      options = hook(options as never);
      if (!isObject(options)) break;
    }
    return options;
  }

  /** Lets go what is held for a plugin. */
  function release(name: string): void {
    for (const journey of [...held]) if (journey[1][1] === name && held.delete(journey)) enqueue(runners, journey);
  }

  /** Keeps a command until its plugin is ready; loads the plugin, unless it is there, and lets the command fail if that fails. */
  function hold(journey: Journey, command: string, plugin: string): void {
    held.add(journey);
    if (settings.debug) {
      setTimeout(() => {
        if (held.has(journey)) console.warn(`[CXBus] ${command} has been waiting for 10 s`);
      }, HELD_WARNING_MS);
    }
    loadPlugin(plugin).always(() => plugins.has(plugin) || release(plugin));
  }

  /** Calls the handler, or lets the command fail. */
  function run([call, address, refusal]: Journey): void {
    const { deferred } = call;
    const [full = '', plugin = '', member = ''] = address;
    const target = plugins.get(plugin);
    const handler = target?.handlers.get(member);
    try {
      if (refusal || !handler) throw refusal || (target ? UNKNOWN : NOT_LOADED);
      addresses.set(full, address);
      const returned = handler(call);
      // what most handlers return needs no watching
      if (returned && returned !== deferred) {
        // `void`, because `reject` returns the deferred: a promise that adopted it would fail without anybody watching.
        Promise.resolve(returned).catch((error) => void deferred.reject(error));
      }
    } catch (error) {
      if (deferred.state() === 'pending') deferred.reject(error);
      else report(error);
    }
  }
  const runners = [run];

  function command(commander: string, name: unknown, options: unknown): BusPromise<never> {
    const time = Date.now();
    const given = typeof name === 'string' ? name : '';
    const full = given.includes('.') ? given : `${commander}.${given}`;
    log('command', full, 'from', commander);
    const data = applyHooks(full, options || {}) as never;
    const address = addresses.get(full) ?? (NAME.exec(full) as Address | null) ?? [];
    const [, plugin = ''] = address;
    const refusal = isObject(data) ? !plugin && UNKNOWN : CANCELLED;
    const deferred = createDeferred<never>(report);
    const journey: Journey = [{ data, deferred, commander, command: full, time }, address, refusal];
    if (refusal || plugin === commander || plugins.get(plugin)?.isReady) enqueue(runners, journey);
    else hold(journey, full, plugin);
    return deferred.promise();
  }

  return (plugin) => ({
    registerCommand: (short, handler) => Boolean(plugin.handlers.set(short, handler)),
    command: (full, options) => command(plugin.name, full, options),
    before(full, hook) {
      if (!full || typeof hook !== 'function') return false;
      // A new list each time: hooks that add hooks do not change the run they are in.
      return Boolean(hooks.set(full, [...(hooks.get(full) ?? []).filter(([owner]) => !owner.isGone), [plugin, hook]]));
    },
    ready() {
      plugin.isReady = true;
      release(plugin.name);
    },
  });
}
