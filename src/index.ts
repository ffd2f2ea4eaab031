/**
 * cx-callback as ES modules: a bus of your own, and the plugins to register on it. Importing this does nothing by
 * itself. A page that includes the script files has all of it ready-made in `window.CXBus`.
 */
export { type AppOptions, registerApp } from './App/index.js';
export * from './bus/index.js';
export { type CalendarRegistration, registerCalendar } from './Calendar/index.js';
export * from './CallbackService/index.js';
export type * from './CallbackWidget/index.js';
export type * from './config/index.js';
export type { CallbackConfig } from './config/schema/index.js';
export { type RegisteredCallback, registerCallback } from './registerCallback.js';
export { registerStatsService } from './StatsService/index.js';
