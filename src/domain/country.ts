import type { Check } from './checksum.js';
import type { LegalForm } from './legal-form.js';

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
  readonly legalForms: readonly LegalForm[];
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

/** How an address is asked for and checked. Source of each pack's values: libaddressinput, see `docs/sources.md`. */
export interface AddressRule {
  readonly postcode: PostcodeRule;
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

/** How a number is written, and what its check digit must satisfy. */
export interface NumberRule {
  /** What the number is called where it is issued: "USt-IdNr.", "organisasjonsnummer". */
  readonly localName: string;
  /** Anchored, for the compact form: capitals, no separators, no country prefix. */
  readonly pattern: RegExp;
  /** Named checks of `checksum.ts`; absent where the number has none. */
  readonly check?: Check;
  /** What a failing check digit means. `warning` where real numbers are known or suspected to fail. */
  readonly doubt: 'error' | 'warning';
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
  /** What stands in front of the digits and is often left out (the Austrian "U"). */
  readonly lead?: string;
  /** Length up to which missing leading zeros are filled up (NL). */
  readonly padTo?: number;
  /** Compact shape of a domestic number people mix up with the VAT number, such as the German Steuernummer. */
  readonly confusedWith?: RegExp;
}

export interface RegistrationRule extends NumberRule {
  /** Names the register inside the country; legal forms refer to it. */
  readonly register: string;
  /** Printed in front of the number and part of it ("HRB"). */
  readonly lead?: string;
  /** What people write around the number although it is not part of it (the country, "MVA"). */
  readonly padding?: RegExp;
  /** Only so many characters name the company; what follows names one of its sites (SIRET). */
  readonly keep?: number;
  /** The number is unique only together with the court that keeps the register (DE). */
  readonly court?: boolean;
}
