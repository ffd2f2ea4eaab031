import { millisecondsInHour } from 'date-fns/constants';
import type { Bus } from '../../src/bus/index.js';
import type { Simulation } from '../server/simulation.js';

const timeOfDay = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** What the page around the widget does: its buttons open it, and the page follows its theme and language. */
export function connectSite(page: Document, bus: Bus): void {
  const root = page.documentElement;
  for (const button of page.querySelectorAll('[data-call]')) {
    button.addEventListener('click', () => bus.command('Callback.open'));
  }
  bus.subscribe('App.theme', ({ data: { theme } }) => {
    root.dataset.theme = theme.includes('light') ? 'light' : 'dark';
  });
  bus.subscribe('App.language', ({ data: language }) => {
    root.lang = language;
    root.dir = rightToLeft.has(language.slice(0, 2)) ? 'rtl' : 'ltr';
  });
  const showOpen = (isOpen: boolean) => () => root.classList.toggle('widget-open', isOpen);
  for (const event of ['Callback.opened', 'Callback.unminimized']) bus.subscribe(event, showOpen(true));
  for (const event of ['Callback.closed', 'Callback.minimized']) bus.subscribe(event, showOpen(false));
}

/** Says beside the button until when somebody is there, and goes on saying so. */
export function showOfficeHint(hint: Element, simulation: Simulation, service: string): void {
  const update = () => {
    const closesAt = simulation.openUntil(service);
    const isLong = closesAt - simulation.now() > 20 * millisecondsInHour;
    const text = !closesAt
      ? 'We are out on the water. Pick a time.'
      : isLong
        ? 'Somebody is here, day and night.'
        : `Somebody is here until ${timeOfDay.format(closesAt)}.`;
    if (hint.textContent !== text) hint.textContent = text;
  };
  update();
  simulation.onChange(update);
  setInterval(update, 30_000);
}
