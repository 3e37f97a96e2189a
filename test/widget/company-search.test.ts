import { expect, waitUntil } from '@open-wc/testing';
import type { Proposal } from '../../src/widget/search/proposal.js';
import { SearchHarness } from './search-harness.js';

const fjord: Proposal = {
  name: 'Fjord Møbler AS',
  legalForm: 'YI42',
  registrationNumber: '923 609 016',
  address: { street: 'Storgata 1', postcode: '0155', city: 'Oslo' },
};
const fjordlys: Proposal = { name: 'Fjordlys AS' };
const notListed = 'My company is not listed';

describe('The company search', () => {
  let search: SearchHarness;
  afterEach(() => search.close());

  it('tells what it is before anything is typed', () => {
    search = new SearchHarness(() => []);
    expect(search.field.getAttribute('role')).to.equal('combobox');
    expect(search.field.getAttribute('aria-autocomplete')).to.equal('list');
    expect(search.field.autocomplete).to.equal('off');
    expect(search.isOpen).to.equal(false);
  });

  it('asks for what was typed and shows what tells companies apart', async () => {
    search = new SearchHarness(() => [fjord, fjordlys]);
    await search.find('fjord');
    expect(search.asked).to.deep.equal(['fjord']);
    expect(search.options).to.deep.equal([
      'Fjord Møbler AS Storgata 1, 0155 Oslo · 923 609 016',
      'Fjordlys AS',
      notListed,
    ]);
    expect(search.active).to.match(/^Fjord Møbler/u);
    expect(search.search.announcement).to.equal('2 companies found.');
  });

  it('asks once for a word that is typed without a pause', async () => {
    search = new SearchHarness(() => [fjord]);
    for (const text of ['fjo', 'fjor', 'fjord']) search.type(text);
    await waitUntil(() => search.isOpen);
    expect(search.asked).to.deep.equal(['fjord']);
  });

  it('asks for a name from three characters, for a number from eight', async () => {
    search = new SearchHarness(() => [fjord], { takesNames: false });
    search.type('923 609');
    await search.find('923 609 016');
    expect(search.asked).to.deep.equal(['923 609 016']);
  });

  it('fills in what was chosen with Enter, and every field of the company at that', async () => {
    search = new SearchHarness(() => [fjord, fjordlys]);
    await search.find('fjord');
    expect(search.press('Enter')).to.equal(false);
    expect(search.taken).to.include({
      'company.name': 'Fjord Møbler AS',
      'company.legalForm': 'YI42',
      'company.registrationNumber': '923 609 016',
      'company.address.city': 'Oslo',
    });
    expect(search.isOpen).to.equal(false);
  });

  it('empties what the register does not tell, so that nothing is left of another company', async () => {
    search = new SearchHarness(() => [fjordlys]);
    await search.find('fjord');
    search.press('Enter');
    expect(search.taken).to.include({ 'company.registrationNumber': '', 'company.address.street': '' });
  });

  it('goes round with the arrow keys, over the way out', async () => {
    search = new SearchHarness(() => [fjord, fjordlys]);
    await search.find('fjord');
    const seen = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'].map((key) => {
      search.press(key);
      return search.active;
    });
    expect(seen.map((name) => name?.slice(0, 8))).to.deep.equal(['Fjordlys', 'My compa', 'Fjord Mø', 'My compa']);
  });

  it('takes a press with the finger', async () => {
    search = new SearchHarness(() => [fjord, fjordlys]);
    await search.find('fjord');
    search.pick('Fjordlys');
    expect(search.taken?.['company.name']).to.equal('Fjordlys AS');
  });

  it('closes with Escape, keeps what was typed, and opens again with the arrow', async () => {
    search = new SearchHarness(() => [fjord]);
    await search.find('fjord');
    search.press('Escape');
    expect(search.isOpen).to.equal(false);
    expect(search.field.value).to.equal('fjord');
    search.press('ArrowDown');
    await waitUntil(() => search.isOpen);
  });

  it('leaves Escape to the page when there is nothing to close', () => {
    search = new SearchHarness(() => [fjord]);
    expect(search.press('Escape')).to.equal(true);
  });

  it('offers the way on by hand, also when nothing was found', async () => {
    search = new SearchHarness(() => []);
    await search.find('nobody');
    expect(search.options).to.deep.equal([notListed]);
    expect(search.search.announcement).to.equal('No companies found.');
    search.press('Enter');
    expect(search.hasGivenUp).to.equal(true);
    expect(search.taken).to.equal(undefined);
  });

  for (const trouble of ['unavailable', 'broken'] as const) {
    it(`gives way to the plain fields when the register is ${trouble}, without an empty list`, async () => {
      search = new SearchHarness(() => trouble);
      search.type('fjord');
      await waitUntil(() => search.hasGivenUp);
      expect(search.isOpen).to.equal(false);
      expect(search.options).to.deep.equal([]);
    });
  }

  it('shows the last answer that was asked for, not the last that came', async () => {
    let answerFirst: (found: readonly Proposal[]) => void = () => undefined;
    const first = new Promise<readonly Proposal[]>((resolve) => (answerFirst = resolve));
    search = new SearchHarness((query) => (query === 'fjo' ? first : [fjord]));
    search.type('fjo');
    await waitUntil(() => search.asked.length === 1);
    await search.find('fjord');
    answerFirst([fjordlys]);
    await first;
    await Promise.resolve();
    expect(search.options[0]).to.match(/^Fjord Møbler/u);
  });

  it('asks at once on Enter, where the field stands alone; elsewhere Enter sends the form', async () => {
    search = new SearchHarness(() => [fjord]);
    search.field.value = 'fj';
    expect(search.press('Enter')).to.equal(false);
    await waitUntil(() => search.isOpen);
    search.close();
    search = new SearchHarness(() => [fjord], { isAlone: false });
    expect(search.press('Enter')).to.equal(true);
  });

  it('is an ordinary field again when it lets go, for the browser’s autofill too', async () => {
    search = new SearchHarness(() => [fjord]);
    await search.find('fjord');
    search.search.follow(null);
    expect(search.field.hasAttribute('role')).to.equal(false);
    expect(search.field.autocomplete).to.equal('organization');
    expect(search.options).to.deep.equal([]);
  });

  it('asks nobody while somebody composes a letter', async () => {
    search = new SearchHarness(() => [fjord]);
    await search.find('fjord');
    const composing = new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true });
    expect(search.field.dispatchEvent(composing)).to.equal(true);
    expect(search.taken).to.equal(undefined);
  });

  it('says nothing when somebody comes to the name in a form that is filled in, and goes on in one that is not', async () => {
    search = new SearchHarness(() => [fjord], { isAlone: false });
    search.field.value = 'Fjord Møbler AS';
    search.come();
    // Whoever comes later has been answered: so would the first have been.
    const later = new SearchHarness(() => [fjord]);
    later.field.value = 'fjord';
    later.come();
    await waitUntil(() => later.isOpen);
    expect(later.asked).to.deep.equal(['fjord']);
    expect(search.isOpen).to.equal(false);
    later.close();
  });
});
