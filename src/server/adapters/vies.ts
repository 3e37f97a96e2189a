import type { CountryCode } from '../../domain/country.js';
import type { CompanyRecord, IdentityEvidence } from '../../domain/evidence.js';
import type { Clock, VatRegistry } from '../ports.js';
import { memberOf, postJson, textOf } from './upstream.js';

const countries: readonly CountryCode[] = ['DE', 'FR', 'NL', 'SE', 'FI', 'AT', 'ES', 'DK'];

// Spain lists only those registered for trade inside the EU, so a right number can be absent (VIES FAQ; ROI register).
const listsNotAll: readonly string[] = ['ES'];

/** VIES, the EU's directory of VAT numbers: REST API, `POST /check-vat-number`. Knows no Norwegian numbers. */
export function createVies(baseUrl: string, clock: Clock): VatRegistry {
  return {
    name: 'vies',
    countries,
    async ask({ company }, signal) {
      const { vatNumber } = company;
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'vies', by: 'vat_number', checkedAt } as const;
      if (!vatNumber) return { ...base, outcome: 'not_supported' };
      const [countryCode, number] = [vatNumber.slice(0, 2), vatNumber.slice(2)];
      const { body } = await postJson(`${baseUrl}/check-vat-number`, { countryCode, vatNumber: number }, signal);
      return understand(base, body, countryCode, vatNumber);
    },
  };
}

type Base = Omit<IdentityEvidence, 'outcome'>;

function understand(base: Base, body: unknown, countryCode: string, vatNumber: string): IdentityEvidence {
  const isValid = memberOf(body, 'valid');
  // Errors come inside HTTP 200 too, and then without `valid`: that is no answer, and certainly not "invalid".
  if (typeof isValid !== 'boolean' || memberOf(body, 'actionSucceed') === false) return { ...base, outcome: 'unavailable' };
  const reference = textOf(body, 'requestIdentifier');
  const proof = { ...base, ...(reference !== undefined && { reference }) };
  if (!isValid) return { ...proof, outcome: listsNotAll.includes(countryCode) ? 'not_supported' : 'not_found' };
  const name = textOf(body, 'name');
  // Germany and Spain only say that a number exists. An address is one block of text: it is left to the registers.
  const record: CompanyRecord | undefined = name === undefined ? undefined : { name, vatNumber, status: 'active' };
  return { ...proof, outcome: 'found', ...(record && { record }) };
}
