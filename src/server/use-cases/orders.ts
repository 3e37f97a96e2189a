import type { ProblemCode } from '../../contract/problem.js';
import type { ConfirmRequest, Order } from '../../contract/schemas.js';
import { describeOrder } from '../answers.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { ConfirmOutcome, Merchant } from '../ports.js';
import type { Services } from '../services.js';
import { hashSecret } from '../vault.js';

type Refusal = Exclude<ConfirmOutcome['status'], 'confirmed' | 'mismatch'>;

const problemOf: Readonly<Record<Refusal, ProblemCode>> = {
  not_found: 'authorization_not_found',
  expired: 'authorization_expired',
  released: 'authorization_released',
  in_review: 'authorization_in_review',
  already_confirmed: 'already_confirmed',
  key_reused: 'idempotency_key_reused',
};

/** Turns an authorization into an order. What differs from the authorization is refused, and nothing changes. */
export async function confirmOrder(
  merchant: Merchant,
  idempotencyKey: string,
  { token, amount, reference }: ConfirmRequest,
  { store, vault, clock }: Services,
): Promise<Outcome<Order>> {
  const now = new Date(clock.now());
  const outcome = await store.confirm({
    merchant,
    tokenHash: hashSecret(token),
    amount,
    reference,
    idempotencyKey,
    now,
  });
  if (outcome.status === 'confirmed') return succeed(describeOrder(outcome.order, vault));
  if (outcome.status === 'mismatch') {
    return fail('authorization_mismatch', { issues: outcome.paths.map((path) => ({ path, code: 'differs' })) });
  }
  return fail(problemOf[outcome.status]);
}

/** Reads one of the merchant's own orders. */
export async function readOrder(
  merchant: Merchant,
  order: string,
  { store, vault }: Services,
): Promise<Outcome<Order>> {
  const record = await store.findOrder(merchant.id, order);
  return record ? succeed(describeOrder(record, vault)) : fail('not_found');
}
