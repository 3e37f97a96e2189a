import { expect } from 'chai';
import { availableCredit } from '../../src/domain/credit.js';
import { hasFocus, type CheckoutPage, type FieldName } from './checkout-page.js';
import { Stage } from './stage.js';

describe('the decision', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    checkout = await stage.visit();
    await checkout.seeOffer();
  });
  afterEach(() => checkout.close());

  it('authorizes Zeta, and the shop’s server confirms the order with its true total', async () => {
    await checkout.tryCompany('de-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Invoice, with Billie');
    await checkout.read('€87.31 (6.99 %)');
    await checkout.read('€1,161.69');
  });

  it('is also asked for by the shop’s own order button, which then goes through by itself', async () => {
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.placeOrder();
    await checkout.seeConfirmation('Invoice, with Billie');
    await checkout.read('Fjordlys Elektro AS');
  });

  it('waits for a hurried buyer’s order button, when what asks for it is still on its way', async () => {
    const download = await checkout.holdBack(/attempt-session\.js/u);
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.placeOrder();
    download.letGo();
    await checkout.seeConfirmation('Invoice, with Billie');
  });

  it('shows what the shop knows once it is judged: no fields that turn into a card', async () => {
    const download = await checkout.holdBack(/answer-chunk\.js/u);
    await checkout.tryCompany('no-authorized');
    await checkout.tickInvoice();
    expect(await checkout.field('Company name').count()).to.equal(0);
    download.letGo();
    await checkout.read('Fjordlys Elektro AS');
    expect(await checkout.field('Company name').count()).to.equal(0);
  });

  it('asks for it in fields where what judges it does not come', async () => {
    await checkout.setPartsReachable(false, 'answer-chunk');
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.field('Company name').waitFor();
    await checkout.setPartsReachable(true, 'answer-chunk');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Invoice, with Billie');
  });

  it('declines, names no reason, and the same form is paid by another method', async () => {
    await checkout.tryCompany('de-declined');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.read('Not available for this order');
    await checkout.press('Choose another payment method');
    const card = checkout.page.getByRole('radio', { name: 'Card' });
    expect(await hasFocus(card)).to.equal(true);
    await checkout.page.keyboard.press('Space');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Card');
  });

  it('offers the register’s version of a mistyped address, and authorizes it once accepted', async () => {
    await checkout.tryCompany('de-correction');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.read('Is this your company?');
    await checkout.press('Yes, use this');
    await checkout.seeApproval('€1,249.00');
  });

  it('suggests the company at the same address for a name that is not registered', async () => {
    await checkout.tryCompany('de-suggestion');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.read('Is this your company?');
    await checkout.press('No, edit');
    expect(await checkout.field('Company name').inputValue()).to.equal('Barney fun');
  });

  it('marks the fields of a company that nobody knows', async () => {
    await checkout.tryCompany('de-unknown');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.read('The company could not be found');
    const marked: FieldName[] = ['Company name', 'Register number'];
    for (const name of marked) expect(await checkout.field(name).getAttribute('aria-invalid'), name).to.equal('true');
    expect(await checkout.field('Last name').count()).to.equal(0);
  });

  it('refuses an order whose total was changed after the decision', async () => {
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
    // In another window of the same visitor, so that this page knows nothing of it.
    const answer = await checkout.page.request.post('/basket', { data: { gross: 5_000 } });
    expect(answer.status()).to.equal(200);
    await checkout.placeOrder();
    await checkout.read('We could not arrange the invoice, and nothing was ordered.');
  });

  it('keeps a company’s available limit over ten edits of the basket, each decided again', async () => {
    const readCredit = () => stage.system.backend.store.readCompanyCredit('test', 'vat:DE812345678', 'EUR');
    const before = (await readCredit())?.exposure ?? 0;
    await checkout.tryCompany('de-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
    const limit = (await readCredit())?.limit;
    for (let edit = 1; edit <= 10; edit += 1) {
      const gross = 124_900 + edit * 1_000;
      const written = `€${(gross / 100).toLocaleString('en', { minimumFractionDigits: 2 })}`;
      await checkout.addTenEuros();
      await checkout.read('Your basket has changed.');
      await checkout.waitForTotal(written);
      await checkout.checkCompany();
      await checkout.seeApproval(written);
      expect(await readCredit()).to.include({ exposure: before + gross, limit });
    }
    await checkout.pickAmount('€49.99');
    await checkout.seeNoOffer('amount_too_low');
    const requests = checkout.page.getByRole('list', { name: 'Events and requests' });
    await requests
      .getByText(/release 200/)
      .nth(10)
      .waitFor();
    expect(availableCredit((await readCredit())!)).to.equal(limit! - before);
  });
});
