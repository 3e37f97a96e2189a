import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, isCountryCode, type CountryPack, type NumberRule } from '../../src/domain/country.js';
import { checkPostcode } from '../../src/domain/address.js';
import { findLegalForm, legalFormsOf } from '../../src/domain/legal-form.js';
import { checkRegistrationNumber } from '../../src/domain/registration-number.js';
import { checkVatNumber } from '../../src/domain/vat-number.js';
import { activeElfCodes, endedElfCodes } from '../fixtures/elf-codes.js';

/** Codes that are not active ones of the list, and why they are offered all the same. */
const otherCodes: Readonly<Record<string, string>> = {
  'SE 9999': 'The list has no Swedish sole trader; 9999 is its own code for what it does not have.',
  'NO 4ZRR': 'A NUF is a branch and no form of its own, but common and registered as one.',
};

/** Estates of the deceased and in bankruptcy: ELF ZMTL and UMF0 (FI), PB3V (NO). */
const estates: readonly string[] = ['ZMTL', 'UMF0', 'PB3V'];

const patternsOf = ({ address, vat, registrations }: CountryPack): readonly RegExp[] =>
  [
    address.postcode.pattern,
    vat.pattern,
    vat.confusedWith,
    ...registrations.flatMap(({ pattern, padding, courtWords }) => [pattern, padding, courtWords]),
  ].filter((pattern) => pattern !== undefined);

for (const country of countryCodes) {
  const pack = countryPacks[country];

  describe(`The pack of ${country}`, () => {
    it('is of its country', () => {
      expect(pack.code).to.equal(country);
      expect(pack.vat.prefix).to.equal(country);
      expect(pack.currency).to.match(/^[A-Z]{3}$/);
      expect(pack.callingCode).to.match(/^\d{2,3}$/);
      expect(Intl.getCanonicalLocales([...pack.languages])).to.deep.equal(pack.languages);
    });

    it('has examples that pass its own rules, written as it would write them', () => {
      expect(checkVatNumber(pack, pack.vat.example)).to.include({ status: 'valid', display: pack.vat.example });
      expect(checkVatNumber(pack, pack.vat.example)).to.have.property('issues').that.is.empty;
      for (const { example, register } of pack.registrations) {
        const form = legalFormsOf(pack).find(({ registers }) => registers.includes(register));
        const check = checkRegistrationNumber(pack, form, example);
        expect(check).to.include({ status: 'valid', display: example });
        expect(check).to.have.nested.property('value.register', register);
        expect(check).to.have.property('issues').that.is.empty;
      }
      const { example } = pack.address.postcode;
      expect(checkPostcode(pack.address.postcode, example)).to.include({ status: 'valid', display: example });
    });

    it('has patterns for the whole of a number', () => {
      for (const { source, flags } of [pack.address.postcode, pack.vat, ...pack.registrations].map(
        ({ pattern }) => pattern,
      )) {
        expect(source, source).to.match(/^\^.*\$$/);
        // Without groups, an alternative would stand outside of the anchors; with flags, `test` could remember or forgive.
        expect(source.replace(/\((?:[^()]|\([^()]*\))*\)/g, ''), source).not.to.contain('|');
        expect(flags).to.equal('');
      }
    });

    it('has patterns that end after a known number of steps: nothing in them repeats without a bound', () => {
      for (const { source } of patternsOf(pack)) {
        const outsideOfClasses = source.replace(/\\./g, '').replace(/\[[^[\]]*\]/g, '');
        expect(outsideOfClasses, source).not.to.match(/[*+]|\{\d*,\}/);
      }
    });

    it('has sizes of groups that fit its numbers', () => {
      const sizes: readonly NumberRule[] = [pack.vat, ...pack.registrations];
      for (const { groups = [], example } of sizes) {
        const characters = example.replace(/[^0-9A-Z]/g, '').length;
        expect(groups.reduce((sum, size) => sum + size, 0)).to.be.at.most(characters);
      }
    });

    it('refers to registers that it has', () => {
      const registers = pack.registrations.map(({ register }) => register);
      expect(new Set(registers)).to.have.lengthOf(registers.length);
      for (const form of legalFormsOf(pack)) expect(registers, form.code).to.include.members([...form.registers]);
      if (pack.vat.follows) expect(registers).to.include(pack.vat.follows.register);
      // Where the VAT number is not asked for, it follows.
      if (!pack.asks.includes('vatNumber')) expect(pack.vat).to.have.property('follows');
      expect(pack.asks).to.include('registrationNumber');
    });

    it('has legal forms by codes of the list, each once', () => {
      const codes = legalFormsOf(pack).map(({ code }) => code);
      expect(new Set(codes)).to.have.lengthOf(codes.length);
      const others = codes
        .filter((code) => !activeElfCodes[country].includes(code))
        .map((code) => `${country} ${code}`);
      expect(others).to.deep.equal(Object.keys(otherCodes).filter((name) => name.startsWith(country)));
    });

    it('offers no estates, and somebody who trades alone', () => {
      for (const code of estates) expect(findLegalForm(pack, code), code).to.equal(undefined);
      expect(legalFormsOf(pack).filter(({ kind }) => kind === 'natural')).not.to.be.empty;
      expect(legalFormsOf(pack)[0]).to.include({ kind: 'company' });
    });

    it('writes each legal form in one way only', () => {
      const written = legalFormsOf(pack).flatMap(({ code, spellings }) =>
        [...new Set(spellings)].map((spelling) => [spelling, code] as const),
      );
      const twice = written.filter(([spelling], index) => written.findIndex(([other]) => other === spelling) !== index);
      expect(twice).to.deep.equal([]);
      for (const { abbreviation, label } of legalFormsOf(pack)) {
        expect(abbreviation).not.to.be.empty;
        expect(label).not.to.be.empty;
      }
    });

    it('has every part of an address in its lines, once', () => {
      for (const part of ['%N', '%O', '%A', '%Z', '%C'])
        expect(pack.address.format.split(part), part).to.have.lengthOf(2);
      expect(pack.address.format.includes('%S')).to.equal(pack.address.regions !== undefined);
    });
  });
}

describe('The packs', () => {
  it('are there for each country and no other', () => {
    expect(Object.keys(countryPacks)).to.have.members([...countryCodes]);
    expect(countryCodes).to.have.lengthOf(9);
    expect(['DE', 'de', 'XX', '', undefined, null, 49, 'toString'].map(isCountryCode)).to.deep.equal([
      true,
      ...Array<boolean>(7).fill(false),
    ]);
  });

  it('know a code of the list that has ended only where they say why', () => {
    const codes = countryCodes.flatMap((country) => legalFormsOf(countryPacks[country]).map(({ code }) => code));
    expect(codes.filter((code) => endedElfCodes.includes(code))).to.deep.equal(['4ZRR']);
  });

  it('read long nonsense as fast as anything', () => {
    const length = 50_000;
    const nonsense = ['1', 'A', ' ', '-', 'HRB ', 'HRB 1', 'DE', 'nr ', 'a-', '1 ', '.', 'RCS', '\u200b', 'ä'].map(
      (part) => part.repeat(Math.ceil(length / part.length)),
    );
    for (const country of countryCodes) {
      const pack = countryPacks[country];
      for (const text of nonsense) {
        expect(checkVatNumber(pack, text).status).to.not.equal('valid');
        expect(checkRegistrationNumber(pack, undefined, text).status).to.not.equal('valid');
        expect(checkPostcode(pack.address.postcode, text).status).to.not.equal('valid');
      }
    }
  });
});
