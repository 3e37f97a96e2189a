import { createHash } from 'node:crypto';
import { createMerchantClient } from '../../src/merchant/index.js';
import type { Basket, MerchantView } from './order.js';
import { formatMoney } from './pages.js';

/** How the shop's server reaches the payment service. */
export interface BackendAccess {
  readonly endpoint: string;
  /** Secret key; never leaves the server. */
  readonly secretKey: string;
}

/** `unreachable`: nobody knows whether there is an order by now. */
export type ConfirmationOutcome =
  | { readonly status: 'confirmed'; readonly merchantView: MerchantView }
  | { readonly status: 'refused'; readonly code: string }
  | { readonly status: 'unreachable'; readonly code: string };

/** Turns the buyer's authorization into an order. Amount and reference are the shop's own: if they differ, it is refused. */
export async function confirmOrder(access: BackendAccess, basket: Basket, token: string): Promise<ConfirmationOutcome> {
  const { gross, currency, reference } = basket;
  // Sent again after a lost answer, the same key finds the same order; another authorization is another key.
  const key = `${reference}-${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
  const outcome = await createMerchantClient(access).confirm(
    { token, amount: { amount: gross, currency }, reference },
    key,
  );
  if (outcome.status === 'refused') return { status: 'refused', code: outcome.code };
  if (outcome.status === 'unreachable') return { status: 'unreachable', code: 'unreachable' };
  const { id, amount, fee, paymentTermDays, company } = outcome.value;
  const merchantView = {
    orderId: id,
    // Of an order that has just been made nobody has erased the company.
    company: company?.name ?? '',
    fee: `${formatMoney(fee.amount, amount.currency)} (${(fee.basisPoints / 100).toFixed(2)} %)`,
    payout: formatMoney(amount.amount - fee.amount, amount.currency),
    paymentTerm: `${paymentTermDays} days after the invoice`,
  };
  return { status: 'confirmed', merchantView };
}
