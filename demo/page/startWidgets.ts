import type { Bus } from '../../src/bus/index.js';
import type { WidgetsConfiguration } from '../../src/config/index.js';

/** What the entry files leave on the page. */
interface WidgetsPage {
  _genesys?: { widgets: WidgetsConfiguration };
  CXBus?: Bus;
}

/**
 * Puts the widgets on the page as a site's script tags do: the configuration, the bus, the core, the plugins.
 * @param onBus called when there is a bus and nothing else yet
 */
export async function startWidgets(configuration: WidgetsConfiguration, onBus: (bus: Bus) => void): Promise<Bus> {
  const page = window as WidgetsPage;
  page._genesys = { widgets: configuration };
  await import('../../src/entries/cxbus.js');
  const bus = page.CXBus;
  if (!bus) throw new Error('The bus did not start.');
  onBus(bus);
  await import('../../src/entries/widgets-core.js');
  await import('../../src/entries/callbackservice.js');
  await import('../../src/entries/calendar.js');
  await import('../../src/entries/callback.js');
  return bus;
}
