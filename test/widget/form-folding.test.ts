import { expect } from '@open-wc/testing';
import { FormHarness, zeta } from './form-harness.js';

const { 'contact.email': email, ...unaddressed } = zeta;
const company = Object.fromEntries(Object.entries(zeta).filter(([path]) => path.startsWith('company.')));

describe('What the shop knows', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('is told on cards and not asked for', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: zeta });
    expect(form.fields).to.deep.equal(['Phone', 'Your order number', 'Invoice e-mail']);
    expect(form.text)
      .to.contain('Zeta Electronics Gold GmbH')
      .and.contain('Tannenweg 4, 77716 Haslach im Kinzigtal')
      .and.contain('DE 812 345 678 · HRB 934855')
      .and.contain('Uno Eins')
      .and.contain('uno.eins@zeta.example');
  });

  it('can be sent with one press', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: zeta });
    await form.press('Check my company');
    expect(form.state.name).to.equal('authorizing');
  });

  it('opens as fields when the buyer wants to change it, and stays as it was', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: zeta });
    await form.press('Change Your company');
    expect(form.focused).to.equal('Company name');
    expect(form.see('Town').value).to.equal('Haslach im Kinzigtal');
    expect(form.fields).not.to.include('Last name');
  });

  it('is asked for where something is missing: a contact without e-mail is no contact', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: unaddressed });
    expect(form.fields).to.include.members(['First name', 'Last name', 'E-mail']).and.not.include('Town');
    await form.fill('E-mail', email ?? '');
    await form.press('Check my company');
    expect(form.state.name).to.equal('authorizing');
  });

  it('is asked for below the card, if it is a detail that is missing', async () => {
    const { 'company.registrationNumber': number, ...rest } = zeta;
    form = await FormHarness.open({ mode: 'test', prefilled: rest });
    expect(form.fields).to.include('Register number').and.not.include('Company name');
    await form.fill('Register number', number ?? '');
    await form.press('Check my company');
    expect(form.state.name).to.equal('authorizing');
  });

  it('is shown as fields where something is wrong with it', async () => {
    form = await FormHarness.open({ prefilled: { ...zeta, 'company.address.postcode': '7771' } });
    expect(form.see('Postcode').isMarkedWrong).to.equal(true);
    expect(form.fields).to.include('Company name').and.not.include('Last name');
  });

  it('names the legal form where the name does not', async () => {
    form = await FormHarness.open({ mode: 'test', prefilled: { ...company, 'company.name': 'Zeta Electronics Gold' } });
    expect(form.text).to.contain('Zeta Electronics Gold (GmbH)');
  });

  it('keeps its cards in the language of the page', async () => {
    form = await FormHarness.open({ mode: 'test', language: 'de', prefilled: zeta });
    expect(form.buttons.some((name) => name.startsWith('Ändern'))).to.equal(true);
  });
});
