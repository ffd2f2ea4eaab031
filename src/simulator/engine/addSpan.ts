/** The instant that lies `'1M'`, `'2w'`, `'30d'`, `'12h'` or `'1y'` after another; months by the UTC calendar. */
export function addSpan(instant: number, span: string): number {
  const amount = Number.parseInt(span, 10);
  const unit = span.slice(-1);
  const hours = { h: 1, d: 24, w: 168 }[unit];
  if (hours) return instant + amount * hours * 3_600_000;
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1));
  // January 31 and a month is the end of February, not March.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}
