import type { Bus, PluginInterface } from '../bus/index.js';
import {
  configurationRoot,
  defaults,
  toBoolean,
  toNumber,
  toRecord,
  toText,
  type WidgetsConfiguration,
} from '../config/index.js';
import { installCommandButtons } from './commandButtons.js';
import type { PageTools } from './common/index.js';
import type { AppContext } from './context.js';
import { installLanguages, type LoadPack } from './languages.js';
import { installMobileMode } from './mobileMode.js';
import { installPageTools } from './pageTools.js';
import { installRequestHeader } from './requestHeader.js';
import { installThemes } from './themes.js';
import { withinTime } from './withinTime.js';

export interface AppOptions {
  /** Default: the page's `window._genesys.widgets`, by reference. */
  config?: WidgetsConfiguration;
  /** Brings packs for languages that the page wants and has no `main.i18n` for; default: there are none. */
  loadPack?: LoadPack;
  /** Takes App away again once it is aborted. */
  signal?: AbortSignal | undefined;
}

/**
 * Registers the plugins `App` and `QuickBus` and puts `bus` and `common` into the configuration. App starts in a later
 * task, so that the page may subscribe when the script's load event comes (manual: App).
 * @returns the interface of `App`; `false`, without any effect, if there is an `App` already
 */
export function registerApp(bus: Bus, options: AppOptions = {}): PluginInterface | false {
  const app = bus.registerPlugin('App', options);
  if (!app) return false;
  const { config = configurationRoot(), loadPack, signal } = options;
  // held until then, the command would not know any more
  app.before('App.registerExtension', (options) => ({ ...options, isEarly: !app.data('ready') }));
  const context: AppContext = {
    app,
    bus,
    config,
    main: () => ({ ...config.global, ...config.app, ...config.main }),
    signal,
  };

  const quickBus = bus.registerPlugin('QuickBus', options);
  if (quickBus) {
    quickBus.ready();
    quickBus.registerPlugin = bus.registerPlugin;
  }
  // like `common` not enumerable, for sites serialise the configuration
  Reflect.defineProperty(config, 'bus', { configurable: true, enumerable: false, writable: true, value: quickBus });
  const loadTools = installPageTools(context);
  installCommandButtons(context);
  // no arguments for the timer: pages wrap it, and some of their wrappers lose them
  setTimeout(() => start(context, loadTools, loadPack));
  return app;
}

async function start(
  context: AppContext,
  loadTools: () => PromiseLike<PageTools>,
  loadPack: LoadPack | undefined,
): Promise<void> {
  const { app, bus, config, main, signal } = context;
  if (signal?.aborted) return;
  app.registerEvents([
    'ready',
    'theme',
    'i18n',
    'language',
    'timeFormat',
    'mobileMode',
    'zoom',
    'requestHeaderUpdated',
    'closeAll',
  ]);
  app.registerCommand('closeAll', ({ deferred }) => {
    app.publish('closeAll');
    deferred.resolve();
  });
  if (toBoolean(main().debug, false)) {
    bus.configure({ debug: true });
    loadTools();
  }
  installMobileMode(context);
  installRequestHeader(context);
  installThemes(context);
  app.data('transitions', toBoolean(main().transitions, true));
  await installLanguages(context, loadPack);
  moveStylesheet(context);

  const extensions = () => Object.values(toRecord(config.extensions));
  const tools = config.onReady || extensions()[0] ? await withinTime(loadTools()) : undefined;
  const $ = await tools?.jQuery();
  if (signal?.aborted) return;
  for (const extension of extensions()) run(extension, $, bus, config.common);
  app.republish('ready', config);
  app.data('ready', true);
  app.ready();
  run(config.onReady, config.bus);
  tools?.inject();
  setTimeout(preload, toNumber(main().pluginLoadDelay, defaults.pluginLoadDelayMs));

  /** Calls the page's code, if it is any. */
  function run(code: unknown, ...args: unknown[]): void {
    try {
      if (typeof code === 'function') code.apply(config, args);
    } catch (error) {
      reportError(error);
    }
  }

  function preload(): void {
    if (signal?.aborted) return;
    for (const name of [main().preload].flat()) {
      if (toText(name)) bus.loadPlugin(toText(name));
    }
  }
}

/** Moves the site's own styles (`main.customStylesheetID`) behind all others. */
function moveStylesheet({ main, signal }: AppContext): void {
  const move = () => {
    const sheet = document.getElementById(toText(main().customStylesheetID));
    if (sheet) document.body?.append(sheet);
  };
  move();
  document.addEventListener('DOMContentLoaded', move, { signal });
}
