import type { CountryCode } from '../../domain/country.js';
import type { Company } from '../../domain/company.js';
import type { IdentityEvidence } from '../../domain/evidence.js';
import type { Clock, VatRegistry } from '../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from './upstream.js';
import { incomplete, prefixes } from './vies.js';
import { present, textOf } from './wire.js';

/** Where eVatR is, and who asks it. */
export interface EvatrAccess {
  readonly baseUrl: string;
  /** The enquirer's own German VAT number, compact: "DE123456788". It stands in every enquiry and must be valid. */
  readonly ownVatNumber: string;
}

/** German companies are among them for the foreign numbers that they may use. */
const countries: readonly CountryCode[] = ['DE', 'FR', 'NL', 'SE', 'FI', 'AT', 'ES', 'DK'];

/**
 * What a status says of the number: valid, and twice valid without an answer to the qualified part; then not assigned, not yet valid and
 * no longer valid. Every other one is about the enquiry or the enquirer, or says that there is no answer now. Whether a number is well
 * formed (0005, 0012) is for our own rules to say, so these are no answers either. List: `GET /info/statusmeldungen`.
 */
const outcomes: Readonly<Record<string, 'found' | 'not_found'>> = {
  'evatr-0000': 'found',
  'evatr-0003': 'found',
  'evatr-2008': 'found',
  'evatr-2001': 'not_found',
  'evatr-2002': 'not_found',
  'evatr-2006': 'not_found',
};

/**
 * eVatR, the confirmation of foreign VAT numbers by Germany's Bundeszentralamt für Steuern (§ 18e UStG): `POST /abfrage`. Only a German
 * enquirer may ask, and only about numbers of other EU countries; of German and Norwegian ones it says nothing.
 *
 * It is asked the qualified way, with name and address, because tax law wants the proof of that. The answer says of name, street,
 * postcode and place whether each is as registered (A), is not (B), was not asked (C) or is not told by the country (D), and never what
 * is registered. A record holds what a register has, so there is none: a valid number is `found`, with the id of the enquiry as its
 * reference. No letter counts for or against a company, since a B may be no more than another spelling and shows nothing to correct.
 *
 * @param access the base address is what stands before `/abfrage`
 */
export function createEvatr(access: EvatrAccess, clock: Clock, call: CallUpstream = callUpstream): VatRegistry {
  return {
    name: 'evatr',
    countries,
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'evatr', by: 'vat_number', checkedAt } as const;
      const { vatNumber, derived } = company;
      const prefix = vatNumber?.slice(0, 2) ?? '';
      if (vatNumber === undefined || prefix === 'DE' || !prefixes.includes(prefix))
        return { ...base, outcome: 'not_supported' };
      const json = question(access.ownVatNumber, vatNumber, company);
      const told = understand(await call({ address: `${access.baseUrl}/abfrage`, json, signal }));
      // Not every company is registered for VAT, and not every country lists all who are.
      const provesNothing = derived === 'vatNumber' || incomplete.includes(prefix);
      return told.outcome === 'not_found' && provesNothing
        ? { ...base, ...told, outcome: 'not_supported' }
        : { ...base, ...told };
    },
  };
}

/** The address is the one at home, which a number of another country is not registered with: then it is asked the simple way. */
function question(own: string, vatNumber: string, { name, address }: Company): Readonly<Record<string, string>> {
  const numbers = { anfragendeUstid: own, angefragteUstid: vatNumber };
  if (vatNumber.slice(0, 2) !== address.country) return numbers;
  const { street, postcode, city } = address;
  return { ...numbers, firmenname: name, strasse: street, plz: postcode, ort: city };
}

/** The status in the body is the answer. The one of HTTP is 404 for a number that is not assigned, and for an enquirer's that is not. */
function understand(answer: UpstreamAnswer): Pick<IdentityEvidence, 'outcome' | 'reference'> {
  const body = answer.outcome === 'answered' ? answer.body : undefined;
  const status = textOf(body, 'status') ?? '';
  const outcome = Object.hasOwn(outcomes, status) ? outcomes[status] : undefined;
  return outcome ? { outcome, ...present({ reference: textOf(body, 'id') }) } : { outcome: 'unavailable' };
}
