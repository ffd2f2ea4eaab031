import type { Bus } from '../bus/index.js';
import { ownValue, toText, type WidgetsConfiguration } from '../config/index.js';
import { createTexts, type Texts } from '../i18n/texts.js';
import { chosenTimeFormat, displayLanguage } from '../time/index.js';
import { calendarTexts } from './englishTexts.js';
import { readTimeFormat } from './settings.js';

/** How the picker looks and speaks, apart from its state. Replaced, never changed. */
export interface Appearance {
  texts: Texts;
  /** CSS class of the theme. */
  theme: string;
  /** BCP 47 tag by which days and times are written; of the language of the texts, with the visitor's region. */
  displayLanguage: string;
  /** Of App; absent: the habit of `displayLanguage`. */
  timeFormat?: 12 | 24 | undefined;
  /** Zone of the office, as the site configures it for the service; what a server says wins. */
  officeZone: unknown;
}

/** Reads what App has published, and what the page says of its language. */
export function readAppearance(bus: Bus, config: WidgetsConfiguration): Appearance {
  const language = toText(bus.data('App.language'), 'en');
  const fullTag = displayLanguage(language, [document.documentElement.lang, ...(navigator.languages ?? [])]);
  const timeFormat = readTimeFormat(bus.data('App.timeFormat'));
  return {
    texts: createTexts(bus.data('App.i18n'), 'calendar', calendarTexts, language),
    theme: toText(bus.data('App.themeClass'), 'cx-theme-dark'),
    displayLanguage: fullTag,
    timeFormat: fullTag === language ? timeFormat : chosenTimeFormat(timeFormat, language),
    officeZone: ownValue(ownValue(config, 'callback'), 'timezone'),
  };
}
