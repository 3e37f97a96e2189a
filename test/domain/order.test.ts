import { expect } from 'chai';
import { foldOrder, type MoveDecision, type OrderMove } from '../../src/domain/order.js';
import type { OrderState } from '../../src/domain/order-state.js';
import { cancel, capture, fold, live, pay, refund } from './order-life.js';

/** A move, and what the order looks like after it. */
type Step = readonly [OrderMove, Partial<OrderState>];

interface LifeStory {
  readonly title: string;
  readonly steps: readonly Step[];
}

// Each begins with a confirmed order of EUR 1,000.00.
const gross = 100_000;

const stories: readonly LifeStory[] = [
  {
    title: 'is captured and paid in full',
    steps: [
      [capture('c1', 100_000), { status: 'captured', uncaptured: 0, outstanding: 100_000, exposure: 100_000 }],
      [pay('p1', 100_000), { status: 'paid', paid: 100_000, outstanding: 0, overpaid: 0, exposure: 0 }],
    ],
  },
  {
    title: 'is shipped in two parts, each paid for itself',
    steps: [
      [capture('c1', 60_000), { status: 'partially_captured', uncaptured: 40_000, outstanding: 60_000 }],
      [pay('p1', 60_000), { status: 'partially_captured', outstanding: 0, exposure: 40_000 }],
      [capture('c2', 40_000), { status: 'captured', captured: 100_000, outstanding: 40_000, exposure: 40_000 }],
      [pay('p2', 40_000), { status: 'paid', exposure: 0 }],
    ],
  },
  {
    title: 'is refunded in part before it is paid',
    steps: [
      [capture('c1', 100_000), { status: 'captured' }],
      [refund('r1', 30_000), { status: 'captured', refunded: 30_000, outstanding: 70_000, exposure: 70_000 }],
      [pay('p1', 70_000), { status: 'paid', overpaid: 0, exposure: 0 }],
    ],
  },
  {
    title: 'is refunded in part after it was paid, which leaves the company a credit',
    steps: [
      [capture('c1', 100_000), { status: 'captured' }],
      [pay('p1', 100_000), { status: 'paid' }],
      [refund('r1', 30_000), { status: 'paid', refunded: 30_000, outstanding: 0, overpaid: 30_000, exposure: 0 }],
    ],
  },
  {
    title: 'is refunded as a whole',
    steps: [
      [capture('c1', 100_000), { status: 'captured' }],
      [refund('r1', 40_000), { status: 'captured', outstanding: 60_000 }],
      [refund('r2', 60_000), { status: 'refunded', outstanding: 0, overpaid: 0, exposure: 0 }],
    ],
  },
  {
    title: 'is cancelled before anything is shipped',
    steps: [[cancel, { status: 'cancelled', cancelled: 100_000, uncaptured: 0, captured: 0, exposure: 0 }]],
  },
  {
    title: 'loses the rest that cannot be shipped',
    steps: [
      [capture('c1', 60_000), { status: 'partially_captured', exposure: 100_000 }],
      [cancel, { status: 'captured', cancelled: 40_000, uncaptured: 0, outstanding: 60_000, exposure: 60_000 }],
      [pay('p1', 60_000), { status: 'paid', exposure: 0 }],
    ],
  },
  {
    title: 'is closed by the cancellation of its rest when the shipped part is paid already',
    steps: [
      [capture('c1', 60_000), { status: 'partially_captured' }],
      [pay('p1', 60_000), { status: 'partially_captured', exposure: 40_000 }],
      [cancel, { status: 'paid', exposure: 0 }],
    ],
  },
  {
    title: 'can still be shipped in part when all that was shipped has come back',
    steps: [
      [capture('c1', 60_000), { status: 'partially_captured' }],
      [refund('r1', 60_000), { status: 'partially_captured', outstanding: 0, exposure: 40_000 }],
      [cancel, { status: 'refunded', exposure: 0 }],
    ],
  },
  {
    title: 'is paid late and in parts',
    steps: [
      [capture('c1', 100_000, '2027-03-31'), { status: 'captured' }],
      [pay('p1', 25_000, '2027-04-20'), { status: 'captured', paid: 25_000, outstanding: 75_000, exposure: 75_000 }],
      [pay('p2', 75_000, '2027-05-02'), { status: 'paid', paid: 100_000, exposure: 0 }],
    ],
  },
  {
    title: 'is overpaid, and the credit is shown',
    steps: [
      [capture('c1', 100_000), { status: 'captured' }],
      [pay('p1', 100_100), { status: 'paid', paid: 100_100, outstanding: 0, overpaid: 100, exposure: 0 }],
      [pay('p2', 50), { status: 'paid', overpaid: 150, exposure: 0 }],
    ],
  },
  {
    title: 'is paid before it is shipped: a credit that the capture uses up, and that frees no limit before',
    steps: [
      [pay('p1', 30_000), { status: 'confirmed', paid: 30_000, overpaid: 30_000, outstanding: 0, exposure: 100_000 }],
      [capture('c1', 100_000), { status: 'captured', overpaid: 0, outstanding: 70_000, exposure: 70_000 }],
    ],
  },
  {
    title: 'keeps the money that arrives after its cancellation as a credit',
    steps: [
      [cancel, { status: 'cancelled' }],
      [pay('p1', 100_000), { status: 'cancelled', overpaid: 100_000, outstanding: 0, exposure: 0 }],
    ],
  },
];

