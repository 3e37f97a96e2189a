import type { CountryPack, NumberRule, RegistrationRule, VatRule } from './country.js';
import type { Registration } from './company.js';
import type { FieldPath, Issue, IssueCode } from './issue.js';
import type { LegalForm } from './legal-form.js';

/** What became of something typed: nothing, a value with its tidy form and perhaps doubts, or no value. */
export type Checked<Value> =
  | { readonly status: 'empty' }
  | { readonly status: 'valid'; readonly value: Value; readonly display: string; readonly issues: readonly Issue[] }
  | { readonly status: 'invalid'; readonly issues: readonly Issue[] };

/** VAT prefixes of the countries in which a company may be registered besides its own (EU, XI, NO, CH). */
const foreignVatNumber =
  /^(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)[0-9A-Z]{6,13}$/;

/**
 * Reads a VAT number as people type it: with or without prefix, in any grouping and case. A number of another country is legal and
 * only noted; a wrong check digit is a doubt, because registers know better than arithmetic.
 */
export function checkVatNumber(pack: CountryPack, input: string): Checked<string> {
  const path = 'company.vatNumber';
  const { vat } = pack;
  const typed = compact(input);
  if (!typed) return { status: 'empty' };
  let body = typed;
  while (body.startsWith(vat.prefix) && !vat.pattern.test(body)) body = body.slice(vat.prefix.length);
  body = complete(vat, body);
  if (vat.pattern.test(body)) {
    const display = `${vat.prefix} ${grouped(body, vat)}`;
    return {
      status: 'valid',
      value: vat.prefix + body,
      display,
      issues: doubts(vat, body, path, 'vat_number_check_digit'),
    };
  }
  if (foreignVatNumber.test(typed) && !typed.startsWith(vat.prefix)) {
    const issue: Issue = { path, code: 'vat_number_foreign', severity: 'hint', params: { country: typed.slice(0, 2) } };
    return { status: 'valid', value: typed, display: typed, issues: [issue] };
  }
  const code = vat.confusedWith?.test(body) ? 'vat_number_is_tax_number' : 'vat_number_shape';
  return { status: 'invalid', issues: [shapeIssue(path, code, vat)] };
}

/** Adds what people leave out: the letter in front, the letters behind, leading zeros. */
function complete({ pattern, lead = '', suffix = '', padTo = 0 }: VatRule, body: string): string {
  const completed = [body, lead + body, body + suffix, body.padStart(padTo, '0')];
  return completed.find((candidate) => pattern.test(candidate)) ?? body;
}

/**
 * Reads a registration number, with its register and court where the country has several: "HRB 178881 B, Charlottenburg",
 * "Berlin HRB 87447 B", or the bare number, which then belongs to the register of the legal form.
 */
export function checkRegistrationNumber(
  pack: CountryPack,
  form: LegalForm | undefined,
  input: string,
): Checked<Registration> {
  const path = 'company.registrationNumber';
  if (!compact(input)) return { status: 'empty' };
  const usual = pack.registrations.find(({ register }) => form?.registers.includes(register)) ?? pack.registrations[0];
  if (!usual) return { status: 'empty' };
  for (const rule of [usual, ...pack.registrations]) {
    const parts = splitRegistration(rule, input, rule === usual);
    if (parts) return registrationOf(rule, parts, form);
  }
  return { status: 'invalid', issues: [shapeIssue(path, 'registration_number_shape', usual)] };
}

interface RegistrationParts {
  readonly body: string;
  readonly court: string;
}

function splitRegistration(rule: RegistrationRule, input: string, mayOmitLead: boolean): RegistrationParts | undefined {
  const { lead, padding, pattern } = rule;
  if (!lead) {
    const body = padding ? compact(input).replace(padding, '') : compact(input);
    return pattern.test(body) ? { body, court: '' } : undefined;
  }
  // Number, then at most two letters that no further letter follows; what stands around them is the court.
  const numbered = new RegExp(`(^|[^\\p{L}])${lead}\\W{0,3}(\\d[\\d .]{0,9})(?:\\s?(\\p{Lu}{1,2})(?!\\p{L}))?`, 'iu');
  const match = numbered.exec(input) ?? (mayOmitLead ? /^()\s*(\d{1,6})\s?([A-Z]{0,2})\s*$/.exec(input) : null);
  if (!match) return undefined;
  const body = compact((match[2] ?? '') + (match[3] ?? ''));
  return pattern.test(body) ? { body, court: tidyCourt(input.replace(match[0], ' ')) } : undefined;
}

function tidyCourt(rest: string): string {
  return rest
    .replace(/\b(?:amtsgericht|registergericht|AG)\b\.?/giu, ' ')
    .replace(/[^\p{L}.\-/ ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 64);
}

function registrationOf(
  rule: RegistrationRule,
  { body, court }: RegistrationParts,
  form?: LegalForm,
): Checked<Registration> {
  const path = 'company.registrationNumber';
  const issues = [...doubts(rule, body, path, 'registration_number_check_digit')];
  if (form && form.registers.length > 0 && !form.registers.includes(rule.register)) {
    const params = { register: form.registers.join(' / ') };
    issues.push({ path, code: 'registration_number_other_register', severity: 'hint', params });
  }
  const kept = body.slice(0, rule.keep);
  const number = `${rule.lead ?? ''}${kept}`;
  const shown = rule.lead ? `${rule.lead} ${body.replace(/(\d)([A-Z])/u, '$1 $2')}` : grouped(kept, rule);
  const isKept = rule.court === true && court !== '';
  const value: Registration = { register: rule.register, number, ...(isKept && { court }) };
  return { status: 'valid', value, display: isKept ? `${shown}, ${court}` : shown, issues };
}

/** Capitals, without blanks and the separators people use. */
export function compact(input: string): string {
  return input.toUpperCase().replace(/[\s.\-–/,:·_]/gu, '');
}

function grouped(body: string, { groups: sizes = [], separator = ' ' }: NumberRule): string {
  const groups: string[] = [];
  let rest = body;
  for (const size of sizes) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter(Boolean).join(separator);
}

function doubts({ check, doubt }: NumberRule, body: string, path: FieldPath, code: IssueCode): readonly Issue[] {
  return !check || check(body) ? [] : [{ path, code, severity: doubt }];
}

function shapeIssue(path: FieldPath, code: IssueCode, { example, localName }: NumberRule): Issue {
  return { path, code, severity: 'error', params: { example, name: localName } };
}
