import type { CountryCode, CountryPack } from '../country.js';
import { at } from './at.js';
import { de } from './de.js';
import { dk } from './dk.js';
import { es } from './es.js';
import { fi } from './fi.js';
import { fr } from './fr.js';
import { nl } from './nl.js';
import { no } from './no.js';
import { se } from './se.js';

/** Every pack, by country. For servers: a browser downloads the one it needs. */
export const countryPacks: Readonly<Record<CountryCode, CountryPack>> = {
  DE: de,
  FR: fr,
  NL: nl,
  SE: se,
  NO: no,
  FI: fi,
  AT: at,
  ES: es,
  DK: dk,
};
