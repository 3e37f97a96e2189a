import { expect } from 'chai';
import { eligibilityOf, isOnOffer } from '../../src/widget/state.js';
import { Checkout, offer, page } from './checkout.js';

describe('Whether the method is on offer', () => {
  it('is not known before the offer has come, nor before the page has spoken', () => {
    expect(new Checkout().configure(page).state).to.equal('loading');
    expect(new Checkout().tell({ type: 'offerRead', offer }).state).to.equal('loading');
    expect(eligibilityOf(new Checkout().model.state)).to.equal(undefined);
  });

  it('is known when both are there, in whatever order', () => {
    expect(new Checkout().configure(page).tell({ type: 'offerRead', offer }).state).to.equal('offered');
    expect(new Checkout().tell({ type: 'offerRead', offer }).configure(page).state).to.equal('offered');
  });

  for (const status of ['inactive', 'unreachable'] as const) {
    it(`is a no without a word when the merchant is ${status}`, () => {
      const checkout = new Checkout().configure(page).tell({ type: 'offerRead', offer: { status } });
      expect(checkout.model.state).to.deep.equal({ name: 'dormant', reason: status });
      expect(isOnOffer(checkout.model.state)).to.equal(false);
    });
  }

  it('is a no with every reason when the basket may not', () => {
    const checkout = Checkout.open({ raw: { ...page, amount: 4_999, country: 'CH', buyerType: 'consumer' } });
    expect(eligibilityOf(checkout.model.state)).to.deep.equal({
      status: 'ineligible',
      reasons: ['buyer_not_business', 'country_not_supported', 'amount_too_low'],
    });
  });

  it('is a no when the page contradicts itself, and comes back when it is mended', () => {
    const checkout = Checkout.open({ raw: { ...page, country: '' } });
    expect(checkout.model.state).to.deep.equal({ name: 'dormant', mistakes: ['country_missing'] });
    expect(checkout.configure(page).state).to.equal('editing');
  });

  it('needs the whole basket where the offer says so', () => {
    const full = { ...offer, basket: 'full' } as const;
    const bare = new Checkout().configure(page).tell({ type: 'offerRead', offer: full });
    expect(bare.model.state).to.deep.equal({ name: 'dormant', mistakes: ['basket_incomplete'] });
    const lines = [{ id: '1', title: 'Desk', quantity: 1, gross: 11_900 }];
    const basket = { amount: { gross: 11_900, net: 10_000, tax: 1_900 }, currency: 'EUR', lines };
    const whole = new Checkout()
      .configure({ ...page, amount: undefined, basket })
      .tell({ type: 'offerRead', offer: full });
    expect(whole.state).to.equal('offered');
  });

  it('opens when chosen, asks for the focus, and closes again', () => {
    const checkout = Checkout.open({ selected: false });
    checkout.tell({ type: 'selectionChanged', selected: true });
    expect(checkout.state).to.equal('editing');
    expect(checkout.effects).to.deep.equal([{ type: 'focus', on: 'form' }]);
    expect(checkout.tell({ type: 'selectionChanged', selected: false }).state).to.equal('offered');
  });

  it('may be chosen before anything is known', () => {
    const checkout = new Checkout().tell({ type: 'selectionChanged', selected: true });
    expect(checkout.configure(page).tell({ type: 'offerRead', offer }).state).to.equal('editing');
  });

  it('takes what the shop knows of the buyer, but never over what was typed', () => {
    const checkout = Checkout.open({ raw: { ...page, buyer: { company: { name: 'Shop GmbH' } } } });
    expect(checkout.model.entry['company.name']).to.equal('Shop GmbH');
    checkout.tell({ type: 'edited', entry: { 'company.name': 'Typed GmbH' } });
    checkout.configure({ ...page, buyer: { company: { name: 'Other GmbH' }, contact: { lastName: 'Eins' } } });
    expect(checkout.model.entry).to.deep.equal({ 'company.name': 'Typed GmbH', 'contact.lastName': 'Eins' });
  });
});
