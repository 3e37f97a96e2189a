import { expect } from 'chai';
import { availableCredit } from '../../src/domain/credit.js';

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
