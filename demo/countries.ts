import { countryCodes } from '../src/domain/country.js';

/** Where the panel's buyer can be, ISO 3166-1 alpha-2: the nine countries, and one that is not served. */
export const buyerCountries: readonly string[] = [...countryCodes, 'CH'];

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** A country's English name. */
export function nameOf(country: string): string {
  return countryNames.of(country) ?? country;
}
