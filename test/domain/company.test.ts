import { expect } from 'chai';
import { companyKeys, type Company } from '../../src/domain/company.js';
import { musterCompany } from '../fixtures/business.js';

function keysOf(changes: Parameters<typeof musterCompany>[0] = {}): readonly string[] {
  return companyKeys(musterCompany(changes), (register) => register === 'HRB');
}

function addressIn(country: Company['address']['country'], changes: Partial<Company['address']> = {}) {
  return { ...musterCompany().address, country, ...changes };
}

const noNumbers = { vatNumber: undefined, registration: undefined };

describe('the keys of a company', () => {
  it('are its register number with the court, then its VAT number', () => {
    expect(keysOf()).to.deep.equal(['registration:DE:HRB4711@musterstadt', 'vat:DE812345678']);
  });

  it('are the same however the court is written', () => {
    const registration = { register: 'HRB', number: 'HRB4711', court: 'Köln' };
    const inCapitals = { ...registration, court: ' KOELN ' };
    expect(keysOf({ registration })).to.deep.equal(keysOf({ registration: inCapitals }));
  });

  it('are others at another court', () => {
    const registration = { register: 'HRB', number: 'HRB4711', court: 'Neudorf' };
    expect(keysOf({ registration, vatNumber: undefined })).to.deep.equal(['registration:DE:HRB4711@neudorf']);
  });

  it('have no register number that needs a court and has none', () => {
    const registration = { register: 'HRB', number: 'HRB4711' };
    expect(keysOf({ registration })).to.deep.equal(['vat:DE812345678']);
  });

  it('have a register number that needs no court, by country', () => {
    const registration = { register: 'enhetsregisteret', number: '923609016' };
    const changes = { registration, vatNumber: undefined };
    expect(keysOf({ ...changes, address: addressIn('NO') })).to.deep.equal(['registration:NO:923609016']);
    expect(keysOf({ ...changes, address: addressIn('DK') })).to.deep.equal(['registration:DK:923609016']);
  });

  it('are name and place of a company without numbers', () => {
    expect(keysOf(noNumbers)).to.deep.equal(['place:DE::muellersoehnegmbh:12345:hauptstrasse5']);
  });

  it('of such a company are the same for another spelling of it', () => {
    const address = addressIn('DE', { street: 'HAUPTSTRASSE 5 ', postcode: '1 2345', city: 'Elsewhere' });
    expect(keysOf({ ...noNumbers, name: 'MUELLER Söhne, GmbH', address })).to.deep.equal(keysOf(noNumbers));
  });

  const others = {
    name: { name: 'Müller GmbH' },
    street: { address: addressIn('DE', { street: 'Hauptstraße 6' }) },
    postcode: { address: addressIn('DE', { postcode: '12346' }) },
    country: { address: addressIn('AT') },
    'register number': { registration: { register: 'HRB', number: 'HRB4711' } },
  };
  for (const [part, changes] of Object.entries(others)) {
    it(`of such a company are others for another ${part}`, () => {
      expect(keysOf({ ...noNumbers, ...changes })).to.have.length(1);
      expect(keysOf({ ...noNumbers, ...changes })).not.to.deep.equal(keysOf(noNumbers));
    });
  }

  it('of such a company do not confuse a street with a postcode', () => {
    const one = keysOf({ ...noNumbers, address: addressIn('DE', { postcode: '1', street: '23' }) });
    expect(keysOf({ ...noNumbers, address: addressIn('DE', { postcode: '12', street: '3' }) })).not.to.deep.equal(one);
  });
});
