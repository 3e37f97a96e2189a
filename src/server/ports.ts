import type { Company, Registration } from '../domain/company.js';
import type { CountryCode } from '../domain/country.js';
import type { Credit } from '../domain/credit.js';
import type { EligibilityRules } from '../domain/eligibility.js';
import type { CompanyRecord, Evidence, IdentityEvidence, SolvencyEvidence } from '../domain/evidence.js';
import type { Mode } from '../domain/issue.js';
import type { Activation, MerchantTerms } from '../domain/merchant.js';
import type { Currency, Money } from '../domain/money.js';
import type { ActiveOffer } from '../domain/terms.js';
import type {
  AttemptBinding,
  AttemptRecord,
  CallEnd,
  Claim,
  DecisionTrail,
  EraseOutcome,
  Ledger,
  MerchantCall,
  OnceOutcome,
  OrderPage,
  OrderQuery,
  OrderRecord,
  SubjectChoice,
  SubjectRecord,
  WaitingReview,
} from './ledger-port.js';
import type { DataKeyStore } from './data-key-port.js';
import type { MerchantBook } from './merchant-port.js';
import type { ProviderName } from './provider-port.js';
import type { ProviderStore } from './provider-store-port.js';
import type { Counted } from './rates.js';
import type { WebhookStore } from './webhook-port.js';

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

/** What a buyer has typed to find a company. */
export interface CompanyQuery {
  readonly country: CountryCode;
  /** A part of a name, or a compact registration or VAT number, as `CompanySearch.by` says. */
  readonly text: string;
  /** Where what was typed for a name reads as a number of the country's registers. */
  readonly registration?: Registration;
}

/** A company that a search found: a proposal for the form, never evidence. */
export interface CompanyMatch extends CompanyRecord {
  /** The company is a person (a sole trader): address and numbers may be private and are not shown. */
  readonly isPerson: boolean;
}

/** `unavailable`: no answer that says anything; nobody found is an empty list. */
export type CompanyMatches =
  { readonly outcome: 'answered'; readonly matches: readonly CompanyMatch[] } | { readonly outcome: 'unavailable' };

/** How a source finds companies. */
export interface CompanySearch {
  /** What it is asked by; the query of another kind is not sent. */
  readonly by: 'name' | 'registration_number' | 'vat_number';
  /** At most ten, the best first. Does not throw for what is to be expected outside. */
  find(query: CompanyQuery, signal: AbortSignal): Promise<CompanyMatches>;
}

/** Says whether a VAT number exists, and in some countries whose it is. */
export interface VatRegistry extends Source<IdentityEvidence> {
  readonly search?: CompanySearch;
}

/** Knows the companies of a country: a public register or a directory. */
export interface CompanyRegistry extends Source<IdentityEvidence> {
  readonly search?: CompanySearch;
}

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
  /** Who decides on its orders and finances them. */
  readonly provider: ProviderName;
  readonly takesReview: boolean;
  /** Refusals for a used-up limit may suggest a smaller order. */
  readonly suggestsSmaller: boolean;
  readonly activation: Activation;
  /** Whether baskets must be signed by the merchant's server. */
  readonly basketToken: 'required' | 'optional';
  /** Keys by which they are signed, sealed; several while one is being replaced. */
  readonly basketKeys: readonly Uint8Array[];
  /** Every line of a basket must name one of them; undefined where anything may be sold. */
  readonly products: readonly string[] | undefined;
}

/** What the one who asks proves to be: a browser by the publishable key, a merchant's server by the hash of its secret key. */
export type KeyProof = { readonly publishableKey: string } | { readonly secretKeyHash: string };

export interface Admission {
  /** Undefined: nobody has this key, or not any more. */
  readonly merchant: Merchant | undefined;
  readonly isWithinRates: boolean;
}

/** The embedded or the merchant's own PostgreSQL. */
export interface Store extends MerchantBook, WebhookStore, ProviderStore, DataKeyStore {
  /** Whose key it is, and whether the call is one too many under any of the names that it counts under. */
  admit(proof: KeyProof, counted: readonly Counted[], now: Date): Promise<Admission>;
  /** Forgets who has not called for long. */
  forgetRates(now: Date): Promise<void>;
  /** Claims an attempt that nobody works on. A first claim counts under all the names, and is refused if it is one too many. */
  claimAttempt(binding: AttemptBinding, counted: readonly Counted[], now: Date): Promise<Claim>;
  /** Gives a claim back that is still one's own. */
  abandonClaim(merchantId: string, attempt: string, lease: Date): Promise<void>;
  findAttempt(merchantId: string, attempt: string, now: Date): Promise<AttemptRecord | undefined>;
  /** Releases an attempt's hold; the record as it stands afterwards. */
  releaseAttempt(merchantId: string, attempt: string, now: Date): Promise<AttemptRecord | undefined>;
  /** Runs a decision in one transaction: all of it is written down, or nothing. */
  transact<T>(work: (ledger: Ledger) => Promise<T>): Promise<T>;
  /** Runs a merchant's call in one transaction with the memory of its idempotency key. */
  runOnce<T>(call: MerchantCall, work: (ledger: Ledger) => Promise<CallEnd<T>>): Promise<OnceOutcome<T>>;
  /** Reviews that wait for a person, oldest first. */
  listReviews(now: Date): Promise<readonly WaitingReview[]>;
  readTrail(authorization: string): Promise<DecisionTrail | undefined>;
  findOrder(merchantId: string, order: string): Promise<OrderRecord | undefined>;
  listOrders(merchantId: string, query: OrderQuery): Promise<OrderPage>;
  /** Lets every hold expire whose time is over; returns how many. */
  expireHolds(now: Date): Promise<number>;
  /** Forgets idempotency keys of merchants' calls that are older; returns how many. */
  forgetCalls(before: Date): Promise<number>;
  /** Personal data as kept, oldest first. */
  readSubjects(choice: SubjectChoice): Promise<readonly SubjectRecord[]>;
  /** Destroys personal data, and keeps sums, codes and facts. */
  eraseSubjects(choice: SubjectChoice, by: string, now: Date): Promise<EraseOutcome>;
  /** Erases what is older and closed, a batch at a time; returns how many. */
  eraseOutdated(before: { readonly withoutOrder: Date; readonly closed: Date }, now: Date): Promise<number>;
  readCompanyCredit(mode: Mode, key: string, currency: Currency): Promise<Credit | undefined>;
  isReachable(): Promise<boolean>;
  close(): Promise<void>;
}