describe('an order', () => {
  it('does not exist before it is confirmed', () => {
    expect(foldOrder([])).to.equal(undefined);
    expect(foldOrder([{ type: 'cancelled', amount: gross }])).to.equal(undefined);
  });

  it('takes up its whole amount once confirmed', () => {
    const state = { status: 'confirmed', gross, uncaptured: gross, captured: 0, outstanding: 0, exposure: gross };
    expect(live(gross, []).order).to.include(state);
  });

  for (const { title, steps } of stories) {
    it(title, () => {
      const moves = steps.map(([move]) => move);
      for (const [index, [, expected]] of steps.entries()) {
        const { decisions, order } = live(gross, moves.slice(0, index + 1));
        expect(decisions.at(-1)?.status, `move ${index + 1}`).to.equal('lawful');
        expect(order, `after move ${index + 1}`).to.include(expected);
      }
    });
  }

  it('is confirmed once', () => {
    const order = fold([
      { type: 'confirmed', amount: 500 },
      { type: 'confirmed', amount: 900 },
    ]);
    expect(order.gross).to.equal(500);
  });
});

describe('the claims of an order', () => {
  const claimsAfter = (...moves: OrderMove[]): unknown[] => {
    const shipped = [capture('later', 60_000, '2027-04-30'), capture('sooner', 40_000, '2027-04-15')];
    return live(gross, [...shipped, ...moves]).order.captures.map(({ capture: id, open }) => [id, open]);
  };

  it('are listed by due date', () => {
    expect(claimsAfter()).to.deep.equal([
      ['sooner', 40_000],
      ['later', 60_000],
    ]);
  });

  it('are settled by payments and refunds, oldest due first', () => {
    expect(claimsAfter(pay('p1', 30_000))).to.deep.equal([
      ['sooner', 10_000],
      ['later', 60_000],
    ]);
    expect(claimsAfter(pay('p1', 30_000), refund('r1', 25_000))).to.deep.equal([
      ['sooner', 0],
      ['later', 45_000],
    ]);
    expect(claimsAfter(pay('p1', 200_000))).to.deep.equal([
      ['sooner', 0],
      ['later', 0],
    ]);
  });

  it('keep the order in which they were made if they are due on one day', () => {
    const { captures } = live(gross, [capture('b', 10), capture('a', 20), capture('c', 30)]).order;
    expect(captures.map((claim) => claim.capture)).to.deep.equal(['b', 'a', 'c']);
  });

  it('say when they were made and when they are due', () => {
    const { captures } = live(gross, [capture('c1', 70_000, '2027-04-15')]).order;
    const claim = { capture: 'c1', amount: 70_000, at: '2027-03-01T09:30:00Z', dueOn: '2027-04-15', open: 70_000 };
    expect(captures).to.deep.equal([claim]);
  });
});

/** What happened before, the move asked for, and the answer: a refusal's code, or that it has happened already. */
type Answer = readonly [title: string, before: readonly OrderMove[], asked: OrderMove, answer: string];

const full = capture('c1', gross);
const part = capture('c1', 60_000);

