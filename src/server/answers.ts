import type { Order } from '../contract/order-schemas.js';
import type { AttemptAnswer } from '../contract/schemas.js';
import type { CountryCode } from '../domain/country.js';
import type { Buyer } from '../domain/buyer.js';
import type { Decision } from '../domain/decision.js';
import type { Evidence } from '../domain/evidence.js';
import type { AttemptBinding, AttemptRecord, OrderRecord } from './ledger-port.js';
import type { RecognisedCompany } from './provider-port.js';
import type { Vault } from './vault.js';

/** A decision as it is kept: without the token, which is derived again whenever the answer is given. */
export type KeptDecision =
  Exclude<Decision, { outcome: 'authorized' }> | Omit<Extract<Decision, { outcome: 'authorized' }>, 'token'>;

/** What was sealed with a decision: all that is a person's, or may be. */
export interface KeptSubject {
  /** As the payment provider has it, if one has recognised the company; else as it was typed. */
  readonly companyName: string;
  readonly country: CountryCode;
  /** The company as the payment provider has recognised it. */
  readonly recognised?: RecognisedCompany;
  readonly buyer: Buyer;
  readonly evidence: readonly Evidence[];
}

/** What was decided on: all that an answer needs besides the decision. */
type Decided = Pick<AttemptBinding, 'merchantId' | 'attempt' | 'amount' | 'reference'>;

/** A decision as it is told, with the token derived. */
export function tellDecision(
  kept: KeptDecision,
  { merchantId, attempt, amount, reference }: Decided,
  vault: Vault,
): AttemptAnswer {
  const decision: Decision =
    kept.outcome === 'authorized' ? { ...kept, token: vault.tokenFor(merchantId, attempt) } : kept;
  return {
    status: 'decided',
    attempt,
    amount,
    ...(reference !== undefined && { reference }),
    decision: decision as Extract<AttemptAnswer, { status: 'decided' }>['decision'],
  };
}

/** The decision on an attempt, whatever has become of it since. */
export function firstAnswer(record: AttemptRecord, merchantId: string, attempt: string, vault: Vault): AttemptAnswer {
  if (!record.answer) return { status: undecidedStatus(record), attempt };
  const { amount, reference } = record;
  return tellDecision(vault.open(record.answer) as KeptDecision, { merchantId, attempt, amount, reference }, vault);
}

/** Without an answer: either nobody has decided yet, or it has been erased, long after its end. */
function undecidedStatus({ status, isBeingAsked }: AttemptRecord): 'running' | 'unknown' | 'released' | 'expired' {
  if (status === 'unknown') return isBeingAsked ? 'running' : 'unknown';
  if (status === 'released') return status;
  return status === 'pending' ? 'running' : 'expired';
}

/** What has become of an attempt by now. */
export function currentAnswer(record: AttemptRecord, merchantId: string, attempt: string, vault: Vault): AttemptAnswer {
  const { status } = record;
  if (status === 'pending') return { status: 'running', attempt };
  if (status === 'released' || status === 'expired' || status === 'confirmed') return { status, attempt };
  return firstAnswer(record, merchantId, attempt, vault);
}

/** An order as its merchant sees it. */
export function describeOrder(order: OrderRecord, vault: Vault): Order {
  const kept = order.subject && (vault.openSubject(order.subject) as KeptSubject);
  const { status, uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid, ...parts } = order.state;
  return {
    id: order.id,
    status,
    reference: order.reference,
    amount: order.amount,
    fee: order.fee,
    paymentTermDays: order.paymentTermDays,
    ...(kept && { company: { name: kept.companyName, country: kept.country } }),
    confirmedAt: order.confirmedAt.toISOString(),
    sums: { uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid },
    captures: parts.captures.map(({ capture, amount, open, at, dueOn }) => ({ capture, amount, open, at, dueOn })),
    refunds: parts.refunds.map(({ refund, amount }) => ({ refund, amount })),
    payments: parts.payments.map(({ payment, amount, receivedOn }) => ({ payment, amount, receivedOn })),
  };
}
