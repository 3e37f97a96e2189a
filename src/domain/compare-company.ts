import { compareForms, compareNames, readName, type NameReading } from './compare-name.js';
import { compareStreets } from './compare-street.js';
import { compareWords, isWithin, toWord, type Closeness, type Word } from './compare-words.js';
import type { Company } from './company.js';
import { countryPacks } from './countries/index.js';
import type { CountryCode, CountryPack } from './country.js';
import type { Comparison, CompanyRecord, Verdict } from './evidence.js';
import { findLegalForm } from './legal-form.js';
import { spellings } from './spelling.js';
import { foldText } from './text.js';

/**
 * Compares a company with a record, field by field, forgiving how people write names, streets and places. Numbers and postcodes are the
 * same or they are not. Server only: it brings all countries and the library that measures distances.
 */
export function compareCompany(company: Company, record: CompanyRecord): Comparison {
  const { address, registration } = company;
  const pack = countryPacks[address.country];
  const [given, known] = [readName(pack, company.name), readName(pack, record.name)];
  const isNatural = findLegalForm(pack, company.legalForm)?.kind === 'natural';
  const knownForms = formsOf(pack, record, known);
  const streets = (one: string, other: string): Closeness => compareStreets(pack, one, other);
  const cities = (one: string, other: string): Closeness => compareCities(pack, one, other);
  return {
    'company.name': compareNames(pack, given, known, { knownForms, isNatural }),
    // A person's own name may hold such a word: where both have it, it is not the register's view of the form.
    'company.legalForm':
      isNatural && record.legalForm === undefined && given.form === known.form
        ? 'unknown'
        : (compareForms(pack, company.legalForm, knownForms) ?? 'unknown'),
    'company.vatNumber': verdict(company.vatNumber, record.vatNumber, compareExactly),
    'company.registrationNumber': verdict(registration?.number, record.registrationNumber, compareExactly),
    'company.address.street': verdict(address.street, record.address?.street, streets),
    'company.address.postcode': verdict(address.postcode, record.address?.postcode, compareExactly),
    'company.address.city': verdict(address.city, record.address?.city, cities),
  };
}

/** The register's legal form by its ISO 20275 code: as it tells it, else as its name does; nothing if neither. */
export function legalFormOf(country: CountryCode, record: CompanyRecord): string | undefined {
  const pack = countryPacks[country];
  return formsOf(pack, record, readName(pack, record.name))[0];
}

/** Tells whether a name says that its company is coming to an end, which registers write into names: "in Liquidation", "i konkurs". */
export function tellsEnd(country: CountryCode, name: string): boolean {
  return readName(countryPacks[country], name).hasEnd;
}

function formsOf(pack: CountryPack, { legalForm = '' }: CompanyRecord, { form }: NameReading): readonly string[] {
  return [findLegalForm(pack, legalForm), form].flatMap((known) => known?.code ?? []);
}

function verdict(
  given: string | undefined,
  known: string | undefined,
  compare: (given: string, known: string) => Closeness,
): Verdict {
  return given === undefined || known === undefined ? 'unknown' : compare(given, known);
}

function compareExactly(given: string, known: string): Closeness {
  return foldText(given) === foldText(known) ? 'same' : 'different';
}

/** Compares two places. "Haslach" may well be "Haslach im Kinzigtal": the postcode has to tell. */
function compareCities(pack: CountryPack, given: string, known: string): Closeness {
  const [one, other] = [given, known].map((city) => placeWords(pack, city)) as [Word[], Word[]];
  const closeness = compareWords(one, other, () => false);
  if (closeness !== 'different') return closeness;
  const [part, whole] = one.length < other.length ? [one, other] : [other, one];
  return part.length > 0 && isWithin(part, whole) ? 'near' : 'different';
}

function placeWords({ code }: CountryPack, city: string): readonly Word[] {
  const { placeWords: short = {}, keptLetters } = spellings[code];
  const words =
    city
      .toLowerCase()
      .normalize('NFC')
      .replace(/['’]/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const full = Object.entries(short).reduce(
    (text, [written, meant]) => text.replaceAll(` ${written} `, ` ${meant} `),
    ` ${words.join(' ')} `,
  );
  return full
    .split(' ')
    .filter(Boolean)
    .map((word) => toWord(word, keptLetters));
}
