import { expect } from 'chai';
import fc from 'fast-check';
import { flattenEntry, nestEntry, type BuyerEntry } from '../../src/domain/buyer.js';
import { fieldPaths } from '../../src/domain/field-path.js';

const entry: BuyerEntry = {
  'company.name': 'Müller & Söhne GmbH',
  'company.address.city': 'Musterstadt',
  'contact.email': 'uno.eins@muster.example',
  purchaseOrder: 'PO-1',
};
const nested = {
  company: { name: 'Müller & Söhne GmbH', address: { city: 'Musterstadt' } },
  contact: { email: 'uno.eins@muster.example' },
  purchaseOrder: 'PO-1',
};

describe('what a buyer typed', () => {
  it('is nested by name on the wire', () => expect(nestEntry(entry)).to.deep.equal(nested));

  it('is read back from there by field', () => expect(flattenEntry(nested)).to.deep.equal(entry));

  it('comes back from the wire as it was, whatever was typed where', () => {
    const texts = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
    const typed = texts.filter((text) => text !== '');
    const fields = fc.record(Object.fromEntries(fieldPaths.map((path) => [path, typed])), { requiredKeys: [] });
    fc.assert(
      fc.property(fields, (given) => {
        const wire: unknown = JSON.parse(JSON.stringify(nestEntry(given)));
        expect(flattenEntry(wire)).to.deep.equal({ ...given });
      }),
    );
  });

  it('goes over the wire without blanks around it, and without what is empty', () => {
    expect(nestEntry({ 'company.name': ' Muster \n', 'contact.phone': '', invoiceEmail: ' \t ' })).to.deep.equal({
      company: { name: 'Muster' },
    });
    expect(nestEntry({})).to.deep.equal({});
  });
});

describe('a nested entry', () => {
  for (const input of [undefined, null, 'company', 7, [], ['company'], { company: 'Muster' }, { company: null }]) {
    it(`is empty when it is ${JSON.stringify(input)}`, () => expect(flattenEntry(input)).to.deep.equal({}));
  }

  it('is read without what is no text, empty or unknown', () => {
    const input = { company: { name: 7, legalForm: { a: 'b' }, vatNumber: '', colour: 'red' }, contact: ['a'] };
    expect(flattenEntry({ ...input, purchaseOrder: 'PO-1', other: 'x' })).to.deep.equal({ purchaseOrder: 'PO-1' });
  });

  it('is read without what only its prototype has', () => {
    const wire: unknown = JSON.parse(
      '{"__proto__": {"purchaseOrder": "PO-1"}, "company": {"__proto__": {"name": "x"}}}',
    );
    expect(flattenEntry(wire)).to.deep.equal({});
    const inherited: unknown = Object.create({ purchaseOrder: 'PO-1', company: { name: 'x' } });
    expect(flattenEntry(inherited)).to.deep.equal({});
    expect(({} as Record<string, unknown>)['purchaseOrder']).to.equal(undefined);
  });
});
