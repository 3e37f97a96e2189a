import { expect } from 'chai';
import fc from 'fast-check';
import { holdFor, houseUnsigned } from '../../src/domain/hold.js';

describe('What an authorization takes up of the limit', () => {
  const hold = (amount: number, limit: number, open?: number): number =>
    holdFor(amount, limit, open === undefined ? undefined : { open }, houseUnsigned);

  it('is its whole amount if the basket is signed', () => {
    expect(hold(900_000, 1_000_000)).to.equal(900_000);
  });

  it('is a tenth of the limit at most if it is not', () => {
    expect(hold(900_000, 1_000_000, 0)).to.equal(100_000);
    expect(hold(5_000, 1_000_000, 1)).to.equal(5_000);
  });

  it('is nothing for the third of a company that is not', () => {
    expect(hold(5_000, 1_000_000, 2)).to.equal(0);
  });

  it('is rounded down to the minor unit', () => expect(hold(5_000, 9_999, 0)).to.equal(999));

  it('never adds up to more than a fifth of the limit, whatever strangers ask for', () => {
    const amounts = fc.array(fc.nat(Number.MAX_SAFE_INTEGER), { maxLength: 20 });
    fc.assert(
      fc.property(amounts, fc.nat(Number.MAX_SAFE_INTEGER), (asked, limit) => {
        const sum = asked.reduce((total, amount, open) => total + hold(amount, limit, open), 0);
        expect(sum).to.be.at.most(limit / 5);
      }),
    );
  });
});
