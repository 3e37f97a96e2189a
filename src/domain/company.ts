import type { CountryCode } from './country.js';

/** A postal address of a company. */
export interface Address {
  /** Street and house number in one line, as people write it. */
  readonly street: string;
  /** As the country writes it: "77716", "114 55", "1012 AB". */
  readonly postcode: string;
  readonly city: string;
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
  readonly address: Address;
}
