import { type Commands, createCommands } from './commands.js';
import { createDataStore } from './dataStore.js';
import { createEvents, type Events } from './events.js';
import {
  type BusContext,
  changeSettings,
  createSettings,
  type Log,
  ownValue,
  type Plugin,
  type Report,
  reportException,
  type Settings,
} from './internal.js';
import { createLoader } from './loader.js';
import { createQueue } from './queue.js';
import type { Bus, BusMaster, BusOptions, BusRegistry, PluginInterface } from './types.js';

export interface CreateBusOptions {
  /** Where script elements of plugin files go. Default: the page's; without one (`null`, or on a server) loading fails. */
  document?: Document | null;
  /**
   * Address of the folder of the plugin files until `configure` says otherwise. Without one, loading a plugin or a module
   * rejects with a sentence that names `pluginsPath`.
   */
  defaultPluginsPath?: string;
  /** Gets what callbacks throw. Default: an uncaught error. */
  reportError?: (error: unknown) => void;
}

/**
 * A bus of its own, without plugins. Pages have one in `window.CXBus`.
 *
 * (manual: CXBus, global API)
 */
export function createBus(options: CreateBusOptions = {}): Bus {
  const own = <K extends keyof CreateBusOptions>(key: K) => ownValue(options, key) as CreateBusOptions[K];
  const context = createContext(own('defaultPluginsPath'), own('reportError') ?? reportException);
  const { settings, plugins } = context;
  const documentGiven = own('document');
  const loader = createLoader(context, documentGiven === undefined ? globalThis.document : documentGiven);
  const registrations = createRegistrations(context, createEvents(context), createCommands(context, loader.loadPlugin));
  let isLocked = false;

  function configure(given: BusOptions): void {
    changeSettings(settings, given);
    bus.getPluginInterface = settings.unlocked ? (name) => plugins.get(name)?.pluginInterface : undefined;
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
  const global = registrations.add('CXBus', 'unlisted');
  global.ready();

  const bus: Bus = {
    ...loader,
    ...global,
    configure,
    registerPlugin(name, given) {
      const signal = ownValue(given, 'signal') as AbortSignal | undefined;
      if (isLocked || signal?.aborted || typeof name !== 'string' || plugins.has(name)) return false;
      const pluginInterface = registrations.add(name, 'listed');
      signal?.addEventListener?.('abort', () => registrations.remove(name));
      return pluginInterface;
    },
    registerMaster() {
      const given = master;
      master = undefined;
      return given;
    },
  };
  return bus;
}

function createContext(defaultPluginsPath: string | undefined, report: Report): BusContext {
  const settings = createSettings(defaultPluginsPath);
  const queue = createQueue({ isAsync: () => settings.async, report });
  return { settings, plugins: new Map(), knownPlugins: new Set(), queue, report, log: createLog(settings) };
}

function createLog(settings: Settings): Log {
  return (...words) => {
    if (!settings.debug) return;
    const time = settings.timestamps ? [new Date().toISOString()] : [];
    console.log('[CXBus]', ...time, ...words);
  };
}

interface Registrations {
  /** Adds a plugin; its name must be free. One that is unlisted stands in no registry. */
  add(name: string, visibility: 'listed' | 'unlisted'): PluginInterface;
  remove(name: string): void;
}

/** Which plugins there are. */
function createRegistrations(context: BusContext, events: Events, commands: Commands): Registrations {
  const { plugins, knownPlugins, log } = context;
  // No prototype here and in the store, so that `constructor` and `__proto__` are names like any other.
  const registry: BusRegistry = Object.create(null);

  return {
    add(name, visibility) {
      const plugin: Plugin = {
        name,
        isReady: false,
        isRemoved: false,
        eventNames: new Map(),
        handlers: new Map(),
        store: Object.create(null),
      };
      const declaredEvents = new Set<string>();
      const eventMethods = events.methodsOf(plugin);
      const pluginInterface: PluginInterface = {
        ...eventMethods,
        ...commands.methodsOf(plugin),
        data: createDataStore(plugins, plugin, eventMethods.publishDirect),
        registerEvents(names) {
          for (const short of [names].flat()) declaredEvents.add(short);
        },
        registry: () => registry,
        namespace: () => name,
      };
      plugin.pluginInterface = pluginInterface;
      plugins.set(name, plugin);
      knownPlugins.add(name.toLowerCase());
      const entry = createRegistryEntry(plugin, declaredEvents);
      registerCommonCommands(pluginInterface, entry);
      if (visibility === 'listed') registry[name] = entry;
      log('plugin', name);
      return pluginInterface;
    },

    remove(name) {
      const plugin = plugins.get(name);
      if (!plugin) return;
      plugin.isRemoved = true;
      plugins.delete(name);
      knownPlugins.delete(name.toLowerCase());
      delete registry[name];
      events.removeAll(plugin);
      // Commands that wait for it fail now.
      commands.flush(name);
    },
  };
}

/** A live view of a plugin's events and commands. */
function createRegistryEntry({ handlers }: Plugin, declaredEvents: Set<string>): BusRegistry[string] {
  return {
    get events() {
      return [...declaredEvents];
    },
    get commands() {
      return [...handlers.keys()];
    },
  };
}

/** The commands that every plugin has. (manual: CXBus, plugin interface) */
function registerCommonCommands({ registerCommand }: PluginInterface, entry: BusRegistry[string]): void {
  registerCommand('COMMANDS', ({ deferred }) => deferred.resolve(entry.commands));
  registerCommand('EVENTS', ({ deferred }) => deferred.resolve(entry.events));
  registerCommand('LOAD', ({ deferred }) => deferred.resolve());
}
