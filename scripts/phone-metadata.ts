import metadata from 'libphonenumber-js/min/metadata';
import type { CountryCode } from 'libphonenumber-js/core/es6';
import { writeFileSync } from 'node:fs';
import { countryCodes } from '../src/domain/country.js';

/*
 * Cuts the numbering plans of our countries out of those the library brings, after each of its updates; a test compares both. The *min*
 * set knows the numbers of every kind, landlines too, without telling the kinds apart, which nobody asks. (*mobile* would doubt landlines.)
 */

// Åland and Svalbard have parts of the plans of Finland and Norway to themselves, so these are not whole without them.
const kept: readonly CountryCode[] = [...countryCodes, 'AX', 'SJ'];

const callingCodes = Object.entries(metadata.country_calling_codes)
  .map(([code, countries]) => [code, countries.filter((country) => kept.includes(country))] as const)
  .filter(([, countries]) => countries.length > 0);

const line = ([name, value]: readonly [string, unknown]): string => `    ${name}: ${JSON.stringify(value)},`;
writeFileSync(
  'src/domain/phone-metadata.ts',
  `// Made by scripts/phone-metadata.ts; not to be edited. Plans: Google's libphonenumber (Apache 2.0), as packaged by libphonenumber-js (MIT).
import type { MetadataJson } from 'libphonenumber-js/core/es6';

/** Numbering plans of our countries. A line for each, so that an update shows where it changes something. */
// prettier-ignore
export const phoneMetadata: MetadataJson = {
  version: ${metadata.version},
  country_calling_codes: {
${callingCodes.map(line).join('\n')}
  },
  countries: {
${kept.map((country) => line([country, metadata.countries[country]])).join('\n')}
  },
  nonGeographic: {},
};
`,
);
