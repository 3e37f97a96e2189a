import type { CompanyList, CompanyQueryInput } from '../../contract/schemas.js';
import { countryPacks } from '../../domain/countries/index.js';
import { isCountryCode, type CountryCode } from '../../domain/country.js';
import { checkRegistrationNumber } from '../../domain/registration-number.js';
import { checkVatNumber } from '../../domain/vat-number.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { CompanyMatch, CompanySearch, Merchant } from '../ports.js';
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
  const text = readQuery(country, by, query);
  if (text === undefined) return succeed({ status: 'answered', companies: [] });
  const found = await finder.find(country, text);
  if (found.outcome === 'unavailable') return succeed({ status: 'unavailable', companies: [] });
  return succeed({ status: 'answered', companies: found.matches.map(propose) });
}

/** What the source is asked; undefined for what can be no number. */
function readQuery(country: CountryCode, by: CompanySearch['by'], query: string): string | undefined {
  const pack = countryPacks[country];
  if (by === 'name') return query.trim().replace(/\s+/gu, ' ');
  if (by === 'vat_number') {
    const check = checkVatNumber(pack, query);
    return check.status === 'valid' ? check.value : undefined;
  }
  const check = checkRegistrationNumber(pack, undefined, query);
  return check.status === 'valid' ? check.value.number : undefined;
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
