import { isSupportedCountry, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { refuse } from './refusal.js';
import type { Service } from './service.js';

/** A number without the signs people put between digits, so that one number is one number. */
export function plainNumber(number: string): string {
  return number.replace(/[\s().\-/]/g, '') || number;
}

/** Refuses numbers that the service's options rule out. */
export function checkNumber(service: Service, number: string): void {
  const { exceptions, disallowImpossible, disallowPremium } = service;
  if (exceptions.some((each) => plainNumber(each) === plainNumber(number))) {
    refuse('numberException', { values: { number, list: exceptions.join(',') } });
  }
  if (!disallowImpossible && !disallowPremium) return;
  const parsed = parse(service, number);
  if (disallowImpossible && !parsed?.isPossible()) refuse('numberImpossible', { values: { number } });
  if (disallowPremium && parsed?.getType() === 'PREMIUM_RATE') refuse('numberPremium', { values: { number } });
}

function parse({ defaultCountry }: Service, number: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(number, isSupportedCountry(defaultCountry) ? { defaultCountry } : {});
}
