import { expect } from '@open-wc/testing';
import type { State } from '../../src/widget/state.js';
import { attempt, FormHarness, zeta, type Opening } from './form-harness.js';

const authorized: State = {
  name: 'authorized',
  attempt,
  decision: {
    outcome: 'authorized',
    token: 'token',
    amount: { amount: 124_900, currency: 'EUR' },
    paymentTermDays: 30,
    companyName: 'Zeta Electronics Gold GmbH',
    expiresAt: '2026-11-25T10:00:00Z',
  },
};
const addressUnconfirmed: State = {
  name: 'declined',
  advice: 'fix_address',
  paths: ['company.address.street', 'company.address.postcode'],
};
const unidentified: State = { name: 'declined', advice: 'fix_identity', paths: ['company.name'] };
const refused: State = { name: 'declined', advice: 'other_method', paths: [] };
const failed: State = { name: 'failed', attempt, recovery: 'send' };
const inReview: State = { name: 'inReview', attempt, until: '2026-11-25T10:00:00Z' };
const silent: State = { name: 'unknown', attempt, isAsking: false };
const register: State = { name: 'correcting', company: { 'company.address.street': 'Tannenweg 4' } };

let form: FormHarness;
afterEach(() => form.close());

describe('While the decision is made', () => {
  it('shows what is checked, and is busy', async () => {
    form = await FormHarness.open({ entry: zeta, state: { name: 'authorizing', attempt } });
    expect(form.text).to.contain('Zeta Electronics Gold GmbH Tannenweg 4, 77716 Haslach im Kinzigtal');
    expect(form.text).to.contain('DE 812 345 678 · HRB 934855');
    expect(form.button('Checking, a few seconds').ariaDisabled).to.equal('true');
    expect(form.announced).to.equal('Checking, a few seconds');
  });

  it('a second press does nothing', async () => {
    form = await FormHarness.open({ entry: zeta, state: { name: 'authorizing', attempt } });
    await form.press('Checking, a few seconds');
    expect(form.element.effects).to.deep.equal([]);
  });
});

describe('Approved', () => {
  it('says how much, when it is due and where the invoice goes', async () => {
    form = await FormHarness.open({ entry: zeta, state: authorized });
    expect(form.text).to.contain('Approved: €1,249.00, due 30 days after the invoice');
    expect(form.text).to.contain('You receive the invoice by e-mail at uno.eins@zeta.example.');
    expect(form.announced).to.contain('Approved: €1,249.00');
  });

  it('names the address for invoices where there is one', async () => {
    form = await FormHarness.open({ entry: { ...zeta, invoiceEmail: 'invoices@zeta.example' }, state: authorized });
    expect(form.text).to.contain('at invoices@zeta.example.');
  });

  it('names the contact where that address was left empty', async () => {
    form = await FormHarness.open({ entry: { ...zeta, invoiceEmail: '' }, state: authorized });
    expect(form.text).to.contain('at uno.eins@zeta.example.');
  });

  it('says nothing of an address that is not known any more', async () => {
    form = await FormHarness.open({ entry: { invoiceEmail: '' }, state: authorized });
    expect(form.text).not.to.contain('e-mail');
  });

  it('writes amounts as the language does', async () => {
    form = await FormHarness.open({ language: 'de', entry: zeta, state: authorized });
    expect(form.text).to.contain('Genehmigt: 1.249,00 €, fällig 30 Tage nach Rechnungsdatum');
  });
});

