import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes } from '../../src/domain/country.js';
import { findLegalForm, guessLegalForm, plainWords, legalFormsOf } from '../../src/domain/legal-form.js';
import { countryFixtures } from '../fixtures/countries/index.js';

for (const country of countryCodes) {
  const pack = countryPacks[country];

  describe(`The legal form in a name in ${country}`, () => {
    for (const [name, abbreviation] of countryFixtures[country].names) {
      it(`of "${name}" is ${abbreviation ?? 'not told'}`, () =>
        expect(guessLegalForm(pack, name)?.abbreviation).to.equal(abbreviation));
    }

    it('is found behind and in front of the name, by abbreviation and in full', () => {
      for (const form of legalFormsOf(pack)) {
        for (const written of [...form.abbreviation.split(', '), ...form.label.split(', ')]) {
          for (const name of [`Xyzzy ${written}`, `${written} Xyzzy`, `XYZZY ${written.toUpperCase()}`])
            expect(guessLegalForm(pack, name)?.code, name).to.equal(form.code);
        }
      }
    });

    it('is not told by letters inside a word', () => {
      for (const { spellings } of legalFormsOf(pack)) {
        for (const spelling of spellings)
          expect(guessLegalForm(pack, `Xyzzy${spelling.replaceAll(' ', '')}xyzzy`)?.code, spelling).to.equal(undefined);
      }
    });
  });
}

describe('A legal form', () => {
  it('is found by its code, and only there', () => {
    expect(findLegalForm(countryPacks.DE, '2HBR')).to.include({ abbreviation: 'GmbH', kind: 'company' });
    expect(findLegalForm(countryPacks.NO, '2HBR')).to.equal(undefined);
    expect(findLegalForm(countryPacks.DE, '')).to.equal(undefined);
    expect(findLegalForm(countryPacks.DE, '2hbr')).to.equal(undefined);
  });

  it('that ends last in the name wins, and the longer of two that end together', () => {
    expect(guessLegalForm(countryPacks.DE, 'AG Beratung GmbH')?.abbreviation).to.equal('GmbH');
    expect(guessLegalForm(countryPacks.DE, 'GmbH-Beratung Muster AG')?.abbreviation).to.equal('AG');
    expect(guessLegalForm(countryPacks.FI, 'As Oy Esimerkki')?.abbreviation).to.equal('As Oy');
    expect(guessLegalForm(countryPacks.FI, 'Esimerkki Oy')?.abbreviation).to.equal('Oy, Ab');
  });

  it('means another thing in another country', () => {
    const meaning = { FR: 'SA', NO: 'SA', ES: 'S.A., S.A.U.' } as const;
    const codes = (['FR', 'NO', 'ES'] as const).map((country) => {
      const form = guessLegalForm(countryPacks[country], 'Xyzzy SA');
      expect(form?.abbreviation).to.equal(meaning[country]);
      return form?.code;
    });
    expect(new Set(codes)).to.have.lengthOf(3);
  });
});

describe('The words of a name', () => {
  const words: readonly (readonly [string, string])[] = [
    ['Muster G.m.b.H.', 'muster gmbh'],
    ['Muster G. m. b. H.', 'muster gmbh'],
    ['Eksempel A/S', 'eksempel as'],
    ['T:mi Virtanen', 'tmi virtanen'],
    ['Ejemplo S. L. U.', 'ejemplo slu'],
    ['Frisør v/Hans Hansen', 'frisør v hans hansen'],
    ['Müller/Muster GbR', 'muller muster gbr'],
    ['Fundación', 'fundacion'],
    ['Fundacio\u0301n', 'fundacion'],
    ['  ', ''],
  ];
  for (const [name, plain] of words) {
    it(`of "${name}" are "${plain}"`, () => expect(plainWords(name)).to.equal(plain));
  }
});
