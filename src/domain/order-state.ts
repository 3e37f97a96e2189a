import type { MinorUnits } from './money.js';

/** A claim on the company, made when the merchant ships. */
export interface Capture {
  /** Id, unique within the order. */
  readonly capture: string;
  readonly amount: MinorUnits;
  /** ISO 8601 instant. */
  readonly at: string;
  /** ISO date of the last day on which payment is on time. */
  readonly dueOn: string;
  /** Where whoever collects the claim can download the invoice. */
  readonly invoiceUrl?: string;
}

/** What the merchant gives back of what it has captured. */
export interface Refund {
  /** Id, unique within the order. */
  readonly refund: string;
  readonly amount: MinorUnits;
}

/** Money that has come from the company. */
export interface Payment {
  /** Id, unique within the order. */
  readonly payment: string;
  readonly amount: MinorUnits;
  /** ISO date of its arrival, which may lie before the day on which it is told. */
  readonly receivedOn: string;
}

/** What happened to an order. All amounts are positive, in minor units of the order's one currency. */
export type OrderFact =
  | { readonly type: 'confirmed'; readonly amount: MinorUnits }
  | (Capture & { readonly type: 'captured' })
  | (Refund & { readonly type: 'refunded' })
  /** The amount is the whole uncaptured rest of that moment. */
  | { readonly type: 'cancelled'; readonly amount: MinorUnits }
  | (Payment & { readonly type: 'payment_received' });

/** All but the confirmation, which is the authorization's last fact too. */
export type LaterFact = Exclude<OrderFact, { type: 'confirmed' }>;
export const laterFactTypes = [
  'captured',
  'refunded',
  'cancelled',
  'payment_received',
] as const satisfies readonly LaterFact['type'][];

/**
 * Where an order stands; it follows from the sums alone. As long as something is uncaptured: `confirmed` if nothing is captured,
 * otherwise `partially_captured`. Then `captured` as long as something is outstanding. The last three are closed, which is the same
 * as an exposure of zero: `cancelled` if nothing was ever captured, `refunded` if all that was captured was given back, else `paid`.
 */
export const orderStatuses = ['confirmed', 'partially_captured', 'captured', 'cancelled', 'refunded', 'paid'] as const;
export type OrderStatus = (typeof orderStatuses)[number];
export const closedStatuses = ['cancelled', 'refunded', 'paid'] as const satisfies readonly OrderStatus[];

/** An order, folded from its facts. Amounts in minor units, none ever negative. */
export interface OrderState {
  readonly status: OrderStatus;
  /** What was confirmed: always `uncaptured + captured + cancelled`. */
  readonly gross: MinorUnits;
  /** What may still be captured. */
  readonly uncaptured: MinorUnits;
  readonly captured: MinorUnits;
  readonly cancelled: MinorUnits;
  readonly refunded: MinorUnits;
  readonly paid: MinorUnits;
  /** What the company owes now. Always `captured - refunded = paid + outstanding - overpaid`. */
  readonly outstanding: MinorUnits;
  /** What the company has paid beyond its debt: a credit to return, or to set off against the next capture. */
  readonly overpaid: MinorUnits;
  /** What the order takes up of the company's limit: `uncaptured + outstanding`. No move raises it. */
  readonly exposure: MinorUnits;
  /** Oldest due first, in which order refunds and payments settle them; what is `open` of each adds up to `outstanding`. */
  readonly captures: readonly (Capture & { readonly open: MinorUnits })[];
  /** In the order in which they were told, as the payments. */
  readonly refunds: readonly Refund[];
  readonly payments: readonly Payment[];
}

/** What is written down; everything else follows from it. */
type Books = Pick<OrderState, 'gross' | 'cancelled' | 'refunds' | 'payments'> & {
  readonly captures: readonly Capture[];
};

/** The order as it is confirmed. */
export function open(gross: MinorUnits): OrderState {
  return describe({ gross, cancelled: 0, captures: [], refunds: [], payments: [] });
}

/** The order with one fact more, which must be lawful. */
export function book(order: OrderState, fact: LaterFact): OrderState {
  return describe(enter(order, fact));
}

function enter(books: Books, fact: LaterFact): Books {
  switch (fact.type) {
    case 'captured': {
      const { capture, amount, at, dueOn } = fact;
      return { ...books, captures: [...books.captures, { capture, amount, at, dueOn }] };
    }
    case 'refunded':
      return { ...books, refunds: [...books.refunds, { refund: fact.refund, amount: fact.amount }] };
    case 'cancelled':
      return { ...books, cancelled: books.cancelled + fact.amount };
    case 'payment_received': {
      const { payment, amount, receivedOn } = fact;
      return { ...books, payments: [...books.payments, { payment, amount, receivedOn }] };
    }
  }
}

function describe({ gross, cancelled, captures, refunds, payments }: Books): OrderState {
  const [captured, refunded, paid] = [sum(captures), sum(refunds), sum(payments)];
  const uncaptured = gross - captured - cancelled;
  const balance = captured - refunded - paid;
  const [outstanding, overpaid] = [Math.max(0, balance), Math.max(0, -balance)];
  const sums = { gross, uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid };
  return {
    status: statusOf(sums),
    ...sums,
    exposure: uncaptured + outstanding,
    captures: settle(captures, captured - outstanding),
    refunds,
    payments,
  };
}

function sum(entries: readonly { readonly amount: MinorUnits }[]): MinorUnits {
  return entries.reduce((total, { amount }) => total + amount, 0);
}

type Sums = Pick<OrderState, 'uncaptured' | 'captured' | 'refunded' | 'outstanding'>;

function statusOf({ uncaptured, captured, refunded, outstanding }: Sums): OrderStatus {
  if (uncaptured > 0) return captured > 0 ? 'partially_captured' : 'confirmed';
  if (captured === 0) return 'cancelled';
  if (outstanding > 0) return 'captured';
  return refunded === captured ? 'refunded' : 'paid';
}

function settle(captures: readonly Capture[], settled: MinorUnits): OrderState['captures'] {
  let left = settled;
  const oldestFirst = [...captures].sort((one, other) => compareDates(one.dueOn, other.dueOn));
  return oldestFirst.map((capture) => {
    const part = Math.min(left, capture.amount);
    left -= part;
    return { ...capture, open: capture.amount - part };
  });
}

function compareDates(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}
