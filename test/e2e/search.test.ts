import { expect } from 'chai';
import type { CheckoutPage } from './checkout-page.js';
import { Stage } from './stage.js';

describe('a buyer whose company is in a register', function () {
  let stage: Stage;
  let checkout: CheckoutPage;

  before(async () => (stage = await Stage.open()));
  after(() => stage.close());
  afterEach(() => checkout.close());

  async function visit(country: string): Promise<void> {
    checkout = await stage.visit({ viewport: { width: 360, height: 800 } });
    await checkout.chooseCountry(country);
    await checkout.seeOffer();
    await checkout.chooseInvoice();
  }

  it('finds it by the beginning of its name, and is authorized, with the keyboard alone', async () => {
    await visit('NO');
    const { keyboard } = checkout.page;
    await checkout.tabTo(checkout.searchField);
    await keyboard.type('fjordl');
    await checkout.found.filter({ hasText: 'FJORDLYS ELEKTRO AS' }).waitFor();
    await keyboard.press('Enter');
    await checkout.read('312 345 676');
    await checkout.tabTo(checkout.checkButton);
    await keyboard.press('Enter');
    await checkout.seeApproval('€1,249.00');
  });

  it('finds it by its number where the register knows numbers only', async () => {
    await visit('SE');
    await checkout.search('559853-6018');
    await checkout.found.filter({ hasText: 'Provljus AB' }).click();
    await checkout.read('Provljus AB');
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
  });

  it('sees on a card what was found, and can change it', async () => {
    await visit('NO');
    await checkout.search('fjordl');
    await checkout.found.filter({ hasText: 'FJORDLYS' }).click();
    await checkout.press('Change Your company');
    expect(await checkout.field('Organisation number').inputValue()).to.match(/312 ?345 ?676/u);
  });

  it('goes on by hand when it is not listed, without typing its name again', async () => {
    await visit('NO');
    await checkout.search('nobody knows this one');
    await checkout.found.filter({ hasText: 'My company is not listed' }).click();
    await checkout.field('Post town').waitFor();
    expect(await checkout.field('Company name').inputValue()).to.equal('nobody knows this one');
  });

  it('may paste all of it at once, and is told so', async () => {
    checkout = await stage.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await checkout.chooseCountry('NO');
    await checkout.seeOffer();
    await checkout.chooseInvoice();
    const text = 'Fjordlys Elektro AS\nStrandgata 4\n5004 Bergen\nOrg.nr. 312 345 676';
    await checkout.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await checkout.searchField.focus();
    await checkout.waitForChecks();
    await checkout.page.keyboard.press('ControlOrMeta+v');
    await checkout.field('Post town').waitFor();
    expect(await checkout.field('Organisation number').inputValue()).to.equal('312 345 676');
    expect(await checkout.field('Street and house number').inputValue()).to.equal('Strandgata 4');
    await checkout.readStatus('Pasted into the right fields.');
    await checkout.checkCompany();
    await checkout.seeApproval('€1,249.00');
  });

  it('gets the plain fields when the backend does not answer', async () => {
    await visit('NO');
    await checkout.setBackendReachable(false);
    await checkout.searchField.fill('fjord');
    await checkout.field('Post town').waitFor();
    expect(await checkout.field('Company name').inputValue()).to.equal('fjord');
  });

  it('chooses the court of a German number from a list, by a name that people use', async () => {
    await visit('DE');
    await checkout.byHand.click();
    const number = checkout.field('Register number');
    await number.focus();
    // The courts come when somebody is about to type.
    await checkout.page.getByRole('combobox', { name: 'Register number' }).waitFor();
    await number.pressSequentially('hrb 178881 b, berl');
    await checkout.found.filter({ hasText: 'Charlottenburg' }).click();
    expect(await number.inputValue()).to.equal('HRB 178881 B, Charlottenburg');
    expect(await checkout.found.count()).to.equal(0);
    expect(await checkout.overflow()).to.equal(0);
  });
});
