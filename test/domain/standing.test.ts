import { expect } from 'chai';
import fc from 'fast-check';
import {
  applyStanding,
  behaviourOf,
  houseBehaviour,
  moveStanding,
  newStanding,
  type BehaviourRule,
  type PaymentBehaviour,
  type Standing,
} from '../../src/domain/standing.js';
import type { OrderMove } from '../../src/domain/order.js';
import { capture, live, refund, pay as payment } from './order-life.js';

const onTime: PaymentBehaviour = { daysLate: 0, isComplete: true };
const partOnTime: PaymentBehaviour = { daysLate: 0, isComplete: false };
const aLittleLate: PaymentBehaviour = { daysLate: 7, isComplete: true };
const late: PaymentBehaviour = { daysLate: 8, isComplete: true };

/** A company's payments, one after the other, by the house rule. */
function pay(payments: readonly PaymentBehaviour[], from = newStanding, rule = houseBehaviour) {
  const reasons: (string | undefined)[] = [];
  let standing: Standing = from;
  for (const behaviour of payments) {
    const move = moveStanding(standing, behaviour, rule);
    standing = move.standing;
    reasons.push(move.reason);
  }
  return { standing, reasons };
}

function times(count: number, behaviour: PaymentBehaviour): PaymentBehaviour[] {
  return Array.from({ length: count }, () => behaviour);
}

describe('a standing', () => {
  it('rises by a step with the third complete payment on time in a row, and says why', () => {
    const { standing, reasons } = pay(times(3, onTime));
    expect(standing).to.deep.equal({ step: 1, onTimeRun: 0 });
    expect(reasons).to.deep.equal([undefined, undefined, 'paid_on_time']);
  });

  it('needs a new run for the next step', () => {
    expect(pay(times(5, onTime)).standing).to.deep.equal({ step: 1, onTimeRun: 2 });
    expect(pay(times(6, onTime)).standing).to.deep.equal({ step: 2, onTimeRun: 0 });
  });

  it('counts early payments as on time', () => {
    expect(pay(times(3, { daysLate: -20, isComplete: true })).standing.step).to.equal(1);
  });

  it('rises to four steps and no further', () => {
    const { standing, reasons } = pay(times(15, onTime));
    expect(standing).to.deep.equal({ step: 4, onTimeRun: 0 });
    expect(reasons.filter(Boolean)).to.have.length(4);
  });

  it('falls by a step when a payment is later than seven days, and says why', () => {
    const { standing, reasons } = pay([onTime, onTime, late]);
    expect(standing).to.deep.equal({ step: -1, onTimeRun: 0 });
    expect(reasons).to.deep.equal([undefined, undefined, 'paid_late']);
  });

  it('falls by a part that is late too', () => {
    expect(pay([{ daysLate: 8, isComplete: false }]).standing.step).to.equal(-1);
  });

  it('falls to minus three steps and no further', () => {
    const { standing, reasons } = pay(times(5, late));
    expect(standing).to.deep.equal({ step: -3, onTimeRun: 0 });
    expect(reasons).to.deep.equal(['paid_late', 'paid_late', 'paid_late', undefined, undefined]);
  });

  it('only loses its run when a payment is up to seven days late', () => {
    for (const daysLate of [1, 7]) {
      const { standing, reasons } = pay([onTime, onTime, { ...aLittleLate, daysLate }]);
      expect(standing).to.deep.equal(newStanding);
      expect(reasons.some(Boolean)).to.equal(false);
    }
    expect(pay([onTime, onTime, aLittleLate, onTime, onTime]).standing).to.deep.equal({ step: 0, onTimeRun: 2 });
  });

  it('neither counts nor minds a part paid on time', () => {
    expect(pay([onTime, partOnTime, onTime]).standing).to.deep.equal({ step: 0, onTimeRun: 2 });
    expect(pay(times(9, partOnTime)).standing).to.deep.equal(newStanding);
  });

  it('comes back from below by the same run', () => {
    expect(pay([late, ...times(3, onTime)]).standing).to.deep.equal(newStanding);
  });

  it('is held to a rule that has become narrower, without that being a move', () => {
    const narrow: BehaviourRule = { ...houseBehaviour, highest: 2 };
    const { standing, reasons } = pay(times(3, onTime), { step: 4, onTimeRun: 0 }, narrow);
    expect(standing).to.deep.equal({ step: 2, onTimeRun: 0 });
    expect(reasons.some(Boolean)).to.equal(false);
  });

  it('moves by at most a step, within bounds, with a reason exactly when the step moves', () => {
    const behaviours = fc.record({ daysLate: fc.integer({ min: -30, max: 30 }), isComplete: fc.boolean() });
    const check = fc.property(fc.array(behaviours, { maxLength: 60 }), (payments) => {
      let standing = newStanding;
      for (const behaviour of payments) {
        const { standing: next, reason } = moveStanding(standing, behaviour, houseBehaviour);
        const moved = { paid_on_time: 1, paid_late: -1, none: 0 }[reason ?? 'none'];
        expect(next.step - standing.step).to.equal(moved);
        expect(next.step).to.be.within(-3, 4);
        expect(next.onTimeRun).to.be.within(0, 2);
        standing = next;
      }
    });
    fc.assert(check);
  });
});

