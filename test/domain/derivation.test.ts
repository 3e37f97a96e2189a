import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { completeNumbers } from '../../src/domain/derivation.js';
import { vatVectors } from '../fixtures/vat-vectors.js';

/** A register's number and the VAT number that holds it. */
const pairs: readonly (readonly [country: CountryCode, register: string, number: string, vatNumber: string])[] = [
  ['FR', 'SIREN', '732829320', 'FR44732829320'],
  ['FR', 'SIREN', '356000000', 'FR39356000000'],
  ['SE', 'BOLAGSVERKET', '5561888404', 'SE556188840401'],
  ['NO', 'BRREG', '864234232', 'NO864234232MVA'],
  ['FI', 'YTJ', '20774740', 'FI20774740'],
  ['ES', 'NIF', 'A58818501', 'ESA58818501'],
  ['DK', 'CVR', '13585628', 'DK13585628'],
];

describe('The other number', () => {
  for (const [country, register, number, vatNumber] of pairs) {
    const registration = { register, number };
    it(`${vatNumber} follows from ${register} ${number}`, () =>
      expect(completeNumbers(countryPacks[country], { registration })).to.deep.equal({
        registration,
        vatNumber,
        derived: 'vatNumber',
      }));
    it(`${register} ${number} follows from ${vatNumber}`, () =>
      expect(completeNumbers(countryPacks[country], { vatNumber })).to.deep.equal({
        vatNumber,
        registration,
        derived: 'registration',
      }));
  }

  it('follows in these countries and no other', () => {
    const following = countryCodes.filter((country) => countryPacks[country].vat.follows);
    expect(following).to.deep.equal(['FR', 'SE', 'NO', 'FI', 'ES', 'DK']);
    expect(new Set(pairs.map(([country]) => country))).to.deep.equal(new Set(following));
  });

  it('follows from a French number with a letter in its key, but not the other way round', () => {
    const registration = { register: 'SIREN', number: '399859412' };
    const given = { vatNumber: 'FRK7399859412' };
    expect(completeNumbers(countryPacks.FR, given)).to.deep.include({ registration });
    // The key of two digits is the commonest one: a supposition, and marked as such.
    const derived = completeNumbers(countryPacks.FR, { registration });
    expect(derived).to.include({ derived: 'vatNumber' });
    expect(derived.vatNumber).to.match(/^FR\d\d399859412$/);
  });

  const unchanged: readonly (readonly [string, CountryCode, Parameters<typeof completeNumbers>[1]])[] = [
    ['a number of Monaco, which has no SIREN', 'FR', { vatNumber: 'FR90000000026' }],
    ['a VAT number of another country', 'SE', { vatNumber: 'DE111111125' }],
    ['a VAT number in doubt', 'SE', { vatNumber: 'SE556188840501' }],
    ['a registration number in doubt', 'DK', { registration: { register: 'CVR', number: '12345678' } }],
    ['a SIREN in doubt', 'FR', { registration: { register: 'SIREN', number: '732829321' } }],
    ['both', 'FI', { vatNumber: 'FI20774740', registration: { register: 'YTJ', number: '01120389' } }],
    ['neither', 'FI', {}],
    ['a Dutch number', 'NL', { vatNumber: 'NL004495445B01' }],
    ['a German number', 'DE', { registration: { register: 'HRB', number: 'HRB934855' } }],
  ];
  for (const [what, country, given] of unchanged) {
    it(`does not follow from ${what}`, () =>
      expect(completeNumbers(countryPacks[country], given)).to.deep.equal(given));
  }

  it('leads back to the one it came from', () => {
    for (const country of ['SE', 'NO', 'FI', 'ES', 'DK'] as const) {
      for (const vatNumber of vatVectors[country].valid) {
        const { registration } = completeNumbers(countryPacks[country], { vatNumber });
        if (!registration) expect.fail(vatNumber);
        expect(completeNumbers(countryPacks[country], { registration }).vatNumber).to.equal(vatNumber);
      }
    }
  });
});
