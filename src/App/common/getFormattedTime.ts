/**
 * The time of day in the visitor's zone (manual: Common, getFormattedTime): `4:05 PM`, `4:05` or `16:05`.
 * @returns `''` for a date that is none
 */
export function getFormattedTime(date: unknown, timeFormat: unknown, isWithPeriod: unknown, language: string): string {
  const instant = new Date(date as Date | number | string);
  if (Number.isNaN(instant.getTime())) return '';
  const is24 = Number(timeFormat) === 24;
  const options: Intl.DateTimeFormatOptions = {
    hour: is24 ? '2-digit' : 'numeric',
    minute: '2-digit',
    hourCycle: is24 ? 'h23' : 'h12',
  };
  const parts = formatter(language, options).formatToParts(instant);
  return parts
    .filter(({ type }, index) => {
      const isPeriod = type === 'dayPeriod' || (type === 'literal' && parts[index + 1]?.type === 'dayPeriod');
      return isWithPeriod || !isPeriod;
    })
    .map(({ value }) => value)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}
