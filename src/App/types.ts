import type { CommandHandler } from '../bus/index.js';
import type { LanguageTexts } from '../config/index.js';

/** What `App.i18n` carries: the texts of the language in force by namespace, English where it has none. */
export type I18nTexts = Record<string, LanguageTexts>;

/** What `App.info` resolves with. */
export interface AppInfo {
  version: string;
  /** Names of the plugins registered by now. */
  plugins: string[];
}

/** Commands that few pages use; their code comes with Common. */
export const onDemandCommands = ['reTheme', 'registerExtension', 'getJQuery', 'debug', 'info'] as const;

/** What only pages with code of their own need. */
export interface Common {
  commands: Record<(typeof onDemandCommands)[number], CommandHandler>;
  /** jQuery if there are extensions that want it; `undefined` if there are none or it cannot be had. Never rejects. */
  jQueryForExtensions(): Promise<unknown>;
  /** Loads the extensions given as addresses. */
  loadExtensionFiles(): void;
}

/** What Common in its turn loads when it is needed. */
export interface CommonFeatures {
  jquery(): PromiseLike<unknown>;
  debug(): PromiseLike<DebugChecks>;
}

/** What `main.debug` and `App.debug` do with a page. */
export interface DebugChecks {
  /** One sentence for each key of the configuration that is unknown or wrong. */
  checkConfiguration(config: unknown): string[];
  /** The same object, which warns when a member is read that it does not have. */
  warnOfUnknown<T extends object>(object: T, name: string): T;
}

declare global {
  interface CXBusCommands {
    'App.setTheme': { options: { theme: string }; result: string };
    'App.getTheme': { options: object; result: string };
    'App.reTheme': { options: { html: unknown }; result: unknown };
    'App.setLanguage': { options: { lang: string }; result: undefined };
    'App.registerI18n': { options: { lang?: string; namespace: string; i18n: object }; result: undefined };
    'App.closeAll': { options: object; result: undefined };
    'App.updateAJAXHeader': { options: { header?: Record<string, string> }; result: undefined };
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
