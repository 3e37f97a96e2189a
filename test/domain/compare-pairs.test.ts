import { expect } from 'chai';
import fc from 'fast-check';
import { compareCompany } from '../../src/domain/compare-company.js';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import type { ComparedField, Verdict } from '../../src/domain/evidence.js';
import { guessLegalForm, legalFormsOf } from '../../src/domain/legal-form.js';
import { musterCompany, musterRecord } from '../fixtures/business.js';
import { companyPairs, type PairKind } from '../fixtures/company-pairs.js';

const fieldOf = {
  name: 'company.name',
  trader: 'company.name',
  street: 'company.address.street',
  city: 'company.address.city',
} as const satisfies Record<PairKind, ComparedField>;

/** The verdict on one field, when a buyer has typed the one and a register has the other. */
function judge(country: CountryCode, kind: PairKind, given: string, known: string): Verdict {
  const pack = countryPacks[country];
  const forms = legalFormsOf(pack);
  const form = kind === 'trader' ? forms.find((one) => one.kind === 'natural') : guessLegalForm(pack, given);
  const place = { street: 'X', postcode: '1', city: 'X', country };
  const isName = fieldOf[kind] === 'company.name';
  const company = musterCompany({
    name: isName ? given : 'X',
    legalForm: (form ?? forms[0])?.code ?? '',
    address: isName ? place : { ...place, [kind]: given },
  });
  const record = musterRecord({ name: isName ? known : 'X', address: isName ? place : { ...place, [kind]: known } });
  return compareCompany(company, record)[fieldOf[kind]];
}

describe('A name, street or city compared with a register', () => {
  for (const { country, kind, label, one, other } of companyPairs) {
    it(`is ${label} in ${country}: ${kind} "${one}" and "${other}"`, () => {
      expect(judge(country, kind, one, other)).to.equal(label);
      expect(judge(country, kind, other, one)).to.equal(label);
    });
  }

  it('never lets another pass for the same, nor the same for another, in any of at least 120 pairs', () => {
    const confused = companyPairs.filter(({ country, kind, label, one, other }) => {
      const verdict = judge(country, kind, one, other);
      return (label === 'different' && verdict === 'same') || (label === 'same' && verdict === 'different');
    });
    expect(confused).to.deep.equal([]);
    expect(companyPairs.length).to.be.at.least(120);
  });

  it('has pairs of every kind and label in every country', () => {
    for (const country of countryCodes) {
      for (const kind of ['name', 'street'] as const) {
        const own = companyPairs.filter((pair) => pair.country === country && pair.kind === kind);
        expect(new Set(own.map(({ label }) => label)), `${country} ${kind}`).to.have.all.keys(
          'same',
          'near',
          'different',
        );
      }
      expect(companyPairs.some((pair) => pair.country === country && pair.kind === 'city')).to.equal(true);
    }
  });
});

describe('Any two texts', () => {
  const oneOf = (letters: string): fc.Arbitrary<string> => fc.constantFrom(...Array.from(letters));
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: oneOf("aeoäöüåøæéßsg 12.-/&,'"), maxLength: 30 }),
  );
  const country = fc.constantFrom(...countryCodes);
  const kind = fc.constantFrom<PairKind[]>('name', 'trader', 'street', 'city');

  it('compare alike in both directions, whatever they are', () => {
    fc.assert(
      fc.property(country, kind, text, text, (where, what, one, other) => {
        expect(judge(where, what, one, other)).to.equal(judge(where, what, other, one));
      }),
    );
  });

  it('are the same if they are one, in any case and Unicode form', () => {
    const letters = fc.string({ unit: oneOf('aeioubcdgklmnrstäöüåøæéèñç 12.-&/'), maxLength: 40 });
    fc.assert(
      fc.property(country, kind, letters, (where, what, one) => {
        for (const other of [one, one.toUpperCase(), one.normalize('NFD')])
          expect(judge(where, what, one, other)).to.equal('same');
      }),
    );
    fc.assert(fc.property(country, kind, text, (where, what, one) => judge(where, what, one, one) === 'same'));
  });

  it('are the same without their accents', () => {
    const letters = fc.string({ unit: oneOf('abcéèêëñçáóí '), maxLength: 40 });
    fc.assert(
      fc.property(country, kind, letters, (where, what, one) => {
        const bare = one.normalize('NFD').replace(/\p{M}/gu, '');
        expect(judge(where, what, one, bare)).to.equal('same');
      }),
    );
  });

  it('are near with one slip in a long word, whatever was compared before', () => {
    const word = fc.string({ unit: oneOf('bcdfghklmn'), minLength: 8, maxLength: 20 });
    const slips: readonly ((before: string, wrong: string, after: string) => string)[] = [
      (before, wrong, after) => `${before}${wrong}${after.slice(1)}`,
      (before, wrong, after) => `${before}${wrong}${after}`,
      (before, _, after) => `${before}${after.slice(1)}`,
    ];
    fc.assert(
      fc.property(country, kind, word, fc.nat(), fc.constantFrom(...slips), (where, what, one, place, slip) => {
        const at = place % one.length;
        const other = slip(one.slice(0, at), 'z', one.slice(at));
        expect(judge(where, what, `Xyz ${one}`, `Xyz ${other}`)).to.equal('near');
      }),
    );
  });

  it('are never near with other numbers', () => {
    fc.assert(
      fc.property(country, kind, fc.nat(9_999), fc.nat(9_999), (where, what, one, other) => {
        fc.pre(one !== other);
        expect(judge(where, what, `Xyzzyxyzzy ${one}`, `Xyzzyxyzzy ${other}`)).to.equal('different');
      }),
    );
  });

  it('may be words that every object knows', () => {
    for (const where of countryCodes)
      for (const what of ['name', 'street', 'city'] as const)
        expect(judge(where, what, 'Constructor toString', '__proto__ 1')).to.equal('different');
  });

  it('compare in time, as long as fields may be', () => {
    const units = ['a ', 'a. ', '1-', '1 a ', 'str.', ' & ', 'ß', 'a', '-/', '1/', '. ', 'gmbh co kg ', '’', 'x1 '];
    for (const unit of units) {
      const long = unit.repeat(255).slice(0, 255);
      const slip = `${long.slice(0, 120)}q${long.slice(121)}`;
      for (const where of countryCodes)
        for (const what of ['name', 'street', 'city'] as const)
          expect(judge(where, what, long, slip)).to.be.oneOf(['same', 'near', 'different']);
    }
  });
});
