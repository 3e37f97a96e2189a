import type { CountryPack, VatRule } from './country.js';
import { chooseReading, compact, doubts, grouped, passes, unreadable, type Checked } from './identifier.js';
import type { Issue } from './issue.js';
import type { LegalForm } from './legal-form.js';

const path = 'company.vatNumber';

/**
 * VAT numbers of the countries in which a company may be registered besides its own: the EU (Greece as EL or GR) with Northern Ireland
 * (XI), Norway, Switzerland and Great Britain. All have at least two digits, which words do not.
 */
const foreignVatNumber =
  /^(?:AT|BE|BG|CH|CY|CZ|DE|DK|EE|EL|ES|FI|FR|GB|GR|HR|HU|IE|IT|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK|XI)(?=\D*\d\D*\d)[0-9A-Z+*]{2,14}$/;

/**
 * Reads a VAT number as people type it: with or without prefix, in any grouping and case. A number of another country is legal and
 * only noted; a wrong check digit is a doubt, because registers know better than arithmetic.
 *
 * @param form tells whether a natural person trades: in the Netherlands such a person's old number holds the citizen number and is
 *   refused (`vat_number_is_personal`)
 */
export function checkVatNumber(pack: CountryPack, input: string, form?: LegalForm): Checked<string> {
  const { vat } = pack;
  const typed = compact(input);
  if (!typed) return { status: 'empty' };
  const body = readBody(vat, typed);
  const isForeign = !typed.startsWith(vat.prefix) && foreignVatNumber.test(typed);
  // "DE" may be the key of a French number as well: then the check decides.
  if (isForeign && !(body !== undefined && passes(vat, body))) return foreign(typed);
  if (body === undefined) {
    const isTaxNumber = readings(vat, typed).some((reading) => vat.confusedWith?.test(reading));
    return unreadable(path, isTaxNumber ? 'vat_number_is_tax_number' : 'vat_number_shape', vat);
  }
  if (pack.personal?.isRefused && form?.kind === 'natural' && pack.personal.check(body))
    return unreadable(path, 'vat_number_is_personal', vat);
  return {
    status: 'valid',
    value: vat.prefix + body,
    display: `${vat.prefix} ${grouped(body, vat)}`,
    issues: doubts(vat, body, path, 'vat_number_check_digit'),
  };
}

function foreign(typed: string): Checked<string> {
  const issue: Issue = { path, code: 'vat_number_foreign', severity: 'hint', params: { country: typed.slice(0, 2) } };
  return { status: 'valid', value: typed, display: typed, issues: [issue] };
}

/** What stands behind the prefix, which may be missing, doubled, or have words in front ("USt-IdNr. DE ..."). */
function readings({ prefix }: VatRule, typed: string): readonly string[] {
  const bare = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
  const last = typed.lastIndexOf(prefix);
  const hasWords = last > 0 && !/\d/.test(typed.slice(0, last));
  return hasWords ? [bare, typed.slice(last + prefix.length)] : [bare];
}

/** The number without prefix and with what people leave out: the letters behind, the letter in front, leading zeros. */
function readBody(vat: VatRule, typed: string): string | undefined {
  const { lead = '', suffix = '', padTo = 0 } = vat;
  const bodies = readings(vat, typed);
  const sure = bodies.flatMap((body) => [body, body + suffix]);
  // What looks like the prefix may also be the key of a French number without one.
  return chooseReading(vat, sure, [typed, ...bodies.flatMap((body) => [lead + body, body.padStart(padTo, '0')])]);
}
