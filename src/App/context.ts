import type { Bus, PluginInterface } from '../bus/index.js';
import type { MainOptions, WidgetsConfiguration } from '../config/index.js';

/** What the parts of App share. */
export interface AppContext {
  app: PluginInterface;
  bus: Bus;
  /** The page's own object; read late. */
  config: WidgetsConfiguration;
  /** The options of `main`, with those of the older `app` and `global` under them, as they are now. */
  main(): MainOptions;
  /** Once it is aborted, App is gone and leaves nothing behind. */
  signal?: AbortSignal | undefined;
}
