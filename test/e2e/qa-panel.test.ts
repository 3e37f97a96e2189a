import axe from 'axe-core';
import { expect } from 'chai';
import type { CheckoutPage } from './checkout-page.js';
import { Stage } from './stage.js';

describe('the QA panel', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  afterEach(() => checkout.close());

  describe('has a matrix of what is eligible, which', () => {
    beforeEach(async () => {
      checkout = await stage.visit();
      await checkout.seeOffer();
      await checkout.unfold(/Eligibility matrix/);
      await checkout.panel.getByText('the rules of this shop’s offer').waitFor();
    });

    it('shows ten countries and five amounts', async () => {
      expect(await checkout.matrixCells().count()).to.equal(50);
      expect(
        await checkout
          .matrixCells()
          .filter({ hasText: /eligible$/u })
          .count(),
      ).to.equal(27);
    });

    for (const cell of ['France, €50.00', 'Denmark, €1,249.00', 'Sweden, €19,999.00']) {
      it(`says "eligible" for ${cell}, and so does the element`, async () => {
        await checkout.pickAmount('€49.99');
        await checkout.seeNoOffer('amount_too_low');
        expect(await clickCell(checkout, cell)).to.deep.equal(['eligible']);
        await checkout.seeOffer();
      });
    }

    const refusals = [
      { cell: 'Germany, €49.99', reasons: ['amount_too_low'] },
      { cell: 'Norway, €19,999.01', reasons: ['amount_too_high'] },
      { cell: 'Switzerland, €50.00', reasons: ['country_not_supported'] },
      { cell: 'Austria, €1,249.00', trial: 'Yes', reasons: ['trial_period'] },
      { cell: 'Spain, €1,249.00', buyer: 'Consumer', reasons: ['buyer_not_business'] },
      { cell: 'Finland, €1,249.00', buyer: 'Not known', reasons: ['buyer_type_unknown'] },
      {
        cell: 'Switzerland, €49.99',
        buyer: 'Not known',
        trial: 'Yes',
        reasons: ['buyer_type_unknown', 'country_not_supported', 'trial_period', 'amount_too_low'],
      },
    ] as const;
    for (const { cell, reasons, ...situation } of refusals) {
      const { buyer, trial } = { buyer: 'Business', trial: 'No' as const, ...situation };
      it(`says "${reasons.join(', ')}" for ${cell}, and the element for the same reasons shows nothing`, async () => {
        await checkout.turnMatrix(buyer, trial);
        expect(await clickCell(checkout, cell)).to.deep.equal(reasons);
        await seeReasons(checkout, reasons);
        await checkout.invoice.waitFor({ state: 'hidden' });
      });
    }

    it('marks the case that is set, follows the panel to another, and marks none while the merchant is not active', async () => {
      const marked = checkout.matrixCells().and(checkout.panel.locator('[aria-current="true"]'));
      expect(await marked.innerText()).to.contain('Germany, €1,249.00');
      await clickCell(checkout, 'Netherlands, €50.00');
      expect(await marked.innerText()).to.contain('Netherlands, €50.00');
      expect(await checkout.panel.getByLabel('Country').inputValue()).to.equal('NL');
      await checkout.chooseBuyerType('consumer');
      await checkout.addTrial();
      expect(await marked.textContent()).to.equal('Netherlands, €50.00: buyer_not_business, trial_period');
      await checkout.chooseMerchant('inactive');
      expect(await marked.count()).to.equal(0);
      await clickCell(checkout, 'Netherlands, €50.00');
      expect(await checkout.panel.getByLabel('Merchant').inputValue()).to.equal('active');
      await seeReasons(checkout, ['buyer_not_business', 'trial_period']);
    });

    it('leaves the panel alone while it is turned, and is operated with the keyboard', async () => {
      await checkout.turnMatrix('Consumer', 'Yes');
      expect(await checkout.panel.getByLabel('Buyer type').inputValue()).to.equal('business');
      await checkout.turnMatrix('Business', 'No');
      const cell = checkout.matrixCells('Germany, €49.99');
      await checkout.tabTo(cell);
      await checkout.page.keyboard.press('Enter');
      await checkout.seeNoOffer('amount_too_low');
      expect(await cell.evaluate((button) => button.matches(':focus[aria-current]'))).to.equal(true);
    });
  });

  describe('lists the companies of the sandbox, which', () => {
    const zeta = 'Zeta: authorized';

    it('are those of the country that is chosen, with what comes of them', async () => {
      checkout = await stage.visit();
      await checkout.unfold(/Sandbox companies: Germany/u);
      const row = checkout.panel.getByRole('listitem').filter({ hasText: zeta });
      expect(await row.innerText()).to.contain('Approved at once.');
      await checkout.chooseCountry('NO');
      await checkout.companyButton('Copy', 'Fjordlys: authorized').waitFor();
      expect(await checkout.companyButton('Copy', zeta).count()).to.equal(0);
      await checkout.chooseCountry('CH');
      await checkout.panel.getByText('No company of this country is in the sandbox.').waitFor();
    });

    it('are filled in, and filled in again after somebody changed the form', async () => {
      checkout = await stage.visit();
      await checkout.seeOffer();
      await checkout.unfold(/Sandbox companies/u);
      await checkout.companyButton('Fill in', zeta).click();
      await checkout.chooseInvoice();
      await checkout.read('Zeta Electronics Gold GmbH');
      await checkout.read('DE 812 345 678 · HRB 934855');
      expect(await checkout.panel.getByLabel('Company to try').inputValue()).to.equal('de-authorized');
      await checkout.showFields();
      await checkout.type('Company name', 'Somebody else GmbH');
      await checkout.companyButton('Fill in', zeta).click();
      await checkout.read('DE 812 345 678 · HRB 934855');
      await checkout.showFields();
      expect(await checkout.field('Company name').inputValue()).to.equal('Zeta Electronics Gold GmbH');
    });

    it('are copied line by line, and that is announced', async () => {
      checkout = await stage.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
      await checkout.unfold(/Sandbox companies/u);
      await checkout.companyButton('Copy', zeta).click();
      await checkout.panel.getByRole('status').getByText(`Copied: ${zeta}`, { exact: true }).waitFor();
      expect(await checkout.page.evaluate(() => navigator.clipboard.readText())).to.equal(zetaInLines);
    });

    it('can be copied by hand when the browser does not let the page', async () => {
      checkout = await stage.visit({ permissions: [] });
      await checkout.unfold(/Sandbox companies/u);
      await checkout.companyButton('Copy', zeta).click();
      await checkout.panel.getByRole('status').getByText('This browser does not let the page copy.').waitFor();
      expect(await checkout.page.evaluate(() => getSelection()?.toString())).to.equal(zetaInLines);
    });
  });

  it('has nothing that axe finds, light and dark, on a desk and on a phone, with everything unfolded', async () => {
    checkout = await stage.visit({ permissions: [] });
    await checkout.seeOffer();
    await checkout.unfold(/Sandbox companies/u);
    await checkout.unfold(/Eligibility matrix/u);
    await checkout.companyButton('Copy', 'Zeta: authorized').click();
    await checkout.panel.getByRole('group', { name: 'Entry, to be copied by hand' }).waitFor();
    await checkout.page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 360]) {
        await checkout.page.emulateMedia({ colorScheme });
        await checkout.page.setViewportSize({ width, height: 900 });
        expect(await findViolations(checkout), `${colorScheme}, ${width} px`).to.deep.equal([]);
        const needed = await checkout.page.evaluate(() => document.documentElement.scrollWidth);
        expect(needed, 'width of the page').to.equal(width);
      }
    }
  });
});

