import type { Bus } from '../bus/index.js';
import type { QuickBus } from '../config/index.js';

/** `window._genesys.widgets.bus`: the interface of a plugin of its own, for the console and inline handlers. */
export function createQuickBus(bus: Bus): QuickBus | undefined {
  const quickBus = bus.registerPlugin('QuickBus');
  if (!quickBus) return undefined;
  quickBus.ready();
  return Object.assign(quickBus, { registerPlugin: bus.registerPlugin });
}
