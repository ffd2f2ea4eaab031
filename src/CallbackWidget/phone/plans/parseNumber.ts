import {
  AsYouType,
  type CountryCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { readNumber } from '../phoneNumber.js';

/** What is odd about a number; nothing of it keeps it from being called. */
export interface NumberOddity {
  kind: 'short' | 'long' | 'odd' | 'unknownCode';
  /** ISO code of the country whose plan it does not fit; `''`: none is known. */
  country: string;
  /** Digits that are missing or too many; `undefined`: the plan has numbers of several lengths. */
  digits: number | undefined;
}

/** The country, if there is a numbering plan for it. */
export function numberingPlan(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}

/**
 * What does not fit a number's country, or the country of the dial code it begins with. A number fits that lies in a known range, or
 * is as long as the plan's numbers get: ranges are opened every month, and examples and tests use fictional ones (555-0123);
 * whether a number is in service only the server can tell.
 */
export function checkNumber(value: string, country: string): NumberOddity | undefined {
  const number = parse(value, country);
  if (number && fitsPlan(number)) return undefined;
  const characters = international(readNumber(value)?.characters ?? '');
  const plan = number ? planOfNumber(number) : numberingPlan(country);
  if (!number && characters.startsWith('+')) return { kind: 'unknownCode', country: '', digits: undefined };
  const digits = number?.nationalNumber ?? characters;
  const lengths = plan ? possibleLengths(plan) : [];
  if (!plan || !digits || lengths.length === 0) return { kind: 'odd', country: plan ?? country, digits: undefined };
  const most = Math.max(...lengths);
  if (digits.length > most) return { kind: 'long', country: plan, digits: digits.length - most };
  if (digits.length >= Math.min(...lengths)) return { kind: 'odd', country: plan, digits: undefined };
  return { kind: 'short', country: plan, digits: lengths.length === 1 ? most - digits.length : undefined };
}

/** The number as E.164 (`+441632960123`); `undefined` if it is none, or if that would drop an extension. */
export function toE164(value: string, country: string): string | undefined {
  const number = parse(value, country);
  return number?.isPossible() && !number.ext && !readNumber(value)?.extension ? number.number : undefined;
}

/** As it stands; if it is none so, in one of the ways in which people mean it. */
function parse(value: string, country: string): PhoneNumber | undefined {
  const read = readNumber(value);
  if (!read) return parseText(value, country);
  const text = international(read.characters);
  const number = parseText(text, country);
  if (number?.isValid()) return number;
  return otherReadings(text, country).find((reading) => reading.isValid()) ?? number;
}

function parseText(text: string, country: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(text, { defaultCountry: numberingPlan(country), extract: false });
}

const international = (characters: string): string => characters.replace(/^00/, '+');

/** The country's code twice; and Mexican mobile numbers as messengers write them, with the 1 that is not dialled any more. */
function otherReadings(text: string, country: string): PhoneNumber[] {
  const typer = new AsYouType();
  typer.input(text);
  const code = typer.getCallingCode();
  const readings: string[] = [];
  if (code) {
    const rest = text.slice(1 + code.length);
    if (rest.startsWith(code)) readings.push(`+${rest}`);
  }
  const mexican =
    /^\+521(\d{10})$/.exec(text)?.[1] ?? (country === 'MX' ? /^(?:1|04[45])(\d{10})$/.exec(text)?.[1] : undefined);
  if (mexican) readings.push(`+52${mexican}`);
  return readings.flatMap((reading) => parseText(reading, country) ?? []);
}

function fitsPlan(number: PhoneNumber): boolean {
  if (number.isValid()) return true;
  const { nationalNumber } = number;
  const plan = planOfNumber(number);
  const lengths = plan ? possibleLengths(plan) : [];
  return /^[2-9]/.test(nationalNumber) && nationalNumber.length === Math.max(...lengths);
}

function planOfNumber({ country, countryCallingCode }: PhoneNumber): CountryCode | undefined {
  return country ?? metadata.country_calling_codes[countryCallingCode]?.[0];
}

/** How many digits numbers of the country have, dial code and prefix not counted. */
function possibleLengths(plan: CountryCode): number[] {
  const plans = new Metadata();
  plans.selectNumberingPlan(plan);
  return plans.numberingPlan?.possibleLengths() ?? [];
}
