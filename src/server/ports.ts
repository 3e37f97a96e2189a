import type { AuthorizationStatus } from '../domain/authorization.js';
import type { Company } from '../domain/company.js';
import type { CountryCode } from '../domain/country.js';
import type { Credit } from '../domain/credit.js';
import type { Assessment } from '../domain/decision.js';
import type { EligibilityRules } from '../domain/eligibility.js';
import type { Evidence, IdentityEvidence, SolvencyEvidence } from '../domain/evidence.js';
import type { Mode } from '../domain/issue.js';
import type { Activation, MerchantTerms } from '../domain/merchant.js';
import type { BasisPoints, Currency, MinorUnits, Money } from '../domain/money.js';
import type { ActiveOffer } from '../domain/terms.js';

/** What a verifier is asked: is this company what it says it is, and is it good for this amount? */
export interface Enquiry {
  readonly mode: Mode;
  readonly company: Company;
  /** E-mail of the person who orders; bureaus may weigh it, registers never see it. */
  readonly contactEmail: string;
  readonly amount: Money;
}

/**
 * One outside source. It answers with evidence and does not throw for what is to be expected outside: a source that is down, slow,
 * rate-limited or talks nonsense is `unavailable`. The signal ends the call at the decision's deadline.
 */
export interface Source<Answer extends Evidence> {
  /** Name in evidence, logs and metrics: `vies`, `brreg`, `creditsafe`. */
  readonly name: string;
  /** Countries it can say something about; it is not asked about others. */
  readonly countries: readonly CountryCode[];
  ask(enquiry: Enquiry, signal: AbortSignal): Promise<Answer>;
}

/** Says whether a VAT number exists, and in some countries whose it is. */
export type VatRegistry = Source<IdentityEvidence>;

/** Knows the companies of a country: a public register or a directory. */
export type CompanyRegistry = Source<IdentityEvidence>;

/** Rates solvency. */
export type CreditBureau = Source<SolvencyEvidence>;

/** Everyone who is asked before a decision. */
export interface Verifiers {
  readonly vatRegistries: readonly VatRegistry[];
  readonly companyRegistries: readonly CompanyRegistry[];
  readonly creditBureaus: readonly CreditBureau[];
}

/** The time, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970, as `Date.now()`. */
  now(): number;
}

/** A merchant as the backend knows it. */
export interface Merchant extends MerchantTerms {
  readonly id: string;
  readonly name: string;
  readonly mode: Mode;
  /** Web origins whose pages may use the publishable key. */
  readonly origins: readonly string[];
  readonly rules: EligibilityRules;
  readonly basket: ActiveOffer['basket'];
  readonly takesReview: boolean;
  /** Refusals for a used-up limit may suggest a smaller order. */
  readonly suggestsSmaller: boolean;
  readonly activation: Activation;
}

/** What the one who asks proves to be: a browser by the publishable key, a merchant's server by the hash of its secret key. */
export type KeyProof = { readonly publishableKey: string } | { readonly secretKeyHash: string };

/** An attempt's binding: what its authorization is good for, and nothing else. */
export interface AttemptBinding {
  readonly merchantId: string;
  readonly attempt: string;
  readonly mode: Mode;
  readonly checkout: string;
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly basketHash: string;
  /** Hash of the request body: the same attempt with another body is refused. */
  readonly fingerprint: string;
}

/** An attempt as it stands. */
export interface AttemptRecord {
  readonly id: string;
  readonly status: AuthorizationStatus;
  readonly fingerprint: string;
  readonly amount: Money;
  readonly reference: string | undefined;
  readonly companyId: string | undefined;
  readonly expiresAt: Date | undefined;
  /** The buyer's view, sealed; absent while pending. */
  readonly answer: Uint8Array | undefined;
}

export type Claim =
  /** Until `lease` nobody else works on it. */
  | { readonly status: 'claimed'; readonly lease: Date }
  | { readonly status: 'busy'; readonly retryAfterSeconds: number }
  | { readonly status: 'settled'; readonly record: AttemptRecord }
  | { readonly status: 'reused' };

