import { expect } from '@open-wc/testing';
import { FormHarness } from './form-harness.js';

describe('The legal form', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  const chosen = (): string | undefined => form.entry['company.legalForm'];

  it('is preset from the ending of the name', async () => {
    form = await FormHarness.open();
    await form.type('Company name', 'Muster GmbH');
    expect(chosen()).to.equal('2HBR');
    expect(form.see('Legal form').value).to.equal('2HBR');
  });

  it('follows the name as it grows, and as it shrinks', async () => {
    form = await FormHarness.open();
    await form.type('Company name', 'Muster GmbH & Co. KG');
    expect(chosen()).to.equal('8Z6G');
    await form.type('Company name', 'Muster');
    expect(chosen()).to.equal('');
  });

  it('stays as the buyer has chosen it, even where the choice equals the guess', async () => {
    form = await FormHarness.open();
    await form.type('Company name', 'Muster GmbH');
    await form.choose('Legal form', 'GmbH');
    await form.type('Company name', 'Muster AG');
    expect(chosen()).to.equal('2HBR');
    expect(form.see('Legal form').value).to.equal('2HBR');
  });

  it('stays as the shop has given it', async () => {
    form = await FormHarness.open({ prefilled: { 'company.legalForm': '6QQB' } });
    await form.type('Company name', 'Muster GmbH');
    expect(chosen()).to.equal('6QQB');
  });

  it('of another country is no choice here', async () => {
    form = await FormHarness.open({ country: 'NO', prefilled: { 'company.legalForm': '2HBR' } });
    expect(form.see('Legal form').value).to.equal('');
    await form.type('Company name', 'Fjordlys Elektro AS');
    expect(chosen()).to.equal('YI42');
    expect(form.see('Legal form').value).to.equal('YI42');
  });

  it('shows what is known after the country has changed and changed back', async () => {
    form = await FormHarness.open({ entry: { 'company.legalForm': '6QQB' } });
    await form.moveTo('NO');
    await form.choose('Legal form', 'NUF');
    await form.moveTo('DE');
    expect(form.see('Legal form').value).to.equal('');
    await form.type('Company name', 'Muster KG');
    expect(form.see('Legal form').value).to.equal('8Z6G');
  });

  it('is asked for in words of its own', async () => {
    form = await FormHarness.open();
    await form.press('Check my company');
    expect(form.see('Legal form').issue).to.equal('Please choose your legal form.');
  });

  it('decides which numbers are asked for', async () => {
    form = await FormHarness.open();
    expect(form.fields).to.include('Register number');
    await form.choose('Legal form', 'GbR');
    expect(form.fields).to.include('VAT number').and.not.include('Register number');
  });
});
