import { checkPostcode } from '../../domain/address.js';
import { countryPacks } from '../../domain/countries/index.js';
import type { CountryCode } from '../../domain/country.js';
import type { CompanyRecord, IdentityEvidence } from '../../domain/evidence.js';
import type { Clock, VatRegistry } from '../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from './upstream.js';
import { memberOf, present, textOf } from './wire.js';

const countries: readonly CountryCode[] = ['DE', 'FR', 'NL', 'SE', 'FI', 'AT', 'ES', 'DK'];

/** Whose numbers VIES knows: the EU with Greece as EL, and Northern Ireland. Norway and Switzerland are not part of it. */
const prefixes = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' ');

// Spain lists only those registered for trade inside the EU (ROI), so a right domestic number can be absent.
// VIES FAQ, "a valid VAT number can be absent"; Agencia Tributaria, Registro de operadores intracomunitarios.
const incomplete: readonly string[] = ['ES'];

/** VIES, the EU's directory of VAT numbers: `POST /check-vat-number` of its REST interface. */
export function createVies(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): VatRegistry {
  return {
    name: 'vies',
    countries,
    async ask({ company }, signal) {
      const { vatNumber, derived, address } = company;
      const base = {
        kind: 'identity',
        source: 'vies',
        by: 'vat_number',
        checkedAt: new Date(clock.now()).toISOString(),
      } as const;
      const countryCode = vatNumber?.slice(0, 2) ?? '';
      if (vatNumber === undefined || !prefixes.includes(countryCode)) return { ...base, outcome: 'not_supported' };
      const json = { countryCode, vatNumber: vatNumber.slice(2) };
      const answer = await call({ address: `${baseUrl}/check-vat-number`, json, signal });
      const evidence = understand(base, answer, vatNumber, address.country);
      // Not every company is registered for VAT: that a number nobody gave is not found says nothing about the company.
      return derived === 'vatNumber' && evidence.outcome === 'not_found'
        ? { ...evidence, outcome: 'not_supported' }
        : evidence;
    },
  };
}

function understand(
  base: Omit<IdentityEvidence, 'outcome'>,
  answer: UpstreamAnswer,
  vatNumber: string,
  home: CountryCode,
): IdentityEvidence {
  const body = answer.outcome === 'answered' ? answer.body : undefined;
  const isValid = memberOf(body, 'valid');
  // Errors come inside HTTP 200 too, and without `valid`: that is no answer, and certainly not "invalid".
  const isError = memberOf(body, 'actionSucceed') === false || memberOf(body, 'errorWrappers') !== undefined;
  if (typeof isValid !== 'boolean' || isError) return { ...base, outcome: 'unavailable' };
  const proof = { ...base, ...present({ reference: textOf(body, 'requestIdentifier') }) };
  const prefix = vatNumber.slice(0, 2);
  if (!isValid) return { ...proof, outcome: incomplete.includes(prefix) ? 'not_supported' : 'not_found' };
  // Germany and Spain tell neither name nor address.
  const name = textOf(body, 'name');
  if (name === undefined) return { ...proof, outcome: 'found' };
  // A number of another country comes with that country's address, which says nothing about the one at home.
  const address = prefix === home ? readAddress(textOf(body, 'address') ?? '', home) : undefined;
  const record: CompanyRecord = { name, vatNumber, status: 'active', ...present({ address }) };
  return { ...proof, outcome: 'found', record };
}

/**
 * An address is one block of text, laid out differently by each country. Two lines, the second with postcode and place, are read; with
 * more it is open which line is the street, so nothing is.
 */
function readAddress(block: string, country: CountryCode): CompanyRecord['address'] {
  const lines = block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [street, place] = lines;
  if (street === undefined || place === undefined || lines.length > 2) return undefined;
  const words = place.split(/\s+/u);
  // "1012AB AMSTERDAM", "AT-6364 Brixen", "114 55 STOCKHOLM": the postcode is one word or two.
  for (const count of [1, 2]) {
    const postcode = checkPostcode(countryPacks[country].address.postcode, words.slice(0, count).join(' '));
    const city = words.slice(count).join(' ');
    // The Dutch register fills house numbers up to five digits.
    if (postcode.status === 'valid' && city)
      return { street: street.replace(/\b0+(?=\d)/gu, ''), postcode: postcode.value, city };
  }
  return undefined;
}
