export type { WallClock } from './calendar.js';
export {
  instantOf,
  instantsOf,
  isRepeatedTime,
  localTime,
  startOfZonedDay,
  wallClock,
  zonedDayKey,
  zonedTimeKey,
  zoneOffsetMinutes,
} from './calendar.js';
export { chosenTimeFormat, displayLanguage } from './displayLanguage.js';
export type { TimeDisplay } from './formatTime.js';
export { formatDay, formatDayAndTime, formatTime, formatterOf, formatZone, timeFormatter } from './formatTime.js';
export { isKnownZone, visitorZone } from './zones.js';
