import axe from 'axe-core';
import { expect } from 'chai';
import type { CheckoutPage } from './checkout-page.js';
import { scenes } from './scenes.js';
import { Stage } from './stage.js';

describe('axe finds nothing', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  beforeEach(async () => {
    checkout = await stage.visit();
    await checkout.seeOffer();
  });
  afterEach(() => checkout.close());

  for (const { name, reach } of scenes) {
    it(`in a checkout that is "${name}", light and dark, on a desk and on a phone`, async () => {
      await reach(checkout);
      for (const colorScheme of ['light', 'dark'] as const) {
        for (const width of [1280, 360]) {
          await checkout.page.emulateMedia({ colorScheme });
          await checkout.page.setViewportSize({ width, height: 900 });
          expect(await findViolations(checkout), `${colorScheme}, ${width} px`).to.deep.equal([]);
        }
      }
    });
  }

  // What the state is called in the demo's log, which is English in every language.
  const ends = [
    ['de-authorized', 'authorized'],
    ['de-review', 'inReview'],
    // What is refused holds nothing of the company's limit, which is the same for all languages.
    ['de-declined', 'declined'],
    ['de-unknown', 'declined'],
    ['de-correction', 'correcting'],
  ] as const;
  for (const language of ['en', 'de', 'fr', 'nl', 'sv', 'nb', 'fi', 'es', 'da']) {
    it(`in ${language}: searching, with mistakes, and whatever is decided`, async () => {
      await checkout.page.setViewportSize({ width: 320, height: 900 });
      await checkout.chooseLanguage(language);
      await checkout.openMethod();
      expect(await findViolations(checkout), 'searching').to.deep.equal([]);
      await checkout.send();
      expect(await findViolations(checkout), 'with mistakes').to.deep.equal([]);
      for (const [company, state] of ends) {
        await checkout.tryCompany(company);
        await checkout.send();
        await checkout.seeState(state);
        expect(await findViolations(checkout), company).to.deep.equal([]);
        expect(await checkout.overflow(), company).to.equal(0);
      }
    });
  }

  it('on the page that confirms the order', async () => {
    await checkout.tryCompany('no-authorized');
    await checkout.chooseInvoice();
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
    await checkout.placeOrder();
    await checkout.seeConfirmation('Invoice, with Billie');
    expect(await findViolations(checkout)).to.deep.equal([]);
  });

  it('but does find a fault that was put there', async () => {
    await checkout.page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
    expect(await findViolations(checkout)).to.have.length(1);
  });
});

/** What axe complains of: the rule, and where. */
async function findViolations({ page }: CheckoutPage): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  );
}
