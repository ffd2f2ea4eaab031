import { isRecord, toRecord } from './coerce.js';
import type { WidgetsConfiguration } from './types.js';

/** The part of `window` that carries the configuration. */
interface ConfigurationHost {
  _genesys?: unknown;
}

/**
 * The page's own configuration object, by reference: pages and hooks go on changing it and expect that to count.
 * `window._genesys.widgets`, else the older alias `cxwidget`, else a new object put in its place.
 */
export function configurationRoot(host: ConfigurationHost = window as ConfigurationHost): WidgetsConfiguration {
  if (!isRecord(host._genesys)) host._genesys = {};
  const genesys = toRecord(host._genesys);
  if (!isRecord(genesys.widgets)) genesys.widgets = toRecord(genesys.cxwidget);
  return toRecord(genesys.widgets);
}
