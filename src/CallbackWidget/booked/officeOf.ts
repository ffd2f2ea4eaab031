import type { Host } from '../host.js';
import { createOffice, type Office } from '../office/createOffice.js';

/** The office as the free times describe it; before there were any, as the site does. */
export function officeOf(host: Host): Office {
  return host.office() ?? createOffice(() => host.config.callback?.timezone);
}
