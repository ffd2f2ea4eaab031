import type { AsYouType } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';

/** Dial codes shared by countries that are told apart by the next digits. Elsewhere a code is one country and its territories. */
const sharedCodes = ['1', '7'];

/**
 * The country of an international number, as far as it is typed.
 * @param current Kept as long as the dial code is its own: a visitor from Jersey has chosen Jersey, not Great Britain.
 */
export function countryOfTyped(typer: AsYouType, current: string): string {
  const code = typer.getCallingCode() ?? '';
  const candidates: readonly string[] = metadata.country_calling_codes[code] ?? [];
  const told = sharedCodes.includes(code) && typer.getCountry();
  return told || (candidates.includes(current) ? current : (candidates[0] ?? current));
}
