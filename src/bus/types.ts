/**
 * The types of the bus. A plugin adds its commands and events to the two global maps by declaration merging:
 *
 * ```ts
 * declare global {
 *   interface CXBusCommands {
 *     'Weather.forecast': { options: { city: string }; result: { celsius: number } };
 *   }
 *   interface CXBusEvents {
 *     'Weather.changed': { celsius: number };
 *   }
 * }
 * ```
 *
 * After that `bus.command('Weather.forecast', …)` checks its options and types what `.done` gets. Names that are in
 * neither map stay allowed, with `unknown` on both sides.
 */
declare global {
  /** Full command name → its options and the value its promise resolves with. Extended by each plugin. */
  interface CXBusCommands {}
  /** Full event name → the data it carries. Extended by each plugin. */
  interface CXBusEvents {}
  interface Window {
    /** The page's bus: there as soon as the bus script has run. */
    CXBus: Bus;
  }
}

/** A known command name, or any other string. */
export type CommandName = keyof CXBusCommands | (string & {});
/** A known event name, or any other string. */
export type EventName = keyof CXBusEvents | (string & {});

/** Options of the command `Name`; any object for a name that no plugin has declared. */
export type CommandOptions<Name> = Name extends keyof CXBusCommands
  ? CXBusCommands[Name] extends { options: infer Options }
    ? Options
    : object
  : object;

/** What the promise of the command `Name` resolves with; `unknown` for a name that no plugin has declared. */
export type CommandResult<Name> = Name extends keyof CXBusCommands
  ? CXBusCommands[Name] extends { result: infer Result }
    ? Result
    : unknown
  : unknown;

/** The data of the event `Name`; `unknown` for a name that no plugin has declared. */
export type EventData<Name> = Name extends keyof CXBusEvents ? CXBusEvents[Name] : unknown;

/** A function, or an array of functions, as `done`, `fail`, `always` and `progress` take them. */
export type Callbacks<Args extends unknown[]> =
  | ((...args: Args) => unknown)
  | ReadonlyArray<(...args: Args) => unknown>;

/**
 * The promise of a command. `done`, `fail` and `always` are called synchronously when the deferred settles, with all
 * its arguments; `then`, `catch` and `finally` are those of a native promise, with the first argument only.
 */
export interface BusPromise<T = unknown> extends PromiseLike<T> {
  /** Called with every argument of `resolve`, synchronously inside it, or at once if already resolved. */
  done(...callbacks: Callbacks<[T, ...never[]]>[]): this;
  /** Called with every argument of `reject`, synchronously inside it, or at once if already rejected. */
  // biome-ignore lint/suspicious/noExplicitAny: a rejection may carry anything
  fail(...callbacks: Callbacks<any[]>[]): this;
  /** Called on `resolve` and on `reject`. */
  // biome-ignore lint/suspicious/noExplicitAny: carries either side's arguments
  always(...callbacks: Callbacks<any[]>[]): this;
  /** Called on every `notify`. */
  // biome-ignore lint/suspicious/noExplicitAny: progress may carry anything
  progress(...callbacks: Callbacks<any[]>[]): this;
  then<R = T, E = never>(
    onResolved?: ((value: T) => R | PromiseLike<R>) | null,
    // biome-ignore lint/suspicious/noExplicitAny: as in the platform's own declaration
    onRejected?: ((reason: any) => E | PromiseLike<E>) | null,
    onProgress?: ((...args: unknown[]) => void) | null,
  ): Promise<R | E>;
  // biome-ignore lint/suspicious/noExplicitAny: as in the platform's own declaration
  catch<E = never>(onRejected?: ((reason: any) => E | PromiseLike<E>) | null): Promise<T | E>;
  finally(onSettled?: (() => void) | null): Promise<T>;
  /** jQuery 1.5's filter: a new promise that carries what the given function returns. */
  // biome-ignore lint/suspicious/noExplicitAny: as jQuery's
  pipe(onResolved?: ((...args: any[]) => any) | null, onRejected?: ((...args: any[]) => any) | null): BusPromise<any>;
  /** This promise; with an object, that object extended by the promise's methods. */
  promise(): BusPromise<T>;
  promise<O extends object>(target: O): O & BusPromise<T>;
  state(): 'pending' | 'resolved' | 'rejected';
  isResolved(): boolean;
  isRejected(): boolean;
}

/** The side of a promise that its maker holds. Settling twice is ignored. */
export interface Deferred<T = unknown> extends BusPromise<T> {
  resolve(value?: T, ...more: unknown[]): this;
  reject(reason?: unknown, ...more: unknown[]): this;
  notify(...args: unknown[]): this;
  resolveWith(context: unknown, args?: readonly unknown[]): this;
  rejectWith(context: unknown, args?: readonly unknown[]): this;
  notifyWith(context: unknown, args?: readonly unknown[]): this;
}

/** What a command's handler is called with. */
export interface CommandCall<Options = Record<string, unknown>, Result = unknown> {
  /** The caller's own options object after `before` hooks; `{}` if there was none. */
  data: Options;
  /** Settle this. Nothing settles it for the handler except an exception or a returned promise that rejects. */
  deferred: Deferred<Result>;
  /** Name of the plugin that issued the command; `"CXBus"` for the global API. */
  commander: string;
  /** Full name of the command. */
  command: string;
  /** Epoch ms of the call. */
  time: number;
}

