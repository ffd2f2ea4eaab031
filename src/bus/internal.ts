import type { BusOptions, CommandHandler, PluginInterface, StoredValue } from './types.js';

/** A handler as the bus keeps it: what it expects, only its plugin knows. */
export type AnyHandler = CommandHandler<never, never>;

/** What the bus keeps of a plugin. */
export interface Plugin {
  name: string;
  isReady?: boolean;
  /** Taken away: it hears and says nothing any more. */
  isGone?: boolean;
  handlers: Map<string, AnyHandler>;
  store: Record<string, StoredValue>;
  /** What `registerPlugin` returned. */
  face?: PluginInterface;
}

/** The plugins of a bus by their names. */
export type Plugins = Map<string, Plugin>;

/** Gets what callbacks throw. */
export type Report = (error: unknown) => void;

/** Says names only, never what they carry: that may be personal. Silent without `debug`. */
export type Log = (...words: string[]) => void;

export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Makes known what somebody's callback threw without disturbing anybody else: as an uncaught error where the platform can. */
export const reportException = (error: unknown): void => (globalThis.reportError ?? console.error)(error);

/** The options that do something, all of them present. */
export type Settings = Required<Omit<BusOptions, 'log'>>;

/** What holds until `configure` says otherwise. */
export const createSettings = (pluginsPath: string): Settings => ({
  debug: false,
  timestamps: false,
  pluginsPath,
  pluginFilenameFormat: 'plugin.min.js',
  pluginMap: {},
  async: true,
  unlocked: false,
  integrity: {},
});

/** Takes over the options that are known and have the right type, ignores the rest. */
export function changeSettings(settings: Settings, options: unknown): void {
  for (const [key, current] of Object.entries(settings)) {
    const value: unknown = Object(options)[key];
    if (value !== null && typeof value === typeof current) Reflect.set(settings, key, value);
  }
  settings.pluginsPath = settings.pluginsPath.replace(/[^/]$/, '$&/');
}
