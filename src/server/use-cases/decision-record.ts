import { authorizationMinutes, reviewHours } from '../../domain/authorization.js';
import type { Basket } from '../../domain/basket.js';
import type { Buyer } from '../../domain/buyer.js';
import type { Company } from '../../domain/company.js';
import { moveByRating, type Credit } from '../../domain/credit.js';
import { adviceFor, type Assessment, type Screening } from '../../domain/decision.js';
import type { Evidence } from '../../domain/evidence.js';
import { holdFor } from '../../domain/hold.js';
import { correctedCompany } from '../../domain/identify.js';
import { housePolicy } from '../../domain/policy.js';
import type { KeptDecision, KeptSubject } from '../answers.js';
import type { AttemptBinding, DecisionRecord } from '../ledger-port.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';
import { hashSecret } from '../vault.js';

/** One order that is to be decided on. */
export interface Asked {
  readonly merchant: Merchant;
  readonly binding: AttemptBinding;
  readonly basket: Basket;
  readonly buyer: Buyer;
  /** The legal texts that the buyer has agreed to by asking, and their language. */
  readonly consent: { readonly version: string; readonly language: string };
}

/** What a decision was made from. */
export interface Made extends Asked {
  readonly companyId: string;
  readonly credit: Credit;
  readonly evidence: readonly Evidence[];
  readonly services: Pick<Services, 'vault'>;
  readonly now: Date;
}

/** How long the provider's answer is waited for by those who ask again, in milliseconds: more than it has. */
const lease = 10_000;

const factOf = {
  proceed: 'authorized',
  correct: 'corrected',
  decline: 'declined',
  review: 'reviewed',
  pass: 'asked',
} as const;

/** What is written down, and what of it the buyer is told: nothing as long as somebody else has to decide. */
export function recordOf<A extends Assessment | Screening>(
  assessment: A,
  made: Made,
): { record: DecisionRecord; answer: KeptDecision | (A extends { outcome: 'pass' } ? undefined : never) };
export function recordOf(
  assessment: Assessment | Screening,
  made: Made,
): { record: DecisionRecord; answer: KeptDecision | undefined } {
  const { merchant, binding, buyer, companyId, credit, evidence, services, now } = made;
  const { vault } = services;
  const fact = factOf[assessment.outcome];
  const expiresAt = expiry(fact, now);
  const { company } = buyer;
  const subject: KeptSubject = { companyName: company.name, country: company.address.country, buyer, evidence };
  const answer =
    assessment.outcome === 'pass' ? undefined : answerOf(assessment, merchant, binding, company, expiresAt);
  const record: DecisionRecord = {
    binding,
    companyId,
    fact,
    decidedBy: 'house',
    assessment,
    more: moreOf(made),
    credit,
    ...holdOf(assessment, made),
    limitMove:
      assessment.bureau && 'limit' in assessment
        ? moveByRating(credit, assessment.bureau, assessment.limit.amount)
        : undefined,
    subject: vault.sealSubject(subject),
    answer: answer && vault.seal(answer),
    tokenHash: fact === 'authorized' ? hashSecret(vault.tokenFor(merchant.id, binding.attempt)) : undefined,
    expiresAt,
    leaseUntil: fact === 'asked' ? new Date(now.getTime() + lease) : undefined,
  };
  return { record, answer };
}

/** What the ledger keeps besides: the proof of consent, and of the sums what later claims are divided by. */
function moreOf({ consent, basket, binding }: Made): object {
  const { net, tax } = basket.amount;
  return { consent, basket: { gross: binding.amount.amount, ...(net !== undefined && { net, tax }) } };
}

/** In test mode there are no strangers, and testers want to see limits used up as they will be. */
function holdOf(
  assessment: Assessment | Screening,
  { merchant, binding, credit }: Made,
): Pick<DecisionRecord, 'held' | 'isUnsigned'> {
  const isUnsigned = merchant.mode === 'live' && !binding.isSigned;
  // The provider has its own limit.
  if (assessment.outcome === 'pass') return { held: binding.amount.amount, isUnsigned };
  if (assessment.outcome !== 'proceed' && assessment.outcome !== 'review') return { held: 0, isUnsigned };
  const unsigned = isUnsigned ? { open: credit.unsignedHolds ?? 0 } : undefined;
  const limit = assessment.limit?.amount ?? 0;
  return { held: holdFor(binding.amount.amount, limit, unsigned, housePolicy.unsigned), isUnsigned };
}

function expiry(fact: DecisionRecord['fact'], now: Date): Date | undefined {
  if (fact === 'authorized') return new Date(now.getTime() + authorizationMinutes * 60_000);
  return fact === 'reviewed' ? new Date(now.getTime() + reviewHours * 3_600_000) : undefined;
}

/** The buyer's view: an advice, never a reason. */
function answerOf(
  assessment: Assessment,
  merchant: Merchant,
  { amount, isSigned }: AttemptBinding,
  company: Company,
  expiresAt: Date | undefined,
): KeptDecision {
  const until = expiresAt?.toISOString() ?? '';
  switch (assessment.outcome) {
    case 'proceed':
      return {
        outcome: 'authorized',
        amount,
        paymentTermDays: merchant.paymentTermDays,
        companyName: company.name,
        expiresAt: until,
      };
    case 'review':
      return { outcome: 'review', until };
    case 'correct':
      return { outcome: 'correction', company: correctedCompany(company, assessment.record, assessment.paths) };
    case 'decline':
      // A basket that nobody has signed must not be used to feel for a company's limit.
      return {
        outcome: 'declined',
        advice: adviceFor(assessment.reason, isSigned && merchant.suggestsSmaller),
        paths: assessment.paths,
      };
  }
}
