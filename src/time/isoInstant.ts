const isoTime = /^(\d{4}-\d\d-(\d\d))[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|([+-]\d\d):?(\d\d))?$/i;

/**
 * Epoch ms of an ISO 8601 date and time, `NaN` if it is none.
 * @param assumedZone what a text without a zone means: `'Z'` for UTC, `''` for the visitor's own clock
 */
export function isoInstant(text: unknown, assumedZone: 'Z' | '' = ''): number {
  const [, date, day, time, zone, hours, minutes] = (typeof text === 'string' && isoTime.exec(text)) || [];
  // Date.parse carries 30 February over into March, and some browsers are strict about spellings
  if (new Date(`${date}T00:00Z`).getUTCDate() !== Number(day)) return Number.NaN;
  const offset = hours ? `${hours}:${minutes}` : zone ? 'Z' : assumedZone;
  return Date.parse(`${date}T${time}${offset}`);
}
