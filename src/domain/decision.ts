import type { Company } from './company.js';
import { availableCredit, type BureauRating, type Credit } from './credit.js';
import { compareCompany, type CompanyRecord, type Comparison, type ComparedField } from './evidence.js';
import type { Evidence, IdentityEvidence } from './evidence.js';
import type { FieldPath } from './issue.js';
import type { Money } from './money.js';
import { scoreSolvency, type DecisionPolicy, type Factor } from './policy.js';
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

/** What the browser learns of a refusal. Anything more would tell strangers about a company's credit. */
export const advices = ['fix_address', 'fix_identity', 'try_smaller', 'other_method'] as const;
export type Advice = (typeof advices)[number];

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
  const identity = assessIdentity(question.company, evidence.filter(isIdentity));
  if (identity) return { ...base, ...identity };
  return assessCredit(question, evidence, credit, policy);
}

function isIdentity(evidence: Evidence): evidence is IdentityEvidence {
  return evidence.kind === 'identity';
}

type IdentityVerdict =
  | { outcome: 'correct'; record: CompanyRecord; paths: readonly FieldPath[] }
  | { outcome: 'decline'; reason: DeclineReason; paths: readonly FieldPath[] }
  | { outcome: 'review'; reason: ReviewReason };

const identityPaths: readonly FieldPath[] = ['company.name', 'company.vatNumber', 'company.registrationNumber'];
const addressPaths: readonly ComparedField[] = [
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
];

/** Nothing returned means that the company is who it says it is. */
function assessIdentity(company: Company, evidence: readonly IdentityEvidence[]): IdentityVerdict | undefined {
  const found = evidence.filter(({ outcome }) => outcome === 'found');
  const missing = evidence.filter(({ outcome }) => outcome === 'not_found');
  const records = found.flatMap(({ record }) => record ?? []);
  if (records.some((record) => record.status !== 'active' && isAbout(company, record))) {
    return { outcome: 'decline', reason: 'risk_policy', paths: [] };
  }
  if (missing.length > 0 && records.length === 0) {
    return { outcome: 'decline', reason: 'debtor_not_identified', paths: givenPaths(company) };
  }
  const verdicts = records.flatMap((record) => compareWith(company, record) ?? []);
  // One source may tell too little for a correction that another can make.
  const verdict = verdicts.find(({ outcome }) => outcome === 'correct') ?? verdicts[0];
  if (verdict) return verdict;
  const missingNumber = missing.find(({ by, source }) => by !== 'name' && !isAnsweredElsewhere(by, source, found));
  if (missingNumber) return { outcome: 'decline', reason: 'debtor_not_identified', paths: [pathOf(missingNumber.by)] };
  if (records.length === 0) return { outcome: 'review', reason: 'identity_unavailable' };
  return undefined;
}

/** A number that one directory lacks is no mistake if a register asked by the same number knows it. */
function isAnsweredElsewhere(by: IdentityEvidence['by'], source: string, found: readonly IdentityEvidence[]): boolean {
  return found.some((other) => other.by === by && other.source !== source);
}

function pathOf(by: IdentityEvidence['by']): FieldPath {
  if (by === 'vat_number') return 'company.vatNumber';
  return by === 'registration_number' ? 'company.registrationNumber' : 'company.name';
}

function givenPaths(company: Company): readonly FieldPath[] {
  return identityPaths.filter(
    (path) =>
      (path !== 'company.vatNumber' || company.vatNumber !== undefined) &&
      (path !== 'company.registrationNumber' || company.registration !== undefined),
  );
}

function compareWith(company: Company, record: CompanyRecord): IdentityVerdict | undefined {
  const comparison = compareCompany(company, record);
  const different = (Object.keys(comparison) as ComparedField[]).filter((path) => comparison[path] === 'different');
  if (different.length === 0) return undefined;
  if (isSameCompany(comparison)) return { outcome: 'correct', record, paths: different };
  const isAddressOnly = different.every((path) => addressPaths.includes(path));
  return { outcome: 'decline', reason: isAddressOnly ? 'debtor_address' : 'debtor_not_identified', paths: different };
}

/** A mistyped number may lead to a record of somebody else, whose end is not this company's. */
function isAbout(company: Company, record: CompanyRecord): boolean {
  const comparison = compareCompany(company, record);
  return isSameCompany(comparison) || !Object.values(comparison).includes('different');
}

/**
 * A record may be shown as a correction when it is certainly about the company that was typed: two of name, number and place agree.
 * Otherwise it belongs to somebody else, and showing it would help a stranger to pose as that company.
 */
function isSameCompany(comparison: Comparison): boolean {
  const numbers = [comparison['company.vatNumber'], comparison['company.registrationNumber']];
  const agreeing = [
    comparison['company.name'] === 'same',
    numbers.includes('same') && !numbers.includes('different'),
    addressPaths.filter((path) => comparison[path] === 'same').length >= 2,
  ];
  return agreeing.filter(Boolean).length >= 2;
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