describe('the credit of a company', () => {
  const limitsAndScores: readonly (readonly [step: number, limit: number, score: number])[] = [
    [-3, 25_000, 51],
    [-2, 50_000, 54],
    [-1, 75_000, 57],
    [0, 100_000, 60],
    [1, 125_000, 63],
    [2, 150_000, 66],
    [3, 175_000, 69],
    [4, 200_000, 72],
  ];
  for (const [step, limit, score] of limitsAndScores) {
    it(`of EUR 1,000.00 at a score of 60 is EUR ${limit / 100} at ${score} by a standing of ${step}`, () => {
      expect(applyStanding(60, 100_000, { step, onTimeRun: 1 }, houseBehaviour)).to.deep.equal({ score, limit });
    });
  }

  it('is rounded down to the minor unit', () => {
    const limitOf = (limit: number, step: number) =>
      applyStanding(60, limit, { step, onTimeRun: 0 }, houseBehaviour).limit;
    expect([limitOf(99, 1), limitOf(99, -1), limitOf(3, -3)]).to.deep.equal([123, 74, 0]);
  });

  it('has a score from 0 to 100', () => {
    const scoreOf = (score: number, step: number) =>
      applyStanding(score, 0, { step, onTimeRun: 0 }, houseBehaviour).score;
    expect([scoreOf(95, 4), scoreOf(5, -3)]).to.deep.equal([100, 0]);
  });

  it('is exact for amounts whose product is none', () => {
    const limit = Number.MAX_SAFE_INTEGER;
    const { limit: lowered } = applyStanding(60, limit, { step: -1, onTimeRun: 0 }, houseBehaviour);
    expect(BigInt(lowered)).to.equal((BigInt(limit) * 3n) / 4n);
  });

  it('is never more than a narrower rule allows, nor less than nothing', () => {
    const narrow: BehaviourRule = { ...houseBehaviour, highest: 1 };
    expect(applyStanding(60, 100, { step: 4, onTimeRun: 0 }, narrow)).to.deep.equal({ score: 63, limit: 125 });
    const steep: BehaviourRule = { ...houseBehaviour, limitPerStep: 5_000 };
    expect(applyStanding(60, 100, { step: -3, onTimeRun: 0 }, steep).limit).to.equal(0);
  });
});

describe('what a payment says of a company', () => {
  const shipped = [capture('later', 60_000, '2027-04-30'), capture('sooner', 40_000, '2027-04-15')];
  const told = (amount: number, receivedOn: string, before: readonly OrderMove[] = shipped) =>
    behaviourOf(live(100_000, before).order, { amount, receivedOn });

  it('is measured at the claim that is due first', () => {
    expect(told(40_000, '2027-04-15')).to.deep.equal({ daysLate: 0, isComplete: true });
    expect(told(40_000, '2027-04-25')).to.deep.equal({ daysLate: 10, isComplete: true });
    expect(told(100_000, '2027-04-01')).to.deep.equal({ daysLate: -14, isComplete: true });
  });

  it('turns to the next claim once that one is settled', () => {
    expect(told(60_000, '2027-05-01', [...shipped, payment('p1', 40_000)])?.daysLate).to.equal(1);
    expect(told(60_000, '2027-05-01', [...shipped, refund('r1', 40_000)])?.daysLate).to.equal(1);
  });

  it('is complete when nothing of that claim is left', () => {
    expect(told(39_999, '2027-04-15')?.isComplete).to.equal(false);
    expect(told(1, '2027-04-15', [...shipped, payment('p1', 39_999)])?.isComplete).to.equal(true);
  });

  it('counts the days across a change of clocks as days', () => {
    expect(told(60_000, '2027-03-30', [capture('c1', 60_000, '2027-03-26')])?.daysLate).to.equal(4);
  });

  it('is nothing when nothing was open', () => {
    expect(told(10, '2027-04-15', [])).to.equal(undefined);
    expect(told(10, '2027-04-15', [...shipped, payment('p1', 100_000)])).to.equal(undefined);
  });
});
