import type { CommandHandler, PluginInterface, StoredValue } from './types.js';

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
