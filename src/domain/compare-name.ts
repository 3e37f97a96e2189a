import {
  areSame,
  compareWords,
  isReordered,
  isWithin,
  numbersIn,
  toWord,
  weaker,
  type Closeness,
  type Word,
} from './compare-words.js';
import type { CountryPack } from './country.js';
import { legalFormsOf, type LegalForm } from './legal-form.js';
import { inFull, joiners, spellings, type Spelling } from './spelling.js';
import { foldText } from './text.js';

/** What stands in a company's name. */
export interface NameReading {
  /** All of it. */
  readonly whole: readonly Word[];
  /** What is left without legal form and end. */
  readonly core: readonly Word[];
  readonly form?: LegalForm;
  /** The name says that its company is coming to an end: "i. L.", "i konkurs". */
  readonly hasEnd: boolean;
}

/** Takes a company's name apart. */
export function readName(pack: CountryPack, text: string): NameReading {
  const spelling = spellings[pack.code];
  const all = wordsOf(text, spelling);
  const living = withoutEnd(all, spelling);
  const { rest, form } = takeForm(pack, spelling, withoutAny(living, spelling.silentWords));
  const toWords = (words: readonly string[]): readonly Word[] =>
    joined(words, spelling).map((word) => toWord(word, spelling.keptLetters));
  return {
    whole: toWords(all),
    core: toWords(rest.length > 0 ? rest : all),
    ...(form && { form }),
    hasEnd: living.length < all.length,
  };
}

/**
 * Compares two names. A legal form that only one of them carries says nothing; another form does, and so does an end.
 *
 * @param knownForms codes that the register's version has; none where it does not tell
 * @param isNatural for a natural person, whose two names stand in either order, and next to the name of the shop
 */
export function compareNames(
  pack: CountryPack,
  given: NameReading,
  known: NameReading,
  { knownForms, isNatural }: { readonly knownForms: readonly string[]; readonly isNatural: boolean },
): Closeness {
  const end = given.hasEnd === known.hasEnd ? 'same' : 'near';
  if (areSame(given.whole, known.whole)) return end;
  // What looks like a legal form can be part of the name: "Da Vinci AS" is no "DA".
  const isPart = (one: NameReading, other: NameReading): boolean =>
    one.form !== undefined && areSame(one.whole, other.core);
  if (isPart(given, known) || isPart(known, given)) return end;
  const form = compareForms(pack, given.form?.code, knownForms) ?? 'same';
  return weaker(weaker(form, end), compareCores(pack, given.core, known.core, isNatural));
}

/** Compares a legal form with those of a register's version; nothing where one of them is not told. */
export function compareForms(
  { code: country }: CountryPack,
  code: string | undefined,
  knownForms: readonly string[],
): Closeness | undefined {
  if (code === undefined || knownForms.length === 0) return undefined;
  if (knownForms.includes(code)) return 'same';
  const kin = listed(spellings[country].kinForms);
  return kin.includes(code) && knownForms.some((known) => kin.includes(known)) ? 'near' : 'different';
}

function compareCores(pack: CountryPack, one: readonly Word[], other: readonly Word[], isNatural: boolean): Closeness {
  if (isNatural && numbersIn(one) === numbersIn(other)) {
    if (isReordered(one, other)) return 'same';
    const [part, whole] = one.length < other.length ? [one, other] : [other, one];
    if (part.length > 1 && isWithin(part, whole)) return 'near';
  }
  const lesser = ['&', ...listed(spellings[pack.code].lesserWords).map(foldText)];
  return compareWords(one, other, ([text]) => lesser.includes(text));
}

