import { digitsOf, type Check } from './digits.js';

/** Weighted digits whose sum is a multiple of 11. Numbers whose check digit would be 10 are never issued, so they fail. */
export const weighted11 =
  (...weights: readonly number[]): Check =>
  (body) =>
    digitsOf(body).reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0) % 11 === 0;
