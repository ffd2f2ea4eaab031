import { registerApp } from './App/index.js';
import type { Bus, PluginInterface } from './bus/index.js';
import { registerCalendar } from './Calendar/index.js';
import { registerCallbackService } from './CallbackService/index.js';
import { type CallbackRegistration, registerCallback as registerWidget } from './CallbackWidget/index.js';
import { configurationRoot } from './config/index.js';
import { registerStatsService } from './StatsService/index.js';

/**
 * The Callback widget on a bus of your own, with whatever it needs that the bus does not have yet: App, StatsService,
 * CallbackService and Calendar, all with the same configuration. What only some pages use is imported when it is used.
 * @returns the interface of `Callback`; `false`, without any effect, if the bus has a `Callback` already
 */
export function registerCallback(bus: Bus, registration: CallbackRegistration = {}): PluginInterface | false {
  const config = registration.config ?? configurationRoot();
  const callback = registerWidget(bus, {
    loadPhone: () => import('./CallbackWidget/phone/phoneModule.js'),
    ...registration,
    config,
  });
  if (!callback) return false;
  for (const register of [registerApp, registerStatsService, registerCallbackService, registerCalendar]) {
    register(bus, { config });
  }
  return callback;
}
