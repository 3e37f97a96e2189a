import { expect } from 'chai';
import fc from 'fast-check';
import { decideMove, foldOrder, type OrderMove } from '../../src/domain/order.js';
import type { OrderFact, OrderState } from '../../src/domain/order-state.js';
import { cancel, fold, live } from './order-life.js';

// Few ids, days and small amounts, so that moves meet each other: repeat, contradict, exhaust. Some amounts are absurd.
const amounts = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 1, max: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -3, 0.5, Number.NaN, 2 ** 53, Number.MAX_SAFE_INTEGER) },
);
const grosses = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(Number.MAX_SAFE_INTEGER) },
);
const ids = fc.constantFrom('a', 'b', 'c', 'd');
const days = fc.constantFrom('2027-03-01', '2027-03-15', '2027-04-01');
const at = fc.constantFrom('2027-02-01T10:00:00Z', '2027-02-02T10:00:00Z');

const captures = fc.record({ capture: ids, amount: amounts, at, dueOn: days });
const refunds = fc.record({ refund: ids, amount: amounts });
const payments = fc.record({ payment: ids, amount: amounts, receivedOn: days });

const moves = fc.oneof(
  { weight: 4, arbitrary: captures.map((capture): OrderMove => ({ type: 'capture', ...capture })) },
  { weight: 3, arbitrary: refunds.map((refund): OrderMove => ({ type: 'refund', ...refund })) },
  { weight: 4, arbitrary: payments.map((payment): OrderMove => ({ type: 'payment', ...payment })) },
  { weight: 1, arbitrary: fc.constant(cancel) },
);
const facts = fc.oneof(
  { weight: 4, arbitrary: captures.map((capture): OrderFact => ({ type: 'captured', ...capture })) },
  { weight: 3, arbitrary: refunds.map((refund): OrderFact => ({ type: 'refunded', ...refund })) },
  { weight: 4, arbitrary: payments.map((payment): OrderFact => ({ type: 'payment_received', ...payment })) },
  { weight: 3, arbitrary: amounts.map((amount): OrderFact => ({ type: 'cancelled', amount })) },
  { weight: 1, arbitrary: grosses.map((amount): OrderFact => ({ type: 'confirmed', amount })) },
);

/** What was asked of an order, in order. */
const lives = fc.record({ gross: grosses, moves: fc.array(moves, { maxLength: 20 }) });
/** Facts nobody has decided on, with a confirmation somewhere among the first. */
const histories = fc
  .tuple(fc.array(facts, { maxLength: 3 }), grosses, fc.array(facts, { maxLength: 20 }))
  .map(([early, amount, late]): OrderFact[] => [...early, { type: 'confirmed', amount }, ...late]);

const closed: readonly string[] = ['cancelled', 'refunded', 'paid'];

describe('any order, whatever is asked of it', () => {
  it('takes every lawful fact, and stands as the decision says', () => {
    assertForLives((known, move) => {
      const before = fold(known);
      const decision = decideMove(before, move);
      if (decision.status !== 'lawful') return;
      const after = fold([...known, decision.fact]);
      expect(after).to.deep.equal(decision.order);
      expect(entered(after) - entered(before)).to.equal(1);
      expect(booked(after, decision.fact) - booked(before, decision.fact)).to.equal(decision.fact.amount);
    });
  });

  it('ignores the fact of a move that was repeated or refused', () => {
    assertForLives((known, move) => {
      const before = fold(known);
      if (decideMove(before, move).status === 'lawful') return;
      expect(fold([...known, factOf(move, before)])).to.deep.equal(before);
    });
  });

  it('is captured, cancelled and refunded within what there is', () => {
    const check = fc.property(lives, ({ gross, moves: asked }) => {
      const { order } = live(gross, asked);
      expect(order.gross).to.equal(gross);
      expect(order.captured + order.cancelled).to.be.at.most(gross);
      expect(order.refunded).to.be.at.most(order.captured);
    });
    fc.assert(check);
  });

  it('is the same when its facts are told again, at once or late, once or often', () => {
    const echoes = fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 });
    const check = fc.property(lives, echoes, ({ gross, moves: asked }, repeats) => {
      const { facts: told, order } = live(gross, asked);
      expect(fold([...told, ...told])).to.deep.equal(order);
      expect(fold(told.flatMap((fact) => [fact, fact]))).to.deep.equal(order);
      const echoed = [...told];
      for (const [source, delay] of repeats) {
        const index = source % echoed.length;
        echoed.splice(index + 1 + (delay % (echoed.length - index)), 0, echoed[index]!);
      }
      expect(fold(echoed)).to.deep.equal(order);
    });
    fc.assert(check);
  });
});

