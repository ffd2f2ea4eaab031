/* What can be said of a number without knowing any country's numbering plan. */

const fewestDigits = 5;
/** E.164 allows no more. */
const mostDigits = 15;

/** Whether a text looks like a number at all: digits (also Arabic, Persian, full-width ones) and what is written between them. */
export function isPhoneText(value: string): boolean {
  return /^[+＋\d٠-٩۰-۹０-９\s()./\p{Pd}\p{Cf}]*$/u.test(value);
}

/** The digits and the plus signs of a text, in ASCII, without anything between them. */
export function keysOf(value: string): string {
  return value
    .replace(/[^+＋\d٠-٩۰-۹０-９]/g, '')
    .replace(/[^+\d]/g, (key) => (key === '＋' ? '+' : String(key.charCodeAt(0) & 15)));
}

/** Whether a field is blank or holds no more than a dial code. */
export function isEmptyNumber(value: string): boolean {
  return isPhoneText(value) && /^((\+|00)\d{0,3})?$/.test(keysOf(value));
}

/** The check that stands in while the numbering plans are not there. */
export function isPlausibleNumber(value: string): boolean {
  const digits = /^\+?(\d+)$/.exec(keysOf(value))?.[1]?.length ?? 0;
  return isPhoneText(value) && digits >= fewestDigits && digits <= mostDigits;
}
