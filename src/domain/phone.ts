import { AsYouType, parsePhoneNumberFromString } from 'libphonenumber-js/core/es6';
import type { CountryCode } from './country.js';
import type { Checked } from './identifier.js';
import { phoneMetadata } from './phone-metadata.js';
import { checkPhoneShape, phoneIssue, readPhone } from './phone-shape.js';

/*
 * Phone numbers by the numbering plans of our countries. In a browser this is a download of its own: nothing that loads earlier imports it.
 */

const callingCodes = Object.keys(phoneMetadata.country_calling_codes);

/**
 * Reads a phone number as people of a country write it: "030/123456", "+49 (0)30 123456", "0049 30 123456". The value is E.164 without the
 * extension; the tidy form keeps it, and stays national or international as it was typed. Numbers of other countries pass unread. A number
 * that its plan does not know keeps its text and has a hint; invalid is only what `checkPhoneShape` finds so.
 */
export function checkPhone(country: CountryCode, input: string): Checked<string> {
  const shape = checkPhoneShape(input);
  const written = readPhone(input);
  if (shape.status !== 'valid' || !written) return shape;
  const number = dial(written.number);
  const read = isForeign(number) ? readForeign(number) : readPlanned(country, number);
  if (!read) return { ...shape, issues: [phoneIssue('hint')] };
  return { ...shape, value: read.value, display: read.display + apart(written.extension) };
}

/** Groups an unfinished number while it is typed. It changes only what stands between the digits, and leaves alone what is not only a number. */
export function formatPhoneAsTyped(country: CountryCode, input: string): string {
  if (!/^[\d\s+()/.\p{Pd}]*$/u.test(input) || isForeign(dial(input))) return input;
  const formatted = new AsYouType(country, phoneMetadata).input(input);
  return significant(formatted) === significant(input) ? formatted : input;
}

interface Reading {
  /** E.164. */
  readonly value: string;
  readonly display: string;
}

function readPlanned(country: CountryCode, number: string): Reading | undefined {
  const parsed = parsePhoneNumberFromString(number, { defaultCountry: country, extract: false }, phoneMetadata);
  if (!parsed?.isValid()) return undefined;
  // A national number keeps its digits: where the plan has no groups for it, the library would drop its zero.
  const tidy = number.startsWith('+') ? parsed.formatInternational() : number;
  return { value: parsed.number, display: formatPhoneAsTyped(country, tidy) };
}

/** A "(0)" is not dialled from abroad, except to Italy, where the zero is part of the number. */
function readForeign(number: string): Reading | undefined {
  const dialled = number.startsWith('+39') ? number : number.replace('(0)', '');
  const value = significant(dialled);
  const display = dialled.replace(/[\s()]+/gu, ' ').trim();
  return /^\+[1-9]\d{7,14}$/u.test(value) ? { value, display } : undefined;
}

/** "00" is how all of our countries dial abroad. */
function dial(number: string): string {
  return number.replace(/^[(\s]*(?:\+[(+\s]*(?:00)?|0[\s()./\p{Pd}]*0)[\s()./\p{Pd}]*/u, '+');
}

function apart(extension: string): string {
  return /^[\p{L}#]/u.test(extension) ? ` ${extension}` : extension;
}

function isForeign(number: string): boolean {
  const digits = significant(number).slice(1);
  return number.startsWith('+') && !callingCodes.some((code) => digits.startsWith(code));
}

function significant(number: string): string {
  return number.replace(/[^\d+]/gu, '');
}
