/** Tells whether the check digits of a compact number fit. Only called with numbers that have the right shape. */
export type Check = (body: string) => boolean;

/** ISO 7064 mod 11,10 over eight digits and a check digit: the German VAT number. */
export const hybrid1110: Check = (body) => {
  let product = 10;
  for (const digit of digitsOf(body).slice(0, -1)) {
    const sum = (digit + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(body.at(-1));
};

/** Weighted digits whose sum is a multiple of 11. Numbers whose check digit would be 10 are never issued, so they fail. */
export const weighted11 =
  (...weights: readonly number[]): Check =>
  (body) =>
    digitsOf(body).reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11 === 0;

/** The Luhn formula over all digits. */
export const luhn: Check = (body) => luhnSum(digitsOf(body)) % 10 === 0;

/** The sum of the Luhn formula: every second digit from the right is doubled and its digits added. */
export function luhnSum(digits: readonly number[]): number {
  return digits.reduceRight((sum, digit, index) => {
    const isDoubled = (digits.length - index) % 2 === 0;
    return sum + (isDoubled && digit !== 9 ? (digit * 2) % 9 : digit);
  }, 0);
}

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

/** Ten digits that begin with a birth date. Swedish legal persons have at least 20 where a date has its month (Skatteverket). */
export const swedishPersonal: Check = (body) => /^\d\d[01]\d{7}(?:01)?$/.test(body);

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

/** The digits of a text, other characters left out. */
export function digitsOf(text: string): readonly number[] {
  return Array.from(text.replace(/\D/g, ''), Number);
}
