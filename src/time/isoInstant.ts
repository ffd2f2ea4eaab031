/** Date and time in the extended form; a space may stand for the T, the zone may be missing. */
const isoTime = /^(\d{4}-\d\d-(\d\d))[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|([+-]\d\d):?(\d\d))?$/i;

/**
 * Epoch ms of an ISO 8601 date and time, `NaN` if it is none.
 * Stricter than `Date.parse`, which carries 30 February over into March, and the same in every browser.
 * @param assumedZone what a text without a zone means: `'Z'` for UTC, `''` for the visitor's own clock
 */
export function isoInstant(text: unknown, assumedZone: 'Z' | '' = ''): number {
  const [, date, day, time, zone, hours, minutes] = (typeof text === 'string' && isoTime.exec(text)) || [];
  // also for what did not match
  if (new Date(`${date}T00:00Z`).getUTCDate() !== Number(day)) return Number.NaN;
  if (hours) return Date.parse(`${date}T${time}${hours}:${minutes}`);
  return Date.parse(`${date}T${time}${zone ? 'Z' : assumedZone}`);
}
