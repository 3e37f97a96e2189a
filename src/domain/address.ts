import type { Address } from './company.js';
import type { AddressRule, PostcodeRule } from './country.js';
import { compact, type Checked } from './identifier.js';

/** Reads a postcode: blanks, hyphens, lower case and a country prefix ("D-77716", "NO-0025") are how people write it. */
export function checkPostcode(rule: PostcodeRule, input: string): Checked<string> {
  let code = compact(input);
  if (!code) return { status: 'empty' };
  const prefix = rule.prefixes.find(
    (candidate) => code.startsWith(candidate) && rule.pattern.test(code.slice(candidate.length)),
  );
  if (prefix) code = code.slice(prefix.length);
  if (!rule.pattern.test(code)) {
    const { example, digits } = rule;
    const params = { example, ...(digits !== undefined && { digits: String(digits) }) };
    return {
      status: 'invalid',
      issues: [{ path: 'company.address.postcode', code: 'postcode_shape', severity: 'error', params }],
    };
  }
  const [size] = rule.groups ?? [];
  const value = size === undefined ? code : `${code.slice(0, size)} ${code.slice(size)}`;
  return { status: 'valid', value, display: value, issues: [] };
}

/** The region in which a checked postcode lies; absent in countries whose addresses name none. */
export function regionOf({ regions }: AddressRule, postcode: string): string | undefined {
  return regions?.[Number(postcode.slice(0, 2)) - 1];
}

/**
 * The lines of a postal address in the order of its country, without the country itself. Lines that would be empty are left out.
 *
 * @param names whom it is for; each on a line of its own
 */
export function formatAddress(
  { format, capitals = '' }: AddressRule,
  { street, postcode, city, region = '' }: Omit<Address, 'country'>,
  names: { readonly company?: string; readonly contact?: string } = {},
): readonly string[] {
  const { company = '', contact = '' } = names;
  const parts: Readonly<Record<string, string>> = {
    N: contact,
    O: company,
    A: street,
    Z: postcode,
    C: city,
    S: region,
  };
  const fill = (line: string): string =>
    line.replace(/%([NOAZCS])/g, (_, part: string) => {
      const text = parts[part] ?? '';
      return capitals.includes(part) ? text.toUpperCase() : text;
    });
  return format
    .split('%n')
    .map((line) => fill(line).trim())
    .filter(Boolean);
}

/** A line of an address as providers want it that ask for the house number by itself. */
export interface StreetLine {
  readonly street: string;
  /** With everything that belongs to it: "12 bis", "17 hs", "5 A 12", "1/2/3", "12, 2. tv". */
  readonly houseNumber?: string;
}

const postBox =
  /^(?:(?:postfach|postboks|postbus|postbox|apartado|apdo|boîte postale)(?!\p{L})|(?:box|pl|pb|bp)\s?\d)/iu;
const numberInFront = /^(\d{1,5}(?:\s?[-/]\s?\d{1,5})?(?:\s?(?:bis|ter|quater|[a-f]))?)(?:\s?,\s?|\s)(?=\p{L})/iu;
// Of what a house number may consist: digits, letters and short words, and the longer words for floors, stairs and doors.
const wordOfNumber =
  /^(?:\d{1,5}|\p{L}{0,3}|stiege|stock|etage|etasje|haus|huis|bajo|piso|planta|puerta|escalera|dcha|derecha|izda|izquierda|local|nave)$/iu;
const betweenWords = /[\s,./º°ª–-]+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u;

/**
 * Splits street and house number, for the order that `rule` names. Never fails: a line that cannot be split with confidence (a post box, a
 * street without a number, a place with a number in its name) stays whole.
 */
export function splitStreet(line: string, { numberFirst = false }: Pick<AddressRule, 'numberFirst'> = {}): StreetLine {
  const whole = line.replace(/\s+/gu, ' ').trim();
  if (postBox.test(whole)) return { street: whole };
  if (numberFirst) {
    const [found = '', houseNumber] = numberInFront.exec(whole) ?? [];
    return houseNumber === undefined ? { street: whole } : { street: whole.slice(found.length), houseNumber };
  }
  for (const { index } of whole.matchAll(/(?<=[\s,.])\d/gu)) {
    const street = whole.slice(0, index).replace(/\s?,?\s?$/u, '');
    const houseNumber = whole.slice(index);
    // "1. Mai" is a day, not a number.
    const isNumber = !/^\d+\.\s?\p{L}/u.test(houseNumber);
    if (isNumber && /\p{L}/u.test(street) && houseNumber.split(betweenWords).every((word) => wordOfNumber.test(word)))
      return { street, houseNumber };
  }
  return { street: whole };
}