describe('Refused', () => {
  it('is neutral and leads to the other methods', async () => {
    form = await FormHarness.open({ entry: zeta, state: refused });
    expect(form.text).to.contain('Not available for this order').and.contain('says nothing about your company');
    await form.press('Choose another payment method');
    expect(form.element.effects).to.deep.include({ type: 'tellOtherMethod' });
  });

  it('can be said in the words of the shop, and still takes the focus', async () => {
    form = await FormHarness.open({ state: refused, slotted: '<p slot="declined">Please pay by card.</p>' });
    expect(form.slotted('declined')).to.equal('Please pay by card.');
    form.takeFocus('outcome');
    expect(form.hasFocus).to.equal(true);
  });

  it('for something that can be put right, it is the form again with the fields marked', async () => {
    form = await FormHarness.open({ mode: 'test', entry: zeta, state: addressUnconfirmed });
    expect(form.text).to.match(/^The address could not be confirmed/);
    expect(form.see('Postcode')).to.include({
      value: '77716',
      issue: 'Please check this once more.',
      isMarkedWrong: true,
    });
    expect(form.see('Town').isMarkedWrong).to.equal(false);
  });

  it('a marked field has no tick', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: zeta, state: unidentified });
    expect(form.see('Company name')).to.include({ isMarkedWrong: true, hasTick: false });
    expect(form.see('Register number').hasTick).to.equal(true);
  });

  it('a marked field is free again once it is edited', async () => {
    form = await FormHarness.open({ mode: 'test', entry: zeta, state: addressUnconfirmed });
    await form.fill('Postcode', '77717');
    expect(form.see('Postcode')).to.include({ issue: '', isMarkedWrong: false });
  });

  it('looking into a marked field and leaving it changes nothing', async () => {
    form = await FormHarness.open({
      mode: 'test',
      entry: { ...zeta, 'company.vatNumber': 'DE812345678' },
      state: addressUnconfirmed,
    });
    form.control('VAT number').focus();
    await form.leave('VAT number');
    expect(form.state.name).to.equal('declined');
  });
});

describe('In review', () => {
  it('takes the focus where the outcome is said', async () => {
    form = await FormHarness.open({ entry: zeta, state: inReview });
    form.takeFocus('outcome');
    expect(form.focused).to.match(/^i ?We are having a closer look/);
  });

  it('says until when, and leaves the other methods open', async () => {
    form = await FormHarness.open({ entry: zeta, state: inReview });
    expect(form.text).to.match(/answer by November 25, 2026 at \d+:00/);
    expect(form.buttons).to.deep.equal(['Choose another payment method']);
  });
});

describe('Without an answer', () => {
  it('tells the truth, and asks again on request without sending twice', async () => {
    form = await FormHarness.open({ entry: zeta, state: silent });
    expect(form.text).to.contain('Your request may have arrived.');
    await form.press('Check again');
    expect(form.element.effects).to.deep.equal([{ type: 'ask', attempt }]);
    expect(form.button('Checking, a few seconds').ariaDisabled).to.equal('true');
  });

  it('keeps the focus on the button while asking', async () => {
    form = await FormHarness.open({ entry: zeta, state: silent });
    form.button('Check again').focus();
    await form.press('Check again');
    expect(form.focused).to.equal('Checking, a few seconds');
  });
});

describe('Failed', () => {
  it('says that nothing is lost, and tries again', async () => {
    form = await FormHarness.open({ entry: zeta, state: failed });
    expect(form.text).to.contain('We could not finish the check Nothing was ordered and nothing you typed is lost.');
    await form.press('Try again');
    expect(form.state.name).to.equal('authorizing');
  });

  it('leads back to the form with everything in it', async () => {
    form = await FormHarness.open({ entry: zeta, state: failed });
    await form.press('Change my details');
    expect(form.see('Town').value).to.equal('Haslach im Kinzigtal');
  });
});

describe('Every state', () => {
  const openings: Readonly<Record<string, Opening>> = {
    'an empty form': {},
    'a Norwegian form': { country: 'NO' },
    'a form with a mistake and a doubt': { prefilled: { ...zeta, 'company.address.postcode': '7771' } },
    'a form with a notice': { entry: zeta, notice: 'authorization_expired' },
    deciding: { entry: zeta, state: { name: 'authorizing', attempt } },
    'a correction': { entry: { ...zeta, 'company.address.street': 'Tannenweg 44' }, state: register },
    approved: { entry: zeta, state: authorized },
    refused: { entry: zeta, state: refused },
    'an unconfirmed address': { entry: zeta, state: addressUnconfirmed },
    'in review': { entry: zeta, state: inReview },
    'no answer': { entry: zeta, state: silent },
    asking: { entry: zeta, state: { name: 'unknown', attempt, isAsking: true } },
    failed: { entry: zeta, state: failed },
  };

  for (const [name, opening] of Object.entries(openings)) {
    for (const scheme of ['light', 'dark']) {
      it(`is accessible: ${name}, ${scheme}`, async () => {
        form = await FormHarness.open({ ...opening, language: scheme === 'dark' ? 'de' : 'en' });
        form.element.style.colorScheme = scheme;
        await expect(form.element).to.be.accessible();
      });
    }
  }

  it('of a form after a try to send is accessible', async () => {
    form = await FormHarness.open();
    await form.press('Check my company');
    await expect(form.element).to.be.accessible();
  });
});
