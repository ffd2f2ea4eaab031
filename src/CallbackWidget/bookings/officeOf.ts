import type { Host } from '../host.js';
import { createOffice, type Office } from '../times/createOffice.js';

/** The office as the free times describe it; before there were any, as the site does. */
export function officeOf(host: Host): Office {
  return host.times() ?? createOffice(() => host.config.callback?.timezone);
}
