import type { CompanyList, CompanyQueryInput } from '../../contract/schemas.js';
import { countryPacks } from '../../domain/countries/index.js';
import { isCountryCode, type CountryCode } from '../../domain/country.js';
import { isPersonalNumber } from '../../domain/personal-number.js';
import { checkRegistrationNumber } from '../../domain/registration-number.js';
import { checkVatNumber } from '../../domain/vat-number.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { CompanyMatch, CompanyQuery, CompanySearch, Merchant } from '../ports.js';
import type { Services } from '../services.js';
import { rulesOf } from './offer.js';

/**
 * Proposes companies for the form. They fill it in and prove nothing: whatever the buyer takes over is checked as if it had been typed.
 * A number that cannot be one is not sent anywhere.
 */
export async function searchCompanies(
  merchant: Merchant,
  { country, query }: CompanyQueryInput,
  { finder, provider }: Pick<Services, 'finder' | 'provider'>,
): Promise<Outcome<CompanyList>> {
  if (merchant.activation.status === 'inactive') return fail('merchant_inactive');
  const isOffered = isCountryCode(country) && rulesOf(merchant, provider).countries.includes(country);
  const by = isOffered ? finder.searchedBy(country) : undefined;
  if (!isOffered || by === undefined)
    return fail('invalid_request', { issues: [{ path: 'country', code: 'not_searchable' }] });
  const asked = readQuery(country, by, query);
  if (!asked) return succeed({ status: 'answered', companies: [] });
  const found = await finder.find(asked);
  if (found.outcome === 'unavailable') return succeed({ status: 'unavailable', companies: [] });
  return succeed({ status: 'answered', companies: found.matches.map(propose) });
}

/** What the source is asked; undefined for what can be no number. */
function readQuery(country: CountryCode, by: CompanySearch['by'], query: string): CompanyQuery | undefined {
  const pack = countryPacks[country];
  const registration = checkRegistrationNumber(pack, undefined, query);
  if (by === 'name') {
    const text = query.trim().replace(/\s+/gu, ' ');
    if (registration.status !== 'valid' || !isLong(query)) return { country, text };
    // A person's own number is asked about nowhere.
    return isPersonalNumber(pack, undefined, query) ? undefined : { country, text, registration: registration.value };
  }
  if (by === 'vat_number') {
    const check = checkVatNumber(pack, query);
    return check.status === 'valid' ? { country, text: check.value } : undefined;
  }
  return registration.status === 'valid' ? { country, text: registration.value.number } : undefined;
}

/** "3M" and "1&1" are names, although a court could have given such a number. */
function isLong(query: string): boolean {
  return query.replace(/\D/gu, '').length >= 4;
}

/** What the form can take over. Of people no more than what the adapters have let through. */
function propose({
  name,
  legalForm,
  vatNumber,
  registrationNumber,
  address,
}: CompanyMatch): CompanyList['companies'][number] {
  return {
    name,
    ...(legalForm !== undefined && { legalForm }),
    ...(vatNumber !== undefined && { vatNumber }),
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(address && { address: { ...address } }),
  };
}
