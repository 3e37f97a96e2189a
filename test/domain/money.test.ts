import { expect } from 'chai';
import fc from 'fast-check';
import { feeOf, isCurrency, isMinorUnits, standardFee } from '../../src/domain/money.js';

describe('an amount in minor units', () => {
  for (const amount of [0, 1, 24_900, Number.MAX_SAFE_INTEGER]) {
    it(`may be ${amount}`, () => expect(isMinorUnits(amount)).to.equal(true));
  }

  const others: readonly unknown[] = [-1, 0.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN, Infinity, '100', 100n, null];
  for (const other of others) {
    it(`is not ${typeof other} ${String(other)}`, () => expect(isMinorUnits(other)).to.equal(false));
  }
});

describe('a currency', () => {
  it('is three capitals', () => expect(['EUR', 'NOK', 'XXX'].every(isCurrency)).to.equal(true));

  it('is nothing else', () => {
    expect(['eur', 'EU', 'EURO', ' EUR', 'EUR\n', '€', '', 978, undefined].some(isCurrency)).to.equal(false);
  });
});

describe('the fee of an order', () => {
  it('is 6.99 % by the standard terms', () => {
    expect(standardFee).to.equal(699);
    expect(feeOf(10_000)).to.equal(699);
    expect(feeOf(124_900)).to.equal(8_731);
  });

  const roundings: readonly (readonly [gross: number, rate: number, fee: number])[] = [
    [1, 4_999, 0],
    [1, 5_000, 1],
    [3, 5_000, 2],
    [5_000, 3, 2],
    [50, 699, 3],
    [51, 699, 4],
    [0, 699, 0],
    [24_900, 0, 0],
  ];
  for (const [gross, rate, fee] of roundings) {
    it(`is ${fee} for ${gross} at ${rate} basis points, rounded half up`, () => {
      expect(feeOf(gross, rate)).to.equal(fee);
    });
  }

  it('is exact for amounts whose product is none', () => {
    expect(feeOf(9_007_199_254_740_951)).to.equal(629_603_227_906_392);
    expect(feeOf(9_007_199_254_740_965)).to.equal(629_603_227_906_393);
    expect(feeOf(Number.MAX_SAFE_INTEGER, 10_000)).to.equal(Number.MAX_SAFE_INTEGER);
  });

  it('is never further than half a unit from the exact one, and at half a unit above it', () => {
    const grosses = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(grosses, fc.nat({ max: 10_000 }), (gross, rate) => {
        const excess = BigInt(feeOf(gross, rate)) * 10_000n - BigInt(gross) * BigInt(rate);
        expect(excess > -5_000n && excess <= 5_000n).to.equal(true);
      }),
    );
  });
});
