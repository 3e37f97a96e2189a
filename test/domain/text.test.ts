import { expect } from 'chai';
import fc from 'fast-check';
import { foldText } from '../../src/domain/text.js';

describe('A text as it is compared', () => {
  const same: readonly (readonly [string, string])[] = [
    ['Müller', 'MUELLER'],
    ['Straße', 'strasse'],
    ['Løvås', 'loevaas'],
    ['Ærø', 'aeroe'],
    ['Ǣrǿ', 'aeroe'],
    ['Café des Élèves', 'cafe des eleves'],
    ['Müller & Söhne', 'Müller, Söhne'],
    // The same letters, composed and decomposed.
    ['Mu\u0308ller', 'Müller'],
    ['A/S', 'a s'],
  ];
  for (const [one, other] of same) {
    it(`is the same for "${one}" and "${other}"`, () => expect(foldText(one)).to.equal(foldText(other)));
  }

  it('is another for another letter or digit', () => {
    expect(foldText('Muller')).not.to.equal(foldText('Müller'));
    expect(foldText('Haus 1')).not.to.equal(foldText('Haus 2'));
  });

  it('keeps other scripts', () => expect(foldText('Ελλάς')).to.equal('ελλας'));

  it('stays as it is when folded again, and has nothing but letters and digits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldText(text);
        expect(foldText(folded)).to.equal(folded);
        expect(folded).to.match(/^[\p{L}\p{N}]*$/u);
      }),
    );
  });
});
