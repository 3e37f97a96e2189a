import { checkPostcode, regionOf } from './address.js';
import type { Buyer, BuyerCheck, BuyerEntry } from './buyer.js';
import type { Company, Registration } from './company.js';
import type { CountryPack } from './country.js';
import { completeNumbers } from './derivation.js';
import { fieldsOf, type Field } from './fields.js';
import type { Checked } from './identifier.js';
import { isBlocking, weighIssues, type CheckOptions, type FieldPath, type Issue, type IssueCode } from './issue.js';
import { findLegalForm, type LegalForm } from './legal-form.js';
import { checkRegistrationNumber } from './registration-number.js';
import { checkVatNumber } from './vat-number.js';

/**
 * Checks a whole entry: the one check that form and server share. `valid` brings the normalised buyer and the hints that remain;
 * `invalid` brings every issue, weighed by mode and by what the buyer has insisted on.
 */
export function checkBuyer(pack: CountryPack, entry: BuyerEntry, options: CheckOptions): BuyerCheck {
  const checks = new Map(
    fieldsOf(pack, entry['company.legalForm']).map((field) => [field.path, checkField(pack, entry, field)]),
  );
  const found = [...checks.values()].flatMap((check) => (check.status === 'empty' ? [] : check.issues));
  const issues = weighIssues(found, options);
  if (isBlocking(issues)) return { status: 'invalid', issues };
  const textOf = (path: FieldPath): string | undefined => {
    const check = checks.get(path);
    return check?.status === 'valid' && typeof check.value === 'string' ? check.value : undefined;
  };
  return { status: 'valid', issues, buyer: composeBuyer(pack, textOf, checks.get('company.registrationNumber')) };
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
  return check.status === 'valid' && completeNumbers(pack, { vatNumber: check.value }).registration !== undefined;
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

/** Plausible is enough here: the phone is optional, and the numbering plans are another chunk's business. */
function checkPhone(typed: string): Checked<string> {
  const value = typed.trim();
  const digits = value.replace(/\D/gu, '').length;
  const isPlausible = /^[+(\d][\d\s()/.-]*$/u.test(value) && digits >= 5 && digits <= 15;
  return isPlausible ? { status: 'valid', value, display: value, issues: [] } : invalid('contact.phone', 'phone_shape');
}

function invalid(path: FieldPath, code: IssueCode, params?: Issue['params']): Checked<never> {
  return { status: 'invalid', issues: [{ path, code, severity: 'error', ...(params && { params }) }] };
}

function composeBuyer(
  pack: CountryPack,
  textOf: (path: FieldPath) => string | undefined,
  registration: Checked<string | Registration> | undefined,
): Buyer {
  const need = (path: FieldPath): string => textOf(path) ?? '';
  const vatNumber = textOf('company.vatNumber');
  const given = registration?.status === 'valid' ? registration.value : undefined;
  const postcode = need('company.address.postcode');
  const region = regionOf(pack.address, postcode);
  const company: Company = {
    name: need('company.name'),
    legalForm: need('company.legalForm'),
    ...completeNumbers(pack, {
      ...(vatNumber !== undefined && { vatNumber }),
      ...(typeof given === 'object' && { registration: given }),
    }),
    address: {
      street: need('company.address.street'),
      postcode,
      city: need('company.address.city'),
      ...(region !== undefined && { region }),
      country: pack.code,
    },
  };
  const phone = textOf('contact.phone');
  const purchaseOrder = textOf('purchaseOrder');
  const invoiceEmail = textOf('invoiceEmail');
  const [firstName, lastName, email] = [need('contact.firstName'), need('contact.lastName'), need('contact.email')];
  return {
    company,
    contact: { firstName, lastName, email, ...(phone !== undefined && { phone }) },
    ...(purchaseOrder !== undefined && { purchaseOrder }),
    ...(invoiceEmail !== undefined && { invoiceEmail }),
  };
}
