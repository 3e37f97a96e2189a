import { digitsOf, type Check } from './digits.js';
import { luhnSum } from './luhn.js';

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
// Placeholders that pass and belong to nobody (list of valvat, MIT).
const nobodys = ['X0000000T', '00000000T', '00000001R', '99999999R'];

/** Spanish NIF of companies, residents (DNI) and foreigners (NIE). Where sources disagree on digit or letter, both pass. */
export const spanishNif: Check = (body) => {
  const last = body.at(-1) ?? '';
  const digits = body
    .slice(0, -1)
    .replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
    .replace(/\D/, '');
  if (spanishPersonal(body)) return dniLetters[Number(digits) % 23] === last && !nobodys.includes(body);
  const control = (10 - (luhnSum(digitsOf(`${digits}0`)) % 10)) % 10;
  return last === String(control) || last === 'JABCDEFGHI'[control];
};

/** A NIF that is a person's own: DNI, NIE, or the K, L and M of those who have neither. */
export const spanishPersonal: Check = (body) => /^[\dK-MX-Z]/.test(body);
