import { expect } from '@open-wc/testing';
import type { CorrectedCompany } from '../../src/domain/decision.js';
import { compareWords } from '../../src/widget/view/difference.js';
import { attempt, FormHarness, zeta } from './form-harness.js';

const typed = { ...zeta, 'company.address.street': 'Tannenweg 44', 'company.address.postcode': '77715' };
const company: CorrectedCompany = { 'company.address.street': 'Tannenweg 4', 'company.address.postcode': '77716' };

describe('A correction', () => {
  let form: FormHarness;
  afterEach(() => form.close());

  it('shows the register beside what was typed, with only the differences marked', async () => {
    form = await FormHarness.open({ entry: typed, state: { name: 'correcting', company } });
    expect(form.text).to.contain('Is this your company?');
    expect(form.marks).to.deep.equal({ gone: ['44', '77715'], new: ['4', '77716'] });
    expect(form.text).to.contain('Tannenweg 44 4, 77715 77716 Haslach im Kinzigtal');
  });

  it('says both versions in words, for those who cannot see the marks', async () => {
    form = await FormHarness.open({ entry: typed, state: { name: 'correcting', company } });
    expect(form.text).to.contain('You wrote: Tannenweg 44, 77715. The register has: Tannenweg 4, 77716.');
  });

  it('is taken over and checked with one press', async () => {
    form = await FormHarness.open({ entry: typed, state: { name: 'correcting', company } });
    await form.press('Yes, use this');
    expect(form.entry).to.deep.equal(zeta);
    expect(form.element.effects).to.deep.include({ type: 'send', attempt });
  });

  it('can be refused; what was typed stands again', async () => {
    form = await FormHarness.open({ entry: typed, state: { name: 'correcting', company } });
    await form.press('No, edit');
    expect(form.see('Postcode').value).to.equal('77715');
  });

  it('of a name brings its legal form, and numbers in the form in which people write them', async () => {
    const other: CorrectedCompany = {
      'company.name': 'Zeta Electronics AG',
      'company.registrationNumber': 'HRB934856',
    };
    form = await FormHarness.open({ entry: zeta, state: { name: 'correcting', company: other } });
    expect(form.marks).to.deep.equal({ gone: ['Gold GmbH', '934855'], new: ['AG', '934856'] });
    await form.press('Yes, use this');
    expect(form.entry).to.include({ 'company.legalForm': '6QQB', 'company.registrationNumber': 'HRB 934856' });
  });

  it('of a name without an ending leaves the legal form alone', async () => {
    form = await FormHarness.open({
      entry: zeta,
      state: { name: 'correcting', company: { 'company.name': 'Zeta Electronics' } },
    });
    await form.press('Yes, use this');
    expect(form.entry).to.include({ 'company.legalForm': '2HBR' });
  });

  it('of the legal form alone is shown beside the name, by its abbreviation, and taken over', async () => {
    const other: CorrectedCompany = { 'company.legalForm': '6QQB' };
    form = await FormHarness.open({ entry: zeta, state: { name: 'correcting', company: other } });
    expect(form.marks).to.deep.equal({ gone: ['GmbH'], new: ['AG'] });
    expect(form.text).to.contain('You wrote: GmbH. The register has: AG.');
    await form.press('Yes, use this');
    expect(form.entry).to.deep.equal({ ...zeta, 'company.legalForm': '6QQB' });
  });
});

describe('Comparing texts word by word', () => {
  const compare = (before: string, after: string): string =>
    compareWords(before, after)
      .map(({ kind, words }) => ({ same: words, gone: `-(${words})`, new: `+(${words})` })[kind])
      .join(' ');

  it('finds words put in, taken out and changed', () => {
    expect(compare('Zeta GmbH', 'Zeta Gold GmbH')).to.equal('Zeta +(Gold) GmbH');
    expect(compare('Zeta Gold GmbH', 'Zeta GmbH')).to.equal('Zeta -(Gold) GmbH');
    expect(compare('Am Ring 1', 'Am Ring 2')).to.equal('Am Ring -(1) +(2)');
    expect(compare('a b c', 'x y c')).to.equal('-(a b) +(x y) c');
  });

  it('counts a repeated word once', () => {
    expect(compare('Bau Bau', 'Bau Bau Bau')).to.equal('Bau Bau +(Bau)');
    expect(compare('Bau Bau Bau', 'Bau')).to.equal('Bau -(Bau Bau)');
  });

  it('knows texts with nothing in common, and none', () => {
    expect(compare('a', 'b')).to.equal('-(a) +(b)');
    expect(compare('', 'b')).to.equal('+(b)');
    expect(compare('a', '')).to.equal('-(a)');
    expect(compare('', '')).to.equal('');
    expect(compare(' same  words ', 'same words')).to.equal('same words');
  });
});
