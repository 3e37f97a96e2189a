import type { Check } from './digits.js';

/** ISO 7064 mod 11,10 over eight digits and a check digit: the German VAT number. */
export const hybrid1110: Check = (body) => {
  let product = 10;
  for (const digit of body.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(body.at(-1));
};
