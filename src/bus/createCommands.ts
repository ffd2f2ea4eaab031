import type { AnyHandler, BusCore, Plugin } from './core.js';
import { createDeferred } from './createDeferred.js';
import { isObject } from './isObject.js';
import type { BeforeHook, BusPromise, PluginInterface } from './types.js';

/** The half of a plugin's interface that deals with commands. */
export type CommandMethods = Pick<PluginInterface, 'registerCommand' | 'command' | 'before' | 'ready'>;

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
  { settings, plugins, enqueue, report, log }: BusCore,
  loadPlugin: (name: string) => BusPromise,
): (plugin: Plugin) => CommandMethods {
  const hooks = new Map<string, [owner: Plugin, hook: BeforeHook<never>][]>();
  const held = new Map<string, Set<() => void>>();

  /** What the hooks make of the options; no object if one of them cancelled. */
  function applyHooks(command: string, options: unknown): unknown {
    for (const [owner, hook] of hooks.get(command) ?? []) {
      if (owner.isGone) continue;
      options = hook(options as never);
      if (!isObject(options)) break;
    }
    return options;
  }

  function takeHeld(plugin: string): Iterable<() => void> {
    const waiting = held.get(plugin) ?? [];
    held.delete(plugin);
    return waiting;
  }

  /** Keeps a command until its plugin is ready; loads the plugin if it is unknown, and lets the command fail if that fails. */
  function hold(plugin: string, command: string, run: () => void): void {
    const waiting = held.get(plugin) ?? new Set();
    held.set(plugin, waiting.add(run));
    if (settings.debug) {
      setTimeout(() => {
        if (held.get(plugin) === waiting) console.warn(`[CXBus] ${command} has been waiting for ${plugin} for 10 s`);
      }, HELD_WARNING_MS);
    }
    if (plugins.has(plugin)) return;
    loadPlugin(plugin).always(() => {
      if (!plugins.has(plugin)) for (const fail of takeHeld(plugin)) fail();
    });
  }

  function execute(handler: AnyHandler, call: Parameters<AnyHandler>[0]): void {
    const { deferred } = call;
    try {
      const returned = handler(call);
      if (isObject(returned) && returned !== deferred && 'then' in returned) {
        // `void`, because `reject` returns the deferred: a promise that adopted it would fail without anybody watching.
        Promise.resolve(returned).catch((error) => void deferred.reject(error));
      }
    } catch (error) {
      if (deferred.state() === 'pending') deferred.reject(error);
      else report(error);
    }
  }

  function command(commander: string, name: unknown, options: unknown): BusPromise<never> {
    const time = Date.now();
    const given = typeof name === 'string' ? name : '';
    const full = given.includes('.') ? given : `${commander}.${given}`;
    log('command', full, 'from', commander);
    const data = applyHooks(full, options || {});
    const [plugin = '', member = '', ...rest] = full.split('.');
    const refusal = isObject(data) ? (!plugin || !member || rest.length) && UNKNOWN : CANCELLED;

    const deferred = createDeferred<never>(report);
    const run = () => {
      const target = plugins.get(plugin);
      const handler = target?.handlers.get(member);
      if (refusal || !handler) deferred.reject(refusal || (target ? UNKNOWN : NOT_LOADED));
      else execute(handler, { data: data as never, deferred, commander, command: full, time });
    };
    if (refusal || plugin === commander || plugins.get(plugin)?.isReady) enqueue(run);
    else hold(plugin, full, run);
    return deferred.promise();
  }

  return (plugin) => ({
    registerCommand(short, handler) {
      plugin.handlers.set(short, handler);
      return true;
    },
    command: (full, options) => command(plugin.name, full, options),
    before(full, hook) {
      if (!full || typeof hook !== 'function') return false;
      // A new list each time: hooks that add hooks do not change the run they are in.
      hooks.set(full, [...(hooks.get(full) ?? []).filter(([owner]) => !owner.isGone), [plugin, hook]]);
      return true;
    },
    ready() {
      plugin.isReady = true;
      for (const run of takeHeld(plugin.name)) enqueue(run);
    },
  });
}
