import type { Checked } from './identifier.js';
import type { Issue, Severity } from './issue.js';

/** A phone number as written, without what follows it: "ext. 12", "Durchwahl 12", "#12". */
export interface WrittenPhone {
  readonly number: string;
  readonly extension: string;
}

const writtenPhone = /^(?<number>[(+\s]*\d[\d\s()/.\p{Pd}]*)(?<extension>[\p{L},;#][\p{L}\s.:=]{0,14}\d{1,7})?$/u;

/**
 * Tells the number from its extension; nothing returned means that this cannot be one. At most 18 digits: 15 (E.164) with the "00" and
 * the trunk zero that people write and nobody dials together.
 */
export function readPhone(input: string): WrittenPhone | undefined {
  const { number, extension = '' } = writtenPhone.exec(plain(input))?.groups ?? {};
  if (number === undefined) return undefined;
  const digits = number.replace(/\D/gu, '').length;
  return digits >= 5 && digits <= 18 ? { number: number.trim(), extension } : undefined;
}

/**
 * Only whether it can be a phone number: that is all that ever stops a buyer, because the phone is optional. With the numbering plans at
 * hand `checkPhone` normalises, and doubts in hints.
 */
export function checkPhoneShape(input: string): Checked<string> {
  const value = plain(input);
  if (!/[\p{L}\p{N}]/u.test(value)) return { status: 'empty' };
  if (!readPhone(input)) return { status: 'invalid', issues: [phoneIssue('error')] };
  return { status: 'valid', value, display: value, issues: [] };
}

/** What is said of a phone number that is none (`error`), or of one that no plan knows (`hint`). */
export function phoneIssue(severity: Severity): Issue {
  return { path: 'contact.phone', code: 'phone_shape', severity };
}

/** Without the invisible marks of direction that address books copy along. */
function plain(input: string): string {
  return input
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
