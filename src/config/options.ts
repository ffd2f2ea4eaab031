import { isRecord, toText } from './coerce.js';
import { ownProperties, ownValue } from './ownProperties.js';
import type { WidgetsConfiguration } from './types.js';

/** What `configure` brought at run time. */
export type Overrides = Readonly<Record<string, unknown>>;

/** The options of one plugin: the page's section of the configuration, under what `configure` brought. */
export interface PluginOptions {
  /** The options in force now, in a new object that has only what page or `configure` gave. */
  read(): Record<string, unknown>;
  /** Options of the command `configure`. */
  configure(options: object): void;
}

/**
 * The options in force: the page's own object as it is now, under the overrides. Of the tables both are read, key by key.
 * @param tables keys whose values are tables that `configure` may change in part, such as `ewt`
 */
export function readOptions(
  section: unknown,
  overrides: Overrides,
  tables: readonly string[] = [],
): Record<string, unknown> {
  const options = ownProperties(section, overrides);
  for (const key of tables) {
    const override = ownValue(overrides, key);
    if (isRecord(override)) options[key] = ownProperties(ownValue(section, key), override);
  }
  return options;
}

/**
 * What `configure` makes of the overrides. An override wins until it is configured again; one that is `undefined`, or equal to
 * the page's present value, is dropped, so that later changes of the page's object count again.
 * @returns a new table
 */
export function mergeOverrides(
  section: unknown,
  overrides: Overrides,
  options: unknown,
  tables: readonly string[] = [],
): Overrides {
  const merged = ownProperties(overrides);
  for (const [key, value] of Object.entries(ownProperties(options))) {
    const current = ownValue(section, key);
    if (tables.includes(key) && isRecord(value)) {
      merged[key] = mergeOverrides(current, ownProperties(merged[key]), value);
    } else if (value === undefined || value === current) {
      delete merged[key];
    } else {
      merged[key] = value;
    }
  }
  return merged;
}

/**
 * The options of a plugin, always read from the page's object by reference.
 * @param section key of the configuration, such as `callback`
 * @param tables keys whose values are tables that `configure` may change in part, such as `ewt`
 */
export function createOptions(
  config: WidgetsConfiguration,
  section: string,
  tables: readonly string[] = [],
): PluginOptions {
  let overrides: Overrides = {};
  return {
    read: () => readOptions(ownValue(config, section), overrides, tables),
    configure(options) {
      overrides = mergeOverrides(ownValue(config, section), overrides, options, tables);
    },
  };
}

/** The server API that a section of the configuration names in `apiVersion`, in any case; `v1` for anything unknown. */
export function readApiVersion(section: unknown): 'v1' | 'v3' {
  return toText(ownValue(section, 'apiVersion')).toLowerCase() === 'v3' ? 'v3' : 'v1';
}
