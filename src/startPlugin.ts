import type { Bus, PluginInterface } from './bus/index.js';
import {
  configurationRoot,
  isRecord,
  ownValue,
  reportOnce,
  reportUncaught,
  toText,
  type WidgetsConfiguration,
} from './config/index.js';

/** How a plugin starts, and how it ends. */
export interface PluginStart {
  /** The configuration root, kept by reference; default `window._genesys.widgets`. */
  config?: WidgetsConfiguration | undefined;
  /** Takes the plugin away again once it is aborted. */
  signal?: AbortSignal | undefined;
  /** Key of the configuration whose value the plugin's command `configure` gets. */
  section: string;
  /** The plugin's English texts, registered with App. */
  english?: { namespace: string; texts: object };
  /** Whether the plugin is of use without App: with a `config`, on a bus without App, it starts at once. Default `false`. */
  startsWithoutApp?: boolean;
  /** Registers commands, among them `configure`, events and subscriptions; called before anything else happens. */
  setUp(plugin: PluginInterface, config: WidgetsConfiguration): void;
  /** What the plugin waits for before it is ready. A rejection is reported and does not hold it up. Default: nothing. */
  waitFor?(): PromiseLike<unknown>;
  /** Closes what the plugin has open, just before the bus forgets it, so that its last events are delivered. */
  dispose?(): void;
}

/**
 * Registers a plugin that starts with App (manual: each plugin's "ready"): when `App.ready` comes, it registers its texts, runs its
 * own `configure` with its section of the page's configuration – the object itself, so that before-hooks run and see it – then is
 * ready and republishes `ready`. Neither a hook that throws nor a configuration that `configure` rejects holds it up.
 * @returns the plugin's interface; `false`, without any effect, if the name is taken
 */
export function startPlugin(bus: Bus, name: string, start: PluginStart): PluginInterface | false {
  const { signal, english } = start;
  let registered: PluginInterface | false = false;
  // before the bus adds its own listener
  signal?.addEventListener?.('abort', () => {
    if (registered) start.dispose?.();
  });
  registered = bus.registerPlugin(name, { signal });
  if (!registered) return false;
  const plugin = registered;
  const config = start.config ?? configurationRoot();
  let isStarted = false;

  plugin.registerEvents('ready');
  start.setUp(plugin, config);
  if (start.startsWithoutApp && start.config && !Object.hasOwn(plugin.registry(), 'App')) begin();
  else plugin.subscribe('App.ready', begin);
  return plugin;

  function begin(): void {
    // an App that has replaced another does not know the texts
    if (english) run('App.registerI18n', { lang: 'en', namespace: english.namespace, i18n: english.texts }, () => {});
    if (isStarted) return;
    isStarted = true;
    const section = ownValue(config, start.section);
    run(`${name}.configure`, section, (reason) => {
      if (isRecord(section) && Object.keys(section).length) reportRejection(reason);
      if (start.waitFor) start.waitFor().then(becomeReady, becomeReadyAnyway);
      else becomeReady();
    });
  }

  /** Runs a command; whatever comes of it, and if one of its hooks throws, `done` is called. */
  function run(command: string, options: unknown, done: (reason?: unknown) => void): void {
    try {
      plugin
        .command(command, options as object)
        .done(() => done())
        .fail(done);
    } catch (error) {
      reportUncaught(error);
      done();
    }
  }

  function reportRejection(reason: unknown): void {
    const text = toText(isRecord(reason) ? reason.error : reason);
    // a site's hook may cancel it on purpose
    if (text && !text.includes("'before'")) reportOnce(`${start.section}: ${text}. ${name} goes on without it.`);
  }

  function becomeReady(): void {
    if (signal?.aborted) return;
    plugin.ready();
    plugin.republish('ready');
  }

  function becomeReadyAnyway(error: unknown): void {
    reportUncaught(error);
    becomeReady();
  }
}
