import { checkPostcode } from './address.js';
import type { BuyerEntry } from './buyer.js';
import type { Registration } from './company.js';
import type { CountryPack } from './country.js';
import { registrationInVat } from './derivation.js';
import { fieldsOf, type Field } from './fields.js';
import type { Checked } from './identifier.js';
import { isBlocking, weighIssues, type CheckOptions, type FieldPath, type Issue, type IssueCode } from './issue.js';
import { findLegalForm, type LegalForm } from './legal-form.js';
import { checkRegistrationNumber } from './registration-number.js';
import { checkVatNumber } from './vat-number.js';

/** What became of each field of an entry, and what is wrong with the whole. */
export interface EntryCheck {
  /** `invalid`: at least one issue stops. */
  readonly status: 'valid' | 'invalid';
  /** Weighed by mode and by what the buyer has insisted on. */
  readonly issues: readonly Issue[];
  readonly fields: ReadonlyMap<FieldPath, Checked<string | Registration>>;
}

/** Checks a whole entry, field by field: the one check that form and server share. */
export function checkEntry(pack: CountryPack, entry: BuyerEntry, options: CheckOptions): EntryCheck {
  const fields = new Map(
    fieldsOf(pack, entry['company.legalForm']).map((field) => [field.path, checkField(pack, entry, field)]),
  );
  const found = [...fields.values()].flatMap((check) => (check.status === 'empty' ? [] : check.issues));
  const issues = weighIssues(found, options);
  return { status: isBlocking(issues) ? 'invalid' : 'valid', issues, fields };
}

/** The tidy form of a field, or what was typed where it has none. */
export function tidy(pack: CountryPack, entry: BuyerEntry, path: FieldPath): string {
  const field = fieldsOf(pack, entry['company.legalForm']).find((candidate) => candidate.path === path);
  const check = field && checkField(pack, entry, field);
  return check?.status === 'valid' ? check.display : (entry[path] ?? '');
}

function checkField(pack: CountryPack, entry: BuyerEntry, field: Field): Checked<string | Registration> {
  const { path } = field;
  const typed = entry[path] ?? '';
  const empty = (): Checked<never> =>
    field.isOptional || isToldByVatNumber(pack, entry, path) ? { status: 'empty' } : invalid(path, 'required');
  // Punctuation alone is how people get past a field they cannot fill: it counts as nothing.
  if (!/[\p{L}\p{N}]/u.test(typed)) return empty();
  if (typed.length > field.longest) return invalid(path, 'too_long', { longest: String(field.longest) });
  if (/\p{Cc}/u.test(typed)) return invalid(path, 'characters_not_allowed');
  const check = checkers[path]?.(pack, typed, entry) ?? plainText(typed);
  return check.status === 'empty' ? empty() : check;
}

/** The number of the register may be left out where the VAT number holds it. */
function isToldByVatNumber(pack: CountryPack, entry: BuyerEntry, path: FieldPath): boolean {
  if (path !== 'company.registrationNumber') return false;
  const check = checkVatNumber(pack, entry['company.vatNumber'] ?? '');
  return check.status === 'valid' && registrationInVat(pack, check.value) !== undefined;
}

function formOf(pack: CountryPack, entry: BuyerEntry): LegalForm | undefined {
  return findLegalForm(pack, entry['company.legalForm'] ?? '');
}

type Checker = (pack: CountryPack, typed: string, entry: BuyerEntry) => Checked<string | Registration>;

const checkers: Readonly<Partial<Record<FieldPath, Checker>>> = {
  'company.legalForm': (pack, code) =>
    findLegalForm(pack, code) ? plainText(code) : invalid('company.legalForm', 'legal_form_unknown'),
  'company.vatNumber': (pack, typed, entry) => checkVatNumber(pack, typed, formOf(pack, entry)),
  'company.registrationNumber': (pack, typed, entry) => checkRegistrationNumber(pack, formOf(pack, entry), typed),
  'company.address.postcode': (pack, typed) => checkPostcode(pack.address.postcode, typed),
  'contact.email': (_, typed) => checkEmail('contact.email', typed),
  invoiceEmail: (_, typed) => checkEmail('invoiceEmail', typed),
  'contact.phone': (_, typed) => checkPhone(typed),
};

function plainText(typed: string): Checked<string> {
  const value = typed.replace(/\s+/gu, ' ').trim();
  return { status: 'valid', value, display: value, issues: [] };
}

// Stricter than the standard and laxer than most shops: tags and sub-domains pass, quoted local parts and bare hosts do not.
const emailPattern =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,63}$/u;

function checkEmail(path: FieldPath, typed: string): Checked<string> {
  const value = typed.trim();
  return emailPattern.test(value)
    ? { status: 'valid', value, display: value, issues: [] }
    : invalid(path, 'email_shape');
}

/** Plausible is enough to go on: the phone is optional, and what the numbering plans know of it is another download. */
function checkPhone(typed: string): Checked<string> {
  return /^[+(\s]{0,3}\d(?:\D{0,9}\d){4,24}$/.test(typed.trim())
    ? plainText(typed)
    : invalid('contact.phone', 'phone_shape');
}

function invalid(path: FieldPath, code: IssueCode, params?: Issue['params']): Checked<never> {
  return { status: 'invalid', issues: [{ path, code, severity: 'error', ...(params && { params }) }] };
}
