import type { Check } from './digits.js';
import { weighted11 } from './weighted.js';

/** The Dutch numbers of legal persons (RSIN) and of citizens (BSN): the same nine digits by the same rule. */
export const dutchRsin = weighted11(9, 8, 7, 6, 5, 4, 3, 2, -1);

/** Dutch VAT numbers: modulus 11 of legal persons, or since 2020 of sole traders ISO 7064 mod 97,10 over the whole. */
export const dutchVat: Check = (body) => dutchRsin(body.slice(0, 9)) || dutchMod97(body);

/** A citizen's number, alone or inside the VAT number a sole trader had until 2020, unless it is one of the new kind. */
export const dutchCitizen: Check = (body) =>
  /^\d{9}(?:B\d\d)?$/.test(body) && dutchRsin(body.slice(0, 9)) && !(body.length > 9 && dutchMod97(body));

/** Letters count as 10 to 35. */
function dutchMod97(body: string): boolean {
  const digits = Array.from(`NL${body}`, (letter) => parseInt(letter, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}
