import { digitsOf, type Check } from './digits.js';
import { luhn } from './luhn.js';

/** SIREN and SIRET: Luhn over both; La Poste's sites instead have a digit sum divisible by five (INSEE). */
export const siren: Check = (body) => {
  if (!luhn(body.slice(0, 9))) return false;
  const isPostOffice = body.startsWith('356000000') && digitsOf(body).reduce((sum, digit) => sum + digit, 0) % 5 === 0;
  return body.length === 9 || luhn(body) || isPostOffice;
};

/** The key in front of a SIREN in the commonest kind of French VAT number, the one of two digits. */
export const frenchKeyOf = (number: string): string => String((12 + 3 * (Number(number) % 97)) % 97).padStart(2, '0');

/** The two characters in front of the SIREN in a French VAT number. Monaco's numbers (SIREN part 000…) have no SIREN to check. */
export const frenchKey: Check = (body) => {
  const number = Number(body.slice(2));
  if (!body.startsWith('000', 2) && !luhn(body.slice(2))) return false;
  const key = body.slice(0, 2);
  if (/^\d\d$/.test(key)) return key === frenchKeyOf(body.slice(2));
  const alphabet = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const [first = 0, second = 0] = Array.from(key, (letter) => alphabet.indexOf(letter));
  const value = first < 10 ? 24 * first + second - 10 : 34 * first + second - 100;
  return (number + 1 + Math.floor(value / 11)) % 11 === value % 11;
};
