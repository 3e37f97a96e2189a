import type { CountryPack } from './country.js';

/** Who stands behind a legal form. `natural`: a natural person trades under it. */
export type LegalFormKind =
  'company' | 'partnership' | 'natural' | 'cooperative' | 'association' | 'foundation' | 'public';

/** A legal form of one country. Codes: ISO 20275 (ELF), list of 2026-02-19, kept by GLEIF. */
export interface LegalForm {
  /** ISO 20275 code, four characters; `9999`, the list's own word for "not listed", where it has none (the Swedish enskild firma). */
  readonly code: string;
  /** What people write and choose: "GmbH". */
  readonly abbreviation: string;
  /** Full name in the country's own language. */
  readonly label: string;
  readonly kind: LegalFormKind;
  /** Registers (`RegistrationRule.register`) whose number such a company has; none: the form does not ask for one. */
  readonly registers: readonly string[];
  /** How names carry the form, as `plainWords` writes them. */
  readonly spellings: readonly string[];
  /** False where such a company may be without its register's number (sole traders below the threshold). */
  readonly registrationRequired: boolean;
  /** False where such a company may be without a VAT number. */
  readonly vatRequired: boolean;
}

/** What a legal form need not have: `v` a VAT number, `r` the number of its register. */
type Spared = '' | 'v' | 'r' | 'vr';

/**
 * One row of a country's table of legal forms: code, abbreviation, label, kind, registers, what it need not have, what else stands in names.
 * Several abbreviations or labels are separated by a comma and a blank, registers by a blank, and what else stands in names, beside
 * abbreviation and label, by `|`.
 */
export type LegalFormRow = readonly [
  code: string,
  abbreviation: string,
  label: string,
  kind: LegalFormKind,
  registers: string,
  spared?: Spared,
  spellings?: string,
];

const read = new WeakMap<CountryPack, readonly LegalForm[]>();

/** The legal forms of a country, in the order in which the form offers them. */
export function legalFormsOf(pack: CountryPack): readonly LegalForm[] {
  const forms = read.get(pack) ?? pack.legalForms.map(readRow);
  read.set(pack, forms);
  return forms;
}

function readRow([code, abbreviation, label, kind, registers, spared = '', spellings = '']: LegalFormRow): LegalForm {
  const written = [...`${abbreviation}, ${label}`.split(', '), ...spellings.split('|')];
  return {
    code,
    abbreviation,
    label,
    kind,
    registers: registers ? registers.split(' ') : [],
    spellings: written.map(plainWords).filter(Boolean),
    registrationRequired: !spared.includes('r'),
    vatRequired: !spared.includes('v'),
  };
}

/** Finds a form by its code. */
export function findLegalForm(pack: CountryPack, code: string): LegalForm | undefined {
  return legalFormsOf(pack).find((form) => form.code === code);
}

/**
 * Guesses the legal form from a company name. When several match, the one that ends last wins, and of those the longest: "Muster GmbH &
 * Co. KG" is a KG. A guess presets the form; the buyer can always change it.
 */
export function guessLegalForm(pack: CountryPack, name: string): LegalForm | undefined {
  const words = ` ${plainWords(name)} `;
  let guess: { form: LegalForm; end: number; length: number } | undefined;
  for (const form of legalFormsOf(pack)) {
    for (const spelling of form.spellings) {
      const start = words.lastIndexOf(` ${spelling} `);
      const end = start + spelling.length;
      const isBetter = !guess || end > guess.end || (end === guess.end && spelling.length > guess.length);
      if (start >= 0 && isBetter) guess = { form, end, length: spelling.length };
    }
  }
  return guess?.form;
}

/**
 * Lower-case words without accents. Marks inside abbreviations are dropped and single letters joined, so that "G.m.b.H.", "A/S", "S. L."
 * and "T:mi" read "gmbh", "as", "sl" and "tmi".
 */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[.:'’\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<!\p{L})(\p{L}) (?=\p{L}(?!\p{L}))/gu, '$1')
    .trim();
}
