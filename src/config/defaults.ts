/**
 * Numbers that people tune, with their units in the name; used as `defaults.<name>`. Options of the page override them
 * where the manuals say so.
 */

/** `callback.ajaxTimeout`, `stats.ajaxTimeout` */
export const requestTimeoutMs = 3000;
/** How often a GET is repeated on 502/503/504 and network errors. */
export const getRetries = 2;
/** Mean wait before the first repetition; doubles, with jitter. */
export const retryDelayMs = 250;
/** `main.pluginLoadDelay` */
export const pluginLoadDelayMs = 100;
/** Longest wait of App's start for a file that it could do without. */
export const longestStartWaitMs = 5000;
/** `main.mobileModeBreakpoint` */
export const mobileBreakpointPx = 600;
/** `callback.ewt.threshold` */
export const ewtThresholdSeconds = 30;
/** `callback.ewt.refreshInterval` */
export const ewtRefreshIntervalSeconds = 10;
/** `calendar.numberOfDays` */
export const daysOffered = 5;
/** `calendar.calendarHours.interval` */
export const slotIntervalMinutes = 15;
/** How long an answer about free times is kept. */
export const availabilityMaxAgeMs = 60_000;
/** The one entry of `localStorage`, in which bookings are kept: ids and times, nothing about persons. */
export const storageKey = 'cx-callback';
