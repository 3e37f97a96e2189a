import { expect, waitUntil } from '@open-wc/testing';
import { FormHarness } from './form-harness.js';

// Milliseconds: a test server that has just begun may take long over a first module.
const patience = 10_000;

describe('The phone field', () => {
  let form: FormHarness;

  beforeEach(async function () {
    this.timeout(2 * patience);
    form = await FormHarness.open();
    // The numbering plans come when the field has the focus for the first time.
    const isHere = async (): Promise<boolean> => {
      await form.type('Phone', '03012345678');
      return form.see('Phone').value !== '03012345678';
    };
    await waitUntil(isHere, 'the numbering plans do not come', { timeout: patience });
  });
  afterEach(() => form.close());

  it('groups a number while it is typed', () => {
    expect(form.see('Phone').value).to.equal('030 12345678');
    expect(form.entry['contact.phone']).to.equal('030 12345678');
  });

  it('takes a number of another country as it is', async () => {
    await form.fill('Phone', '+41446681800');
    expect(form.see('Phone')).to.include({ issue: '', isMarkedWrong: false });
  });

  it('leaves alone what is changed in the middle', () => {
    const control = form.control('Phone') as HTMLInputElement;
    control.value = '030 912345678';
    control.setSelectionRange(5, 5);
    control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    expect([control.value, control.selectionStart]).to.deep.equal(['030 912345678', 5]);
  });

  it('lets a blank be taken away', () => {
    const control = form.control('Phone') as HTMLInputElement;
    control.value = '030';
    control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'deleteContentBackward' }));
    expect(form.entry['contact.phone']).to.equal('030');
  });

  it('takes what a password manager writes', async () => {
    const control = form.control('Phone') as HTMLInputElement;
    control.value = '004930123456';
    control.dispatchEvent(new Event('input', { bubbles: true }));
    await form.leave('Phone');
    expect(form.see('Phone')).to.include({ value: '+49 30 123456', issue: '' });
  });

  it('may stay empty', async () => {
    await form.fill('Phone', '');
    expect(form.see('Phone').issue).to.equal('');
  });

  it('says so when it cannot be a number', async () => {
    await form.fill('Phone', 'call me');
    expect(form.see('Phone').issue).to.equal('Please check the phone number, or leave it out.');
  });
});