const zetaInLines = [
  'Company name: Zeta Electronics Gold GmbH',
  'Legal form: GmbH',
  'VAT number: DE812345678',
  'Register number: HRB 934855',
  'Street and house number: Tannenweg 4',
  'Postcode: 77716',
  'Town: Haslach im Kinzigtal',
  'First name: Uno',
  'Last name: Eins',
  'E-mail: uno.eins@zeta.example',
  'Country: Germany',
].join('\n');

/** Sets the panel to a cell; the answer is what the cell says. */
async function clickCell(checkout: CheckoutPage, name: string): Promise<string[]> {
  const cell = checkout.matrixCells(`${name}:`);
  const text = (await cell.textContent()) ?? '';
  await cell.click();
  return text.slice(name.length + 2).split(', ');
}

/** Waits until the element gives these reasons and no others. */
async function seeReasons({ panel }: CheckoutPage, reasons: readonly string[]): Promise<void> {
  const told = panel.locator('#verdict code');
  for (const [index, reason] of reasons.entries()) {
    await told
      .nth(index)
      .and(panel.getByText(reason, { exact: true }))
      .waitFor();
  }
  expect(await told.allInnerTexts()).to.deep.equal(reasons);
}

async function findViolations({ page }: CheckoutPage): Promise<string[]> {
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}
