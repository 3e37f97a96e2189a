import { CmpStr, Metric, Pool } from 'cmpstr/root';
import { foldText } from './text.js';

/** How close two texts are. `near`: close enough to mean the same, and written differently enough that a person should confirm it. */
export type Closeness = 'same' | 'near' | 'different';

/** A word as it is compared: its marks written out ("oere"), and left out ("ore") where people do that. */
export type Word = readonly [writtenOut: string, bare: string];

const bareLetters: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', å: 'a', ø: 'o' };

/**
 * Folds a word, or the sign for "and".
 *
 * @param keptLetters letters whose marks nobody leaves out
 */
export function toWord(text: string, keptLetters = ''): Word {
  if (text === '&') return [text, text];
  const bare = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[äöüåø]/gu, (letter) => (keptLetters.includes(letter) ? letter : (bareLetters[letter] ?? letter)));
  return [foldText(text), foldText(bare)];
}

/** The further of two. */
export function weaker(one: Closeness, other: Closeness): Closeness {
  const order: readonly Closeness[] = ['same', 'near', 'different'];
  return order[Math.max(order.indexOf(one), order.indexOf(other))] ?? 'different';
}

/** Tells whether two texts are one, however their words are set apart. */
export function areSame(one: readonly Word[], other: readonly Word[]): boolean {
  if (one.length === other.length && one.every((word, index) => isSameWord(word, other[index]))) return true;
  return isSameWord(glue(one), glue(other));
}

/**
 * Compares two texts word by word. Other numbers are never near, and neither is more than a slip or two in long words.
 *
 * @param isLesser tells words that one may leave out, and then is near
 */
export function compareWords(
  one: readonly Word[],
  other: readonly Word[],
  isLesser: (word: Word) => boolean,
): Closeness {
  if (numbersIn(one) !== numbersIn(other)) return 'different';
  if (areSame(one, other)) return 'same';
  const [core, otherCore] = [one, other].map((words) => words.filter((word) => !isLesser(word))) as [Word[], Word[]];
  const isNear =
    areSlips(one, other) ||
    isReordered(one, other) ||
    (core.length > 0 && (areSame(core, otherCore) || areSlips(core, otherCore)));
  return isNear ? 'near' : 'different';
}

/** Tells whether two texts have the same words in another order. */
export function isReordered(one: readonly Word[], other: readonly Word[]): boolean {
  return one.length === other.length && isWithin(one, other);
}

/** Tells whether all words of one text are among those of another, each of them once. */
export function isWithin(part: readonly Word[], whole: readonly Word[]): boolean {
  const left = [...whole];
  return part.every((word) => {
    const index = left.findIndex((candidate) => isSameWord(word, candidate));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

/** The numbers in a text, in digits and in Roman ones, in one order. */
export function numbersIn(words: readonly Word[]): string {
  return words
    .flatMap(([text]) => (/^[ivx]{2,}$/u.test(text) ? [text] : (text.match(/\p{N}+/gu) ?? [])))
    .map((number) => number.replace(/^0+(?=\d)/u, ''))
    .sort()
    .join(' ');
}

function isSameWord(one: Word, other: Word | undefined): boolean {
  return other !== undefined && one.some((text) => other.includes(text));
}

function glue(words: readonly Word[]): Word {
  return [words.map(([writtenOut]) => writtenOut).join(''), words.map(([, bare]) => bare).join('')];
}

/** Every word is the other's, a slip of it or its initial, and not too many are slips. */
function areSlips(one: readonly Word[], other: readonly Word[]): boolean {
  if (one.length !== other.length) return isSlip(glue(one), glue(other));
  const unlike = one.flatMap((word, index) => {
    const twin = other[index] as Word;
    return isSameWord(word, twin) ? [] : [[word, twin] as const];
  });
  const inFull = unlike.filter(([word, twin]) => !isInitial(word, twin) && !isInitial(twin, word));
  // Initials alone would fit almost anything.
  const isAnchored = inFull.length === unlike.length || unlike.length < one.length;
  return isAnchored && inFull.length <= Math.ceil(one.length / 2) && inFull.every(([word, twin]) => isSlip(word, twin));
}

function isInitial([short]: Word, [long]: Word): boolean {
  return /^\p{L}$/u.test(short) && long.startsWith(short);
}

/** How many letters may be wrong, missing, too many or swapped, by the length of the longer word. */
function slipsIn(length: number): number {
  if (length < 5) return 0;
  return length < 10 ? 1 : 2;
}

function isSlip(one: Word, other: Word): boolean {
  return one.some((text) =>
    other.some((twin) => editsBetween(text, twin) <= slipsIn(Math.max(text.length, twin.length))),
  );
}

// Letters swapped with their neighbours are the commonest slip of typing, so they count once.
const damerau = CmpStr.create({ metric: 'damerau' });

function editsBetween(one: string, other: string): number {
  const longest = Math.max(one.length, other.length);
  // More letters too many than may be wrong: no need to measure.
  if (Math.abs(one.length - other.length) > slipsIn(longest)) return Infinity;
  forget();
  return Math.round((1 - damerau.compare(one, other)) * longest);
}

const noBuffer = new Int32Array(0);
const buffersKept = 64;

/**
 * Lets no comparison depend on earlier ones. The library remembers results under short hashes of the texts, and version 3.3.0 hands out
 * one spare buffer twice, so that every second distance was wrong (github.com/komed3/cmpstr/issues/152). It is left no buffers to spare.
 */
function forget(): void {
  Metric.clear();
  for (let index = 0; index < buffersKept; index++) Pool.release('int32', noBuffer, 0);
}
