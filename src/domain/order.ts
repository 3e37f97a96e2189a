import { isMinorUnits, type MinorUnits } from './money.js';
import {
  book,
  open,
  type Capture,
  type LaterFact,
  type OrderFact,
  type OrderState,
  type Payment,
  type Refund,
} from './order-state.js';

/** What is asked to happen to a confirmed order. */
export type OrderMove =
  | (Capture & { readonly type: 'capture' })
  | (Refund & { readonly type: 'refund' })
  | { readonly type: 'cancel' }
  | (Payment & { readonly type: 'payment' });

/** Why a move is not lawful. An id that is told again with other content `differs`; it may be a mistake, so it is never booked. */
export const moveRefusals = [
  'amount_invalid',
  'amount_too_high',
  'nothing_to_capture',
  'already_captured',
  'order_closed',
  'nothing_to_refund',
  'capture_differs',
  'refund_differs',
  'payment_differs',
] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

export type MoveDecision =
  /** The fact to be written, and the order as it stands with it. */
  | { readonly status: 'lawful'; readonly fact: LaterFact; readonly order: OrderState }
  /** It has happened already; nothing is to be written. */
  | { readonly status: 'repeated' }
  | { readonly status: 'refused'; readonly because: MoveRefusal };

/**
 * Folds facts, in the order in which they were written, into an order; undefined as long as none confirms it. A fact that may not
 * follow is ignored, so that a late, repeated or displaced one never revives or doubles anything.
 */
export function foldOrder(facts: readonly OrderFact[]): OrderState | undefined {
  return facts.reduce<OrderState | undefined>(follow, undefined);
}

/**
 * Decides whether something may happen to an order. At most the uncaptured amount is captured, at most `captured - refunded` is
 * refunded, a cancellation drops whatever is uncaptured. Money that has arrived is a fact whatever the order looks like, so that a
 * payment is only refused if it contradicts one of the same id.
 */
export function decideMove(order: OrderState, move: OrderMove): MoveDecision {
  const fact = factOf(order, move);
  const objection = objectionTo(order, fact);
  if (objection === 'repeated') return { status: 'repeated' };
  return objection ? { status: 'refused', because: objection } : { status: 'lawful', fact, order: book(order, fact) };
}

function factOf(order: OrderState, move: OrderMove): LaterFact {
  switch (move.type) {
    case 'capture':
      return { ...move, type: 'captured' };
    case 'refund':
      return { ...move, type: 'refunded' };
    case 'cancel':
      return { type: 'cancelled', amount: order.uncaptured };
    case 'payment':
      return { ...move, type: 'payment_received' };
  }
}

function follow(order: OrderState | undefined, fact: OrderFact): OrderState | undefined {
  if (fact.type === 'confirmed') return order ?? (isPositive(fact.amount) ? open(fact.amount) : undefined);
  if (!order) return undefined;
  // A cancellation of any other amount was decided on an order that looked otherwise.
  if (fact.type === 'cancelled' && fact.amount !== order.uncaptured) return order;
  return objectionTo(order, fact) ? order : book(order, fact);
}

type Objection = MoveRefusal | 'repeated';

/** The one place that knows what is lawful: what is decided by it is folded by it too. */
function objectionTo(order: OrderState, fact: LaterFact): Objection | undefined {
  switch (fact.type) {
    case 'captured':
      return objectionToCapture(order, fact);
    case 'refunded':
      return objectionToRefund(order, fact);
    case 'payment_received':
      return objectionToPayment(order, fact);
    case 'cancelled':
      if (order.uncaptured > 0) return undefined;
      return order.cancelled > 0 ? 'repeated' : nothingLeft(order);
  }
}

// Only the amount is compared: when a capture was booked is ours to say, and its due date follows from that.
function objectionToCapture(order: OrderState, { capture, amount }: Capture): Objection | undefined {
  const known = order.captures.find((other) => other.capture === capture);
  if (known) return known.amount === amount ? 'repeated' : 'capture_differs';
  if (!isPositive(amount)) return 'amount_invalid';
  if (order.uncaptured === 0) return nothingLeft(order);
  return amount > order.uncaptured ? 'amount_too_high' : undefined;
}

function nothingLeft(order: OrderState): MoveRefusal {
  if (order.exposure === 0) return 'order_closed';
  return order.cancelled > 0 ? 'nothing_to_capture' : 'already_captured';
}

function objectionToRefund(order: OrderState, { refund, amount }: Refund): Objection | undefined {
  const known = order.refunds.find((other) => other.refund === refund);
  if (known) return known.amount === amount ? 'repeated' : 'refund_differs';
  if (!isPositive(amount)) return 'amount_invalid';
  const refundable = order.captured - order.refunded;
  if (refundable === 0) return 'nothing_to_refund';
  return amount > refundable ? 'amount_too_high' : undefined;
}

function objectionToPayment(order: OrderState, { payment, amount, receivedOn }: Payment): Objection | undefined {
  const known = order.payments.find((other) => other.payment === payment);
  if (known) return known.amount === amount && known.receivedOn === receivedOn ? 'repeated' : 'payment_differs';
  if (!isPositive(amount)) return 'amount_invalid';
  // Beyond what can be booked exactly.
  return isMinorUnits(order.paid + amount) ? undefined : 'amount_too_high';
}

function isPositive(amount: MinorUnits): boolean {
  return isMinorUnits(amount) && amount > 0;
}
