import { createBus } from './createBus.js';
import { isObject, ownValue } from './internal.js';
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
  const existing = ownValue(page, 'CXBus');
  if (isBus(existing)) return existing;
  const script = findBusScript(page.document);
  const bus = createBus(script ? { defaultPluginsPath: folderBeside(script) } : {});
  page.CXBus = bus;
  return bus;
}

/** False for what else a page may have under that name, such as an element whose id it is. */
function isBus(value: unknown): value is Bus {
  return isObject(value) && typeof ownValue(value, 'registerPlugin') === 'function';
}

/** The script under evaluation. An element that is named `currentScript` stands before the document's own property. */
function findBusScript(document: Document): HTMLScriptElement | undefined {
  const getter = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript')?.get;
  const candidates: unknown[] = [document.currentScript, getter?.call(document)];
  return candidates.find((it): it is HTMLScriptElement => it instanceof HTMLScriptElement);
}

/** The folder `plugins/` in the folder of a script; in that of the page, for a script without an address. */
function folderBeside(script: HTMLScriptElement): string {
  const path = script.src.replace(/[?#].*$/s, '');
  return `${path.slice(0, path.lastIndexOf('/') + 1)}plugins/`;
}