/** An amount that takes up a company's limit until it is confirmed, released or expired. */
export interface Hold {
  readonly id: string;
  readonly companyId: string;
  readonly currency: Currency;
  readonly amount: MinorUnits;
}

/** What is written down when a decision has been made. */
export interface DecisionRecord {
  readonly binding: AttemptBinding;
  readonly companyId: string;
  readonly fact: 'authorized' | 'declined' | 'corrected' | 'reviewed';
  readonly decidedBy: 'house';
  readonly assessment: Assessment;
  /** Names, addresses, e-mails and evidence, sealed under a key of their own. */
  readonly subject: Sealed;
  readonly answer: Uint8Array;
  readonly tokenHash: string | undefined;
  readonly expiresAt: Date | undefined;
}

/** Something encrypted under its own key, which is itself encrypted. Destroying the key erases the rest. */
export interface Sealed {
  readonly key: Uint8Array;
  readonly body: Uint8Array;
}

/** The ledger inside one transaction, in the order in which a decision uses it. */
export interface Ledger {
  /** Waits for other decisions of this checkout; returns its earlier holds that nobody has confirmed. */
  enterCheckout(merchantId: string, checkout: string): Promise<readonly Hold[]>;
  /** Finds or founds the company. `linked`: evidence has confirmed that all keys are one company's. */
  openCompany(mode: Mode, keys: readonly string[], linked: boolean): Promise<string>;
  /** Locks companies in one order for everyone, and lets holds expire whose time is over. */
  lockCompanies(companyIds: readonly string[], now: Date): Promise<void>;
  release(holds: readonly Hold[], reason: 'released' | 'superseded' | 'expired', now: Date): Promise<void>;
  readCredit(companyId: string, currency: Currency): Promise<Credit>;
  /** False when the attempt's claim was lost to another process meanwhile. */
  recordDecision(record: DecisionRecord, now: Date): Promise<boolean>;
}

/** What confirms an order. */
export interface Confirmation {
  readonly merchant: Merchant;
  readonly tokenHash: string;
  readonly amount: Money;
  readonly reference: string;
  readonly idempotencyKey: string;
  readonly now: Date;
}

export interface OrderRecord {
  readonly id: string;
  readonly reference: string;
  readonly amount: Money;
  readonly fee: { readonly basisPoints: BasisPoints; readonly amount: MinorUnits };
  readonly paymentTermDays: number;
  readonly subject: Sealed;
  readonly confirmedAt: Date;
}

export type ConfirmOutcome =
  | { readonly status: 'confirmed'; readonly order: OrderRecord }
  | { readonly status: 'mismatch'; readonly paths: readonly ('amount.amount' | 'amount.currency' | 'reference')[] }
  | { readonly status: 'not_found' | 'expired' | 'released' | 'in_review' | 'already_confirmed' | 'key_reused' };

/** The embedded or the merchant's own PostgreSQL. */
export interface Store {
  findMerchant(proof: KeyProof): Promise<Merchant | undefined>;
  claimAttempt(binding: AttemptBinding, now: Date): Promise<Claim>;
  /** Gives a claim back that is still one's own. */
  abandonClaim(merchantId: string, attempt: string, lease: Date): Promise<void>;
  findAttempt(merchantId: string, attempt: string, now: Date): Promise<AttemptRecord | undefined>;
  /** Releases an attempt's hold; the record as it stands afterwards. */
  releaseAttempt(merchantId: string, attempt: string, now: Date): Promise<AttemptRecord | undefined>;
  transact<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  confirm(confirmation: Confirmation): Promise<ConfirmOutcome>;
  findOrder(merchantId: string, order: string): Promise<OrderRecord | undefined>;
  /** Lets every hold expire whose time is over; returns how many. */
  expireHolds(now: Date): Promise<number>;
  readCompanyCredit(mode: Mode, key: string, currency: Currency): Promise<Credit | undefined>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}