const answers: readonly Answer[] = [
  ['capturing more than the order', [], capture('c1', 100_001), 'amount_too_high'],
  ['capturing more than is left', [part], capture('c2', 40_001), 'amount_too_high'],
  ['capturing what is captured', [full], capture('c2', 1), 'already_captured'],
  ['capturing a rest that was dropped', [part, cancel], capture('c2', 1), 'nothing_to_capture'],
  ['capturing a cancelled order', [cancel], full, 'order_closed'],
  ['capturing a paid order', [full, pay('p1', gross)], capture('c2', 1), 'order_closed'],
  ['capturing nothing', [], capture('c1', 0), 'amount_invalid'],
  ['capturing half a cent', [], capture('c1', 0.5), 'amount_invalid'],
  ['the same capture again', [part], part, 'repeated'],
  ['the same capture again, once all is cancelled', [part, cancel], part, 'repeated'],
  ['the same capture with another amount', [part], capture('c1', 30_000), 'capture_differs'],

  ['refunding before the capture', [], refund('r1', 1), 'nothing_to_refund'],
  ['refunding a cancelled order', [cancel], refund('r1', 1), 'nothing_to_refund'],
  ['refunding more than was captured', [part], refund('r1', 60_001), 'amount_too_high'],
  ['refunding more than is left', [part, refund('r1', 50_000)], refund('r2', 10_001), 'amount_too_high'],
  ['refunding what was given back', [part, refund('r1', 60_000)], refund('r2', 1), 'nothing_to_refund'],
  ['refunding less than nothing', [part], refund('r1', -1), 'amount_invalid'],
  ['the same refund again', [full, refund('r1', 10)], refund('r1', 10), 'repeated'],
  ['the same refund with another amount', [full, refund('r1', 10)], refund('r1', 20), 'refund_differs'],

  ['cancelling what is captured', [full], cancel, 'already_captured'],
  ['cancelling a paid order', [full, pay('p1', gross)], cancel, 'order_closed'],
  ['cancelling twice', [cancel], cancel, 'repeated'],
  ['dropping the rest twice', [part, cancel], cancel, 'repeated'],

  ['the same payment again', [full, pay('p1', 10)], pay('p1', 10), 'repeated'],
  ['the same payment again on a closed order', [full, pay('p1', gross)], pay('p1', gross), 'repeated'],
  ['the same payment with another amount', [full, pay('p1', 10)], pay('p1', 20), 'payment_differs'],
  ['the same payment on another day', [pay('p1', 10, '2027-03-30')], pay('p1', 10, '2027-03-31'), 'payment_differs'],
  ['a payment of nothing', [full], pay('p1', 0), 'amount_invalid'],
  ['more money than can be counted', [pay('p1', Number.MAX_SAFE_INTEGER)], pay('p2', 1), 'amount_too_high'],
];

describe('a move that is not lawful', () => {
  for (const [title, before, asked, answer] of answers) {
    it(`${title}: ${answer}`, () => {
      const known = live(gross, before);
      const { decisions, order } = live(gross, [...before, asked]);
      expect(decisions.slice(0, -1).map(({ status }) => status)).to.deep.equal(before.map(() => 'lawful'));
      expect(codeOf(decisions.at(-1)!)).to.equal(answer);
      expect(order).to.deep.equal(known.order);
    });
  }
});

function codeOf(decision: MoveDecision): string {
  return decision.status === 'refused' ? decision.because : decision.status;
}

describe('a fact that may not follow', () => {
  const confirmed = { type: 'confirmed', amount: gross } as const;
  const captured = { type: 'captured', capture: 'c1', amount: 60_000, at: '', dueOn: '2027-03-31' } as const;

  it('is ignored when it comes before the confirmation', () => {
    expect(fold([captured, confirmed]).captured).to.equal(0);
  });

  it('is ignored when it captures what is cancelled', () => {
    expect(fold([confirmed, { type: 'cancelled', amount: gross }, captured])).to.include({ captured: 0, exposure: 0 });
  });

  it('is ignored when it cancels another rest than there is', () => {
    for (const amount of [39_999, 40_001, gross]) {
      const order = fold([confirmed, captured, { type: 'cancelled', amount }]);
      expect(order, String(amount)).to.include({ cancelled: 0, uncaptured: 40_000 });
    }
  });

  it('is ignored when it confirms an amount that none can owe', () => {
    for (const amount of [0, -1, 0.5, Number.NaN, 2 ** 53]) {
      expect(foldOrder([{ type: 'confirmed', amount }]), String(amount)).to.equal(undefined);
    }
  });
});
