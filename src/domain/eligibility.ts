import type { Basket } from './basket.js';
import { countryCodes } from './country.js';
import type { Currency, MinorUnits } from './money.js';

/** Whom the basket is for. Only businesses buy on invoice. */
export const buyerTypes = ['business', 'consumer'] as const;
export type BuyerType = (typeof buyerTypes)[number];

/** Smallest and largest gross basket in one currency, both included, in minor units. */
export interface BasketLimit {
  readonly currency: Currency;
  readonly minimum: MinorUnits;
  readonly maximum: MinorUnits;
}

/** What a merchant may sell on invoice. It comes with the merchant's offer; `defaultRules` are the standard terms. */
export interface EligibilityRules {
  /** ISO 3166-1 alpha-2 codes of the companies' billing countries. */
  readonly countries: readonly string[];
  /** One entry for each accepted currency. */
  readonly limits: readonly BasketLimit[];
  /** The shop sells to businesses only, so a buyer of unknown type is a business. */
  readonly businessOnly: boolean;
}

/** EUR 50.00 to EUR 19,999.00 in nine countries. */
export const defaultRules: EligibilityRules = {
  countries: countryCodes,
  limits: [{ currency: 'EUR', minimum: 5_000, maximum: 1_999_900 }],
  businessOnly: false,
};

/** The closed list of reasons why a basket is not eligible. */
export const eligibilityReasons = [
  'merchant_inactive',
  'buyer_not_business',
  'buyer_type_unknown',
  'country_not_supported',
  'basket_invalid',
  'trial_period',
  'currency_not_supported',
  'amount_too_low',
  'amount_too_high',
] as const;
export type EligibilityReason = (typeof eligibilityReasons)[number];

/** What is asked: may this basket of this buyer be paid by invoice? */
export interface EligibilityQuestion {
  readonly merchantActive: boolean;
  /** Billing country of the company, ISO 3166-1 alpha-2 in capitals. */
  readonly country: string;
  readonly buyerType?: BuyerType | undefined;
  /** Absent when what the shop gave is no valid basket. */
  readonly basket?: Basket | undefined;
}

export type Eligibility =
  { readonly status: 'eligible' } | { readonly status: 'ineligible'; readonly reasons: readonly EligibilityReason[] };

/** Decides whether the method may be shown, and names every reason against it, not just the first. */
export function assessEligibility(question: EligibilityQuestion, rules: EligibilityRules = defaultRules): Eligibility {
  const { basket, buyerType } = question;
  const reasons: EligibilityReason[] = [];
  if (!question.merchantActive) reasons.push('merchant_inactive');
  if (buyerType === 'consumer') reasons.push('buyer_not_business');
  if (buyerType === undefined && !rules.businessOnly) reasons.push('buyer_type_unknown');
  if (!rules.countries.includes(question.country)) reasons.push('country_not_supported');
  reasons.push(...(basket ? basketReasons(basket, rules.limits) : (['basket_invalid'] as const)));
  return reasons.length > 0 ? { status: 'ineligible', reasons } : { status: 'eligible' };
}

function basketReasons(basket: Basket, limits: readonly BasketLimit[]): EligibilityReason[] {
  const reasons: EligibilityReason[] = basket.trial ? ['trial_period'] : [];
  const limit = limits.find(({ currency }) => currency === basket.currency);
  if (!limit) reasons.push('currency_not_supported');
  else if (basket.amount.gross < limit.minimum) reasons.push('amount_too_low');
  else if (basket.amount.gross > limit.maximum) reasons.push('amount_too_high');
  return reasons;
}
