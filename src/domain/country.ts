import type { Check } from './checksum.js';
import type { LegalFormRow } from './legal-form.js';

/** The nine countries, ISO 3166-1 alpha-2. */
export const countryCodes = ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'AT', 'ES', 'DK'] as const;
export type CountryCode = (typeof countryCodes)[number];

/** Tells whether we have a pack for a country. Whether a merchant sells there is the offer's business. */
export function isCountryCode(value: unknown): value is CountryCode {
  return countryCodes.includes(value as CountryCode);
}

/** All we know of one country, as data: adding a country is one such table and one fixture file. */
export interface CountryPack {
  readonly code: CountryCode;
  /** ISO 4217 code of the national currency; baskets may still be in euros only. */
  readonly currency: string;
  /** BCP 47 codes, most common first. */
  readonly languages: readonly string[];
  /** International dialling code without `+`. */
  readonly callingCode: string;
  readonly address: AddressRule;
  readonly vat: VatRule;
  /** In order of likelihood. The form shows one field; the rule that fits what was typed wins. */
  readonly registrations: readonly RegistrationRule[];
  /** How the registration number is called in the form: the locale files hold the word. */
  readonly registrationLabel: RegistrationLabel;
  /** The numbers the form asks for. One where the VAT number follows from the registration number. */
  readonly asks: readonly ('vatNumber' | 'registrationNumber')[];
  /** In the order in which the form offers them. */
  readonly legalForms: readonly LegalFormRow[];
  /** Present where numbers of companies can hold a private person's own. */
  readonly personal?: PersonalRule;
}

/** What the registration number is called in the nine countries. */
export type RegistrationLabel =
  | 'registerNumber'
  | 'organisationNumber'
  | 'sirenNumber'
  | 'kvkNumber'
  | 'businessId'
  | 'companyBookNumber'
  | 'nif'
  | 'cvrNumber';

/** How an address is asked for, checked and written. Source of each pack's values: Google's libaddressinput (CC BY 4.0). */
export interface AddressRule {
  readonly postcode: PostcodeRule;
  /** The lines in libaddressinput's notation: `%N` contact, `%O` company, `%A` street, `%Z` postcode, `%C` city, `%S` region, `%n` next line. */
  readonly format: string;
  /** Which of these are written in capitals: "C". */
  readonly capitals?: string;
  /** The house number stands in front of the street: "12 bis rue de la Paix". */
  readonly numberFirst?: boolean;
  /** Present where addresses name a region: the regions by the first two digits of the postcode, from 01 on. */
  readonly regions?: readonly string[];
  /** How the place is called: the locale files hold the word. */
  readonly cityLabel: 'city' | 'town' | 'postTown';
}

export interface PostcodeRule {
  /** Anchored, for the compact form: capitals, no blanks, no country prefix. */
  readonly pattern: RegExp;
  readonly example: string;
  /** Present where the code is only digits: how many. */
  readonly digits?: number;
  /** Prefixes people put before the code ("D-", "NO-"), without the hyphen. */
  readonly prefixes: readonly string[];
  /** Sizes of the groups between which a blank is shown: `[3, 2]` gives "114 55". */
  readonly groups?: readonly number[];
}

/**
 * How a number is written, and what its check digit must satisfy. A check digit that does not fit is a doubt in every country: registers
 * know better than arithmetic, and numbers that are known not to fit are in use (Billie's published test buyers).
 */
export interface NumberRule {
  /** What the number is called where it is issued: "USt-IdNr.", "organisasjonsnummer". */
  readonly localName: string;
  /** Anchored, for the compact form: capitals, no separators, no country prefix. */
  readonly pattern: RegExp;
  /** Named checks of `checksum.ts`; absent where the number has none. */
  readonly check?: Check;
  /** Sizes of the groups of the compact form between which `separator`, usually a blank, is shown. */
  readonly groups?: readonly number[];
  readonly separator?: string;
  /** A number that passes every rule, as people write it; published as an example or made up, never a private person's. */
  readonly example: string;
}

export interface VatRule extends NumberRule {
  /** Prefix in the normalised number; two letters. */
  readonly prefix: string;
  /** What follows the digits and is often left out ("MVA"): added when the rest fits. */
  readonly suffix?: string;
  /** What stands in front of the digits and is often left out (the Austrian "U"): added if the number then passes its check. */
  readonly lead?: string;
  /** Length up to which missing leading zeros are filled up, if the number then passes its check (NL). */
  readonly padTo?: number;
  /** Compact shape of a domestic number people mix up with the VAT number, such as the German Steuernummer. */
  readonly confusedWith?: RegExp;
  /** Present where the number of a register stands inside this one, so that each follows from the other. */
  readonly follows?: {
    /** `RegistrationRule.register`. */
    readonly register: string;
    /** What stands in front of it in the commonest kind of number: a named function of `checksum.ts`. */
    readonly key?: (number: string) => string;
  };
}

export interface RegistrationRule extends NumberRule {
  /** Names the register inside the country; legal forms refer to it. */
  readonly register: string;
  /** Printed in front of the number and part of it ("HRB"). */
  readonly lead?: string;
  /** What people write in front of the number, besides words and the country, although it is not part of it. */
  readonly padding?: RegExp;
  /** Only so many characters, the last of a VAT number and the first of any other, name the company; the rest names a site (SIRET). */
  readonly keep?: number;
  /** The letters behind the digits are shown in small ("FN 122119 m"). */
  readonly isSmall?: boolean;
  /** A natural person's number of this shape is a private one, and not taken. */
  readonly legalPersonsOnly?: boolean;
  /** The number is unique only together with the court that keeps the register (DE). */
  readonly court?: boolean;
  /** What people write around the court's name. */
  readonly courtWords?: RegExp;
}

/** How numbers are told that hold a private person's own: the birth date, the identity card, the citizen number. */
export interface PersonalRule {
  /** For the compact number without country prefix: named checks of `checksum.ts`. */
  readonly check: Check;
  /**
   * Only a natural person's; of anybody else the same digits are a company's. Such a person has another number for business, so this one
   * is not taken, neither stored nor logged.
   */
  readonly isRefused?: boolean;
}
