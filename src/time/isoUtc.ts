import { millisecondsInDay, millisecondsInHour, millisecondsInMinute, millisecondsInSecond } from 'date-fns/constants';

/**
 * `yyyy-MM-ddTHH:mm:ss.SSSZ` of an instant, as both server APIs want times. By arithmetic: pages overwrite
 * `Date.prototype.toISOString` (old libraries did, with the visitor's local time), and a booking at the wrong hour would be
 * the result.
 * @param instant epoch ms
 * @throws RangeError for what is no instant between the years 0 and 9999
 */
export function toIsoUtc(instant: number): string {
  const milliseconds = Math.trunc(instant);
  if (!isWritableInstant(milliseconds)) throw new RangeError(`Invalid time: ${instant}`);
  const days = Math.floor(milliseconds / millisecondsInDay);
  const timeOfDay = milliseconds - days * millisecondsInDay;
  const { year, month, day } = civilDate(days);
  const hours = Math.floor(timeOfDay / millisecondsInHour);
  const minutes = Math.floor((timeOfDay % millisecondsInHour) / millisecondsInMinute);
  const seconds = Math.floor((timeOfDay % millisecondsInMinute) / millisecondsInSecond);
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`;
  const time = `${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}`;
  return `${date}T${time}.${digits(timeOfDay % millisecondsInSecond, 3)}Z`;
}

/**
 * Whether `toIsoUtc` can write it: between the years 0 and 9999. Servers' times may lie outside.
 * @param instant epoch ms
 */
export function isWritableInstant(instant: number): boolean {
  return instant >= firstInstant && instant <= lastInstant;
}

/** 0000-01-01T00:00:00.000Z */
const firstInstant = -62_167_219_200_000;
/** 9999-12-31T23:59:59.999Z */
const lastInstant = 253_402_300_799_999;

const daysIn400Years = 146_097;
/** From 0000-03-01 to 1970-01-01: the years of this reckoning begin in March, so that the leap day is the last one. */
const daysBefore1970 = 719_468;

/** The date in the Gregorian calendar, so many days after 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function civilDate(days: number): { year: number; month: number; day: number } {
  const shifted = days + daysBefore1970;
  const era = Math.floor(shifted / daysIn400Years);
  const dayOfEra = shifted - era * daysIn400Years;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return { year, month, day };
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
