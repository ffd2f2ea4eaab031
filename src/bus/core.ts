import type { Enqueue } from './createQueue.js';
import type { Settings } from './createSettings.js';
import type { CommandHandler, PluginInterface, StoredValue } from './types.js';

/** A handler as the bus keeps it: what it expects, only its plugin knows. */
export type AnyHandler = CommandHandler<never, never>;

/** What the bus keeps of a plugin. */
export interface Plugin {
  name: string;
  isReady: boolean;
  /** Taken away: it hears and says nothing any more. */
  isGone?: boolean;
  handlers: Map<string, AnyHandler>;
  store: Record<string, StoredValue>;
  /** What `registerPlugin` returned. */
  face?: PluginInterface;
}

/** What the parts of one bus share. */
export interface BusCore {
  settings: Settings;
  plugins: Map<string, Plugin>;
  /** Names, in lower case, of plugins that are registered or whose file has been loaded. */
  knownPlugins: Set<string>;
  enqueue: Enqueue;
  /** Gets what callbacks throw. */
  report(error: unknown): void;
  /** Says names only, never what they carry: that may be personal. Silent without `debug`. */
  log(...words: string[]): void;
}
