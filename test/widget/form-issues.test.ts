import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { FormHarness, zeta } from './form-harness.js';

const doubtful = { ...zeta, 'company.vatNumber': 'DE 812 345 679' };
const doubt = 'The check digit does not fit. Please compare it with an invoice of yours.';
const insistence = 'The number is right as it is';

describe('An issue', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('is not told while the buyer types for the first time', async () => {
    form = await FormHarness.open();
    await form.type('Postcode', '7771');
    expect(form.see('Postcode')).to.include({ issue: '', isMarkedWrong: false });
  });

  it('is not told as long as the rules have not arrived, and nothing seems right either', async () => {
    form = await FormHarness.open({ isUnanswered: true });
    await form.fill('Postcode', '7771');
    await form.fill('VAT number', 'DE 812 345 678');
    expect(form.see('Postcode')).to.include({ issue: '', isMarkedWrong: false, value: '7771' });
    expect(form.see('VAT number')).to.include({ issue: '', hasTick: false });
  });

  it('is told once the field is left', async () => {
    form = await FormHarness.open();
    await form.fill('Postcode', '7771');
    expect(form.see('Postcode')).to.include({ issue: 'Five digits, please.', isMarkedWrong: true });
  });

  it('goes as soon as the field is right', async () => {
    form = await FormHarness.open();
    await form.fill('Postcode', '7771');
    await form.type('Postcode', '77716');
    expect(form.see('Postcode')).to.include({ issue: '', isMarkedWrong: false });
  });

  it('changes as the buyer types on', async () => {
    form = await FormHarness.open();
    await form.fill('Postcode', '7771');
    await form.type('Postcode', '');
    expect(form.see('Postcode').issue).to.equal('Please fill this in.');
  });

  it('of a field left as it was found is not told, not even when typing begins later', async () => {
    form = await FormHarness.open();
    form.control('E-mail').focus();
    await form.leave('E-mail');
    expect(form.see('E-mail').issue).to.equal('');
    await form.type('E-mail', 'uno');
    expect(form.see('E-mail').issue).to.equal('');
  });

  it('is not told when only the window is left', async () => {
    form = await FormHarness.open();
    await form.type('Postcode', '7771');
    form.control('Postcode').dispatchEvent(new FocusEvent('blur'));
    window.dispatchEvent(new KeyboardEvent('keyup', { key: 'Alt' }));
    await form.element.updateComplete;
    expect(form.see('Postcode').issue).to.equal('');
  });

  it('in what the shop filled in is told at once', async () => {
    form = await FormHarness.open({ prefilled: { 'company.address.postcode': '7771' } });
    expect(form.see('Postcode').issue).to.equal('Five digits, please.');
    expect(form.see('Town').issue).to.equal('');
  });

  it('is told everywhere after a try to send, and the focus goes to the first', async () => {
    form = await FormHarness.open({
      mode: 'test',
      entry: { ...zeta, 'contact.email': 'uno', 'company.address.postcode': '' },
    });
    await form.press('Check my company');
    expect(form.state.name).to.equal('editing');
    expect(form.see('Postcode').issue).to.equal('Please fill this in.');
    expect(form.see('E-mail').issue).to.contain('Please check the e-mail address.');
    expect(form.see('Phone')).to.include({ issue: '', isMarkedWrong: false });
    expect(form.focused).to.equal('Postcode');
  });

  it('is not said twice to screen readers after a try to send: the field with the focus says it', async () => {
    form = await FormHarness.open();
    await form.fill('Postcode', '7771');
    await form.press('Check my company');
    expect(form.announced).to.equal('');
  });

  it('of the field left last is said to screen readers', async () => {
    form = await FormHarness.open();
    await form.fill('Postcode', '7771');
    expect(form.announced).to.equal('Postcode: Five digits, please.');
    await form.type('Postcode', '77716');
    expect(form.announced).to.equal('');
  });

  it('does not push a button away from under the press that leaves the field', async () => {
    form = await FormHarness.open();
    await form.type('E-mail', 'uno');
    const button = form.button('Check my company');
    button.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
    await sendMouse({ type: 'move', position });
    await sendMouse({ type: 'down' });
    expect(button.getBoundingClientRect().y).to.equal(y);
    await sendMouse({ type: 'up' });
    await form.element.updateComplete;
    expect(form.see('E-mail').issue).to.contain('Please check the e-mail address.');
    expect(form.focused).to.equal('Company name');
  });
});

