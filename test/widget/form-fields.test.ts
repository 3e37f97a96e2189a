import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FormHarness, zeta } from './form-harness.js';

describe('The form', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('asks a German company for two numbers', async () => {
    form = await FormHarness.open();
    expect(form.fields).to.deep.equal([
      'Company name',
      'Legal form',
      'VAT number',
      'Register number',
      'Street and house number',
      'Postcode',
      'Town',
      'First name',
      'Last name',
      'E-mail',
      'Phone',
      'Your order number',
      'Invoice e-mail',
    ]);
  });

  it('asks a Norwegian company for one number, in its own words', async () => {
    form = await FormHarness.open({ country: 'NO' });
    expect(form.fields).to.include.members(['Organisation number', 'Post town']).and.not.include('VAT number');
  });

  it('marks what may be left out', async () => {
    form = await FormHarness.open();
    expect(form.text)
      .to.contain('Phone (optional)')
      .and.contain('Invoice e-mail (optional)')
      .and.not.contain('Last name (optional)');
    expect(form.control('Phone').required).to.equal(false);
    expect(form.control('Last name').required).to.equal(true);
  });

  it('tells browsers what to fill in and which keyboard to show', async () => {
    form = await FormHarness.open();
    const told = (field: string): (string | null)[] =>
      ['autocomplete', 'inputmode', 'enterkeyhint'].map((name) => form.control(field).getAttribute(name));
    expect(told('Company name')).to.deep.equal(['organization', 'text', 'next']);
    expect(told('Street and house number')).to.deep.equal(['address-line1', 'text', 'next']);
    expect(told('Postcode')).to.deep.equal(['postal-code', 'numeric', 'next']);
    expect(told('E-mail')).to.deep.equal(['email', 'email', 'next']);
    expect(told('Phone')).to.deep.equal(['tel', 'tel', 'next']);
    expect(told('Invoice e-mail')).to.deep.equal(['off', 'email', 'go']);
  });

  it('has controls that fingers hit and phones do not zoom into', async () => {
    form = await FormHarness.open();
    for (const field of form.fields) {
      const control = form.control(field);
      expect(control.getBoundingClientRect().height, field).to.be.at.least(44);
      expect(parseFloat(getComputedStyle(control).fontSize), field).to.be.at.least(16);
    }
  });

  it('is sent with Enter', async () => {
    form = await FormHarness.open({ mode: 'test', entry: zeta });
    form.control('Town').focus();
    await sendKeys({ press: 'Enter' });
    expect(form.state.name).to.equal('authorizing');
  });

  it('is sent with Enter where the page shows the button, too', async () => {
    form = await FormHarness.open({ mode: 'test', entry: zeta, showsButton: false });
    expect(form.buttons).to.deep.equal([]);
    form.control('Town').focus();
    await sendKeys({ press: 'Enter' });
    expect(form.state.name).to.equal('authorizing');
  });

  it('can be walked through with the keyboard, in the order in which it is read', async () => {
    form = await FormHarness.open();
    form.control('Company name').focus();
    const met = [form.focused];
    for (let presses = 1; presses < form.fields.length + 3; presses++) {
      await sendKeys({ press: 'Tab' });
      met.push(form.focused);
    }
    const after = [
      'Check my company',
      'Billie GmbH’s terms (opens in a new tab)',
      'privacy notice (opens in a new tab)',
    ];
    expect(met).to.deep.equal([...form.fields, ...after]);
  });

  it('takes the focus at the first field that still has to be filled', async () => {
    form = await FormHarness.open({
      prefilled: { 'company.name': 'Zeta Electronics Gold GmbH', 'company.legalForm': '2HBR' },
    });
    form.takeFocus('form');
    expect(form.focused).to.equal('VAT number');
  });

  it('takes the focus at its button if the shop has filled in everything', async () => {
    form = await FormHarness.open({ prefilled: zeta });
    form.takeFocus('form');
    expect(form.focused).to.equal('Check my company');
  });

  it('names whose terms apply, and links to them in a new tab', async () => {
    form = await FormHarness.open();
    const terms = form.link('Billie GmbH’s terms');
    expect(terms.href).to.equal('https://billie.example/terms');
    expect(terms).to.include({ target: '_blank', rel: 'noopener' });
    expect(terms.textContent).to.contain('(opens in a new tab)');
    expect(form.link('privacy notice').href).to.equal('https://billie.example/privacy');
  });

  it('leaves room for the words of the shop', async () => {
    form = await FormHarness.open({ slotted: '<p slot="intro">Orders ship on Fridays.</p>' });
    expect(form.slotted('intro')).to.equal('Orders ship on Fridays.');
  });

  it('says above the fields what happened to an earlier approval', async () => {
    form = await FormHarness.open({ entry: zeta, notice: 'basket_changed' });
    expect(form.text).to.match(/^Your basket has changed\./);
    expect(form.announced).to.contain('Your basket has changed.');
    expect(form.see('Town').value).to.equal('Haslach im Kinzigtal');
  });

  for (const width of [320, 459, 900]) {
    it(`fits a place ${width} px wide, also with wide text spacing`, async () => {
      form = await FormHarness.open({ language: 'de', prefilled: { ...zeta, 'company.address.postcode': '1' } });
      form.element.style.inlineSize = `${width}px`;
      for (const spacing of ['normal', '0.12em']) {
        form.element.style.letterSpacing = spacing;
        form.element.style.wordSpacing = spacing === 'normal' ? 'normal' : '0.16em';
        expect(form.width, spacing).to.be.at.most(width);
      }
    });
  }
});

describe('A paste', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('of a whole address goes to the fields that it belongs to', async () => {
    form = await FormHarness.open();
    expect(await form.paste('Company name', 'Zeta Electronics Gold GmbH\nTannenweg 4\n77716 Haslach')).to.equal(
      'placed',
    );
    expect(form.see('Company name').value).to.equal('Zeta Electronics Gold GmbH');
    expect(form.see('Street and house number').value).to.equal('Tannenweg 4');
    expect(form.see('Postcode').value).to.equal('77716');
    expect(form.see('Town').value).to.equal('Haslach');
    expect(form.entry['company.legalForm']).to.equal('2HBR');
  });

  it('of a number goes to the field of its kind, wherever it was pasted', async () => {
    form = await FormHarness.open();
    await form.paste('Company name', 'HRB 178881 B, Charlottenburg');
    expect(form.see('Register number').value).to.equal('HRB 178881 B, Charlottenburg');
    expect(form.see('Company name').value).to.equal('');
  });

  it('of an ordinary text is left to the browser', async () => {
    form = await FormHarness.open();
    expect(await form.paste('Company name', 'Zeta Electronics')).to.equal('left');
    expect(form.entry).to.deep.equal({});
  });

  it('before the rules have come is left to the browser', async () => {
    form = await FormHarness.open({ isUnanswered: true });
    expect(await form.paste('Company name', 'Tannenweg 4, 77716 Haslach')).to.equal('left');
  });
});
