const isoTime = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Epoch ms of an ISO 8601 date and time, `NaN` if it is none.
 * @param assumedZone what a text without a zone means: `'Z'` for UTC, `''` for the visitor's own clock
 */
export function isoInstant(text: unknown, assumedZone: 'Z' | '' = ''): number {
  if (typeof text !== 'string' || !isoTime.test(text)) return Number.NaN;
  const day = Number(text.slice(8, 10));
  // Date.parse carries 30 February over into March
  if (day > 28 && new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() !== day) return Number.NaN;
  // thousands of slots end in Z; the other spellings are rare, and some browsers are strict about them
  if (text.endsWith('Z')) return Date.parse(text.replace(' ', 'T'));
  const strict = text
    .toUpperCase()
    .replace(' ', 'T')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  return Date.parse(/[Z+-]/.test(strict.slice(16)) ? strict : strict + assumedZone);
}
