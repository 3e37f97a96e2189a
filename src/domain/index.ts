/**
 * What shops can use of the domain on its own, in a browser or on a server: may a basket be paid by invoice, and are a company's data well
 * formed, by the very rules of the form and the backend. Everything is pure: no DOM, no network, no clock. What was typed wrong comes back
 * as issues with codes (`issueCodes`), never as an exception; a country that is not one of `countryCodes` is a bug and throws a `RangeError`.
 *
 * All nine countries are loaded. A page that needs one takes `billie-invoice/domain/countries/de` and the functions of
 * `billie-invoice/domain/*`, which are given a country pack instead of its code.
 *
 * @module
 */
import * as address from './address.js';
import type { BuyerCheck, BuyerEntry } from './buyer.js';
import * as buyer from './check-buyer.js';
import type { Address, Registration } from './company.js';
import { countryPacks } from './countries/index.js';
import { countryCodes, isCountryCode, type CountryCode, type CountryPack } from './country.js';
import type { Checked } from './identifier.js';
import type { CheckOptions } from './issue.js';
import * as forms from './legal-form.js';
import type { LegalForm } from './legal-form.js';
import * as personal from './personal-number.js';
import * as registration from './registration-number.js';
import * as vat from './vat-number.js';
import { legalFormsOf } from './legal-form.js';

export type { StreetLine } from './address.js';
export { readBasket, type Basket, type BasketAmount, type BasketLine, type BasketReading } from './basket.js';
export type { Buyer, BuyerCheck, BuyerEntry, Contact } from './buyer.js';
export type { Address, Company, Registration } from './company.js';
export { countryCodes, isCountryCode, type CountryCode } from './country.js';
export {
  assessEligibility,
  buyerTypes,
  defaultRules,
  eligibilityReasons,
  type BuyerType,
  type Eligibility,
  type EligibilityQuestion,
  type EligibilityReason,
  type EligibilityRules,
} from './eligibility.js';
export type { Checked } from './identifier.js';
export { issueCodes, isBlocking, weighIssues } from './issue.js';
export type { CheckOptions, FieldPath, Issue, IssueCode, Severity } from './issue.js';
export type { LegalForm, LegalFormKind } from './legal-form.js';

/**
 * Reads a VAT number as people type it. `valid` brings it compact with prefix ("DE111111125"), as it is shown ("DE 111 111 125"), and what
 * there is to say: a check digit that does not fit is a `warning`, a number of another country a `hint`.
 *
 * @param legalForm ISO 20275 code; needed for Dutch sole traders, whose number must not be the one with the citizen number
 */
export function checkVatNumber(country: CountryCode, input: string, legalForm?: string): Checked<string> {
  const pack = packOf(country);
  return vat.checkVatNumber(pack, input, formOf(pack, legalForm));
}

/**
 * Reads the number of a company in its register ("HRB 87447 B, Charlottenburg", "732 829 320", "556188-8404"). `valid` brings the register,
 * the compact number and the court where one was named.
 *
 * @param legalForm ISO 20275 code; tells the register of a bare number where the country has several
 */
export function checkRegistrationNumber(
  country: CountryCode,
  input: string,
  legalForm?: string,
): Checked<Registration> {
  const pack = packOf(country);
  return registration.checkRegistrationNumber(pack, formOf(pack, legalForm), input);
}

/** Reads a postal code, with or without the country in front ("D-77716"), and brings it as the country writes it ("1012 AB"). */
export function checkPostalCode(country: CountryCode, input: string): Checked<string> {
  return address.checkPostcode(packOf(country).address.postcode, input);
}

/** Checks everything the form asks for at once, and brings the normalised buyer with the numbers that follow from those given. */
export function checkBuyer(country: CountryCode, entry: BuyerEntry, options: CheckOptions): BuyerCheck {
  return buyer.checkBuyer(packOf(country), entry, options);
}

/** The legal forms of a country, the commonest first. */
export function legalForms(country: CountryCode): readonly LegalForm[] {
  return legalFormsOf(packOf(country));
}

/** Guesses the legal form from a company's name; absent if the name does not tell. */
export function guessLegalForm(country: CountryCode, name: string): LegalForm | undefined {
  return forms.guessLegalForm(packOf(country), name);
}

/** The lines of a postal address in the order of its country, which itself is left out. */
export function formatAddress(
  postal: Address,
  names?: { readonly company?: string; readonly contact?: string },
): readonly string[] {
  return address.formatAddress(packOf(postal.country).address, postal, names);
}

/** Splits street and house number. Never fails: what cannot be split with confidence stays whole. */
export function splitStreet(country: CountryCode, line: string): address.StreetLine {
  return address.splitStreet(line, packOf(country).address);
}

/**
 * A VAT or registration number as it may stand in a log: one that holds a private person's own number is hidden but for the country.
 *
 * @param legalForm ISO 20275 code; needed in the Netherlands, where only it tells a citizen's number from a company's
 */
export function maskPersonal(country: CountryCode, number: string, legalForm?: string): string {
  const pack = packOf(country);
  return personal.maskPersonal(pack, formOf(pack, legalForm), number);
}

function packOf(country: CountryCode): CountryPack {
  if (!isCountryCode(country)) throw new RangeError(`"${String(country)}" is none of ${countryCodes.join(' ')}.`);
  return countryPacks[country];
}

function formOf(pack: CountryPack, code = ''): LegalForm | undefined {
  return forms.findLegalForm(pack, code);
}
