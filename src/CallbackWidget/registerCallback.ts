import type { Bus, PluginInterface } from '../bus/index.js';
import {
  configurationRoot,
  createOptions,
  defaults,
  isRecord,
  toText,
  type WidgetsConfiguration,
} from '../config/index.js';
import { serverTime } from '../http/serverClock.js';
import { withTimeout } from '../http/withTimeout.js';
import { startPlugin } from '../startPlugin.js';
import type { WidgetContext } from './context.js';
import { type SiteForm, siteFormOf } from './customForm/types.js';
import { englishTexts } from './englishTexts.js';
import { features } from './features.js';
import { launchLater } from './launchLater.js';
import { type CallbackWindow, openWindow } from './openWindow.js';
import { readCallbackOptions } from './options.js';
import { createOffice } from './schedule/createOffice.js';
import { readEwt } from './schedule/ewt.js';
import { createTexts } from './texts.js';
import { readDisplay, showInstant } from './timeDisplay.js';
import type { CallbackOpenOptions, CallbackOverlayOptions } from './types.js';

export interface CallbackRegistration {
  /** Default: the page's `window._genesys.widgets`, by reference. */
  config?: WidgetsConfiguration;
  /** Where the window goes: into the flow of this element. Default: over the page, at the end of its body. */
  container?: HTMLElement;
  /** Takes the widget away again once it is aborted; an open window closes without a question. */
  signal?: AbortSignal | undefined;
}

const events = [
  'opened',
  'started',
  'submitted',
  'completed',
  'cancelled',
  'closed',
  'minimized',
  'unminimized',
] as const;
const notOpen = 'Callback is not currently open. Ignoring command.';
const noWait = 'Either no EWT queue for Callback is configured or immediate callback is disabled.';

interface Settle {
  resolve(): unknown;
  reject(reason: unknown): unknown;
}

/**
 * Registers the plugin `Callback` (manual: Callback). It starts when App is ready.
 * @returns the plugin's interface; `false`, without any effect, if there is a `Callback` already
 */
