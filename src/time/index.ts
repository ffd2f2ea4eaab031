export type { TimeDisplay } from './formatTime.js';
export { formatDay, formatDayAndTime, formatTime, formatterOf, formatZone, timeFormatter } from './formatTime.js';
export type { WallClock } from './zonedTime.js';
export {
  instantOf,
  instantsOf,
  isKnownZone,
  startOfZonedDay,
  visitorZone,
  wallClock,
  zonedDayKey,
  zonedTimeKey,
  zoneOffsetMinutes,
} from './zonedTime.js';
