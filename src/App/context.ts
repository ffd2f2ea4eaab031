import type { Bus, PluginInterface } from '../bus/index.js';
import { type MainOptions, ownProperties, ownValue, type WidgetsConfiguration } from '../config/index.js';

/** Version of the package, for `App.info` and `Common.data('version')`. */
export const version = '0.1.0';

/** State and services shared by the parts of App. */
export interface AppContext {
  app: PluginInterface;
  bus: Bus;
  /** The page's own object; read late. */
  config: WidgetsConfiguration;
  /** The options of `main`, over those of the older `app` and `global`, as they are now. */
  main(): MainOptions;
  /** Once it is aborted, App is gone and leaves nothing behind. */
  signal?: AbortSignal | undefined;
}

/** Reads the options of `main` from the page's object. */
export function readMain(config: WidgetsConfiguration): MainOptions {
  return ownProperties<MainOptions>(ownValue(config, 'global'), ownValue(config, 'app'), ownValue(config, 'main'));
}
