import type { LanguageTexts } from '../config/index.js';

/** What `App.i18n` carries: the texts of the language in force by namespace, English where it has none. */
export type I18nTexts = Record<string, LanguageTexts>;

/** What `App.info` resolves with. */
export interface AppInfo {
  version: string;
  /** Names of the plugins registered by now. */
  plugins: string[];
}

declare global {
  interface CXBusCommands {
    'App.setTheme': { options: { theme: string }; result: string };
    'App.getTheme': { options: object; result: string };
    'App.reTheme': { options: { html: unknown }; result: unknown };
    'App.setLanguage': { options: { lang: string }; result: undefined };
    'App.registerI18n': { options: { lang?: string; namespace: string; i18n: object }; result: undefined };
    'App.closeAll': { options: object; result: undefined };
    'App.updateAJAXHeader': { options: { header: Record<string, string> }; result: undefined };
    'App.removeAJAXHeader': { options: { header?: string | string[] | Record<string, unknown> }; result: undefined };
    'App.registerExtension': { options: { name: string; extension: unknown }; result: undefined };
    'App.getJQuery': { options: object; result: unknown };
    'App.debug': { options: { enabled?: boolean; timestamps?: boolean }; result: undefined };
    'App.info': { options: object; result: AppInfo };
  }
  interface CXBusEvents {
    /** The configuration object itself. */
    'App.ready': object;
    'App.theme': { theme: string };
    'App.i18n': I18nTexts;
    'App.language': string;
    'App.timeFormat': { timeFormat: 12 | 24 };
    'App.mobileMode': object;
    'App.zoom': { layout: 'mobile' | 'desktop' };
    'App.requestHeaderUpdated': object;
    'App.closeAll': object;
  }
}
