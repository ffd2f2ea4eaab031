export { type CalendarTextKey, calendarTexts } from './englishTexts.js';
export { type CalendarRegistration, registerCalendar } from './registerCalendar.js';
export type * from './types.js';
