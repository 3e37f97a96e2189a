import { digitsOf, type Check } from './digits.js';
import { luhnSum } from './luhn.js';

/** Austrian VAT numbers: a Luhn sum with four added. */
export const austrianVat: Check = (body) => {
  const digits = digitsOf(body);
  const sum = luhnSum(digits.slice(0, 7));
  return (10 - ((sum + 4) % 10)) % 10 === digits[7];
};

/** The letter of an Austrian Firmenbuchnummer. Found and measured, not published: treat a failure as a doubt. */
export const companyBookLetter: Check = (body) => {
  const digits = digitsOf(body.padStart(7, '0'));
  const weights = [6, 4, 14, 15, 10, 1];
  const sum = digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0);
  return 'ABDFGHIKMPSTVWXYZ'[sum % 17] === body.at(-1);
};
