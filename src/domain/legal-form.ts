import type { CountryPack } from './country.js';

/** Who stands behind a legal form. `natural`: a natural person trades under it. */
export type LegalFormKind = 'company' | 'partnership' | 'natural' | 'cooperative' | 'association' | 'foundation' | 'public';

/** A legal form of one country. Codes: ISO 20275 (ELF), list of 2026-02-19, kept by GLEIF. */
export interface LegalForm {
  /** ISO 20275 code, four characters. `SE-EF` for the Swedish enskild firma, which has none. */
  readonly code: string;
  /** Full name in the country's own language. */
  readonly label: string;
  /** What people write and choose: "GmbH". */
  readonly abbreviation: string;
  readonly kind: LegalFormKind;
  /** Registers (`RegistrationRule.register`) whose number such a company has; none: the form does not ask for one. */
  readonly registers: readonly string[];
  /** False where such a company may be without its register's number (sole traders below the threshold). */
  readonly registrationRequired: boolean;
  /** False where such a company may be without a VAT number. */
  readonly vatRequired: boolean;
  /** Recognises the form in a company name; flags `iu`. Absent where names do not carry it. */
  readonly namePattern?: RegExp;
}

/** Finds a form by its code. */
export function findLegalForm(pack: CountryPack, code: string): LegalForm | undefined {
  return pack.legalForms.find((form) => form.code === code);
}

/**
 * Guesses the legal form from a company name. When several match, the one that ends last wins: "Muster GmbH & Co. KG" is a KG.
 * A guess presets the form; the buyer can always change it.
 */
export function guessLegalForm(pack: CountryPack, name: string): LegalForm | undefined {
  let guess: { form: LegalForm; end: number } | undefined;
  for (const form of pack.legalForms) {
    if (!form.namePattern) continue;
    for (const match of name.matchAll(new RegExp(form.namePattern.source, 'giu'))) {
      const end = match.index + match[0].length;
      if (!guess || end > guess.end) guess = { form, end };
    }
  }
  return guess?.form;
}
