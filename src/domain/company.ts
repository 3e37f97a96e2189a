import type { CountryCode } from './country.js';
import { foldText } from './text.js';

/** A postal address of a company. */
export interface Address {
  /** Street and house number in one line, as people write it. */
  readonly street: string;
  /** As the country writes it: "77716", "114 55", "1012 AB". */
  readonly postcode: string;
  readonly city: string;
  /** Where the country's addresses name one: it follows from the postcode. */
  readonly region?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: CountryCode;
}

/** A number in a company register, normalised. */
export interface Registration {
  /** `RegistrationRule.register` of the country. */
  readonly register: string;
  /** Compact: "HRB934855", "923609016". */
  readonly number: string;
  /** The court that keeps the register, where the number alone is not unique. */
  readonly court?: string;
}

/** The company that will owe, checked and normalised. */
export interface Company {
  readonly name: string;
  /** `LegalForm.code`. */
  readonly legalForm: string;
  /** Compact with prefix: "DE812345678". */
  readonly vatNumber?: string;
  readonly registration?: Registration;
  /**
   * Which of the two was not given but follows from the other. A derived VAT number is a supposition until a directory knows it: not every
   * company is registered for VAT, so one that is not found there proves nothing.
   */
  readonly derived?: 'vatNumber' | 'registration';
  readonly address: Address;
}

/**
 * The names by which a company is known in the ledger, strongest first: register number (with its court, where numbers repeat from
 * court to court), VAT number, and for those who have neither, name and place. Two spellings of one number are one name.
 */
export function companyKeys(company: Company, needsCourt: (register: string) => boolean): readonly string[] {
  const { registration, vatNumber, address } = company;
  const keys: string[] = [];
  if (registration && (registration.court || !needsCourt(registration.register))) {
    const court = registration.court ? `@${foldText(registration.court)}` : '';
    keys.push(`registration:${address.country}:${registration.number}${court}`);
  }
  if (vatNumber) keys.push(`vat:${vatNumber}`);
  if (keys.length > 0) return keys;
  const parts = [registration?.number ?? '', company.name, address.postcode, address.street];
  return [`place:${address.country}:${parts.map(foldText).join(':')}`];
}
