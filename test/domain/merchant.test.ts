import { expect } from 'chai';
import { approvedProducts, decideActivation, foldActivation, type ActivationFact } from '../../src/domain/merchant.js';

const verified: ActivationFact = { type: 'kyc_verified' };
const revoked: ActivationFact = { type: 'kyc_revoked' };
const switchedOn: ActivationFact = { type: 'switched_on' };
const suspended: ActivationFact = { type: 'suspended' };

function approved(product: string): ActivationFact {
  return { type: 'product_approved', product };
}

function withdrawn(product: string): ActivationFact {
  return { type: 'product_withdrawn', product };
}

const ready: readonly ActivationFact[] = [verified, approved('invoice'), switchedOn];

/** The reasons why a merchant with these facts is inactive; none where it is active. */
function reasonsAfter(...facts: readonly ActivationFact[]): readonly string[] {
  const activation = foldActivation(facts);
  return activation.status === 'inactive' ? activation.reasons : [];
}

describe('a merchant', () => {
  it('is active once verified, with a product, and switched on, in whatever order', () => {
    expect(foldActivation(ready)).to.deep.equal({ status: 'active' });
    expect(foldActivation([...ready].reverse())).to.deep.equal({ status: 'active' });
  });

  it('lacks everything at first', () => {
    expect(reasonsAfter()).to.deep.equal(['kyc_pending', 'no_approved_product', 'not_switched_on']);
  });

  it('is told what is lacking, and nothing else', () => {
    expect(reasonsAfter(approved('invoice'), switchedOn)).to.deep.equal(['kyc_pending']);
    expect(reasonsAfter(verified, switchedOn)).to.deep.equal(['no_approved_product']);
    expect(reasonsAfter(verified, approved('invoice'))).to.deep.equal(['not_switched_on']);
  });

  it('is inactive while its verification is revoked', () => {
    expect(reasonsAfter(...ready, revoked)).to.deep.equal(['kyc_pending']);
    expect(reasonsAfter(...ready, revoked, verified)).to.deep.equal([]);
  });

  it('is active as long as one product is left', () => {
    const two = [...ready, approved('instalments')];
    expect(reasonsAfter(...two, withdrawn('invoice'))).to.deep.equal([]);
    expect(reasonsAfter(...two, withdrawn('invoice'), withdrawn('instalments'))).to.deep.equal(['no_approved_product']);
    expect(reasonsAfter(...ready, approved('invoice'), withdrawn('invoice'))).to.deep.equal(['no_approved_product']);
    expect(reasonsAfter(...ready, withdrawn('instalments'))).to.deep.equal([]);
  });

  it('is suspended until it is switched on again, whatever else happens', () => {
    expect(reasonsAfter(...ready, suspended)).to.deep.equal(['suspended']);
    expect(reasonsAfter(...ready, suspended, verified, approved('other'))).to.deep.equal(['suspended']);
    expect(reasonsAfter(...ready, suspended, switchedOn)).to.deep.equal([]);
    expect(reasonsAfter(suspended)).to.deep.equal(['kyc_pending', 'no_approved_product', 'suspended']);
  });
});

describe('what may happen to a merchant', () => {
  const decide = (wanted: ActivationFact, ...facts: readonly ActivationFact[]): string => {
    const decision = decideActivation(facts, wanted);
    return decision.status === 'refused' ? decision.because : decision.status;
  };

  it('is anything that says something new', () => {
    expect(decide(verified)).to.equal('lawful');
    expect(decide(revoked, verified)).to.equal('lawful');
    expect(decide(approved('invoice'), approved('instalments'))).to.equal('lawful');
    expect(decide(withdrawn('invoice'), approved('invoice'))).to.equal('lawful');
    expect(decide(switchedOn, verified, approved('invoice'))).to.equal('lawful');
    expect(decide(switchedOn, ...ready, suspended)).to.equal('lawful');
    expect(decide(suspended)).to.equal('lawful');
  });

  it('is nothing that has happened already', () => {
    for (const fact of ready) expect(decide(fact, ...ready), fact.type).to.equal('already');
    expect(decide(revoked)).to.equal('already');
    expect(decide(withdrawn('other'), ...ready)).to.equal('already');
    expect(decide(suspended, ...ready, suspended)).to.equal('already');
  });

  it('is no switching on of who is not verified or has nothing to sell', () => {
    expect(decide(switchedOn, approved('invoice'))).to.equal('kyc_pending');
    expect(decide(switchedOn, verified, approved('invoice'), withdrawn('invoice'))).to.equal('no_approved_product');
  });
});

it('the approved products of a merchant are those not withdrawn', () => {
  const facts = [approved('invoice'), approved('instalments'), withdrawn('invoice'), verified];
  expect(approvedProducts(facts)).to.deep.equal(['instalments']);
});
