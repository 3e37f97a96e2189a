import type { MinorUnits } from '../../domain/money.js';
import { foldOrder } from '../../domain/order.js';
import type { OrderFact } from '../../domain/order-state.js';
import type { FullAmount } from '../provider-port.js';

/** What has become of one capture's invoice at the provider, once it has been told all facts so far. */
export interface InvoiceBalance {
  readonly capture: string;
  readonly amount: MinorUnits;
  readonly credited: MinorUnits;
  readonly paid: MinorUnits;
}

/** A part of a refund or payment, on the invoice that it falls on. */
export interface InvoiceShare {
  readonly capture: string;
  readonly amount: MinorUnits;
  /** What the invoice still claims afterwards. */
  readonly outstanding: MinorUnits;
}

/**
 * How an order's last fact falls on the invoices: providers know refunds and payments by invoice, our orders as a whole. Refunds and
 * payments settle what is due first, as in the order itself; what was paid beyond all invoices falls on none.
 */
export function sharesOfLast(facts: readonly OrderFact[]): readonly InvoiceShare[] {
  const before = balancesOf(facts.slice(0, -1));
  return balancesOf(facts).flatMap((after) => {
    const known = before.find(({ capture }) => capture === after.capture);
    const amount = known ? after.credited + after.paid - known.credited - known.paid : 0;
    return amount > 0 ? [{ capture: after.capture, amount, outstanding: outstandingOf(after) }] : [];
  });
}

/** All invoices of an order, oldest due first. */
export function balancesOf(facts: readonly OrderFact[]): readonly InvoiceBalance[] {
  const order = foldOrder(facts);
  let balances: readonly InvoiceBalance[] = (order?.captures ?? []).map(({ capture, amount }) => ({
    capture,
    amount,
    credited: 0,
    paid: 0,
  }));
  for (const { amount } of order?.refunds ?? []) balances = spread(balances, amount, 'credited');
  for (const { amount } of order?.payments ?? []) balances = spread(balances, amount, 'paid');
  return balances;
}

function spread(
  balances: readonly InvoiceBalance[],
  amount: MinorUnits,
  on: 'credited' | 'paid',
): readonly InvoiceBalance[] {
  let left = amount;
  return balances.map((balance) => {
    const room = on === 'credited' ? balance.amount - balance.credited : outstandingOf(balance);
    const part = Math.min(left, room);
    left -= part;
    return { ...balance, [on]: balance[on] + part };
  });
}

function outstandingOf({ amount, credited, paid }: InvoiceBalance): MinorUnits {
  return Math.max(0, amount - credited - paid);
}

/**
 * The net and tax parts of an amount, by the shares that they have in what was asked for. Taken from running totals, so that the parts
 * of all captures add up to the parts of the whole.
 *
 * @param before what was taken of the whole already
 */
export function partsOf(amount: MinorUnits, before: MinorUnits, { gross, net }: FullAmount): FullAmount {
  const netUpTo = (total: MinorUnits): MinorUnits =>
    Number((2n * BigInt(total) * BigInt(net) + BigInt(gross)) / (2n * BigInt(gross)));
  // Providers take no amount without a net part.
  const share = Math.min(amount, Math.max(1, netUpTo(before + amount) - netUpTo(before)));
  return { gross: amount, net: share, tax: amount - share };
}
