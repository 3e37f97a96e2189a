import { authorizationMinutes, reviewHours } from '../../domain/authorization.js';
import type { Buyer } from '../../domain/buyer.js';
import { compareCompany } from '../../domain/compare-company.js';
import type { Company } from '../../domain/company.js';
import { moveByRating, type Credit } from '../../domain/credit.js';
import { adviceFor, assess, type Assessment } from '../../domain/decision.js';
import type { Evidence } from '../../domain/evidence.js';
import { holdFor } from '../../domain/hold.js';
import { correctedCompany } from '../../domain/identify.js';
import { housePolicy } from '../../domain/policy.js';
import type { KeptDecision, KeptSubject } from '../answers.js';
import { ledgerNames } from '../company-names.js';
import { hashSecret } from '../vault.js';
import type { AttemptBinding, DecisionRecord } from '../ledger-port.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';

/** The attempt was decided by another process meanwhile. Thrown, so that the transaction takes everything back. */
export class ClaimLost extends Error {}

/** Gathers evidence, then decides and writes everything down in one transaction. Returns what the buyer is told. */
export async function decide(
  merchant: Merchant,
  binding: AttemptBinding,
  buyer: Buyer,
  services: Services,
): Promise<KeptDecision> {
  const { store, vault, verifier, clock } = services;
  const { company, contact } = buyer;
  // Outside the transaction: no lock is held while others are asked.
  const evidence = await verifier.verify({
    mode: merchant.mode,
    company,
    contactEmail: contact.email,
    amount: binding.amount,
  });
  const now = new Date(clock.now());
  const keys = ledgerNames(company, vault);
  const { checkout } = binding;
  const entry = { merchantId: merchant.id, checkout, mode: merchant.mode, keys, linked: isLinked(company, evidence) };
  return store.transact(async (ledger) => {
    const entered = await ledger.enterCheckout(entry, now);
    const { currency } = binding.amount;
    const { companyId, credit } = await ledger.openCredit(entered.companyId, currency, entered.earlier, now);
    const assessment = assess({ company, amount: binding.amount }, evidence, credit, housePolicy);
    const { record, answer } = recordOf(assessment, {
      merchant,
      binding,
      buyer,
      companyId,
      credit,
      evidence,
      services,
      now,
    });
    if (!(await ledger.recordDecision(record, now))) throw new ClaimLost('The attempt was decided by another process.');
    return answer;
  });
}

/** Both numbers stand in one register entry: only then may one lead to the company of the other. */
function isLinked(company: Company, evidence: readonly Evidence[]): boolean {
  return evidence.some((item) => {
    if (item.kind !== 'identity' || !item.record) return false;
    const comparison = compareCompany(company, item.record);
    return comparison['company.vatNumber'] === 'same' && comparison['company.registrationNumber'] === 'same';
  });
}

interface Made {
  readonly merchant: Merchant;
  readonly binding: AttemptBinding;
  readonly buyer: Buyer;
  readonly companyId: string;
  readonly credit: Credit;
  readonly evidence: readonly Evidence[];
  readonly services: Services;
  readonly now: Date;
}

const factOf = { proceed: 'authorized', correct: 'corrected', decline: 'declined', review: 'reviewed' } as const;

/** What is written down, and what of it the buyer is told. */
function recordOf(assessment: Assessment, made: Made): { record: DecisionRecord; answer: KeptDecision } {
  const { merchant, binding, buyer, companyId, credit, evidence, services, now } = made;
  const { vault } = services;
  const fact = factOf[assessment.outcome];
  const expiresAt = expiry(fact, now);
  const { company } = buyer;
  const subject: KeptSubject = {
    companyName: company.name,
    country: company.address.country,
    buyer,
    evidence,
  };
  const answer = answerOf(assessment, merchant, binding, company, expiresAt);
  const record: DecisionRecord = {
    binding,
    companyId,
    fact,
    decidedBy: 'house',
    assessment,
    credit,
    ...holdOf(assessment, made),
    limitMove:
      assessment.bureau && 'limit' in assessment
        ? moveByRating(credit, assessment.bureau, assessment.limit.amount)
        : undefined,
    subject: vault.sealSubject(subject),
    answer: vault.seal(answer),
    tokenHash: fact === 'authorized' ? hashSecret(vault.tokenFor(merchant.id, binding.attempt)) : undefined,
    expiresAt,
  };
  return { record, answer };
}

/** In test mode there are no strangers, and testers want to see limits used up as they will be. */
function holdOf(
  assessment: Assessment,
  { merchant, binding, credit }: Made,
): Pick<DecisionRecord, 'held' | 'isUnsigned'> {
  const isUnsigned = merchant.mode === 'live' && !binding.isSigned;
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
