import { checkPostcode } from './address.js';
import type { BuyerEntry } from './buyer.js';
import type { CountryPack } from './country.js';
import type { FieldPath } from './issue.js';
import { guessLegalForm } from './legal-form.js';
import { checkRegistrationNumber } from './registration-number.js';
import { checkVatNumber } from './vat-number.js';

/** What has been found so far, and what has not been placed, with where it stood. */
interface Reading {
  readonly found: Map<FieldPath, string>;
  readonly left: { readonly text: string; readonly at: number }[];
  /** Two different values for one field: nobody could tell which is meant. */
  isTorn: boolean;
}

const vatWords = /(?<!\p{L})(?:ust|umsatzsteuer|vat|uid|tva|btw|mva|moms|alv|iva|mwst)(?!\p{Ll})/iu;
const numberWords =
  /(?<!\p{L})(?:hr[ab]|gnr|vr|pr|gsr|fn|firmenbuch\p{L}*|org|organisa\p{L}*|kvk|kamer|cvr|siren|siret|rcs|nif|cif|y-tunnus|fo-nummer|handelsregist\p{L}*|regist\p{L}*|amtsgericht)(?!\p{L})/iu;
const phoneWords = /^(?:tel|fon|phone|fax|mob|tlf|puh)/iu;

/**
 * What a pasted text says, field by field: an address in one line or several, a company in front of it, numbers with their labels. Nothing
 * where it is an ordinary value for the field it goes into, or where a part of it has no certain place: then the paste is the browser's.
 *
 * @param into the field that it was pasted into
 */
export function readPaste(pack: CountryPack, text: string, into: FieldPath): BuyerEntry | undefined {
  if (!into.startsWith('company.') || text.length > 1_000) return undefined;
  const reading: Reading = { found: new Map(), left: [], isTorn: false };
  const { found } = reading;
  let at = 0;
  for (const line of text.split(/[\r\n]+/u)) {
    if (readNumber(pack, reading, line)) continue;
    for (const part of line.split(/[,;|•·\t]/u).map((piece) => piece.trim())) {
      at += 1;
      if (part && !isCountry(pack, part) && !readNumber(pack, reading, part)) reading.left.push({ text: part, at });
    }
  }
  readAddress(pack, reading);
  // A postcode and a place could be anything, but for where an address is asked for.
  if (found.has('company.address.city') && !found.has('company.address.street') && !into.startsWith('company.address.'))
    return undefined;
  readName(pack, reading, into);
  const isOrdinary = found.size === 0 || (found.size === 1 && found.has(into));
  return reading.isTorn || reading.left.length > 0 || isOrdinary ? undefined : Object.fromEntries(found);
}

function place(reading: Reading, path: FieldPath, value: string): true {
  if ((reading.found.get(path) ?? value) !== value) reading.isTorn = true;
  reading.found.set(path, value);
  return true;
}

/** A number that says what it is: by its label, or as a VAT number by the country in front. */
function readNumber(pack: CountryPack, reading: Reading, text: string): boolean {
  if (phoneWords.test(text.trim()) || !/\d/u.test(text)) return false;
  return readVatNumber(pack, reading, text) || readRegistration(pack, reading, text);
}

function readVatNumber(pack: CountryPack, reading: Reading, text: string): boolean {
  const { prefix } = pack.vat;
  const typed = text.trim();
  const start = typed.search(new RegExp(String.raw`(?<!\p{L})${prefix}[\s.-]?[\dA-Z]`, 'u'));
  const label = typed.slice(0, start < 0 ? typed.search(/\d/u) : start);
  const number = typed.slice(label.length);
  // Words in front of the number are its label, and no name; without the country in front it needs one.
  const isLabelled = vatWords.test(label);
  if (/\d/u.test(label) || (!isLabelled && (start < 0 || /\p{L}{2}/u.test(label)))) return false;
  if (!/^[\dA-Z\s.-]+$/u.test(number) || number.replace(/\D/gu, '').length < 7) return false;
  const check = checkVatNumber(pack, number);
  if (check.status !== 'valid' || !check.value.startsWith(prefix)) return false;
  if (pack.asks.includes('vatNumber')) return place(reading, 'company.vatNumber', check.display);
  const held = checkRegistrationNumber(pack, undefined, number);
  return held.status === 'valid' && place(reading, 'company.registrationNumber', held.display);
}

/** Beside the number nothing but its label, and the court where there is one: a name in front of it is a part of its own. */
function readRegistration(pack: CountryPack, reading: Reading, text: string): boolean {
  const label = numberWords.exec(text);
  // Of two numbers in one part nobody knows which is meant.
  if (text.match(/\d(?:[\d\s.-]*\d)?/gu)?.length !== 1) return false;
  if (!label || guessLegalForm(pack, text) || /[\p{L}\d]/u.test(text.slice(0, label.index).replace('Nr', '')))
    return false;
  const check = checkRegistrationNumber(pack, undefined, text);
  if (check.status !== 'valid') return false;
  return place(reading, 'company.registrationNumber', check.display);
}

/** The part with postcode and place, and the street in front of it. */
function readAddress(pack: CountryPack, reading: Reading): void {
  const index = reading.left.findIndex(({ text }) => splitPlace(pack, text));
  const found = splitPlace(pack, reading.left[index]?.text ?? '');
  if (!found) return;
  const before = reading.left.splice(0, index + 1).slice(0, -1);
  place(reading, 'company.address.postcode', found.postcode);
  place(reading, 'company.address.city', found.city);
  const [first, second] = before;
  const isNamed =
    first !== undefined && (guessLegalForm(pack, first.text) !== undefined || isStreet(second?.text) || !second);
  const name = isNamed && !(before.length === 1 && isStreet(first.text)) ? before.shift() : undefined;
  const street = before.map(({ text }) => text).join(', ');
  if (isStreet(street)) place(reading, 'company.address.street', street);
  else reading.left.unshift(...before);
  if (name) reading.left.unshift(name);
}

function isStreet(text = ''): boolean {
  return /\p{L}{2}/u.test(text) && /\d/u.test(text);
}

function splitPlace(pack: CountryPack, text: string): { readonly postcode: string; readonly city: string } | undefined {
  const words = text.split(/\s+/u);
  for (let size = Math.min(3, words.length - 1); size > 0; size -= 1) {
    const check = checkPostcode(pack.address.postcode, words.slice(0, size).join(' '));
    const city = words.slice(size).join(' ');
    if (check.status === 'valid' && /^\p{L}\D*$/u.test(city) && !guessLegalForm(pack, city))
      return { postcode: check.display, city };
  }
  return undefined;
}

/** What stands first and is the only thing left is the company, if it says so, or an address or number stands behind it. */
function readName(pack: CountryPack, { found, left, ...rest }: Reading, into: FieldPath): void {
  const [first, ...others] = left;
  if (!first || others.length > 0 || found.size === 0 || !/\p{L}/u.test(first.text)) return;
  const form = guessLegalForm(pack, first.text);
  if (!form && (into !== 'company.name' || first.at !== 1)) return;
  left.length = 0;
  place({ found, left, ...rest }, 'company.name', first.text);
  if (form) found.set('company.legalForm', form.code);
}

function isCountry({ code, languages }: CountryPack, text: string): boolean {
  const names = [...languages, 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region' }).of(code));
  return [code, ...names].some((name) => name?.toLowerCase() === text.toLowerCase().replace(/\.$/u, ''));
}
