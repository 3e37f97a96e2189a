import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { fieldsFor, fieldsOf } from '../../src/domain/fields.js';
import { fieldPaths, type FieldPath } from '../../src/domain/issue.js';
import { findLegalForm, legalFormsOf } from '../../src/domain/legal-form.js';

const numbersOf = (country: CountryCode, legalForm: string): readonly FieldPath[] =>
  fieldsOf(countryPacks[country], legalForm)
    .map(({ path }) => path)
    .filter((path) => path === 'company.vatNumber' || path === 'company.registrationNumber');

const isOptional = (country: CountryCode, legalForm: string, path: FieldPath): boolean | undefined =>
  fieldsOf(countryPacks[country], legalForm).find((field) => field.path === path)?.isOptional;

describe('The fields of the form', () => {
  const vat = 'company.vatNumber';
  const registration = 'company.registrationNumber';

  it('ask for one number where the other follows from it, and for two elsewhere', () => {
    const asked = Object.fromEntries(countryCodes.map((country) => [country, numbersOf(country, '')]));
    expect(asked).to.deep.equal({
      DE: [vat, registration],
      FR: [registration, vat],
      NL: [registration, vat],
      SE: [registration],
      NO: [registration],
      FI: [registration],
      AT: [vat, registration],
      ES: [registration],
      DK: [registration],
    });
  });

  it('do not ask for the number of a register that the legal form is not in', () => {
    for (const country of countryCodes) {
      for (const { code, registers } of legalFormsOf(countryPacks[country])) {
        const isAsked = numbersOf(country, code).includes(registration);
        expect(isAsked, `${country} ${code}`).to.equal(registers.length > 0);
      }
    }
    expect(numbersOf('DE', 'FR3V')).to.deep.equal([vat]);
    expect(numbersOf('SE', 'UKOL')).to.deep.equal([]);
  });

  it('let those off who may be without a number', () => {
    // A sole trader in Germany or Austria: neither a register entry nor a VAT number is certain.
    for (const [country, form] of [
      ['DE', 'OL20'],
      ['AT', 'ECWU'],
    ] as const) {
      expect(isOptional(country, form, vat)).to.equal(true);
      expect(isOptional(country, form, registration)).to.equal(true);
    }
    expect(isOptional('DE', '2HBR', vat)).to.equal(false);
    expect(isOptional('DE', '2HBR', registration)).to.equal(false);
    expect(isOptional('NL', '4QXM', vat)).to.equal(true);
    expect(isOptional('NL', '4QXM', registration)).to.equal(false);
    expect(isOptional('FR', '6CHY', vat)).to.equal(true);
    expect(isOptional('FR', 'BEWI', registration)).to.equal(true);
  });

  it('come in the order of an address, company first, with no path twice', () => {
    for (const country of countryCodes) {
      for (const form of [undefined, ...legalFormsOf(countryPacks[country])]) {
        const groups = fieldsFor(countryPacks[country], form);
        expect(groups.map(({ name }) => name)).to.deep.equal(['company', 'contact']);
        const paths = groups.flatMap(({ fields }) => fields.map(({ path }) => path));
        expect(new Set(paths)).to.have.lengthOf(paths.length);
        const order = paths.filter((path) => path.startsWith('company.address'));
        expect(order).to.deep.equal(['company.address.street', 'company.address.postcode', 'company.address.city']);
        expect(fieldPaths).to.include.members(paths);
      }
    }
  });

  it('fill their rows', () => {
    for (const country of countryCodes) {
      for (const form of [undefined, ...legalFormsOf(countryPacks[country])]) {
        for (const { fields } of fieldsFor(countryPacks[country], form)) {
          let used = 0;
          for (const { width } of fields) {
            expect(used + width, `${country} ${form?.code ?? ''}`).to.be.at.most(6);
            used = (used + width) % 6;
          }
          expect(used).to.equal(0);
        }
      }
    }
  });

  it('call things by the words of the country', () => {
    const labels = (country: CountryCode): readonly string[] =>
      fieldsOf(countryPacks[country], '').map(({ label }) => label);
    expect(labels('SE')).to.include.members(['organisationNumber', 'postTown']);
    expect(labels('NO')).to.include.members(['organisationNumber', 'postTown']);
    expect(labels('FI')).to.include('businessId');
    expect(labels('DK')).to.include('cvrNumber');
    expect(labels('FR')).to.include('sirenNumber');
    expect(labels('NL')).to.include('kvkNumber');
    expect(labels('AT')).to.include('companyBookNumber');
    expect(labels('ES')).to.include('nif');
    expect(labels('DE')).to.include('registerNumber');
  });

  it('bring up digits where a postcode has nothing else', () => {
    const keyboards = Object.fromEntries(
      countryCodes.map((country) => [
        country,
        fieldsOf(countryPacks[country], '').find(({ path }) => path === 'company.address.postcode')?.keyboard,
      ]),
    );
    const { NL: dutch, ...others } = keyboards;
    expect(dutch).to.equal('text');
    expect(new Set(Object.values(others))).to.deep.equal(new Set(['numeric']));
  });

  it('are those of no legal form while one of another country is chosen', () => {
    const german = findLegalForm(countryPacks.DE, 'FR3V');
    expect(german).to.include({ abbreviation: 'GbR' });
    expect(numbersOf('AT', 'FR3V')).to.deep.equal([vat, registration]);
  });
});
