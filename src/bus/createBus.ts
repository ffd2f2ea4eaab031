import { createCommands } from './commands.js';
import { createData } from './dataStore.js';
import { createEvents } from './events.js';
import type { Log, Plugin, Plugins } from './internal.js';
import { changeSettings, createSettings, reportException } from './internal.js';
import { createLoader } from './loader.js';
import { createQueue } from './queue.js';
import type { Bus, BusMaster, BusOptions, BusRegistry, PluginInterface } from './types.js';

export interface CreateBusOptions {
  /** Where script elements of plugin files go. Default: the page's; without one (`null`, or on a server) loading fails. */
  document?: Document | null;
  /** Address of the folder of the plugin files until `configure` says otherwise. Default `plugins/`. */
  defaultPluginsPath?: string;
  /** Gets what callbacks throw. Default: an uncaught error. */
  reportError?: (error: unknown) => void;
}

/**
 * A bus of its own, without plugins. Pages have one in `window.CXBus`.
 *
 * (manual: CXBus, global API)
 */
export function createBus({
  document = globalThis.document,
  defaultPluginsPath = 'plugins/',
  reportError: report = reportException,
}: CreateBusOptions = {}): Bus {
  const settings = createSettings(defaultPluginsPath);
  const plugins: Plugins = new Map();
  /** Names, in lower case, of plugins that are registered or whose file has been loaded. */
  const knownPlugins = new Set<string>();
  const enqueue = createQueue(settings, report);
  const log: Log = (...words) => {
    if (settings.debug) console.log('[CXBus]', ...(settings.timestamps ? [new Date().toISOString()] : []), ...words);
  };
  const loader = createLoader(settings, knownPlugins, enqueue, report, log, document);
  const eventsOf = createEvents(enqueue, log);
  const commandsOf = createCommands(settings, plugins, enqueue, report, log, loader.loadPlugin);
  const registry: BusRegistry = Object.create(null);
  let isLocked = false;

  /** A plugin, born with the commands `COMMANDS`, `EVENTS` and `LOAD`. (manual: CXBus, plugin interface) */
  function addPlugin(name: string, rows: BusRegistry, signal?: AbortSignal): PluginInterface {
    const handlers: Plugin['handlers'] = new Map();
    const declared = new Set<string>();
    // The store has no prototype, so that `constructor` and `__proto__` are keys like any other.
    const plugin: Plugin = { name, handlers, store: Object.create(null) };
    const { methods, forget } = eventsOf(plugin);
    const face: PluginInterface = {
      ...methods,
      ...commandsOf(plugin),
      data: createData(plugins, plugin, methods.publishDirect),
      registerEvents(names) {
        for (const short of [names].flat()) declared.add(short);
      },
      registry: () => registry,
      namespace: () => name,
    };
    const row = {
      get events() {
        return [...declared];
      },
      get commands() {
        return [...handlers.keys()];
      },
    };
    face.registerCommand('COMMANDS', ({ deferred }) => deferred.resolve(row.commands));
    face.registerCommand('EVENTS', ({ deferred }) => deferred.resolve(row.events));
    face.registerCommand('LOAD', ({ deferred }) => deferred.resolve());
    plugins.set(name, plugin);
    knownPlugins.add(name.toLowerCase());
    log('plugin', name);
    rows[name] = row;
    plugin.face = face;
    signal?.addEventListener?.('abort', () => {
      plugin.isGone = true;
      plugins.delete(name);
      knownPlugins.delete(name.toLowerCase());
      delete rows[name];
      forget();
      // what was held for it fails now
      face.ready();
    });
    return face;
  }

  function configure(given: BusOptions): void {
    changeSettings(settings, given);
    bus.getPluginInterface = settings.unlocked ? (name) => plugins.get(name)?.face : undefined;
  }

  let master: BusMaster | undefined = {
    lock() {
      isLocked = true;
    },
    unlock() {
      isLocked = false;
    },
    config: configure,
  };

  // The global API has the interface of a plugin that is always there and stands in no registry.
  const global = addPlugin('CXBus', {});
  global.ready();

  const bus: Bus = {
    ...loader,
    ...global,
    configure,
    registerPlugin(name, options) {
      const signal = options?.signal;
      if (isLocked || signal?.aborted || typeof name !== 'string' || plugins.has(name)) return false;
      return addPlugin(name, registry, signal);
    },
    registerMaster() {
      const given = master;
      master = undefined;
      return given;
    },
  };
  return bus;
}
