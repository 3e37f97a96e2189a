import type { EligibilityRules } from './eligibility.js';
import type { Mode } from './issue.js';

/** How a company can be looked up in one country: not at all, by number, or by name too. */
export type CompanySearchKind = 'none' | 'number' | 'name';

/** What the buyer agrees to. The texts belong to whoever buys the claim. */
export interface LegalTexts {
  /** Whose terms these are: the creditor after assignment, "Billie GmbH" with the provider `billie`. */
  readonly creditor: string;
  readonly termsUrl: string;
  readonly privacyUrl: string;
  /** Recorded with the buyer's consent. */
  readonly version: string;
}

/** What an active merchant may show: rules, terms, texts. */
export interface ActiveOffer {
  readonly status: 'active';
  readonly mode: Mode;
  /** `billie` shows Billie's name; `none` is the neutral wording of a house provider in live mode. */
  readonly brand: 'billie' | 'none';
  readonly rules: EligibilityRules;
  /** `total`: gross amount and currency suffice; `full`: net, tax and lines are needed too. */
  readonly basket: 'total' | 'full';
  /** Days between invoice and due date. */
  readonly paymentTermDays: number;
  readonly legal: LegalTexts;
  /** By country code; a country that is missing has none. */
  readonly companySearch: Readonly<Partial<Record<string, CompanySearchKind>>>;
  /** The merchant takes orders while they are in review. */
  readonly takesReview: boolean;
}

/** An offer says that a merchant is not active, but never why: the reason is for the merchant only. */
export type Offer = ActiveOffer | { readonly status: 'inactive' };
