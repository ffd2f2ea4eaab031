import type { Queue } from './queue.js';
import type { BusOptions, CommandHandler, PluginInterface, StoredValue } from './types.js';

/** A handler as the bus keeps it: which options it expects, only its plugin knows. */
export type AnyHandler = CommandHandler<never, never>;

/** What the bus keeps of a plugin. */
export interface Plugin {
  name: string;
  isReady: boolean;
  /** Set when the plugin has been removed: it neither publishes nor receives. */
  isRemoved: boolean;
  handlers: Map<string, AnyHandler>;
  store: Record<string, StoredValue>;
  /** Full names of its events by short name, of those that somebody has subscribed to. */
  eventNames: Map<string, string>;
  /** What `registerPlugin` returned. */
  pluginInterface?: PluginInterface;
}

/** Gets what callbacks throw. */
export type Report = (error: unknown) => void;

/** Logs names only, never what they carry: that may be personal. Silent without `debug`. */
export type Log = (...words: string[]) => void;

/** The options in force. */
export interface Settings {
  debug: boolean;
  timestamps: boolean;
  async: boolean;
  unlocked: boolean;
  /** Ends in `/` unless it is empty; `undefined` while the folder of the plugin files is unknown. */
  pluginsPath: string | undefined;
  pluginFilenameFormat: string;
  pluginMap: object;
  /** `undefined` as long as no map is given: files are loaded without a hash. */
  integrity: object | undefined;
  onUnknownCommand: BusOptions['onUnknownCommand'];
}

/** What the parts of a bus share. */
export interface BusContext {
  settings: Settings;
  /** By name. */
  plugins: Map<string, Plugin>;
  /** Names, in lower case, of plugins that are registered or whose file has been loaded. */
  knownPlugins: Set<string>;
  queue: Queue;
  report: Report;
  log: Log;
}

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A property of an object that the page made; what it inherits, also from a polluted `Object.prototype`, does not count. */
export function ownValue(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? Reflect.get(object, key) : undefined;
}

/** Makes known what somebody's callback threw without disturbing anybody else: as an uncaught error where the platform can. */
export function reportException(error: unknown): void {
  const report = globalThis.reportError ?? console.error;
  report(error);
}

/** What holds until `configure` says otherwise. */
export function createSettings(pluginsPath: string | undefined): Settings {
  return {
    debug: false,
    timestamps: false,
    async: true,
    unlocked: false,
    pluginsPath,
    pluginFilenameFormat: 'plugin.min.js',
    pluginMap: {},
    integrity: undefined,
    onUnknownCommand: undefined,
  };
}

const booleanOptions = ['debug', 'timestamps', 'async', 'unlocked'] as const satisfies (keyof BusOptions)[];
const mapOptions = ['pluginMap', 'integrity'] as const satisfies (keyof BusOptions)[];

/** Takes over the options that are known and have the right type, ignores the rest. */
export function changeSettings(settings: Settings, options: unknown): void {
  for (const key of booleanOptions) {
    const value = ownValue(options, key);
    if (typeof value === 'boolean') settings[key] = value;
  }
  for (const key of mapOptions) {
    const value = ownValue(options, key);
    if (isObject(value)) settings[key] = value;
  }
  const onUnknownCommand = ownValue(options, 'onUnknownCommand');
  if (typeof onUnknownCommand === 'function')
    settings.onUnknownCommand = onUnknownCommand as Settings['onUnknownCommand'];
  const format = ownValue(options, 'pluginFilenameFormat');
  if (typeof format === 'string') settings.pluginFilenameFormat = format;
  const path = ownValue(options, 'pluginsPath');
  if (typeof path === 'string') settings.pluginsPath = path === '' || path.endsWith('/') ? path : `${path}/`;
}
