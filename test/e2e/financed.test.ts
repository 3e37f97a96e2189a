import { expect } from 'chai';
import type { CheckoutPage } from './checkout-page.js';
import { Stage } from './stage.js';

interface PortalOrder {
  readonly uuid: string;
  readonly state: string;
  readonly external_code: string | null;
}

describe('an account that Billie finances', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    checkout = await stage.visit();
    await checkout.chooseMerchant('financed');
    await checkout.seeOffer();
  });
  afterEach(() => checkout.close());

  const ordersAtBillie = async (): Promise<readonly PortalOrder[]> => {
    const response = await fetch(`${stage.system.sandbox.urls.billie}/portal/orders`);
    return ((await response.json()) as { items: PortalOrder[] }).items;
  };

  it('has Billie decide, and Billie learns the order number', async () => {
    await checkout.tryCompany('de-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Invoice, with Billie');
    const reference = new URL(checkout.page.url()).pathname.split('/').at(-1);
    // A job tells it, within seconds.
    let told: string | null | undefined;
    while (told !== reference) told = (await ordersAtBillie())[0]?.external_code;
    expect((await ordersAtBillie())[0]).to.include({ state: 'created' });
  });

  it('shows nothing to companies outside Germany', async () => {
    await checkout.chooseCountry('AT');
    await checkout.seeNoOffer('country_not_supported');
  });

  it('loses no order whose answer is lost, and asks for none a second time', async () => {
    const before = (await ordersAtBillie()).length;
    await checkout.tryCompany('de-authorized');
    await checkout.chooseInvoice();
    await checkout.showFields();
    await checkout.type('E-mail', 'uno.eins+lost@zeta.example');
    await checkout.checkCompany();
    await checkout.read('The answer is taking longer');
    expect(await ordersAtBillie()).to.have.length(before + 1);
  });
});
