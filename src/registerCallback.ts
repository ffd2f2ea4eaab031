import { registerApp } from './App/index.js';
import type { Bus, PluginInterface } from './bus/index.js';
import { registerCalendar } from './Calendar/index.js';
import { registerCallbackService } from './CallbackService/index.js';
import { type CallbackRegistration, registerCallback as registerWidget } from './CallbackWidget/index.js';
import { configurationRoot } from './config/index.js';
import { registerStatsService } from './StatsService/index.js';

/** The interface of `Callback`, and the way to take it off the page. */
export interface RegisteredCallback extends PluginInterface {
  /**
   * Takes away what `registerCallback` brought: the window (without a question) and the launcher, every listener and style
   * sheet, and its plugins from the bus, whose names are free again. A booking under way is carried through. The rest of the
   * bus goes on. Once is enough; more does nothing.
   */
  remove(): void;
}

/**
 * The Callback widget on a bus of your own, with whatever it needs that the bus does not have yet: App, StatsService,
 * CallbackService and Calendar, all with the same configuration. What only some pages use is imported when it is used (`features.ts` of each plugin).
 *
 * @param registration `config`: what pages write into `window._genesys.widgets` (default: that); `container`: the element
 *   whose part the window becomes (default: it floats over the page); `signal`: does `remove()` when aborted
 * @returns `false`, without any effect, if the bus has a `Callback` already
 */
export function registerCallback(bus: Bus, registration: CallbackRegistration = {}): RegisteredCallback | false {
  const config = registration.config ?? configurationRoot();
  const removal = new AbortController();
  const { signal } = removal;
  const callback = registerWidget(bus, { ...registration, config, signal });
  if (!callback) return false;

  for (const register of [registerApp, registerStatsService, registerCallbackService, registerCalendar]) {
    register(bus, { config, signal });
  }
  const quickBus = config.bus;
  const remove = (): void => {
    if (signal.aborted) return;
    removal.abort();
    registration.signal?.removeEventListener('abort', remove);
    if (config.bus !== quickBus) return;
    // what App put there; another widget with the same configuration has replaced it by its own
    Reflect.deleteProperty(config, 'bus');
    Reflect.deleteProperty(config, 'common');
  };
  registration.signal?.addEventListener('abort', remove);
  return Object.assign(callback, { remove });
}
