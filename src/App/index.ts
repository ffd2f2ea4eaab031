export { type AppOptions, registerApp } from './registerApp.js';
export type { AppInfo, I18nTexts } from './types.js';
