import type { Check } from './digits.js';

/** Ten digits that begin with a birth date. Swedish legal persons have at least 20 where a date has its month (Skatteverket). */
export const swedishPersonal: Check = (body) => /^\d\d[01]\d{7}(?:01)?$/.test(body);
