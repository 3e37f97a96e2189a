import { expect } from 'chai';
import fc from 'fast-check';
import { checkPostcode, formatAddress, regionOf, splitStreet } from '../../src/domain/address.js';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes } from '../../src/domain/country.js';
import { countryFixtures } from '../fixtures/countries/index.js';

for (const country of countryCodes) {
  const { address } = countryPacks[country];
  const fixture = countryFixtures[country];

  describe(`A postcode in ${country}`, () => {
    for (const [typed, value] of [
      ...fixture.postcodes,
      [address.postcode.example, address.postcode.example] as const,
    ]) {
      it(`is read from "${typed}"`, () => {
        const check = checkPostcode(address.postcode, typed);
        expect(check).to.deep.equal({ status: 'valid', value, display: value, issues: [] });
        expect(checkPostcode(address.postcode, value)).to.deep.equal(check);
      });
    }

    for (const typed of fixture.wrongPostcodes) {
      it(`is not "${typed}"`, () => {
        const { example, digits } = address.postcode;
        expect(checkPostcode(address.postcode, typed)).to.deep.equal({
          status: 'invalid',
          issues: [
            {
              path: 'company.address.postcode',
              code: 'postcode_shape',
              severity: 'error',
              params: { example, ...(digits !== undefined && { digits: String(digits) }) },
            },
          ],
        });
      });
    }

    it('that is not there is nothing', () => {
      for (const typed of ['', ' ', '-'])
        expect(checkPostcode(address.postcode, typed)).to.deep.equal({ status: 'empty' });
    });
  });

  describe(`An address in ${country}`, () => {
    const { lines, ...parts } = fixture.address;

    it('is written in the order of the country', () =>
      expect(formatAddress(address, parts, { company: 'Muster', contact: 'Kim Beispiel' })).to.deep.equal(lines));

    it('has no lines for what it lacks', () => {
      const shown = formatAddress(address, { ...parts, street: '' });
      expect(shown).to.deep.equal(lines.slice(3));
    });

    it('has the region that its postcode tells, if any', () =>
      expect(regionOf(address, parts.postcode)).to.equal(parts.region));

    for (const [line, street, houseNumber] of fixture.streets) {
      it(
        houseNumber === undefined ? `keeps "${line}" whole` : `splits "${line}" before or after "${houseNumber}"`,
        () =>
          expect(splitStreet(line, address)).to.deep.equal(
            houseNumber === undefined ? { street } : { street, houseNumber },
          ),
      );
    }
  });
}

describe('The Spanish regions', () => {
  const { address } = countryPacks.ES;

  it('are the 52 provinces, in the order of their numbers', () => {
    expect(address.regions).to.have.length(52);
    expect(new Set(address.regions)).to.have.lengthOf(52);
    const known: readonly (readonly [string, string])[] = [
      ['01001', 'Álava'],
      ['07001', 'Illes Balears'],
      ['08001', 'Barcelona'],
      ['15001', 'A Coruña'],
      ['28013', 'Madrid'],
      ['30001', 'Murcia'],
      ['33001', 'Asturias'],
      ['38001', 'Santa Cruz de Tenerife'],
      ['41001', 'Sevilla'],
      ['46001', 'Valencia'],
      ['48001', 'Bizkaia'],
      ['50001', 'Zaragoza'],
      ['51001', 'Ceuta'],
      ['52001', 'Melilla'],
    ];
    for (const [postcode, region] of known) expect(regionOf(address, postcode), postcode).to.equal(region);
  });

  it('are there for every postcode', () => {
    const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
    for (const start of twoDigits) {
      const postcode = `${start}001`;
      const isPostcode = checkPostcode(address.postcode, postcode).status === 'valid';
      expect(regionOf(address, postcode) !== undefined, postcode).to.equal(isPostcode);
    }
  });
});

describe('A line with a street', () => {
  it('never fails to split, and nothing is lost', () => {
    const words = fc.constantFrom(
      'rue',
      'Straße',
      '12',
      '12a',
      'bis',
      ',',
      '/',
      '2.',
      'tv',
      'Mai',
      '1/2',
      'Postfach',
      'º',
      'B',
    );
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join(' ')),
    );
    const letters = (text: string): string[] => Array.from(text.replace(/[\s,]/gu, '')).sort();
    fc.assert(
      fc.property(line, fc.boolean(), (typed, numberFirst) => {
        const { street, houseNumber = '' } = splitStreet(typed, { numberFirst });
        expect(letters(street + houseNumber)).to.deep.equal(letters(typed));
        expect(houseNumber === '' || /^\d/.test(houseNumber)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is split with the number behind unless the country has it in front', () => {
    expect(splitStreet('12 rue de la Paix')).to.deep.equal({ street: '12 rue de la Paix' });
    expect(splitStreet('Tannenweg 4', { numberFirst: true })).to.deep.equal({ street: 'Tannenweg 4' });
  });

  it('may be long without taking long', () => {
    const long = `Straße ${'1 a, '.repeat(2_000)}Mittelallee`;
    expect(splitStreet(long)).to.deep.equal({ street: long });
    expect(splitStreet(`1${' '.repeat(50_000)}`, { numberFirst: true })).to.deep.equal({ street: '1' });
  });
});
