import type { MinorUnits } from '../../domain/money.js';
import type { OrderFact } from '../../domain/order-state.js';
import type { FullAmount } from '../provider-port.js';

/** What has become of one capture's invoice at the provider, once it has been told all facts so far. */
export interface InvoiceBalance {
  readonly capture: string;
  readonly amount: MinorUnits;
  readonly credited: MinorUnits;
  readonly outstanding: MinorUnits;
}

/** A part of a refund or payment, on the invoice that it falls on. */
export interface InvoiceShare {
  readonly capture: string;
  readonly amount: MinorUnits;
  /** What fell on the invoices before this one. */
  readonly before: MinorUnits;
  /** What the invoice claimed before, and claims afterwards. */
  readonly claimed: MinorUnits;
  readonly outstanding: MinorUnits;
}

/**
 * How an order's last fact falls on the invoices: providers know refunds and payments by invoice, our orders as a whole. Both settle what
 * is due first. A refund of more than is outstanding goes on to invoices that are paid, whoever collects them pays it back; what was paid
 * beyond all invoices falls on none.
 */
export function sharesOfLast(facts: readonly OrderFact[]): readonly InvoiceShare[] {
  const last = facts.at(-1);
  if (last?.type !== 'refunded' && last?.type !== 'payment_received') return [];
  let before = 0;
  return spread(balancesOf(facts.slice(0, -1)), last).flatMap(([known, amount]) => {
    if (amount === 0) return [];
    const { capture, outstanding: claimed } = known;
    const share = { capture, amount, before, claimed, outstanding: Math.max(0, claimed - amount) };
    before += amount;
    return [share];
  });
}

/** All invoices of an order, oldest due first. */
export function balancesOf(facts: readonly OrderFact[]): readonly InvoiceBalance[] {
  return facts.reduce<readonly InvoiceBalance[]>((balances, fact) => {
    if (fact.type === 'captured') {
      const { capture, amount } = fact;
      return [...balances, { capture, amount, credited: 0, outstanding: amount }];
    }
    if (fact.type !== 'refunded' && fact.type !== 'payment_received') return balances;
    return spread(balances, fact).map(([balance, part]) => ({
      ...balance,
      credited: balance.credited + (fact.type === 'refunded' ? part : 0),
      outstanding: Math.max(0, balance.outstanding - part),
    }));
  }, []);
}

type Settling = Extract<OrderFact, { type: 'refunded' | 'payment_received' }>;

/** What of the amount falls on each invoice. */
function spread(
  balances: readonly InvoiceBalance[],
  { type, amount }: Settling,
): readonly (readonly [InvoiceBalance, MinorUnits])[] {
  let left = amount;
  const take = (room: MinorUnits): MinorUnits => {
    const part = Math.min(left, room);
    left -= part;
    return part;
  };
  const roomFor = ({ amount: whole, credited }: InvoiceBalance): MinorUnits => whole - credited;
  const due = balances.map((balance) => [balance, take(Math.min(balance.outstanding, roomFor(balance)))] as const);
  return type === 'payment_received'
    ? due
    : due.map(([balance, part]) => [balance, part + take(roomFor(balance) - part)] as const);
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
