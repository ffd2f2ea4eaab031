import type { BusOptions } from './types.js';

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
