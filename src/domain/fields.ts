import type { CountryPack } from './country.js';
import type { FieldPath } from './issue.js';
import { findLegalForm, type LegalForm } from './legal-form.js';

/** The words for a field; the locale files hold them. */
export type FieldLabel =
  | 'companyName'
  | 'legalForm'
  | 'vatNumber'
  | CountryPack['registrationLabel']
  | 'street'
  | 'postcode'
  | CountryPack['address']['cityLabel']
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'phone'
  | 'purchaseOrder'
  | 'invoiceEmail';

/** One field of the form: what the browser, the buyer and the check need to know of it. */
export interface Field {
  readonly path: FieldPath;
  readonly label: FieldLabel;
  readonly isOptional: boolean;
  /** Share of the row, in sixths. */
  readonly width: 2 | 3 | 4 | 6;
  /** Token of the HTML autofill field names. */
  readonly autocomplete: string;
  readonly keyboard: 'text' | 'numeric' | 'email' | 'tel';
  /** Most characters. */
  readonly longest: number;
}

/** What a form asks about. */
export type GroupName = 'company' | 'contact';

/** The fields of one group, in the order in which they are asked for. */
export interface FieldGroup {
  readonly name: GroupName;
  readonly fields: readonly Field[];
}

/**
 * The form of a country and legal form. Form and server use the same list, so they cannot disagree about what is needed: a legal form
 * without a register is not asked for a number, a sole trader need not have a VAT number.
 */
export function fieldsFor(pack: CountryPack, form: LegalForm | undefined): readonly FieldGroup[] {
  const numbers = numberFields(pack, form);
  const width = numbers.length === 1 ? 6 : 3;
  const { cityLabel, postcode } = pack.address;
  const company: readonly Field[] = [
    field('company.name', 'companyName', 4, 'organization'),
    field('company.legalForm', 'legalForm', 2, 'off', { longest: 16 }),
    ...numbers.map((number) => ({ ...number, width }) as const),
    field('company.address.street', 'street', 6, 'address-line1'),
    field('company.address.postcode', 'postcode', 2, 'postal-code', {
      longest: 16,
      keyboard: postcode.digits === undefined ? 'text' : 'numeric',
    }),
    field('company.address.city', cityLabel, 4, 'address-level2'),
  ];
  return [
    { name: 'company', fields: company },
    { name: 'contact', fields: contactFields },
  ];
}

/** Finds the fields for what has been typed so far. */
export function fieldsOf(pack: CountryPack, legalForm: string | undefined): readonly Field[] {
  return fieldsFor(pack, findLegalForm(pack, legalForm ?? '')).flatMap(({ fields }) => fields);
}

/** The group that a field belongs to. */
export function groupOf(path: FieldPath): GroupName {
  return path.startsWith('company.') ? 'company' : 'contact';
}

function field(
  path: FieldPath,
  label: FieldLabel,
  width: Field['width'],
  autocomplete: string,
  more: Partial<Pick<Field, 'isOptional' | 'keyboard' | 'longest'>> = {},
): Field {
  return { path, label, width, autocomplete, isOptional: false, keyboard: 'text', longest: 255, ...more };
}

const contactFields: readonly Field[] = [
  field('contact.firstName', 'firstName', 3, 'given-name'),
  field('contact.lastName', 'lastName', 3, 'family-name'),
  field('contact.email', 'email', 3, 'email', { keyboard: 'email', longest: 254 }),
  field('contact.phone', 'phone', 3, 'tel', { keyboard: 'tel', longest: 40, isOptional: true }),
  field('purchaseOrder', 'purchaseOrder', 3, 'off', { longest: 64, isOptional: true }),
  field('invoiceEmail', 'invoiceEmail', 3, 'off', { keyboard: 'email', longest: 254, isOptional: true }),
];

function numberFields(pack: CountryPack, form: LegalForm | undefined): readonly Field[] {
  const vat = field('company.vatNumber', 'vatNumber', 3, 'off', {
    longest: 64,
    isOptional: form?.vatRequired === false,
  });
  const isRegistered = !form || form.registers.length > 0;
  const registration = field('company.registrationNumber', pack.registrationLabel, 3, 'off', {
    longest: 128,
    isOptional: form?.registrationRequired === false,
  });
  return pack.asks
    .filter((number) => number === 'vatNumber' || isRegistered)
    .map((number) => (number === 'vatNumber' ? vat : registration));
}