describe('any order, whatever facts are told in whatever order', () => {
  it('adds up', () => {
    const check = fc.property(histories, (told) => expectSums(foldOrder(told)));
    fc.assert(check, { numRuns: 400 });
  });

  it('never takes up more of the limit than before, so that a closed one stays closed', () => {
    const check = fc.property(histories, (told) => {
      let before: OrderState | undefined;
      for (const count of told.keys()) {
        const after = foldOrder(told.slice(0, count + 1));
        if (before && after) {
          expect(after.exposure).to.be.at.most(before.exposure);
          if (closed.includes(before.status)) expect(after).to.deep.include(frozen(before));
        }
        before = after;
      }
    });
    fc.assert(check, { numRuns: 400 });
  });

  it('is closed exactly when it takes up nothing', () => {
    const check = fc.property(histories, (told) => {
      const order = foldOrder(told);
      if (order) expect(closed.includes(order.status)).to.equal(order.exposure === 0);
    });
    fc.assert(check, { numRuns: 400 });
  });
});

/** Runs a check on every step of random lives. */
function assertForLives(check: (known: readonly OrderFact[], move: OrderMove) => void): void {
  const property = fc.property(lives, ({ gross, moves: asked }) => {
    for (const [index, move] of asked.entries()) check(live(gross, asked.slice(0, index)).facts, move);
  });
  fc.assert(property);
}

function expectSums(order: OrderState | undefined): void {
  if (!order) return;
  const { gross, uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid, exposure } = order;
  for (const amount of [gross, uncaptured, captured, cancelled, refunded, paid, outstanding, overpaid, exposure]) {
    expect(Number.isSafeInteger(amount) && amount >= 0, String(amount)).to.equal(true);
  }
  expect(uncaptured + captured + cancelled).to.equal(gross);
  expect(refunded).to.be.at.most(captured);
  // In this order no sum leaves the range in which numbers are exact.
  expect(captured - refunded - outstanding).to.equal(paid - overpaid);
  expect(Math.min(outstanding, overpaid)).to.equal(0);
  expect(exposure).to.equal(uncaptured + outstanding);
  expect(exposure).to.be.at.most(gross);
  expect([captured, refunded, paid]).to.deep.equal([order.captures, order.refunds, order.payments].map(total));
  expectClaims(order);
}

function expectClaims({ captures: claims, outstanding }: OrderState): void {
  expect(claims.reduce((sum, { open }) => sum + open, 0)).to.equal(outstanding);
  for (const [index, claim] of claims.entries()) {
    expect(claim.open).to.be.within(0, claim.amount);
    const next = claims[index + 1];
    if (!next) continue;
    expect(next.dueOn >= claim.dueOn).to.equal(true);
    if (claim.open > 0) expect(next.open).to.equal(next.amount);
  }
  expect(new Set(claims.map(({ capture }) => capture)).size).to.equal(claims.length);
}

function total(entries: readonly { readonly amount: number }[]): number {
  return entries.reduce((sum, { amount }) => sum + amount, 0);
}

/** How many facts an order has taken. */
function entered({ captures: claims, refunds: returned, payments: received, cancelled }: OrderState): number {
  return claims.length + returned.length + received.length + (cancelled > 0 ? 1 : 0);
}

/** The sum that a fact adds to. */
function booked(order: OrderState, { type }: OrderFact): number {
  const sums = {
    confirmed: order.gross,
    captured: order.captured,
    refunded: order.refunded,
    cancelled: order.cancelled,
    payment_received: order.paid,
  };
  return sums[type];
}

/** What of a closed order no fact can change. */
function frozen({ gross, captured, cancelled, captures: claims }: OrderState): Partial<OrderState> {
  return { gross, captured, cancelled, captures: claims, uncaptured: 0, outstanding: 0, exposure: 0 };
}

/** The fact that a move would have left, had somebody written it down without asking. */
function factOf(move: OrderMove, { uncaptured }: OrderState): OrderFact {
  if (move.type === 'capture') return { ...move, type: 'captured' };
  if (move.type === 'refund') return { ...move, type: 'refunded' };
  if (move.type === 'payment') return { ...move, type: 'payment_received' };
  return { type: 'cancelled', amount: uncaptured };
}
