import type { WireOffer } from '../../contract/schemas.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';

/** What a merchant may show. An inactive one is told apart, but the reason is for the merchant only. */
export function readOffer(merchant: Merchant, { legal }: Pick<Services, 'legal'>): Outcome<WireOffer> {
  if (merchant.activation.status === 'inactive') return succeed({ status: 'inactive' });
  const texts = legal[merchant.mode];
  // The start refuses a live house without texts of its own, so this is a merchant created behind its back.
  if (!texts) return fail('unavailable');
  const { mode, rules, basket, paymentTermDays, takesReview } = merchant;
  return succeed({
    status: 'active',
    mode,
    brand: mode === 'test' ? 'billie' : 'none',
    rules: { countries: [...rules.countries], limits: [...rules.limits], businessOnly: rules.businessOnly },
    basket,
    paymentTermDays,
    legal: { ...texts },
    companySearch: {},
    takesReview,
  });
}
