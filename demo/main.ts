import { html, render } from 'htm/preact';
import type { Bus } from '../src/bus/index.js';
import type { WidgetsConfiguration } from '../src/config/index.js';
import { visitorZone } from '../src/time/index.js';
import { connectionOf, defaultConfiguration } from './configuration/connection.js';
import { parseConfiguration } from './configuration/parseConfiguration.js';
import { type BusLog, createBusLog, watchBus } from './log/busLog.js';
import { logRequests } from './log/logRequests.js';
import { connectSite, showOfficeHint } from './page/site.js';
import { startWidgets } from './page/startWidgets.js';
import { tabStorage } from './page/tabStorage.js';
import { Tools } from './panels/Tools.js';
import { demoServices, openServiceAt } from './server/services.js';
import { createSimulation } from './server/simulation.js';
import { startWorker } from './server/startWorker.js';

const languagePack = './i18n/widgets.i18n.json';
/** How often the log looks for commands and events of plugins that came later, ms. */
const registryIntervalMs = 200;

async function start(): Promise<void> {
  const zone = visitorZone();
  const services = demoServices(zone);
  const simulation = createSimulation({
    services,
    saved: tabStorage.read('simulation'),
    save: (state) => tabStorage.write('simulation', state),
  });
  const configuration = readConfiguration(openServiceAt(simulation.now(), zone));
  const log = createBusLog();
  await startWorker(simulation.simulator);
  // A copy: the widgets write into theirs, and the editor shows what was written.
  const bus = await startWidgets(structuredClone(configuration), (bus) => {
    logBus(bus, log);
    connectSite(document, bus);
  });
  logRequests(simulation.simulator, log);

  const hint = document.querySelector('#office-hint');
  if (hint) showOfficeHint(hint, simulation, connectionOf(configuration).service);
  const grid = document.querySelector<HTMLElement>('#tools-grid');
  if (!grid) return;
  grid.replaceChildren();
  const tools = html`<${Tools} configuration=${configuration} services=${services} simulation=${simulation} log=${log}
    keep=${keepConfiguration} restart=${() => location.reload()}
    setTheme=${(theme: string) => bus.command('App.setTheme', { theme })}
    setLanguage=${(lang: string) => bus.command('App.setLanguage', { lang })} />`;
  render(tools, grid);
}

/** The configuration that the tab keeps, else that of a first visit. */
function readConfiguration(firstService: string): WidgetsConfiguration {
  const kept = parseConfiguration(tabStorage.read('configuration') ?? '');
  if ('configuration' in kept) return kept.configuration;
  return defaultConfiguration({ apiVersion: 'v1', service: firstService }, languagePack);
}

/** `null`: the next start is a first visit. */
function keepConfiguration(configuration: WidgetsConfiguration | null): void {
  tabStorage.write('configuration', configuration && JSON.stringify(configuration));
}

function logBus(bus: Bus, log: BusLog): void {
  const demo = bus.registerPlugin('Demo');
  if (!demo) return;
  const update = watchBus(demo, demo.registry, log);
  demo.ready();
  setInterval(update, registryIntervalMs);
  for (const plugin of ['App', 'CallbackService', 'Calendar', 'Callback']) demo.subscribe(`${plugin}.ready`, update);
}

start().catch((error: unknown) => {
  const wait = document.querySelector('.tools-wait');
  if (wait) wait.textContent = `The demo could not start: ${error instanceof Error ? error.message : error}`;
  throw error;
});
