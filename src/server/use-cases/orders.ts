import { createHash } from 'node:crypto';
import type { ProblemCode } from '../../contract/problem.js';
import type { ConfirmRequest, Order, OrderList, OrderListQuery } from '../../contract/order-schemas.js';
import { describeOrder } from '../answers.js';
import { fail, succeed, type Outcome } from '../failure.js';
import type { ConfirmOutcome, Ledger } from '../ledger-port.js';
import type { Merchant } from '../ports.js';
import type { Services } from '../services.js';
import { hashSecret } from '../vault.js';

type Refusal = Exclude<ConfirmOutcome['status'], 'confirmed' | 'mismatch'>;

const problemOf: Readonly<Record<Refusal, ProblemCode>> = {
  not_found: 'authorization_not_found',
  expired: 'authorization_expired',
  released: 'authorization_released',
  in_review: 'authorization_in_review',
  already_confirmed: 'already_confirmed',
  limit_exceeded: 'authorization_limit_exceeded',
};

const usualPage = 20;

/** A creating call of a merchant, with what makes its repetition recognizable. */
export interface OrderCall {
  readonly merchant: Merchant;
  readonly idempotencyKey: string;
  /** Route and body: all that must be the same when the key is the same. */
  readonly request: readonly unknown[];
}

/** Does a merchant's call once for its key; sent again it gets its first answer. What was refused has changed nothing and may be tried again. */
export async function once(
  { merchant, idempotencyKey, request }: OrderCall,
  { store, vault, clock }: Services,
  work: (ledger: Ledger, now: Date) => Promise<Outcome<Order>>,
): Promise<Outcome<Order>> {
  const now = new Date(clock.now());
  const fingerprint = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const call = { merchantId: merchant.id, key: idempotencyKey, fingerprint, now };
  const outcome = await store.runOnce<Outcome<Order>>(call, async (ledger) => {
    const value = await work(ledger, now);
    return value.status === 'success'
      ? { value, kept: { answer: vault.seal(value.value), orderId: value.value.id } }
      : { value };
  });
  if (outcome.status === 'ended') return outcome.value;
  if (outcome.status === 'replayed') return succeed(vault.open(outcome.kept) as Order);
  return outcome.status === 'busy'
    ? fail('idempotency_key_busy', { retryAfterSeconds: 1 })
    : fail('idempotency_key_reused');
}

/** Turns an authorization into an order. What differs from the authorization is refused, and nothing changes. */
export async function confirmOrder(
  merchant: Merchant,
  idempotencyKey: string,
  { token, amount, reference }: ConfirmRequest,
  services: Services,
): Promise<Outcome<Order>> {
  const tokenHash = hashSecret(token);
  const request = ['confirm', tokenHash, amount.amount, amount.currency, reference];
  return once({ merchant, idempotencyKey, request }, services, async (ledger, now) => {
    const outcome = await ledger.confirm({ merchant, tokenHash, amount, reference, now });
    if (outcome.status === 'confirmed') return succeed(describeOrder(outcome.order, services.vault));
    if (outcome.status === 'mismatch') {
      return fail('authorization_mismatch', { issues: outcome.paths.map((path) => ({ path, code: 'differs' })) });
    }
    return fail(problemOf[outcome.status]);
  });
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

/** Lists the merchant's own orders, newest first, a page at a time. */
export async function listOrders(
  merchant: Merchant,
  { status, reference, after, limit }: OrderListQuery,
  { store, vault }: Services,
): Promise<Outcome<OrderList>> {
  const query = { status, reference, after, limit: limit === undefined ? usualPage : Number(limit) };
  const { orders, hasMore } = await store.listOrders(merchant.id, query);
  const next = hasMore ? orders.at(-1)?.id : undefined;
  return succeed({
    orders: orders.map((order) => describeOrder(order, vault)),
    ...(next !== undefined && { next }),
  });
}
