import { createBus } from './createBus.js';
import type { Bus } from './types.js';

/** The part of `window` that the bus script touches. */
interface Page {
  document: Document;
  CXBus?: Bus;
}

/**
 * The page's bus, `window.CXBus`; made if there is none yet. To be called while the bus script is evaluated: without
 * `configure`, plugin files are looked for in `plugins/` beside that script.
 */
export function installBus(page: Page = window as Page): Bus {
  const address: string = Object(page.document.currentScript).src ?? '';
  page.CXBus ??= createBus({ defaultPluginsPath: address.replace(/[^/?#]*([?#].*)?$/, 'plugins/') });
  return page.CXBus;
}
