import { splitStreet, type StreetLine } from './address.js';
import { compareWords, toWord, weaker, type Closeness, type Word } from './compare-words.js';
import type { AddressRule, CountryPack } from './country.js';
import { inFull, spellings, usualHouse, type Spelling } from './spelling.js';
import { foldText } from './text.js';

/** What stands in a line of an address, as it is compared. */
interface StreetReading {
  readonly street: readonly Word[];
  /** Compact: "12b", "12-14"; empty where the line has none. */
  readonly house: string;
  /** Stairs, floor and door. */
  readonly addition: string;
}

/**
 * Compares two lines of an address. Another house number is another place, however alike the digits. One that is missing has to be asked
 * for. Stairs, floor and door, however, are left out by registers as often as by people, and lead to a door of the same house: only in
 * one line they are no difference, and correcting them away would lose the way.
 */
export function compareStreets(pack: CountryPack, given: string, known: string): Closeness {
  const [one, other] = [given, known].map((line) => readStreet(pack, line)) as [StreetReading, StreetReading];
  const lesser = spellings[pack.code].lesserStreetWords?.split(' ') ?? [];
  const street = compareWords(one.street, other.street, ([word]) => lesser.includes(word));
  return weaker(street, compareHouses(one, other));
}

function compareHouses(one: StreetReading, other: StreetReading): Closeness {
  if (one.house !== other.house) return one.house === '' || other.house === '' ? 'near' : 'different';
  if (one.addition === other.addition || one.addition === '' || other.addition === '') return 'same';
  const digits = ({ addition }: StreetReading): string => addition.replace(/\D/gu, '');
  return digits(one) === digits(other) ? 'near' : 'different';
}

function readStreet({ code, address }: CountryPack, line: string): StreetReading {
  const spelling = spellings[code];
  const tidy = line
    .toLowerCase()
    .normalize('NFC')
    .replace(/[’':]/gu, '')
    // "Nr. 5", "nº 5" and "Hauptstr.5" are a street and a number.
    .replace(/(?<!\p{L})(?:nr|no|n[°º]|núm|num|hnr)\.?\s?(?=\d)/gu, '')
    .replace(/(?<=\p{L})(?=\d)/gu, ' ');
  const { street, houseNumber } = splitEither(tidy, address);
  // "Postfach 12 34" is written in one, too.
  if (houseNumber === undefined)
    return { street: wordsOf(street.replace(/(?<=\d) (?=\d)/gu, ''), spelling), house: '', addition: '' };
  return { street: wordsOf(street, spelling), ...readHouse(houseNumber, spelling) };
}

/** Some write the number last where it usually stands first, and the other way round. */
function splitEither(line: string, { numberFirst = false }: AddressRule): StreetLine {
  const usual = splitStreet(line, { numberFirst });
  if (usual.houseNumber !== undefined) return usual;
  const unusual = splitStreet(line, { numberFirst: !numberFirst });
  // "Rue du 8 mai 1945" has no number.
  return /^\d+\s?(?:\p{L}|bis|ter|quater)?$/u.test(unusual.houseNumber ?? '') ? unusual : usual;
}

function readHouse(text: string, { house = usualHouse }: Spelling): Pick<StreetReading, 'house' | 'addition'> {
  const compact = text
    .replace(/ ?([-/+–]) ?/gu, '$1')
    .replaceAll('–', '-')
    // "12-B" is 12b, "12-14" a row of houses.
    .replace(/(?<=\d)-(?=[a-z](?![\p{L}\d]))/gu, '')
    .replace(/(?<=\d) (?=(?:[a-z]|bis|ter|quater)(?![\p{L}\d]))/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '');
  const [found = ''] = house.exec(compact) ?? [];
  return { house: found, addition: foldText(compact.slice(found.length)) };
}

function wordsOf(text: string, spelling: Spelling): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+\.?/gu)].map(([word]) =>
    toWord(withoutDot(word, spelling), spelling.keptLetters),
  );
}

function withoutDot(written: string, { streetWords, streetEndings }: Spelling): string {
  const word = written.replace(/\.$/u, '');
  const full = inFull(word, streetWords);
  if (full !== word) return full;
  for (const [ending, whole] of Object.entries(streetEndings ?? {})) {
    const given = ending.endsWith('.') ? written : word;
    if (given.endsWith(ending)) return given.slice(0, -ending.length) + whole;
  }
  return word;
}
