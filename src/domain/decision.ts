import type { Advice } from './advice.js';
import type { Company } from './company.js';
import { availableCredit, type BureauRating, type Credit } from './credit.js';
import type { CompanyRecord, ComparedField, Evidence, IdentityEvidence } from './evidence.js';
import { findDoubt } from './identify.js';
import type { FieldPath } from './issue.js';
import type { Money } from './money.js';
import { scoreSolvency, screeningVersion, type DecisionPolicy, type Factor } from './policy.js';
import { applyStanding, newStanding, type Rating } from './standing.js';

/** Why an order was refused. Codes: Billie's published decline reasons (docs.billie.io, order states and decline reasons). */
export const declineReasons = [
  'debtor_address',
  'debtor_not_identified',
  'risk_policy',
  'risk_scoring_failed',
  'debtor_limit_exceeded',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why a person has to look at an order. */
export type ReviewReason = 'identity_unavailable' | 'solvency_unavailable' | 'score_in_doubt';

// Its values have a home of their own, because the browser has them without the decision.
export type { Advice } from './advice.js';

/** What is asked: may this company owe this amount? */
export interface DecisionQuestion {
  readonly company: Company;
  readonly amount: Money;
}

interface Assessed {
  readonly policyVersion: string;
  readonly factors: readonly Factor[];
  /** What the bureaus amount to, before the company's own payments count; absent where no bureau was heard. */
  readonly bureau?: BureauRating;
}

/** The outcome of a risk decision, with everything needed to explain it later. */
export type Assessment = Assessed &
  (
    | { readonly outcome: 'proceed'; readonly score: number; readonly limit: Money }
    | { readonly outcome: 'correct'; readonly record: CompanyRecord; readonly paths: readonly FieldPath[] }
    | {
        readonly outcome: 'decline';
        readonly reason: DeclineReason;
        readonly paths: readonly FieldPath[];
        readonly score?: number;
        readonly limit?: Money;
      }
    | { readonly outcome: 'review'; readonly reason: ReviewReason; readonly score?: number; readonly limit?: Money }
  );

/** The buyer's view of a decision. */
export type Decision =
  | {
      readonly outcome: 'authorized';
      /** Opaque; the shop's server confirms the order with it, once. */
      readonly token: string;
      readonly amount: Money;
      readonly paymentTermDays: number;
      readonly companyName: string;
      /** ISO 8601 instant after which nobody can confirm it any more. */
      readonly expiresAt: string;
    }
  | { readonly outcome: 'declined'; readonly advice: Advice; readonly paths: readonly FieldPath[] }
  | { readonly outcome: 'correction'; readonly company: CorrectedCompany }
  | { readonly outcome: 'review'; readonly until: string };

/** The register's version of what the buyer typed, in form fields; absent fields were right. */
export type CorrectedCompany = Readonly<Partial<Record<ComparedField, string>>>;

/**
 * Decides on one order from evidence gathered for it, in the order of the mission: the company's data, solvency, limit. Pure, and
 * run for every order: nothing is remembered as already approved.
 *
 * @param credit the company's limit and exposure in the order's currency, read under lock
 */
export function assess(
  question: DecisionQuestion,
  evidence: readonly Evidence[],
  credit: Credit,
  policy: DecisionPolicy,
): Assessment {
  const base: Assessed = { policyVersion: policy.version, factors: [] };
  const doubt = findDoubt(question.company, evidence.filter(isIdentity));
  if (doubt) return { ...base, ...doubt };
  return assessCredit(question, evidence, credit, policy);
}

/** What registers alone say before somebody else decides. `pass`: nothing that would have to stop it. */
export type Screening = Assessed &
  ({ readonly outcome: 'pass' } | Extract<Assessment, { readonly outcome: 'correct' | 'decline' }>);

/**
 * Looks at the company's data only, because a payment provider decides on solvency and limit: corrections and hard failures stop, doubts
 * and silence do not (house rules, section 5).
 */
export function screen(company: Company, evidence: readonly Evidence[]): Screening {
  const base: Assessed = { policyVersion: screeningVersion, factors: [] };
  const doubt = findDoubt(company, evidence.filter(isIdentity));
  const isHard = doubt?.outcome === 'decline' && doubt.reason !== 'debtor_address';
  return doubt && (isHard || doubt.outcome === 'correct') ? { ...base, ...doubt } : { ...base, outcome: 'pass' };
}

function isIdentity(evidence: Evidence): evidence is IdentityEvidence {
  return evidence.kind === 'identity';
}

function assessCredit(
  { amount }: DecisionQuestion,
  evidence: readonly Evidence[],
  credit: Credit,
  policy: DecisionPolicy,
): Assessment {
  const solvency = scoreSolvency(evidence, amount.currency, policy);
  const { factors } = solvency;
  const base = { policyVersion: policy.version, factors };
  if (solvency.status !== 'rated') {
    return solvency.status === 'unavailable'
      ? { ...base, outcome: 'review', reason: 'solvency_unavailable' }
      : { ...base, outcome: 'decline', reason: 'risk_scoring_failed', paths: [] };
  }
  const { collectionEntries } = solvency;
  const bureau = { score: solvency.score, limit: solvency.limit, collectionEntries, policyVersion: policy.version };
  const earned = applyStanding(solvency.score, solvency.limit, credit.standing ?? newStanding, policy.behaviour);
  return judge(amount, { ...base, bureau }, earned, credit, policy);
}

function judge(
  amount: Money,
  base: Assessed & { readonly bureau: BureauRating },
  earned: Rating,
  credit: Credit,
  policy: DecisionPolicy,
): Assessment {
  const { score } = earned;
  const limit: Money = { amount: earned.limit, currency: amount.currency };
  if (score < policy.declineBelow || base.bureau.collectionEntries > policy.mostCollectionEntries) {
    return { ...base, outcome: 'decline', reason: 'risk_policy', paths: [], score, limit };
  }
  if (amount.amount > availableCredit({ exposure: credit.exposure, limit: earned.limit })) {
    return { ...base, outcome: 'decline', reason: 'debtor_limit_exceeded', paths: [], score, limit };
  }
  if (score < policy.reviewBelow) return { ...base, outcome: 'review', reason: 'score_in_doubt', score, limit };
  return { ...base, outcome: 'proceed', score, limit };
}

/** Turns an internal reason into what the browser may learn. */
export function adviceFor(reason: DeclineReason, maySuggestSmaller: boolean): Advice {
  if (reason === 'debtor_address') return 'fix_address';
  if (reason === 'debtor_not_identified') return 'fix_identity';
  return reason === 'debtor_limit_exceeded' && maySuggestSmaller ? 'try_smaller' : 'other_method';
}
