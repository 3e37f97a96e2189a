import { expect } from 'chai';
import { courtNames } from '../../src/domain/countries/court-names.js';
import { deCourts } from '../../src/domain/countries/de-courts.js';
import { de } from '../../src/domain/countries/de.js';
import { findCourts } from '../../src/domain/court.js';
import { checkRegistrationNumber } from '../../src/domain/registration-number.js';
import { foldText } from '../../src/domain/text.js';

const names = courtNames.DE ?? {};
const find = (text: string): readonly string[] => findCourts(text, deCourts, names);

describe('The courts that keep German registers', () => {
  it('are listed once each, in the order of the alphabet', () => {
    expect(new Set(deCourts).size).to.equal(deCourts.length);
    expect([...deCourts].sort((one, other) => one.localeCompare(other, 'de'))).to.deep.equal(deCourts);
  });

  it('are read from a number as they are listed, so that one court is never two', () => {
    for (const court of deCourts) {
      const check = checkRegistrationNumber(de, undefined, `HRB 12345, Amtsgericht ${court}`);
      expect(check.status === 'valid' && check.value.court, court).to.equal(court);
    }
  });

  it('go by other names that lead to a listed one', () => {
    for (const [name, court] of Object.entries(names)) {
      expect(name).to.equal(foldText(name));
      expect(deCourts, name).to.include(court);
    }
  });

  const spellings: readonly [string, string][] = [
    ['Berlin (Charlottenburg)', 'Charlottenburg'],
    ['Berlin', 'Charlottenburg'],
    ['Cologne', 'Köln'],
    ['Frankfurt a.M.', 'Frankfurt am Main'],
    ['Frankfurt/Main', 'Frankfurt am Main'],
    ['Frankfurt/Oder', 'Frankfurt (Oder)'],
    ['Frankfurt an der Oder', 'Frankfurt (Oder)'],
    ['Freiburg i. Br.', 'Freiburg'],
    ['Bad Homburg v.d.H.', 'Bad Homburg'],
    ['Kempten (Allgäu)', 'Kempten'],
    ['Weiden i. d. OPf.', 'Weiden'],
    ['Ludwigshafen a.Rhein (Ludwigshafen)', 'Ludwigshafen am Rhein'],
    ['Oldenburg (Oldb)', 'Oldenburg'],
  ];
  for (const [written, court] of spellings) {
    it(`are one, however written: ${written}`, () => {
      for (const text of [`HRB 1234, ${written}`, `HRB 1234 Amtsgericht ${written}`, `AG ${written} HRB 1234`]) {
        const check = checkRegistrationNumber(de, undefined, text);
        expect(check.status === 'valid' && check.value, text).to.deep.equal({
          register: 'HRB',
          number: 'HRB1234',
          court,
        });
      }
    });
  }
});

describe('A court is found', () => {
  it('by the beginning of its name, with and without umlauts', () => {
    for (const text of ['köl', 'koel', 'KÖL']) expect(find(text), text).to.deep.equal(['Köln']);
  });

  it('by a name it also goes by', () => {
    expect(find('Berl')).to.deep.equal(['Charlottenburg']);
    expect(find('Munich')).to.deep.equal(['München']);
  });

  it('by a later word of its name, after those that begin so', () => {
    expect(find('homb')).to.deep.equal(['Homburg', 'Bad Homburg']);
  });

  it('among all of them while nothing is typed', () => {
    expect(find('')).to.deep.equal(deCourts);
  });

  it('not by what no name has', () => {
    expect(find('Atlantis')).to.deep.equal([]);
  });
});
