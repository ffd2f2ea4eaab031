/** Numbers that people tune, with their units in the name. Options of the page override them where the manuals say so. */
export const defaults = {
  /** `callback.ajaxTimeout`, `stats.ajaxTimeout` */
  requestTimeoutMs: 3000,
  /** How often a GET is repeated on 502/503/504 and network errors. */
  getRetries: 2,
  /** Mean wait before the first repetition; doubles, with jitter. */
  retryDelayMs: 250,
  /** `main.pluginLoadDelay` */
  pluginLoadDelayMs: 100,
  /** `main.mobileModeBreakpoint` */
  mobileBreakpointPx: 600,
  /** `callback.ewt.threshold` */
  ewtThresholdSeconds: 30,
  /** `callback.ewt.refreshInterval` */
  ewtRefreshIntervalSeconds: 10,
  /** `calendar.numberOfDays` */
  calendarDays: 5,
  /** `calendar.calendarHours.interval` */
  slotIntervalMinutes: 15,
  /** How long an answer about free times is kept. */
  availabilityMaxAgeMs: 60_000,
} as const;
