import { expect } from 'chai';
import type { Company } from '../../src/domain/company.js';
import { ledgerNames } from '../../src/server/company-names.js';
import { openVault } from '../../src/server/vault.js';

const vault = openVault(Buffer.alloc(32, 'test'));
const place = { street: 'Storgatan 1', postcode: '114 55', city: 'Stockholm' };

function company(country: 'SE' | 'DE' | 'NL', legalForm: string, rest: Partial<Company>): Company {
  return { name: 'Anna Exempel', legalForm, address: { ...place, country }, ...rest };
}

describe('The names of a company in the ledger', () => {
  it('are its numbers, the strongest first', () => {
    const registration = { register: 'organisationsnummer', number: '5561888404' };
    expect(ledgerNames(company('SE', 'XJHM', { registration, vatNumber: 'SE556188840401' }), vault)).to.deep.equal([
      'registration:SE:5561888404',
      'vat:SE556188840401',
    ]);
  });

  it('say the court where numbers repeat from court to court, and leave out a number without one', () => {
    const number = { register: 'HRB', number: 'HRB7' };
    const of = (registration: Company['registration']) =>
      ledgerNames(company('DE', '2HBR', { ...(registration && { registration }), vatNumber: 'DE812345678' }), vault);
    expect(of({ ...number, court: 'Freiburg' })).to.deep.equal(['registration:DE:HRB7@freiburg', 'vat:DE812345678']);
    expect(of(number)).to.deep.equal(['vat:DE812345678']);
  });

  // The published textbook example of a personnummer.
  const person = company('SE', '9999', {
    registration: { register: 'organisationsnummer', number: '8112189876' },
    vatNumber: 'SE811218987601',
  });

  it('are not to be read where they are a person’s', () => {
    const names = ledgerNames(person, vault);
    expect(names).to.have.length(2);
    expect(names.join()).not.to.contain('811218');
    expect(ledgerNames({ ...person, name: 'Other' }, vault)).to.deep.equal(names);
    expect(ledgerNames(person, openVault(Buffer.alloc(32, 'other')))).not.to.deep.equal(names);
  });

  it('are name and place for those without a number, one for each way to write them', () => {
    const [name, ...others] = ledgerNames(company('DE', '9999', {}), vault);
    expect(others).to.deep.equal([]);
    expect(name).to.match(/^place:[0-9a-f]{64}$/);
    expect(ledgerNames({ ...company('DE', '9999', {}), name: 'ANNA EXEMPEL' }, vault)).to.deep.equal([name]);
  });
});
