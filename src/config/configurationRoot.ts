import { isRecord } from './coerce.js';
import { ownValue } from './ownProperties.js';
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
  // elements and frames named `_genesys` are no own properties of the window
  const genesys = ownTable(host, '_genesys') ?? {};
  const widgets = ownTable(genesys, 'widgets') ?? ownTable(genesys, 'cxwidget') ?? {};
  if (ownValue(host, '_genesys') !== genesys) host._genesys = genesys;
  if (ownValue(genesys, 'widgets') !== widgets) genesys.widgets = widgets;
  return widgets;
}

/** What a page's object has under a key, if that is a table and no node of the document. */
function ownTable(object: unknown, key: string): Record<string, unknown> | undefined {
  const value = ownValue(object, key);
  const isNode = typeof Node === 'function' && value instanceof Node;
  return isRecord(value) && !isNode ? value : undefined;
}