/** Lower-case words with their marks, short ones in full; single letters that stand together are one word, as `plainWords` has it. */
function wordsOf(text: string, { nameWords }: Spelling): readonly string[] {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/\.(?=\p{L}{2})/gu, ' ')
    .replace(/[&+]/gu, ' & ')
    .replace(/[.:'’\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}&]+/gu, ' ')
    .replace(/(?<!\p{L})(\p{L}) (?=\p{L}(?!\p{L}))/gu, '$1')
    .split(' ')
    .filter(Boolean)
    .flatMap((word) => inFull(word, nameWords).split(' '));
}

/** With one sign for "and", which before "Co." may as well be left out. */
function joined(words: readonly string[], spelling: Spelling): readonly string[] {
  const all = [...listed(joiners), ...listed(spelling.joiners)];
  return words
    .map((word) => (all.includes(foldText(word)) ? '&' : word))
    .filter((word, index, signs) => word !== '&' || signs[index + 1] !== 'co');
}

function withoutEnd(words: readonly string[], { ends }: Spelling): readonly string[] {
  const found = findPhrase(write(words), ends.split('|'));
  return found ? cut(words, found) : words;
}

function withoutAny(words: readonly string[], silent: string | undefined): readonly string[] {
  return words.filter((word) => !listed(silent).includes(word));
}

/** Takes the legal form out of a name: the one that ends last, as `guessLegalForm` does. */
function takeForm(
  pack: CountryPack,
  spelling: Spelling,
  words: readonly string[],
): { readonly rest: readonly string[]; readonly form?: LegalForm } {
  let best: { readonly form: LegalForm; readonly place: Place } | undefined;
  const written = write(words);
  for (const form of legalFormsOf(pack)) {
    const place = findPhrase(written, phrasesOf(form, spelling));
    if (place && (!best || isLater(place, best.place))) best = { form, place };
  }
  if (!best) return { rest: words };
  const rest = cut(withFormInWord(words, best.place, spelling), best.place);
  // Finnish names carry it in two languages: "Oy Esimerkki Ab".
  const again = findPhrase(write(rest), phrasesOf(best.form, spelling));
  return { rest: again && rest.length > 1 ? cut(rest, again) : rest, form: best.form };
}

function withFormInWord(
  words: readonly string[],
  { start, phrase }: Place,
  { formInWord }: Spelling,
): readonly string[] {
  if (formInWord?.before !== phrase) return words;
  const { ending } = formInWord;
  return words.map((word, index) =>
    index === start - 1 && word.endsWith(ending) && word !== ending ? word.slice(0, -ending.length) : word,
  );
}

// They follow from the country's table alone, and every decision asks for all of them several times.
const knownPhrases = new WeakMap<LegalForm, readonly string[]>();

function phrasesOf(form: LegalForm, spelling: Spelling): readonly string[] {
  const phrases = knownPhrases.get(form) ?? findPhrasesOf(form, spelling);
  knownPhrases.set(form, phrases);
  return phrases;
}

/** How a name carries a form. A general partner in front ("GmbH & Co.") is left to the name: a KG without it is another company. */
function findPhrasesOf(form: LegalForm, { formSpellings }: Spelling): readonly string[] {
  const further = formSpellings?.[form.code]?.split('|') ?? [];
  const labels = form.label.split(', ').map((label) =>
    label
      .split(/[^\p{L}\p{N}]+/u)
      .map(foldText)
      .filter(Boolean)
      .join(' '),
  );
  return [...form.spellings, ...labels, ...further].filter((phrase) => !/\bco(?:kg)?\b/u.test(phrase));
}

interface Place {
  readonly start: number;
  /** Index behind the last word. */
  readonly end: number;
  readonly phrase: string;
}

/** Words to be searched for phrases: with umlauts as plain vowels, and written out. */
function write(words: readonly string[]): readonly string[] {
  const bare = words.map((word) => word.normalize('NFD').replace(/\p{M}/gu, ''));
  return [bare, words.map(foldText)].map((written) => ` ${written.join(' ')} `);
}

/** The phrase that ends last, and of those the longest. */
function findPhrase(written: readonly string[], phrases: readonly string[]): Place | undefined {
  let best: Place | undefined;
  for (const text of written) {
    for (const phrase of phrases) {
      const at = text.lastIndexOf(` ${phrase} `);
      if (at < 0) continue;
      const start = text.slice(0, at).split(' ').length - 1;
      const place = { start, end: start + phrase.split(' ').length, phrase };
      if (!best || isLater(place, best)) best = place;
    }
  }
  return best;
}

function isLater(one: Place, other: Place): boolean {
  return one.end > other.end || (one.end === other.end && one.start < other.start);
}

function cut(words: readonly string[], { start, end }: Place): readonly string[] {
  return [...words.slice(0, start), ...words.slice(end)];
}

function listed(words = ''): readonly string[] {
  return words.split(' ').filter(Boolean);
}
