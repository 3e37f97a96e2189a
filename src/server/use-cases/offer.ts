import type { WireOffer } from '../../contract/schemas.js';
import type { Basket } from '../../domain/basket.js';
import { isCountryCode, type CountryCode } from '../../domain/country.js';
import type { EligibilityRules } from '../../domain/eligibility.js';
import { searchKind, type CompanyFinder } from '../company-search.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { Merchant } from '../ports.js';
import type { PaymentProvider } from '../provider-port.js';
import type { Services } from '../services.js';

/** What a merchant may show. An inactive one is told apart, but the reason is for the merchant only. */
export function readOffer(
  merchant: Merchant,
  { legal, provider, finder }: Pick<Services, 'legal' | 'provider' | 'finder'>,
): Outcome<WireOffer> {
  if (merchant.activation.status === 'inactive') return succeed({ status: 'inactive' });
  const isHouse = merchant.provider === 'house';
  const texts = isHouse ? legal[merchant.mode] : provider?.legal;
  // The start refuses a live house without texts of its own, and a provider without credentials, so this is a merchant created behind its back.
  if (!texts) return fail('unavailable');
  const { mode, basket, paymentTermDays, takesReview } = merchant;
  const rules = rulesOf(merchant, provider);
  // Nothing that the provider could finance.
  if (rules.countries.length === 0 || rules.limits.length === 0) return succeed({ status: 'inactive' });
  return succeed({
    status: 'active',
    mode,
    brand: mode === 'test' || !isHouse ? 'billie' : 'none',
    rules: { countries: [...rules.countries], limits: [...rules.limits], businessOnly: rules.businessOnly },
    basket: isHouse ? basket : 'full',
    paymentTermDays,
    legal: { ...texts },
    companySearch: searchKinds(rules.countries, finder),
    takesReview,
  });
}

function searchKinds(
  countries: readonly string[],
  finder: CompanyFinder,
): Extract<WireOffer, { status: 'active' }>['companySearch'] {
  const kinds = countries
    .filter(isCountryCode)
    .map((country) => [country, searchKind(finder.searchedBy(country))] as const);
  return Object.fromEntries(kinds.filter(([, kind]) => kind !== 'none'));
}

/** A merchant's rules, as far as whoever finances its orders can keep them. */
export function rulesOf({ rules, provider: name }: Merchant, provider: PaymentProvider | undefined): EligibilityRules {
  if (name === 'house' || !provider) return rules;
  const { countries, limits } = rules;
  const canFinance = (country: string, { currency }: EligibilityRules['limits'][number]): boolean =>
    provider.supports(country as CountryCode, currency);
  return {
    ...rules,
    countries: countries.filter((country) => limits.some((limit) => canFinance(country, limit))),
    limits: limits.filter((limit) => countries.some((country) => canFinance(country, limit))),
  };
}

/** A provider needs the whole basket: net, tax, and what is bought, of which something must cost something. Nothing of it is made up. */
export function lacksForProvider({ amount, lines }: Basket): boolean {
  return !amount.net || amount.tax === undefined || !lines?.some(({ gross }) => gross > 0);
}
