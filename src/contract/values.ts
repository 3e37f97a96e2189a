import * as z from 'zod';
import { countryCodes } from '../domain/country.js';

/** Amounts are whole minor units. Strings and fractions are refused, not rounded. */
export const minorUnits = z.int().min(0).describe('Minor units: 24900 is EUR 249.00.');
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .describe('ISO 4217.');
export const country = z.enum(countryCodes).describe('ISO 3166-1 alpha-2.');
export const instant = z.iso.datetime().describe('ISO 8601, UTC.');
// PostgreSQL keeps every character but the null.
export const text = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\0]*$/);

export const moneySchema = z.strictObject({ amount: minorUnits, currency });
