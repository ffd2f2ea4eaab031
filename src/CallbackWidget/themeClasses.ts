import type { PluginInterface } from '../bus/index.js';
import { toText } from '../config/index.js';

/** The classes of the theme in force; a site's own theme may have several. */
export function themeClasses({ data }: PluginInterface): string[] {
  return toText(data('App.themeClass'), 'cx-theme-dark').split(/\s+/);
}