export function registerCallback(bus: Bus, registration: CallbackRegistration = {}): PluginInterface | false {
  const { signal } = registration;
  const config = registration.config ?? configurationRoot();
  const options = createOptions(config, 'callback', ['ewt']);
  const office = createOffice(() => config.callback?.timezone);
  let openedWindow: CallbackWindow | undefined;
  let isOpening = false;
  let isReady = false;

  let widget: WidgetContext;
  let launcher: ReturnType<typeof launchLater> | undefined;

  return startPlugin(bus, 'Callback', {
    config,
    signal,
    section: 'callback',
    english: { namespace: 'callback', texts: englishTexts },
    setUp(plugin) {
      widget = {
        bus,
        plugin,
        config,
        signal,
        office,
        get container() {
          return registration.container ?? document.body;
        },
        options: () => readCallbackOptions(options.read()),
        texts: () => createTexts(plugin.data('App.i18n'), toText(plugin.data('App.language'), 'en')),
        showInstant: (instant) => showInstant(instant, readDisplay(widget)),
        now: () => serverTime(bus, widget.options().servicePlugin),
      };
      launcher = launchLater(widget);
      plugin.registerEvents([...events]);
      registerCommands(plugin);
      subscribe(plugin);
    },
    waitFor: async () => {
      await untilBody();
      isReady = true;
      launcher?.update(openedWindow !== undefined);
    },
    dispose() {
      openedWindow?.close();
      launcher?.remove();
    },
  });

  function registerCommands(plugin: PluginInterface): void {
    plugin.registerCommand('configure', ({ data, deferred }) => {
      if (Object.keys(data).length === 0) return deferred.reject('No configuration provided');
      options.configure(data);
      if (isReady) launcher?.update(openedWindow !== undefined);
      return deferred.resolve();
    });
    plugin.registerCommand('open', ({ data, deferred }: { data: CallbackOpenOptions; deferred: Settle }) => {
      return openForm(plugin, data, deferred);
    });
    plugin.registerCommand('close', ({ deferred }) => {
      if (!openedWindow) return deferred.reject('Already closed');
      return openedWindow.requestClose() ? deferred.resolve() : deferred.reject('User must confirm close');
    });
    plugin.registerCommand('showEWT', async ({ deferred }) => {
      const { ewt, immediate } = widget.options();
      if (!readEwt(ewt).queue || !immediate) return deferred.reject(noWait);
      if (!openedWindow) return deferred.reject(notOpen);
      await openedWindow.waitPolling.refresh();
      return deferred.resolve();
    });
    whenOpen('minimize', (open, { minimized }: { minimized?: boolean }) => {
      open.minimize(minimized === undefined ? undefined : String(minimized) === 'true');
    });
    whenOpen('showOverlay', (open, data: CallbackOverlayOptions) => open.showOverlay(data));
    whenOpen('hideOverlay', (open, data: { static?: boolean }) => open.hideOverlay(String(data.static) === 'true'));
    whenOpen('resetForm', (open) => open.reset());

    /** Registers a command that needs the window. */
    function whenOpen<Options>(name: string, run: (open: CallbackWindow, data: Options) => Promise<void> | void): void {
      plugin.registerCommand(name, async ({ data, deferred }: { data: Options; deferred: Settle }) => {
        if (!openedWindow) return void deferred.reject(notOpen);
        try {
          await run(openedWindow, data);
          deferred.resolve();
        } catch (reason) {
          deferred.reject(reason);
        }
        return undefined;
      });
    }
  }

  async function openForm(plugin: PluginInterface, data: CallbackOpenOptions, deferred: Settle): Promise<void> {
    // A page may have thrown the window away itself.
    if (openedWindow && !openedWindow.root.isConnected) openedWindow.close();
    if (openedWindow || isOpening) return void deferred.reject('already opened');
    const definition = siteFormOf(data.formJSON, widget.options().form);
    let siteForm: SiteForm | undefined;
    if (definition) {
      isOpening = true;
      try {
        const loading = withTimeout(
          defaults.longestStartWaitMs,
          features.customForm(),
          'Could not load module: customForm',
        );
        const { createSiteForm } = await loading;
        siteForm = createSiteForm(widget, definition, widget.options().countryCodes);
      } catch (reason) {
        // another form would ask for something else
        return void deferred.reject(reason);
      } finally {
        isOpening = false;
      }
    }
    // removed from the page while a file was on its way
    if (signal?.aborted) return void deferred.reject(notOpen);
    if (plugin.registry().Calendar) plugin.command('Calendar.refresh');
    openedWindow = openWindow(widget, data, siteForm, () => {
      openedWindow = undefined;
      launcher?.update(false);
    });
    launcher?.update(true);
    deferred.resolve();
  }

  function subscribe(plugin: PluginInterface): void {
    const refresh = () => {
      openedWindow?.refresh();
      if (isReady) launcher?.update(openedWindow !== undefined);
    };
    for (const event of ['theme', 'i18n', 'language', 'timeFormat', 'zoom']) plugin.subscribe(`App.${event}`, refresh);
    plugin.subscribe('App.closeAll', () => openedWindow?.close());
    plugin.subscribe('Calendar.generated', ({ data }) => openedWindow?.schedule.mount(data));
    plugin.subscribe('Calendar.selectedDateTime', ({ data }) => {
      const time = timeOf(data);
      if (time !== undefined) openedWindow?.schedule.select(time);
    });
    plugin.subscribe('Calendar.closed', ({ data }) => {
      const time = timeOf(data);
      if (time === undefined) openedWindow?.schedule.closePicker();
      else openedWindow?.schedule.select(time);
    });
    plugin.subscribe(`${widget.options().servicePlugin}.availableSlots`, async ({ data }) => {
      await office.learn(data);
      openedWindow?.schedule.updateOffice();
    });
  }
}

/** Scripts in the head may be done before there is a body; commands are held until then. */
function untilBody(): Promise<void> {
  if (document.body) return Promise.resolve();
  return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve()));
}

/** The chosen instant (epoch ms) in an event of the calendar. */
function timeOf(data: unknown): number | undefined {
  const date = isRecord(data) ? data.date : undefined;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;
}