describe('A doubt', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('explains itself and stops', async () => {
    form = await FormHarness.open({ entry: doubtful });
    await form.press('Check my company');
    expect(form.state.name).to.equal('editing');
    expect(form.see('VAT number')).to.include({ issue: doubt, isMarkedWrong: true, hasTick: false });
  });

  it('can be answered; then it is a hint and stops no more', async () => {
    form = await FormHarness.open({ entry: doubtful });
    await form.press('Check my company');
    await form.press(insistence);
    expect(form.see('VAT number')).to.include({ issue: doubt, isMarkedWrong: false });
    expect(form.focused).to.equal('VAT number');
    await form.press('Check my company');
    expect(form.state.name).to.equal('authorizing');
  });

  it('answered about what the shop filled in stays answered when the field is left', async () => {
    form = await FormHarness.open({ prefilled: { ...zeta, 'company.vatNumber': 'de812345679' } });
    await form.press(insistence);
    await form.leave('VAT number');
    expect(form.see('VAT number')).to.include({ value: 'DE 812 345 679', isMarkedWrong: false });
    expect(form.buttons).not.to.include(insistence);
  });

  it('comes back when the number is changed', async () => {
    form = await FormHarness.open({ prefilled: doubtful });
    await form.press(insistence);
    await form.fill('VAT number', 'DE 812 345 677');
    expect(form.see('VAT number').isMarkedWrong).to.equal(true);
    expect(form.buttons).to.include(insistence);
  });

  it('is only a hint in test mode', async () => {
    form = await FormHarness.open({ mode: 'test', entry: zeta, prefilled: doubtful });
    await form.press('Change Your company');
    expect(form.see('VAT number')).to.include({ issue: doubt, isMarkedWrong: false });
    await form.press('Check my company');
    expect(form.state.name).to.equal('authorizing');
  });
});

describe('A field that is right', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('takes its tidy form when it is left', async () => {
    form = await FormHarness.open();
    await form.fill('VAT number', 'de111111125');
    await form.fill('Register number', 'hrb934855');
    await form.fill('Postcode', 'D-77716');
    await form.fill('Town', '  Haslach   im Kinzigtal ');
    expect(form.see('VAT number').value).to.equal('DE 111 111 125');
    expect(form.see('Register number').value).to.equal('HRB 934855');
    expect(form.see('Postcode').value).to.equal('77716');
    expect(form.see('Town').value).to.equal('Haslach im Kinzigtal');
  });

  it('shows a tick if it can be told to be well formed, once it was left', async () => {
    form = await FormHarness.open();
    await form.type('VAT number', 'DE 111 111 125');
    expect(form.see('VAT number').hasTick).to.equal(false);
    await form.leave('VAT number');
    await form.fill('Town', 'Haslach');
    expect(form.see('VAT number').hasTick).to.equal(true);
    expect(form.see('Town').hasTick).to.equal(false);
  });

  it('shows its tick at once where the shop filled it in', async () => {
    form = await FormHarness.open({ prefilled: zeta });
    expect(form.see('Company name').hasTick).to.equal(true);
    expect(form.see('Register number').hasTick).to.equal(true);
  });

  it('is kept as a password manager wrote it, though it fills and leaves in one go', async () => {
    form = await FormHarness.open({ entry: { 'company.address.city': ' Old  Town ' } });
    const control = form.control('Town');
    control.value = 'Haslach';
    control.dispatchEvent(new InputEvent('input', { bubbles: true }));
    control.dispatchEvent(new FocusEvent('blur'));
    await form.element.updateComplete;
    expect(form.entry['company.address.city']).to.equal('Haslach');
  });
});
