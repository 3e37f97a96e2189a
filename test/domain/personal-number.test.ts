import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { findLegalForm, legalFormsOf } from '../../src/domain/legal-form.js';
import { isPersonalNumber, maskPersonal } from '../../src/domain/personal-number.js';
import { vatVectors } from '../fixtures/vat-vectors.js';

const mask = (country: CountryCode, number: string, legalForm = ''): string =>
  maskPersonal(countryPacks[country], findLegalForm(countryPacks[country], legalForm), number);

describe('A number in a log', () => {
  it('is hidden if it is a Swedish personal number, however it is written', () => {
    for (const number of ['8112189876', '811218-9876', '19811218-9876', 'SE811218987601', '8112189875'])
      expect(mask('SE', number), number).to.equal('SE***');
  });

  it('is hidden if it is a Spanish DNI, NIE or the number of someone who has neither', () => {
    for (const number of ['12345678Z', 'ES12345678Z', 'X1234567L', 'x-1234567-l', 'K1234567L', '12345678A'])
      expect(mask('ES', number), number).to.equal('ES***');
  });

  it('is hidden if it holds the citizen number of a Dutch sole trader', () => {
    for (const number of ['NL123456782B01', '123456782B01', '123456782']) {
      expect(mask('NL', number, '4QXM'), number).to.equal('NL***');
      expect(mask('NL', number, '54M6'), number).to.equal(number);
    }
  });

  it('is shown if it is the business number of such a trader', () => {
    expect(mask('NL', 'NL000099998B57', '4QXM')).to.equal('NL000099998B57');
    expect(mask('NL', '69599084', '4QXM')).to.equal('69599084');
  });

  it('is shown if it is a company’s', () => {
    for (const number of ['SE556188840401', '556188-8404']) expect(mask('SE', number)).to.equal(number);
    for (const number of ['ESA58818501', 'A58818501']) expect(mask('ES', number)).to.equal(number);
  });

  it('is hidden if it cannot be read, where it might be a person’s', () => {
    expect(mask('SE', '19811218-987')).to.equal('SE***');
    expect(mask('ES', '1234567Z')).to.equal('ES***');
    expect(mask('NL', '12345678', '4QXM')).to.equal('12345678');
    expect(mask('NL', '1234567B01', '4QXM')).to.equal('NL***');
  });

  it('is shown if it is of another country, or nothing', () => {
    expect(mask('SE', 'DE111111125')).to.equal('DE111111125');
    expect(mask('SE', '')).to.equal('');
  });

  it('is shown in the countries that give companies numbers of their own', () => {
    for (const country of countryCodes.filter((code) => !countryPacks[code].personal)) {
      for (const form of [undefined, ...legalFormsOf(countryPacks[country])])
        expect(isPersonalNumber(countryPacks[country], form, vatVectors[country].valid[0] ?? '')).to.equal(false);
    }
  });

  it('has such rules in three countries', () => {
    expect(countryCodes.filter((code) => countryPacks[code].personal)).to.deep.equal(['NL', 'SE', 'ES']);
  });
});
