import type { CountryCode, CountryPack } from '../country.js';
import { de } from './de.js';
import { no } from './no.js';

/** Every pack we have, by country. For servers: browsers download the one they need. */
export const countryPacks: Readonly<Partial<Record<CountryCode, CountryPack>>> = { DE: de, NO: no };