/** What a subscriber is called with. */
export interface BusEvent<Data = unknown> {
  /** What was published; `{}` if that was falsy. */
  data: Data;
  /** Name of the plugin that published. */
  publisher: string;
  /** Full name of the event. */
  event: string;
  /** Epoch ms of the publication. */
  time: number;
}

export type CommandHandler<Options = Record<string, unknown>, Result = unknown> = (
  call: CommandCall<Options, Result>,
) => unknown;
export type EventCallback<Data = unknown> = (event: BusEvent<Data>) => unknown;
/** Returns the options for the next hook and the handler; anything but a non-null object cancels the command. */
export type BeforeHook<Options = Record<string, unknown>> = (options: Options) => unknown;

/** One entry of a plugin's data store. */
export interface StoredValue {
  value: unknown;
  /** The value before this one. */
  last: unknown;
  /** Epoch ms of the change. */
  time: number;
}

/** What `P.data.<key>` carries. */
export type DataChange = StoredValue;

/** Live view of who is registered with what. */
export type BusRegistry = Record<string, { events: string[]; commands: string[] }>;

/** What `registerPlugin(name)` returns. Every method works detached from its object. */
export interface PluginInterface {
  registerCommand<Name extends string, Options = Record<string, unknown>, Result = unknown>(
    name: Name,
    handler: CommandHandler<Options, Result>,
  ): boolean;
  registerEvents(names: string | readonly string[]): void;
  subscribe<Name extends EventName>(event: Name, callback: EventCallback<EventData<Name>>): string | false;
  unsubscribe<Name extends EventName>(event: Name, callback?: EventCallback<EventData<Name>>): boolean;
  publish(name: string, data?: unknown): boolean;
  /** Publishes, and replays the latest republished data to whoever subscribes later. */
  republish(name: string, data?: unknown): boolean;
  /** As `publish`, but kept out of the debug log when nobody listens. */
  publishDirect(name: string, data?: unknown): boolean;
  command<Name extends CommandName>(name: Name, options?: CommandOptions<Name>): BusPromise<CommandResult<Name>>;
  before<Name extends CommandName>(command: Name, hook: BeforeHook<CommandOptions<Name>>): boolean;
  registry(): BusRegistry;
  subscribers(): Record<string, string[]>;
  namespace(): string;
  /** `data('k', v)` sets, `data('k')` reads own, `data('Other.k')` reads another plugin's, `data()` is the raw own store. */
  data(): Record<string, StoredValue>;
  data(name: string): unknown;
  data<V>(name: string, value: V): V;
  /** Marks the plugin ready and releases the commands held for it. */
  ready(): void;
  /** Sites hang their own properties on interfaces. */
  [property: string]: unknown;
}

/** Keys of `configure`. Unknown keys and wrong types are ignored. */
export interface BusOptions {
  /** Log activity. Default `false`. */
  debug?: boolean;
  /** Put the time (ISO 8601 UTC) before each line of the log. Default `false`. */
  timestamps?: boolean;
  /** Address of the folder of the plugin files. A missing trailing `/` is added. */
  pluginsPath?: string;
  /** File name with the word `plugin` standing for the plugin's name. Default `plugin.min.js`. */
  pluginFilenameFormat?: string;
  /** Plugin name → address ending in `.js`, or `false`: never load. */
  pluginMap?: Record<string, string | false>;
  /** `false` delivers synchronously. Default `true`. */
  async?: boolean;
  /** Accepted because sites set it; `debug` is what counts. */
  log?: boolean;
  /** Adds `CXBus.getPluginInterface(name)`. */
  unlocked?: boolean;
  /**
   * Subresource integrity hashes by file address (`dist/integrity.json` may be pasted whole), file name, or name of a plugin or
   * module in any case. Where a map is given, a file without an entry is not loaded.
   */
  integrity?: Record<string, string>;
  /** Called with the full name of each command that there is not, or whose plugin cannot be loaded, once it has been rejected. */
  onUnknownCommand?: ((command: string) => void) | undefined;
}

/** What the first caller of `registerMaster` gets. */
export interface BusMaster {
  /** From here on `registerPlugin` answers `false`. */
  lock(): void;
  unlock(): void;
  config(options: BusOptions): void;
}

/**
 * The global API, `window.CXBus`: acts as the plugin `"CXBus"`, which is always there. Every method works detached from
 * its object.
 */
export interface Bus {
  configure(options: BusOptions): void;
  /**
   * `false` if the name is no string, is taken, or registration is locked. Never throws. Once the signal, if one is given,
   * is aborted, the bus forgets the plugin with its commands, hooks, subscriptions and data; the name is free again.
   */
  registerPlugin(name: string, options?: { signal?: AbortSignal | undefined }): PluginInterface | false;
  registerMaster(): BusMaster | undefined;
  /** Loads a plugin's file; resolves with the script's load event, rejects with no value if it is already there. */
  loadPlugin(name: string): BusPromise<Event>;
  loadFile(url: string): BusPromise<Event>;
  /** Resolves with what the file registered under that name by `registerModule`. */
  loadModule<T = unknown>(name: string): BusPromise<T>;
  /** `true`; `false` if the name is taken. */
  registerModule(name: string, value: unknown): boolean;
  command: PluginInterface['command'];
  subscribe: PluginInterface['subscribe'];
  unsubscribe: PluginInterface['unsubscribe'];
  publish: PluginInterface['publish'];
  before: PluginInterface['before'];
  data: PluginInterface['data'];
  /** Only after `configure({unlocked: true})`. */
  getPluginInterface?(name: string): PluginInterface | undefined;
  [property: string]: unknown;
}
