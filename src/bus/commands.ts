import { createDeferred } from './deferred.js';
import { type BusContext, isObject, type Plugin } from './internal.js';
import type { BeforeHook, BusPromise, CommandCall, PluginInterface } from './types.js';

/** The half of a plugin's interface that deals with commands. */
export type CommandMethods = Pick<PluginInterface, 'registerCommand' | 'command' | 'before' | 'ready'>;

/** A command on its way. */
interface PendingCommand {
  call: CommandCall<never, never>;
  plugin: string;
  command: string;
  /** Why it fails whatever comes. */
  error: string | undefined;
}

interface Hook {
  owner: Plugin;
  run: BeforeHook<never>;
}

export interface Commands {
  methodsOf(plugin: Plugin): CommandMethods;
  /** Runs, or lets fail, the commands that wait for a plugin. */
  flush(plugin: string): void;
}

const UNKNOWN = 'Command does not exist';
const NOT_LOADED = 'Could not load plugin file in given location. Check your plugins path option.';
const CANCELLED = "Command was cancelled by a 'before' function.";
const WAITING_WARNING_MS = 10_000;

/** The two segments of a command's full name; `undefined` if it is no such name. */
function parseName(name: string): { plugin: string; command: string } | undefined {
  const dot = name.indexOf('.');
  const isCommand = dot > 0 && dot < name.length - 1 && !name.includes('.', dot + 1);
  return isCommand ? { plugin: name.slice(0, dot), command: name.slice(dot + 1) } : undefined;
}

/**
 * Runs before-hooks, waits until the plugin is ready, then calls its handler.
 *
 * @param loadPlugin loads the file of a plugin that is not there
 */
export function createCommands(context: BusContext, loadPlugin: (name: string) => BusPromise): Commands {
  const { settings, plugins, queue, report, log } = context;
  const hooks = new Map<string, Hook[]>();
  /** Commands by the name of the plugin that they wait for. */
  const waiting = new Map<string, PendingCommand[]>();

  /** What the hooks make of the options; no object if one of them cancelled. */
  function applyHooks(command: string, options: unknown): unknown {
    let current = options;
    for (const { owner, run } of hooks.get(command) ?? []) {
      if (!isObject(current)) break;
      if (!owner.isRemoved) current = run(current as never);
    }
    return current;
  }

  function flush(plugin: string): void {
    const commands = waiting.get(plugin) ?? [];
    waiting.delete(plugin);
    for (const pending of commands) queue.enqueue(run, pending);
  }

  /** Keeps a command until its plugin is ready; loads the plugin, unless it is there, and lets the command fail if that fails. */
  function waitForPlugin(pending: PendingCommand): void {
    const { plugin } = pending;
    const commands = waiting.get(plugin);
    if (commands) commands.push(pending);
    else waiting.set(plugin, [pending]);
    if (settings.debug) {
      setTimeout(() => {
        if (waiting.get(plugin)?.includes(pending)) {
          console.warn(`[CXBus] ${pending.call.command} has been waiting for 10 s`);
        }
      }, WAITING_WARNING_MS);
    }
    loadPlugin(plugin).always(() => {
      if (!plugins.has(plugin)) flush(plugin);
    });
  }

  /** Calls the handler, or lets the command fail. */
  function run({ call, plugin, command, error }: PendingCommand): void {
    const { deferred } = call;
    const target = plugins.get(plugin);
    const handler = target?.handlers.get(command);
    if (error || !handler) {
      deferred.reject(error ?? (target ? UNKNOWN : NOT_LOADED));
      if (error !== CANCELLED) settings.onUnknownCommand?.(call.command);
      return;
    }
    try {
      const returned = handler(call);
      // What most handlers return needs no watching.
      if (returned && returned !== deferred) {
        // `void`, because `reject` returns the deferred: a promise that adopted it would fail without anybody watching.
        Promise.resolve(returned).catch((reason) => void deferred.reject(reason));
      }
    } catch (thrown) {
      if (deferred.state() === 'pending') deferred.reject(thrown);
      else report(thrown);
    }
  }

  function command(commander: string, name: unknown, options: unknown): BusPromise<never> {
    const time = Date.now();
    const given = typeof name === 'string' ? name : '';
    const full = given.includes('.') ? given : `${commander}.${given}`;
    log('command', full, 'from', commander);
    const data = applyHooks(full, options || {});
    const parsed = parseName(full) ?? { plugin: '', command: '' };
    const deferred = createDeferred<never>(report);
    const call = { data: data as never, deferred, commander, command: full, time };
    const pending: PendingCommand = { call, ...parsed, error: refusalOf(data, parsed.plugin) };
    if (settings.debug) deferred.fail(() => log('rejected', full));
    const isRunnable = pending.error || parsed.plugin === commander || plugins.get(parsed.plugin)?.isReady;
    if (isRunnable) queue.enqueue(run, pending);
    else waitForPlugin(pending);
    return deferred.promise();
  }

  /** Commands given meanwhile wait too, so that the order is kept. */
  function becomeReady(plugin: Plugin): void {
    if (plugin.isRemoved) return;
    if (!waiting.has(plugin.name)) {
      plugin.isReady = true;
      return;
    }
    // What the plugin publishes now, such as `ready`, reaches its subscribers before the commands run.
    queueMicrotask(() => {
      if (plugin.isRemoved) return;
      plugin.isReady = true;
      flush(plugin.name);
    });
  }

  return {
    flush,
    methodsOf: (plugin) => ({
      registerCommand(name, handler) {
        plugin.handlers.set(name, handler);
        return true;
      },
      command: (name, options) => command(plugin.name, name, options),
      before(name, hook) {
        if (!name || typeof hook !== 'function') return false;
        // A new list each time: hooks that add hooks do not change the run they are in.
        const current = (hooks.get(name) ?? []).filter(({ owner }) => !owner.isRemoved);
        hooks.set(name, [...current, { owner: plugin, run: hook }]);
        return true;
      },
      ready: () => becomeReady(plugin),
    }),
  };
}

/** Why a command fails whatever comes. */
function refusalOf(data: unknown, plugin: string): string | undefined {
  if (!isObject(data)) return CANCELLED;
  return plugin ? undefined : UNKNOWN;
}
