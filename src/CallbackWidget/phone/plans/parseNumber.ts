import {
  type CountryCode,
  isSupportedCountry,
  Metadata,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { isPhoneText, keysOf } from '../phoneNumber.js';

/** The country, if there is a numbering plan for it. */
export function planOf(country: string): CountryCode | undefined {
  return isSupportedCountry(country) ? country : undefined;
}

function parse(value: string, country: string): PhoneNumber | undefined {
  const text = isPhoneText(value) ? keysOf(value).replace(/^00/, '+') : value;
  return parsePhoneNumberFromString(text, { defaultCountry: planOf(country), extract: false });
}

/** The most digits that a number of the country has, dial code and prefix not counted. */
function fullLength({ country, countryCallingCode }: PhoneNumber): number {
  const plan = country ?? metadata.country_calling_codes[countryCallingCode]?.[0];
  if (!plan) return 0;
  const plans = new Metadata();
  plans.selectNumberingPlan(plan);
  return Math.max(...(plans.numberingPlan?.possibleLengths() ?? []));
}

/**
 * Whether a number fits its country's plan well enough to be sent: it lies in a known range, or it is as long as the
 * plan's numbers get. The second, because ranges are opened every month, and examples and tests use fictional ones
 * (555-0123); whether a number is in service only the server can tell.
 */
export function fitsPlan(value: string, country: string): boolean {
  const number = parse(value, country);
  if (!number) return false;
  const { nationalNumber } = number;
  return number.isValid() || (/^[2-9]/.test(nationalNumber) && nationalNumber.length === fullLength(number));
}

/** The number as E.164 (`+441632960123`); `undefined` if it is none, or if that would drop an extension. */
export function toE164(value: string, country: string): string | undefined {
  const number = parse(value, country);
  return number?.isPossible() && !number.ext ? number.number : undefined;
}
