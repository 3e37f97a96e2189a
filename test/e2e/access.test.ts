import { expect } from 'chai';
import { hasFocus, type CheckoutPage } from './checkout-page.js';
import { Stage } from './stage.js';

describe('whoever orders', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    checkout = await stage.visit();
    await checkout.seeOffer();
  });
  afterEach(() => checkout.close());

  it('needs no mouse: from choosing the method to the confirmed order', async () => {
    const { keyboard } = checkout.page;
    await checkout.tabTo(checkout.invoice);
    await keyboard.press('Space');
    await checkout.checkButton.waitFor();
    await checkout.tabTo(checkout.byHand);
    await keyboard.press('Enter');
    await checkout.field('Company name').waitFor();
    await keyboard.type('Zeta Electronics Gold GmbH');
    await checkout.writeNext('VAT number', 'DE812345678');
    await checkout.writeNext('Register number', 'HRB 934855');
    await checkout.writeNext('Street and house number', 'Tannenweg 4');
    await checkout.writeNext('Postcode', '77716');
    await checkout.writeNext('Town', 'Haslach im Kinzigtal');
    expect(await checkout.field('Legal form').evaluate(chosenText)).to.equal('GmbH');
    await keyboard.press('Enter');
    await checkout.seeApproval('€1,249.00');
    await checkout.tabTo(checkout.orderButton);
    await keyboard.press('Enter');
    await checkout.seeConfirmation('Invoice, with Billie');
  });

  it('is led to the first field that is wrong', async () => {
    await checkout.chooseInvoice();
    await checkout.showFields();
    await checkout.type('Company name', 'Zeta Electronics Gold GmbH');
    await checkout.checkCompany();
    await checkout.read('Please fill this in.');
    expect(await hasFocus(checkout.field('VAT number'))).to.equal(true);
  });

  it('loses nothing when the backend is out of reach, and goes on when it is back', async () => {
    await checkout.tryCompany('de-authorized');
    await checkout.chooseInvoice();
    await checkout.showFields();
    await checkout.type('Last name', 'Zwei');
    await checkout.waitForParts();
    await checkout.setBackendReachable(false);
    await checkout.checkCompany();
    await checkout.read('Your request may have arrived.');
    await checkout.setBackendReachable(true);
    await checkout.read('Nothing was ordered and nothing you typed is lost.');
    await checkout.press('Change my details');
    expect(await checkout.field('Last name').inputValue()).to.equal('Zwei');
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
  });

  it('tries again with one press', async () => {
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.waitForParts();
    await checkout.setBackendReachable(false);
    await checkout.checkCompany();
    await checkout.read('Your request may have arrived.');
    await checkout.setBackendReachable(true);
    await checkout.press('Try again');
    await checkout.seeApproval('€1,249.00');
  });

  it('keeps the form when a part of the element does not come, and checks once it does', async () => {
    await checkout.setPartsReachable(false);
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.read('The check could not be started.');
    await checkout.setPartsReachable(true);
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
  });

  it('can pay in another way while nothing of ours can be reached', async () => {
    await checkout.setBackendReachable(false);
    await checkout.open();
    await checkout.chooseOtherMethod('Bank transfer in advance');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Bank transfer in advance');
  });

  it('keeps what was typed while another method or country is looked at', async () => {
    await checkout.chooseInvoice();
    await checkout.showFields();
    await checkout.type('Company name', 'Zeta Electronics Gold GmbH');
    await checkout.chooseOtherMethod('Card');
    await checkout.chooseCountry('CH');
    await checkout.seeNoOffer('country_not_supported');
    await checkout.chooseCountry('DE');
    await checkout.seeOffer();
    await checkout.chooseInvoice();
    expect(await checkout.field('Company name').inputValue()).to.equal('Zeta Electronics Gold GmbH');
  });

  it('reads it in German', async () => {
    await checkout.chooseLanguage('de');
    await checkout.invoice.check();
    await checkout.read('Ihr Unternehmen');
    await checkout.page.getByRole('radio', { name: 'Kauf auf Rechnung mit Billie' }).waitFor();
  });
});

function chosenText(select: Element): string | undefined {
  return (select as HTMLSelectElement).selectedOptions[0]?.text;
}
