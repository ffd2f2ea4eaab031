import type { Bus, PluginInterface } from '../bus/index.js';
import {
  configurationRoot,
  defaults,
  isDebugOn,
  ownValue,
  reportOnce,
  reportUncaught,
  toBoolean,
  toNumber,
  toRecord,
  toText,
  type WidgetsConfiguration,
} from '../config/index.js';
import { installCommandButtons } from './commandButtons.js';
import { type AppContext, readMain } from './context.js';
import { installLanguages, type LoadPack } from './languages.js';
import { installMobileMode } from './mobileMode.js';
import { installOnDemandCommands } from './onDemandCommands.js';
import { preload } from './preload.js';
import { installRequestHeader } from './requestHeader.js';
import { installThemes } from './themes.js';
import type { Common } from './types.js';
import { reportUnknownCommands } from './unknownCommands.js';
import { waitAtMost } from './waitAtMost.js';

export interface AppOptions {
  /** Default: the page's `window._genesys.widgets`, by reference. */
  config?: WidgetsConfiguration;
  /** Brings packs for languages that the page wants and has no `main.i18n` for; default: there are none. */
  loadPack?: LoadPack;
  /** Takes App away again once it is aborted. */
  signal?: AbortSignal | undefined;
}

const events = [
  'ready',
  'theme',
  'i18n',
  'language',
  'timeFormat',
  'mobileMode',
  'zoom',
  'requestHeaderUpdated',
  'closeAll',
];

/**
 * Registers the plugins `App` and `QuickBus` and puts `bus` and `common` into the configuration. App starts in a later
 * task, so that the page may subscribe when the script's load event comes (manual: App).
 * @returns the interface of `App`; `false`, without any effect, if there is an `App` already
 */
export function registerApp(bus: Bus, options: AppOptions = {}): PluginInterface | false {
  const app = bus.registerPlugin('App', options);
  if (!app) return false;
  const { config = configurationRoot(), loadPack, signal } = options;
  // held until then, the command could not tell any more
  app.before('App.registerExtension', (given) => ({ ...given, isEarly: !app.data('ready') }));
  const context: AppContext = { app, bus, config, main: () => readMain(config), signal };

  const quickBus = bus.registerPlugin('QuickBus', options);
  if (quickBus) {
    quickBus.ready();
    quickBus.registerPlugin = bus.registerPlugin;
  }
  // like `common` not enumerable, for sites serialise the configuration
  Reflect.defineProperty(config, 'bus', { configurable: true, enumerable: false, writable: true, value: quickBus });
  const loadCommon = installOnDemandCommands(context);
  installCommandButtons(context);
  reportUnknownCommands(context);
  // no arguments for the timer: pages wrap it, and some of their wrappers lose them
  setTimeout(() => start(context, loadCommon, loadPack));
  return app;
}

async function start(
  context: AppContext,
  loadCommon: () => Promise<Common>,
  loadPack: LoadPack | undefined,
): Promise<void> {
  const { app, bus, config, main, signal } = context;
  if (signal?.aborted) return;
  app.registerEvents(events);
  app.registerCommand('closeAll', ({ deferred }) => {
    app.publish('closeAll');
    deferred.resolve();
  });
  const loadCommonInTime = () => waitAtMost(defaults.longestStartWaitMs, loadCommon(), reportMissingCommon);
  if (isDebugOn(config)) {
    bus.configure({ debug: true });
    loadCommonInTime();
  }
  installMobileMode(context);
  installRequestHeader(context);
  installThemes(context);
  app.data('transitions', toBoolean(main().transitions, true));
  const languages = await installLanguages(context, loadPack);
  moveStylesheet(context);

  const hasPageCode = ownValue(config, 'onReady') || extensionsOf(config).length > 0;
  const common = hasPageCode ? await loadCommonInTime() : undefined;
  const jQuery = await common?.jQueryForExtensions();
  if (signal?.aborted) return;
  for (const extension of extensionsOf(config)) runPageCode(extension, config, [jQuery, bus, config.common]);
  app.republish('ready', config);
  app.data('ready', true);
  app.ready();
  runPageCode(ownValue(config, 'onReady'), config, [config.bus]);
  common?.loadExtensionFiles();
  setTimeout(
    () => {
      if (signal?.aborted) return;
      preload(context);
      languages.reportMissingPack();
    },
    toNumber(main().pluginLoadDelay, defaults.pluginLoadDelayMs),
  );
}

function extensionsOf(config: WidgetsConfiguration): unknown[] {
  return Object.values(toRecord(ownValue(config, 'extensions')));
}

/** Calls what the page has given, if it is a function. What it throws disturbs nobody else. */
function runPageCode(code: unknown, config: WidgetsConfiguration, args: unknown[]): void {
  if (typeof code !== 'function') return;
  try {
    Reflect.apply(code, config, args);
  } catch (error) {
    reportUncaught(error);
  }
}

function reportMissingCommon(reason: unknown): void {
  reportOnce(
    `The helpers for extensions (common.mod.js) cannot be had: ${toText(reason)}. Check pluginsPath in CXBus.configure.`,
  );
}

/** Moves the site's own styles (`main.customStylesheetID`) behind all others. */
function moveStylesheet({ main, signal }: AppContext): void {
  const move = (): void => {
    const sheet = document.getElementById(toText(main().customStylesheetID));
    if (sheet) document.body?.append(sheet);
  };
  move();
  document.addEventListener('DOMContentLoaded', move, { signal });
}
