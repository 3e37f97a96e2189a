import type { Registration } from './company.js';
import { courtNames } from './countries/court-names.js';
import type { CountryPack, RegistrationRule } from './country.js';
import { numberInVat } from './derivation.js';
import { chooseReading, compact, doubts, grouped, passes, unreadable, type Checked } from './identifier.js';
import type { LegalForm } from './legal-form.js';
import { foldText } from './text.js';

const path = 'company.registrationNumber';

/**
 * Reads a registration number, with its register and court where the country has several: "HRB 178881 B, Charlottenburg",
 * "Berlin HRB 87447 B", or the bare number, which then belongs to the register of the legal form. Where the VAT number holds the
 * registration number, it may be typed instead.
 */
export function checkRegistrationNumber(
  pack: CountryPack,
  form: LegalForm | undefined,
  input: string,
): Checked<Registration> {
  if (!compact(input)) return { status: 'empty' };
  const rules = pack.registrations.filter((rule) => !rule.legalPersonsOnly || form?.kind !== 'natural');
  const usual = rules.find(({ register }) => form?.registers.includes(register)) ?? rules[0];
  if (!usual) return { status: 'empty' };
  for (const rule of [usual, ...rules]) {
    const reading = rule.lead ? readLed(pack, rule, input, rule === usual) : readPlain(pack, rule, input);
    // The number of another register than the usual one is at least not a mistyped usual one.
    if (reading && (rule === usual || passes(rule, reading.body))) return registrationOf(rule, reading, form);
  }
  return unreadable(path, 'registration_number_shape', usual);
}

interface Reading {
  readonly body: string;
  readonly court: string;
}

// "Org.nr.", "Y-tunnus", "CVR-nr.", "SIRET", "RCS Lyon".
const words = /(?:\p{L}-)?\p{L}{3,}\.?|\bnr\b/giu;

/** A number that stands alone, perhaps with its name, the country or a company's VAT number around it. */
function readPlain(pack: CountryPack, rule: RegistrationRule, input: string): Reading | undefined {
  const { prefix } = pack.vat;
  const sure = [input, input.replace(words, ' ')].flatMap((text) => {
    const typed = compact(text);
    const bare = typed.startsWith(prefix) ? typed.slice(prefix.length) : typed;
    return [bare, rule.padding ? bare.replace(rule.padding, '') : bare, numberInVat(pack, rule, bare) ?? bare];
  });
  const body = chooseReading(rule, sure);
  return body === undefined ? undefined : { body, court: '' };
}

/** A number behind the name of its register; the letters behind it are told from the words around it, which name the court. */
function readLed(pack: CountryPack, rule: RegistrationRule, input: string, mayOmitLead: boolean): Reading | undefined {
  const number = String.raw`(\d[\d\s.]{0,9})([A-Z]{0,2})`;
  const named = String.raw`(?<!\p{L})${rule.lead}(?:[\s-]?(?:nr|nummer)(?!\p{L}))?[\s.:-]{0,3}${number}(?!\p{L})`;
  const alone = String.raw`^\s{0,9}${number}(?=\s*(?:,|$))`;
  const match = new RegExp(named, 'iu').exec(input) ?? (mayOmitLead ? new RegExp(alone, 'iu').exec(input) : null);
  const [whole = '', digits = '', letters = ''] = match ?? [];
  const behind = input.slice((match?.index ?? 0) + whole.length);
  // One letter belongs to the number, and two do unless they are a word ("HRB 12345 in Berlin", "HRB 12345 AG Köln").
  const isWord =
    letters.length === 2 && (letters === 'AG' || (letters !== letters.toUpperCase() && /^\s*\p{L}/u.test(behind)));
  const body = compact(digits + (isWord ? '' : letters)).replace(/^0+(?=\d)/, '');
  const rest = input.replace(whole, ` ${isWord ? letters : ''} `);
  // Two numbers are none: nobody could tell which is meant.
  if (!rule.pattern.test(body) || new RegExp(named, 'iu').test(rest)) return undefined;
  return { body, court: rule.court ? courtIn(pack, rule, rest) : '' };
}

function courtIn({ code }: CountryPack, { courtWords = /$/ }: RegistrationRule, rest: string): string {
  const name = rest
    .replace(courtWords, ' ')
    .replace(/[^\p{L}.\-/ ]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, 64)
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return courtNames[code]?.[foldText(name)] ?? name;
}

function registrationOf(rule: RegistrationRule, { body, court }: Reading, form?: LegalForm): Checked<Registration> {
  const { register, lead = '', isSmall, keep } = rule;
  const issues = [...doubts(rule, body, path, 'registration_number_check_digit')];
  if (form && form.registers.length > 0 && !form.registers.includes(register)) {
    const params = { register: form.registers.join(' / ') };
    issues.push({ path, code: 'registration_number_other_register', severity: 'hint', params });
  }
  const kept = body.slice(0, keep);
  const value: Registration = { register, number: lead + kept, ...(court && { court }) };
  const spaced = kept.replace(/(\d)([A-Z])/u, '$1 $2');
  const shown = lead ? `${lead} ${isSmall ? spaced.toLowerCase() : spaced}` : grouped(kept, rule);
  return { status: 'valid', value, display: court ? `${shown}, ${court}` : shown, issues };
}
