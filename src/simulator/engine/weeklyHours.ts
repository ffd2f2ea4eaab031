/** An opening on the local clock: minutes since local midnight; `close` goes beyond 1,440 when it lies on the next day. */
export interface Opening {
  open: number;
  close: number;
}

/** The regular openings of each weekday, Sunday first. */
export type WeeklyHours = readonly (readonly Opening[])[];

const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/**
 * Reads `'Mon-Fri 09:00-17:00'`, `'Sat,Sun 10:00-12:00,13:00-15:00'` and lists of these.
 *
 * @throws Error naming the entry that cannot be read.
 */
export function readWeeklyHours(hours: string | readonly string[]): WeeklyHours {
  const week: Opening[][] = dayNames.map(() => []);
  const entries = (typeof hours === 'string' ? [hours] : hours).flatMap((entry) => String(entry).split(';'));
  for (const entry of entries) {
    const text = entry.trim();
    if (text === '') continue;
    const [, days = '', times = ''] = /^([A-Za-z][A-Za-z,\s-]*?)\s+(\d.*)$/.exec(text) ?? [];
    if (days === '') throw new Error(`Hours cannot be read: '${text}'. Write them like 'Mon-Fri 09:00-17:00'.`);
    const openings = readOpenings(times);
    for (const day of readDays(days)) week[day]?.push(...openings);
  }
  return week;
}

/** Reads `'09:00-12:00,13:00-17:00'`. @throws Error naming what cannot be read. */
export function readOpenings(times: string): Opening[] {
  return times.split(',').map((time) => {
    const [, openHour, openMinute, closeHour, closeMinute] =
      /^(\d{1,2}):(\d\d)\s*-\s*(\d{1,2}):(\d\d)$/.exec(time.trim()) ?? [];
    const open = Number(openHour) * 60 + Number(openMinute);
    const close = Number(closeHour) * 60 + Number(closeMinute);
    if (!(open < 1440 && close <= 1440))
      throw new Error(`Times cannot be read: '${time}'. Write them like '09:00-17:00'.`);
    return { open, close: close > open ? close : close + 1440 };
  });
}

function readDays(days: string): number[] {
  return days.split(',').flatMap((range) => {
    const [first = '', last = first] = range.trim().split(/\s*-\s*/);
    const from = dayOf(first);
    const count = ((dayOf(last) - from + 7) % 7) + 1;
    return Array.from({ length: count }, (_, index) => (from + index) % 7);
  });
}

function dayOf(name: string): number {
  const day = dayNames.indexOf(name.trim().slice(0, 3).toLowerCase());
  if (day < 0) throw new Error(`No day of the week: '${name}'.`);
  return day;
}
