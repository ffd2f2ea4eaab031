import type { Bus, PluginInterface } from '../bus/index.js';
import { configurationRoot, isRecord, mergeSafely, toText, type WidgetsConfiguration } from '../config/index.js';
import type { WidgetContext } from './context.js';
import type { SiteModule } from './customForm/index.js';
import { siteFormOf } from './customForm/types.js';
import { englishTexts } from './englishTexts.js';
import { features } from './features.js';
import type { Launcher } from './launcher/index.js';
import { launchLater } from './launchLater.js';
import { readOptions } from './options.js';
import { openSession, type Session } from './session.js';
import { createTexts } from './texts.js';
import { createOffice } from './times/createOffice.js';
import type { LateTimes, Times } from './times/timesModule.js';
import type { CallbackOpenOptions, CallbackOverlayOptions } from './types.js';

export interface CallbackRegistration {
  /** Default: the page's `window._genesys.widgets`, by reference. */
  config?: WidgetsConfiguration;
  /** Where the window goes: into the flow of this element. Default: over the page, at the end of its body. */
  container?: HTMLElement;
  /** Takes the widget away again once it is aborted; an open window closes without a question. */
  signal?: AbortSignal | undefined;
}

const events = 'ready opened started submitted completed cancelled closed minimized unminimized'.split(' ');
const notOpen = 'Callback is not currently open. Ignoring command.';

/**
 * Registers the plugin `Callback` (manual: Callback). It starts when App is ready.
 * @returns the plugin's interface; `false`, without any effect, if there is a `Callback` already
 */
