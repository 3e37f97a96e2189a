import type { CheckoutPage } from './checkout-page.js';

/** One state of the checkout: its name, and how a buyer gets there from an open checkout with the offer on it. */
export interface Scene {
  readonly name: string;
  readonly reach: (checkout: CheckoutPage) => Promise<void>;
}

async function fill(checkout: CheckoutPage, scenario: string): Promise<void> {
  await checkout.tryCompany(scenario);
  await checkout.chooseInvoice();
}

async function decide(checkout: CheckoutPage, scenario: string, words: string): Promise<void> {
  await fill(checkout, scenario);
  await checkout.checkCompany();
  await checkout.read(words);
}

async function loseAnswer(checkout: CheckoutPage): Promise<void> {
  await fill(checkout, 'de-authorized');
  await checkout.waitForParts();
  await checkout.setBackendReachable(false);
  await checkout.checkCompany();
  await checkout.read('Your request may have arrived.');
}

/** Every state that a buyer can come to see. */
export const scenes: readonly Scene[] = [
  { name: 'offered', reach: () => Promise.resolve() },
  { name: 'editing', reach: (checkout) => checkout.chooseInvoice() },
  {
    name: 'searching',
    reach: async (checkout) => {
      await checkout.chooseCountry('NO');
      await checkout.seeOffer();
      await checkout.chooseInvoice();
      await checkout.search('fjord');
    },
  },
  { name: 'known to the shop', reach: (checkout) => fill(checkout, 'de-authorized') },
  {
    name: 'with mistakes',
    reach: async (checkout) => {
      await fill(checkout, 'de-authorized');
      await checkout.showFields();
      await checkout.type('Postcode', '7771');
      await checkout.type('E-mail', '');
      await checkout.checkCompany();
      await checkout.read('Five digits, please.');
    },
  },
  {
    name: 'deciding',
    reach: async (checkout) => {
      await checkout.holdDecisions();
      await decide(checkout, 'de-authorized', 'Checking, a few seconds');
    },
  },
  { name: 'correction', reach: (checkout) => decide(checkout, 'de-correction', 'Is this your company?') },
  { name: 'authorized', reach: (checkout) => decide(checkout, 'de-authorized', 'Approved: €1,249.00') },
  {
    name: 'basket changed',
    reach: async (checkout) => {
      await decide(checkout, 'de-authorized', 'Approved: €1,249.00');
      await checkout.addTenEuros();
      await checkout.read('Your basket has changed.');
    },
  },
  { name: 'declined', reach: (checkout) => decide(checkout, 'de-declined', 'Not available for this order') },
  { name: 'not found', reach: (checkout) => decide(checkout, 'de-unknown', 'The company could not be found') },
  { name: 'in review', reach: (checkout) => decide(checkout, 'de-review', 'We are having a closer look') },
  { name: 'answer lost', reach: loseAnswer },
  {
    name: 'failed',
    reach: async (checkout) => {
      await loseAnswer(checkout);
      await checkout.setBackendReachable(true);
      await checkout.read('We could not finish the check');
    },
  },
  {
    name: 'not eligible',
    reach: async (checkout) => {
      await checkout.pickAmount('€49.99');
      await checkout.seeNoOffer('amount_too_low');
    },
  },
  {
    name: 'order refused',
    reach: async (checkout) => {
      await checkout.chooseInvoice();
      await checkout.pickAmount('€49.99');
      await checkout.placeOrder();
      await checkout.read('Please choose how you would like to pay.');
    },
  },
];
