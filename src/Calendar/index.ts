export { type CalendarTexts, calendarTexts } from './locale.js';
export { type CalendarRegistration, registerCalendar } from './plugin.js';
export type * from './types.js';