export function registerCallback(bus: Bus, registration: CallbackRegistration = {}): PluginInterface | false {
  const { signal } = registration;
  let session: Session | undefined;
  let isOpening = false;
  let times: Times | undefined;
  let launcher: Launcher | undefined;
  // before the bus forgets the plugin, so that the window's last events are still delivered
  signal?.addEventListener('abort', () => {
    session?.dispose();
    launcher?.remove();
  });
  const registered = bus.registerPlugin('Callback', registration);
  if (!registered) return false;
  const plugin: PluginInterface = registered;
  const config = registration.config ?? configurationRoot();
  const unaskedOffice = createOffice(() => config.callback?.timezone);
  /** What `configure` brought at run time, over the page's own object. */
  let overrides: Record<string, unknown> = {};

  const widget: WidgetContext & LateTimes = {
    bus,
    plugin,
    config,
    signal,
    get container() {
      return registration.container ?? document.body;
    },
    times: () => times,
    async loadTimes() {
      const { openTimes } = await features.times();
      times ??= openTimes(widget);
      return times;
    },
    office: {
      zone: () => (times ?? unaskedOffice).zone(),
      slotMinutes: () => (times ?? unaskedOffice).slotMinutes(),
    },
    showInstant: (instant) => times?.showInstant(instant) ?? new Date(instant).toLocaleString(),
    options() {
      const own = config.callback;
      const ewt = mergeSafely({}, own?.ewt, overrides.ewt);
      return readOptions(mergeSafely({}, own, overrides, { ewt }));
    },
    texts: () => createTexts(plugin.data('App.i18n'), toText(plugin.data('App.language'), 'en')),
  };
  launcher = launchLater(widget);

  plugin.registerEvents(events);
  registerCommands();
  subscribe();
  return plugin;

  function registerCommands(): void {
    plugin.registerCommand('configure', ({ data, deferred }) => {
      if (!Object.keys(data).length) return deferred.reject('No configuration provided');
      if (data !== config.callback)
        overrides = mergeSafely({}, overrides, data, { ewt: mergeSafely({}, overrides.ewt, data.ewt) });
      launcher?.update(!!session);
      deferred.resolve();
    });
    plugin.registerCommand('open', ({ data, deferred }: { data: CallbackOpenOptions; deferred: Settle }) => {
      // A page may have thrown the window away itself.
      if (session && !session.root.isConnected) session.dispose();
      if (session || isOpening) return void deferred.reject('already opened');
      const hasOwnForm = siteFormOf(data.formJSON, widget.options().form);
      if (!hasOwnForm && !isRecord(data.form)) return open(data, deferred);
      isOpening = true;
      features.customForm().then(
        (site) => void open(data, deferred, site),
        (reason) => {
          // values that are not filled in can be typed; another form would ask for something else
          if (!hasOwnForm) return void open(data, deferred);
          isOpening = false;
          deferred.reject(reason);
        },
      );
    });
    plugin.registerCommand('close', ({ deferred }) => {
      if (!session) return deferred.reject('Already closed');
      if (session.close()) deferred.resolve();
      else deferred.reject('User must confirm close');
    });
    plugin.registerCommand('showEWT', ({ deferred }) => {
      const { ewt, immediate } = widget.options();
      if (!toText(ewt.queue) || !immediate) {
        return deferred.reject('Either no EWT queue for Callback is configured or immediate callback is disabled.');
      }
      if (!session) return deferred.reject(notOpen);
      return session.time.askWait().then(() => deferred.resolve());
    });
    whenOpen('minimize', (open, { minimized }: { minimized?: boolean }) => {
      open.minimize(minimized === undefined ? undefined : String(minimized) === 'true');
    });
    whenOpen('showOverlay', (open, data: CallbackOverlayOptions) => open.showOverlay(data));
    whenOpen('hideOverlay', (open, data: { static?: boolean }) => open.hideOverlay(String(data.static) === 'true'));
    whenOpen('resetForm', (open) => open.reset());
  }

  function open(data: CallbackOpenOptions, deferred: Settle, site?: SiteModule): unknown {
    isOpening = false;
    // removed from the page while a file was on its way
    if (signal?.aborted) return deferred.reject(notOpen);
    if (plugin.registry().Calendar) plugin.command('Calendar.refresh');
    session = openSession(widget, data, site, () => {
      session = undefined;
      launcher?.update(false);
    });
    launcher?.update(true);
    return deferred.resolve();
  }

  /** Registers a command that needs the window. */
  function whenOpen<Options>(name: string, run: (open: Session, data: Options) => Promise<void> | void): void {
    plugin.registerCommand(name, async ({ data, deferred }: { data: Options; deferred: Settle }) => {
      if (!session) return void deferred.reject(notOpen);
      try {
        await run(session, data);
        deferred.resolve();
      } catch (reason) {
        deferred.reject(reason);
      }
    });
  }

  function subscribe(): void {
    const refresh = () => {
      session?.refresh();
      if (isReady) launcher?.update(!!session);
    };
    let isReady = false;
    for (const event of ['theme', 'i18n', 'language', 'timeFormat', 'zoom']) plugin.subscribe(`App.${event}`, refresh);
    plugin.subscribe('App.closeAll', () => session?.dispose());
    plugin.subscribe('Calendar.generated', ({ data }) => session?.time.mountCalendar(data));
    plugin.subscribe('Calendar.selectedDateTime', ({ data }) => {
      const time = timeOf(data);
      if (time !== undefined) session?.time.chooseTime(time);
    });
    plugin.subscribe('Calendar.closed', ({ data }) => session?.time.leaveCalendar(timeOf(data)));
    plugin.subscribe(`${widget.options().servicePlugin}.availableSlots`, ({ data }) => {
      if (!session) return;
      widget.loadTimes().then(
        async ({ learn }) => {
          await learn(data);
          session?.time.refresh();
        },
        () => {},
      );
    });
    plugin.subscribe('App.ready', () => {
      if (isReady) return;
      isReady = true;
      plugin.command('App.registerI18n', { lang: 'en', namespace: 'callback', i18n: englishTexts });
      const begin = () => {
        plugin.ready();
        plugin.republish('ready');
        launcher?.update(!!session);
      };
      // Scripts in the head may be done before there is a body; commands are held until then.
      const whenBody = () => (document.body ? begin() : document.addEventListener('DOMContentLoaded', begin));
      if (isRecord(config.callback)) plugin.command('configure', config.callback).always(whenBody);
      else whenBody();
    });
  }
}

interface Settle {
  resolve(): unknown;
  reject(reason: unknown): unknown;
}

/** The chosen instant (epoch ms) in an event of the calendar. */
function timeOf(data: unknown): number | undefined {
  const date = isRecord(data) ? data.date : undefined;
  return date instanceof Date && !Number.isNaN(date.getTime()) ? date.getTime() : undefined;
}
