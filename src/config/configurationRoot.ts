import { isRecord } from './coerce.js';
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
  const genesys = host._genesys as Record<string, unknown>;
  if (!isRecord(genesys.widgets)) genesys.widgets = isRecord(genesys.cxwidget) ? genesys.cxwidget : {};
  return genesys.widgets as WidgetsConfiguration;
}
