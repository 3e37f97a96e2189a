import { digitsOf, type Check } from './digits.js';

/** The Luhn formula over all digits. */
export const luhn: Check = (body) => luhnSum(digitsOf(body)) % 10 === 0;

/** The sum of the Luhn formula: every second digit from the right is doubled and its digits added. */
export function luhnSum(digits: readonly number[]): number {
  return digits.reduceRight((sum, digit, index) => {
    const isDoubled = (digits.length - index) % 2 === 0;
    return sum + (isDoubled && digit !== 9 ? (digit * 2) % 9 : digit);
  }, 0);
}
