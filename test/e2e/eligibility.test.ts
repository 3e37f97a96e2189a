import type { CheckoutPage } from './checkout-page.js';
import { Stage } from './stage.js';

describe('the method is on offer', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    checkout = await stage.visit();
    await checkout.seeOffer();
  });
  afterEach(() => checkout.close());

  for (const amount of ['€50.00', '€19,999.00']) {
    it(`for ${amount}`, async () => {
      await checkout.pickAmount(amount);
      await checkout.seeOffer();
    });
  }

  for (const country of ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'AT', 'ES', 'DK']) {
    it(`in ${country}`, async () => {
      await checkout.chooseCountry(country);
      await checkout.seeOffer();
    });
  }

  const refusals: readonly { readonly why: string; readonly reason: string; readonly act: () => Promise<void> }[] = [
    { why: 'EUR 49.99', reason: 'amount_too_low', act: () => checkout.pickAmount('€49.99') },
    { why: 'EUR 19,999.01', reason: 'amount_too_high', act: () => checkout.pickAmount('€19,999.01') },
    { why: 'Switzerland', reason: 'country_not_supported', act: () => checkout.chooseCountry('CH') },
    { why: 'a consumer', reason: 'buyer_not_business', act: () => checkout.chooseBuyerType('consumer') },
    { why: 'a trial period', reason: 'trial_period', act: () => checkout.addTrial() },
    {
      why: 'a merchant who is not active',
      reason: 'merchant_inactive',
      act: () => checkout.chooseMerchant('inactive'),
    },
  ];
  for (const { why, reason, act } of refusals) {
    it(`not for ${why}: nothing is shown, and the order can be paid in another way`, async () => {
      await act();
      await checkout.seeNoOffer(reason);
      await checkout.placeOrder();
      await checkout.seeConfirmation('Card');
    });
  }

  it('not any more when the basket grows too large, even if it was chosen', async () => {
    await checkout.chooseInvoice();
    await checkout.pickAmount('€19,999.01');
    await checkout.seeNoOffer('amount_too_high');
    await checkout.placeOrder();
    await checkout.read('Please choose how you would like to pay.');
    await checkout.chooseOtherMethod('Bank transfer in advance');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Bank transfer in advance');
  });
});
