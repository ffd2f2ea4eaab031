import type { Bus, PluginInterface } from '../bus/types.js';
import { type CallbackServiceOptions, registerCallbackService as register } from './registerCallbackService.js';

export type { Availability, AvailabilitySlot } from '../availability/readAvailability.js';
export { availabilitySlots } from '../availability/readAvailability.js';
export type { CallbackServiceOptions } from './registerCallbackService.js';
export type * from './types.js';

/**
 * Registers the plugin `CallbackService`, which turns bus commands into calls of a callback server (manual:
 * CallbackService). Needs no widget and no DOM. What only some visits need is imported when it is used.
 * @returns the plugin's interface; `false`, and nothing is changed, if the name is taken
 */
export function registerCallbackService(bus: Bus, options: CallbackServiceOptions = {}): PluginInterface | false {
  return register(bus, { loadManaging: () => import('./managing/managingModule.js'), ...options });
}
