import { expect } from 'chai';
import * as domain from '../../src/domain/index.js';

describe('The public entry of the domain', () => {
  it('reads a VAT number', () => {
    expect(domain.checkVatNumber('AT', 'u1358 5627')).to.deep.equal({
      status: 'valid',
      value: 'ATU13585627',
      display: 'AT U13585627',
      issues: [],
    });
    expect(domain.checkVatNumber('NL', '123456782B01', '4QXM')).to.have.nested.property(
      'issues[0].code',
      'vat_number_is_personal',
    );
  });

  it('reads a registration number', () => {
    expect(domain.checkRegistrationNumber('DE', 'Berlin HRB 87447 B')).to.deep.equal({
      status: 'valid',
      value: { register: 'HRB', number: 'HRB87447B', court: 'Charlottenburg' },
      display: 'HRB 87447 B, Charlottenburg',
      issues: [],
    });
    expect(domain.checkRegistrationNumber('DE', '4711', '8Z6G')).to.have.nested.property('value.number', 'HRA4711');
  });

  it('reads a postal code', () => {
    expect(domain.checkPostalCode('NL', '1012ab')).to.include({ status: 'valid', value: '1012 AB' });
    expect(domain.checkPostalCode('NL', '1012')).to.include({ status: 'invalid' });
    expect(domain.checkPostalCode('NL', '')).to.deep.equal({ status: 'empty' });
  });

  it('knows the legal forms of a country, and guesses one from a name', () => {
    expect(domain.legalForms('FR').map(({ code }) => code)).to.include.members(['6CHY', 'V9QP', 'ZY9X']);
    expect(domain.guessLegalForm('FR', 'SAS Exemple')).to.include({ code: '6CHY' });
    expect(domain.guessLegalForm('FR', 'Exemple')).to.equal(undefined);
  });

  it('checks a whole buyer', () => {
    const check = domain.checkBuyer('SE', { 'company.name': 'Exempel AB' }, { mode: 'live' });
    expect(check.status).to.equal('invalid');
    expect(check.issues.map(({ path }) => path)).to.include('company.registrationNumber');
  });

  it('writes and splits addresses', () => {
    const address = { street: '12 bis rue Exemple', postcode: '33380', city: 'Biganos', country: 'FR' } as const;
    expect(domain.formatAddress(address, { company: 'Exemple SAS' })).to.deep.equal([
      'Exemple SAS',
      '12 bis rue Exemple',
      '33380 BIGANOS',
    ]);
    expect(domain.splitStreet('FR', address.street)).to.deep.equal({ street: 'rue Exemple', houseNumber: '12 bis' });
  });

  it('hides a private person’s number', () => {
    expect(domain.maskPersonal('SE', '811218-9876')).to.equal('SE***');
    expect(domain.maskPersonal('NL', 'NL123456782B01', '54M6')).to.equal('NL123456782B01');
  });

  it('decides whether a basket may be paid by invoice', () => {
    const reading = domain.readBasket({ amount: { gross: 24_900 }, currency: 'EUR' });
    if (reading.status === 'invalid') expect.fail(reading.mistakes.join());
    const question = { merchantActive: true, country: 'DE', buyerType: 'business', basket: reading.basket } as const;
    expect(domain.assessEligibility(question)).to.deep.equal({ status: 'eligible' });
  });

  it('takes a country it does not know for a bug', () => {
    const unknown = 'CH' as domain.CountryCode;
    expect(() => domain.checkVatNumber(unknown, '1')).to.throw(RangeError, '"CH" is none of DE FR NL');
    expect(() => domain.legalForms('de' as domain.CountryCode)).to.throw(RangeError);
  });
});
