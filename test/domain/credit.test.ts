import { expect } from 'chai';
import {
  availableCredit,
  moveByPayment,
  moveByRating,
  type BureauRating,
  type Credit,
  type LimitReason,
} from '../../src/domain/credit.js';
import { houseBehaviour } from '../../src/domain/standing.js';

describe('the available credit of a company', () => {
  it('is what its limit leaves beside all it owes', () => {
    expect(availableCredit({ exposure: 0, limit: 250_000 })).to.equal(250_000);
    expect(availableCredit({ exposure: 249_999, limit: 250_000 })).to.equal(1);
    expect(availableCredit({ exposure: 250_000, limit: 250_000 })).to.equal(0);
  });

  it('is nothing, and no less, when it owes more than it may', () => {
    expect(availableCredit({ exposure: 250_001, limit: 250_000 })).to.equal(0);
  });

  it('is nothing until a decision has set a limit', () => {
    expect(availableCredit({ exposure: 0 })).to.equal(0);
    expect(availableCredit({ exposure: 100 })).to.equal(0);
  });
});

const rating: BureauRating = { score: 70, limit: 2_500_000, collectionEntries: 0, policyVersion: 'v1' };
const rated: Credit = { exposure: 0, limit: 2_500_000, bureau: rating };

describe('a limit moves by a rating', () => {
  it('for the first time without having been anywhere', () => {
    expect(moveByRating({ exposure: 0 }, rating, 2_500_000)).to.deep.equal({ reason: 'first_rating', to: 2_500_000 });
  });

  it('not at all where it stays', () => {
    expect(moveByRating(rated, { ...rating, score: 71 }, 2_500_000)).to.equal(undefined);
  });

  const moves: readonly (readonly [reason: LimitReason, after: Partial<BureauRating>])[] = [
    ['bureau_score', { score: 55 }],
    ['collection_entries', { collectionEntries: 1, score: 55 }],
    ['policy', { policyVersion: 'v2', score: 55 }],
    ['advised_limit', { limit: 1_000_000 }],
  ];
  for (const [reason, after] of moves) {
    it(`with a reason: ${reason}`, () => {
      const move = moveByRating(rated, { ...rating, ...after }, 1_000_000);
      expect(move).to.deep.equal({ reason, from: 2_500_000, to: 1_000_000 });
    });
  }
});

describe('a limit moves by a payment', () => {
  const standing = { step: 1, onTimeRun: 0 };

  it('by the share that the step is worth, of what bureaus say', () => {
    const move = moveByPayment(rated, { standing, reason: 'paid_on_time' }, houseBehaviour);
    expect(move).to.deep.equal({ reason: 'paid_on_time', from: 2_500_000, to: 3_125_000 });
    const late = moveByPayment(rated, { standing: { step: -1, onTimeRun: 0 }, reason: 'paid_late' }, houseBehaviour);
    expect(late).to.deep.equal({ reason: 'paid_late', from: 2_500_000, to: 1_875_000 });
  });

  it('not while the run only grows, nor where nobody has rated the company', () => {
    expect(moveByPayment(rated, { standing }, houseBehaviour)).to.equal(undefined);
    expect(moveByPayment({ exposure: 0 }, { standing, reason: 'paid_on_time' }, houseBehaviour)).to.equal(undefined);
  });
});
