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

/** The digits of a text, other characters left out. */
export function digitsOf(text: string): readonly number[] {
  return Array.from(text.replace(/\D/g, ''), Number);
}
