import { expect } from '@open-wc/testing';
import { issueCodes } from '../../src/domain/issue.js';
import { de as germanForm } from '../../src/widget/locales/de.js';
import { en as englishForm, type Texts } from '../../src/widget/locales/en.js';
import { de as germanAnswers } from '../../src/widget/locales/answers/de.js';
import { en as englishAnswers, type AnswerTexts } from '../../src/widget/locales/answers/en.js';

const de = { ...germanForm, ...germanAnswers };
const en = { ...englishForm, ...englishAnswers };

// Marks that show where a value lands in a sentence.
const params = { example: '‹example›', country: '‹country›', register: '‹register›', longest: '‹longest›' };

/** Every sentence of a locale by its place, functions called with marks. */
function sentences(texts: Texts & AnswerTexts): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (value: unknown, place: string): void => {
    if (typeof value === 'string') found.set(place, value);
    else if (typeof value === 'function')
      found.set(place, (value as (...given: unknown[]) => string)(...givenTo(place)));
    else
      for (const [name, member] of Object.entries(value as object)) collect(member, place ? `${place}.${name}` : name);
  };
  collect(texts, '');
  return found;
}

function givenTo(place: string): readonly unknown[] {
  return place.startsWith('issues.') ? [params] : ['‹first›', '‹second›'];
}

function marksIn(sentence: string): readonly string[] {
  return (sentence.match(/‹\w+›/gu) ?? []).sort();
}

// Names and short words that are the same in both languages.
const sameInBoth = ['labels.sirenNumber', 'optional', 'legal.after'];

describe('The German texts', () => {
  const english = sentences(en);
  const german = sentences(de);

  it('say everything that the English ones say', () => {
    expect([...german.keys()]).to.have.members([...english.keys()]);
    for (const [place, sentence] of german) expect(sentence.trim(), place).not.to.equal('');
  });

  it('are German', () => {
    const same = [...german].filter(([place, sentence]) => sentence === english.get(place)).map(([place]) => place);
    expect(same).to.have.members(sameInBoth);
  });

  it('carry the same values in every sentence', () => {
    for (const [place, sentence] of german) {
      if (!place.startsWith('legal.'))
        expect(marksIn(sentence), place).to.deep.equal(marksIn(english.get(place) ?? ''));
    }
  });

  it('address the buyer formally', () => {
    for (const [place, sentence] of german) expect(sentence, place).not.to.match(/\b(?:du|dein|deine|deiner|dir)\b/iu);
  });
});

describe('Every locale', () => {
  for (const [language, texts] of Object.entries({ en, de })) {
    it(`has a sentence for each issue, with nothing missing in it: ${language}`, () => {
      expect(Object.keys(texts.issues)).to.have.members([...issueCodes]);
      for (const [place, sentence] of sentences(texts)) expect(sentence, place).not.to.contain('undefined');
    });
  }

  it('counts the digits of a postcode in words, or shows one', () => {
    expect(en.issues.postcode_shape({ digits: '5', example: '77716' })).to.equal('Five digits, please.');
    expect(en.issues.postcode_shape({ example: '1234 AB' })).to.equal('For example 1234 AB.');
    expect(de.issues.postcode_shape({ digits: '4', example: '0025' })).to.equal('Bitte vier Ziffern.');
  });

  it('names the creditor in the consent line', () => {
    for (const { legal } of [en, de])
      expect(legal.terms('Billie GmbH') + legal.between('Billie GmbH')).to.match(/Billie GmbH.*Billie GmbH/su);
  });
});
