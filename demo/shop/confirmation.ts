import { createHash } from 'node:crypto';
import type { Basket, MerchantView } from './order.js';
import { formatMoney } from './pages.js';

/** How the shop's server reaches the payment service. */
export interface BackendAccess {
  readonly endpoint: string;
  /** Secret key; never leaves the server. */
  readonly secretKey: string;
}

export type ConfirmationOutcome =
  | { readonly status: 'confirmed'; readonly merchantView: MerchantView }
  | { readonly status: 'refused'; readonly code: string };

interface ConfirmedOrder {
  readonly id: string;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly fee: { readonly basisPoints: number; readonly amount: number };
  readonly paymentTermDays: number;
  readonly company: { readonly name: string };
}

/** Turns the buyer's authorization into an order. Amount and reference are the shop's own: if they differ, it is refused. */
export async function confirmOrder(access: BackendAccess, basket: Basket, token: string): Promise<ConfirmationOutcome> {
  const { gross, currency, reference } = basket;
  // Sent again after a lost answer, the same key finds the same order; another authorization is another key.
  const key = `${reference}-${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
  try {
    const response = await fetch(`${access.endpoint}/v1/orders`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${access.secretKey}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': key,
      },
      body: JSON.stringify({ token, amount: { amount: gross, currency }, reference }),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json();
    if (response.ok) return { status: 'confirmed', merchantView: describe(body as ConfirmedOrder) };
    return { status: 'refused', code: (body as { code?: string }).code ?? String(response.status) };
  } catch {
    return { status: 'refused', code: 'unreachable' };
  }
}

function describe({ id, amount, fee, paymentTermDays, company }: ConfirmedOrder): MerchantView {
  return {
    orderId: id,
    company: company.name,
    fee: `${formatMoney(fee.amount, amount.currency)} (${(fee.basisPoints / 100).toFixed(2)} %)`,
    payout: formatMoney(amount.amount - fee.amount, amount.currency),
    paymentTerm: `${paymentTermDays} days after the invoice`,
  };
}
