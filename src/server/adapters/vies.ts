import { checkPostcode } from '../../domain/address.js';
import { countryPacks } from '../../domain/countries/index.js';
import { isCountryCode, type CountryCode } from '../../domain/country.js';
import type { CompanyRecord, IdentityEvidence } from '../../domain/evidence.js';
import { guessLegalForm } from '../../domain/legal-form.js';
import { isPersonalNumber } from '../../domain/personal-number.js';
import type { Clock, CompanyMatch, CompanySearch, VatRegistry } from '../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer, type UpstreamCall } from './upstream.js';
import { memberOf, present, textOf } from './wire.js';

const countries: readonly CountryCode[] = ['DE', 'FR', 'NL', 'SE', 'FI', 'AT', 'ES', 'DK'];

/** Whose numbers VIES knows: the EU with Greece as EL, and Northern Ireland. Norway and Switzerland are not part of it. */
export const prefixes = 'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(
  ' ',
);

/**
 * Spain lists only those registered for trade inside the EU (ROI), so a right domestic number can be absent.
 * VIES FAQ, "a valid VAT number can be absent"; Agencia Tributaria, Registro de operadores intracomunitarios.
 */
export const incomplete: readonly string[] = ['ES'];

export interface ViesAccess {
  readonly baseUrl: string;
  /** Your own VAT number, compact. VIES gives an identifier as proof of an enquiry only to those who say who they are. */
  readonly requester?: string | undefined;
}

function proofFor(requester: string | undefined): object {
  return requester === undefined
    ? {}
    : { requesterMemberStateCode: requester.slice(0, 2), requesterNumber: requester.slice(2) };
}

/** VIES, the EU's directory of VAT numbers: `POST /check-vat-number` of its REST interface. */
export function createVies(
  { baseUrl, requester }: ViesAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): VatRegistry {
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
      if (vatNumber === undefined || !isKnown(vatNumber)) return { ...base, outcome: 'not_supported' };
      const answer = await call(question({ baseUrl, requester }, vatNumber, signal));
      const evidence = understand(base, answer, vatNumber, address.country);
      // Not every company is registered for VAT: that a number nobody gave is not found says nothing about the company.
      return derived === 'vatNumber' && evidence.outcome === 'not_found'
        ? { ...evidence, outcome: 'not_supported' }
        : evidence;
    },
    search: createSearch(baseUrl, call),
  };
}

function isKnown(vatNumber: string): boolean {
  return prefixes.includes(vatNumber.slice(0, 2)) && vatNumber.length > 2;
}

function question({ baseUrl, requester }: ViesAccess, vatNumber: string, signal: AbortSignal): UpstreamCall {
  const json = { countryCode: vatNumber.slice(0, 2), vatNumber: vatNumber.slice(2), ...proofFor(requester) };
  return { address: `${baseUrl}/check-vat-number`, json, signal };
}

/** Finds whose a number is, in the countries that tell it. */
function createSearch(baseUrl: string, call: CallUpstream): CompanySearch {
  return {
    by: 'vat_number',
    async find({ country, text }, signal) {
      if (!isKnown(text)) return { outcome: 'answered', matches: [] };
      const body = bodyOf(await call(question({ baseUrl }, text, signal)));
      if (!body) return { outcome: 'unavailable' };
      const record = body.isValid ? readRecord(body.value, text, country) : undefined;
      return { outcome: 'answered', matches: record ? [matchOf(record, text, country)] : [] };
    },
  };
}

/** VIES does not tell who is a person. A name that carries no company's legal form may be one's own, and the address a home. */
function matchOf(record: CompanyRecord, vatNumber: string, country: CountryCode): CompanyMatch {
  const prefix = vatNumber.slice(0, 2);
  const pack = countryPacks[isCountryCode(prefix) ? prefix : country];
  const form = guessLegalForm(pack, record.name);
  if (form && form.kind !== 'natural') return { ...record, isPerson: false };
  const { name, status } = record;
  // Without a form a Dutch number is taken for a person's too.
  const isPrivate = pack.personal?.isRefused === true || isPersonalNumber(pack, form, vatNumber);
  return { name, status, ...(!isPrivate && { vatNumber }), isPerson: true };
}

function understand(
  base: Omit<IdentityEvidence, 'outcome'>,
  answer: UpstreamAnswer,
  vatNumber: string,
  home: CountryCode,
): IdentityEvidence {
  const body = bodyOf(answer);
  if (!body) return { ...base, outcome: 'unavailable' };
  const proof = { ...base, ...present({ reference: textOf(body.value, 'requestIdentifier') }) };
  if (!body.isValid) {
    return { ...proof, outcome: incomplete.includes(vatNumber.slice(0, 2)) ? 'not_supported' : 'not_found' };
  }
  return { ...proof, outcome: 'found', ...present({ record: readRecord(body.value, vatNumber, home) }) };
}

/** Errors come inside HTTP 200 too, and without `valid`: that is no answer, and certainly not "invalid". */
function bodyOf(answer: UpstreamAnswer): { readonly value: unknown; readonly isValid: boolean } | undefined {
  const value = answer.outcome === 'answered' ? answer.body : undefined;
  const isValid = memberOf(value, 'valid');
  const isError = memberOf(value, 'actionSucceed') === false || memberOf(value, 'errorWrappers') !== undefined;
  return typeof isValid === 'boolean' && !isError ? { value, isValid } : undefined;
}

/** Germany and Spain tell neither name nor address. */
function readRecord(body: unknown, vatNumber: string, home: CountryCode): CompanyRecord | undefined {
  const name = textOf(body, 'name');
  if (name === undefined) return undefined;
  // A number of another country comes with that country's address, which says nothing about the one at home.
  const address = vatNumber.slice(0, 2) === home ? readAddress(textOf(body, 'address') ?? '', home) : undefined;
  return { name, vatNumber, status: 'active', ...present({ address }) };
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
