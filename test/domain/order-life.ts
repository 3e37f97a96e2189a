import { decideMove, foldOrder, type MoveDecision, type OrderMove } from '../../src/domain/order.js';
import type { OrderFact, OrderState } from '../../src/domain/order-state.js';

/** An order that lives through moves: each lawful one leaves its fact. */
export interface OrderLife {
  readonly facts: readonly OrderFact[];
  readonly decisions: readonly MoveDecision[];
  /** As it stands after the last move, read from the facts alone. */
  readonly order: OrderState;
}

/** Confirms an order and asks for one move after the other. */
export function live(gross: number, moves: readonly OrderMove[]): OrderLife {
  const facts: OrderFact[] = [{ type: 'confirmed', amount: gross }];
  const decisions = moves.map((move) => {
    const decision = decideMove(fold(facts), move);
    if (decision.status === 'lawful') facts.push(decision.fact);
    return decision;
  });
  return { facts, decisions, order: fold(facts) };
}

/** Folds facts that confirm an order. */
export function fold(facts: readonly OrderFact[]): OrderState {
  const order = foldOrder(facts);
  if (!order) throw new Error('No fact confirms the order.');
  return order;
}

export function capture(id: string, amount: number, dueOn = '2027-03-31'): OrderMove {
  return { type: 'capture', capture: id, amount, at: '2027-03-01T09:30:00Z', dueOn };
}

export function refund(id: string, amount: number): OrderMove {
  return { type: 'refund', refund: id, amount };
}

export const cancel: OrderMove = { type: 'cancel' };

export function pay(id: string, amount: number, receivedOn = '2027-03-30'): OrderMove {
  return { type: 'payment', payment: id, amount, receivedOn };
}
