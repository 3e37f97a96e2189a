import type { Company } from '../domain/company.js';
import type { CountryCode } from '../domain/country.js';
import type { Evidence, IdentityEvidence, SolvencyEvidence } from '../domain/evidence.js';
import type { Mode } from '../domain/issue.js';
import type { Money } from '../domain/money.js';

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
