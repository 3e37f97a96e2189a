import type { FieldLabel } from '../../domain/fields.js';

/** Every word of the form as it opens. A locale that lacks one does not compile. */
export interface Texts {
  readonly company: string;
  readonly contact: string;
  readonly labels: Readonly<Record<FieldLabel, string>>;
  readonly optional: string;
  readonly choose: string;
  readonly check: string;
  /** The company search; `label` where it takes names and numbers. */
  readonly search: {
    readonly label: string;
    readonly byHand: string;
    readonly notListed: string;
    /** What the list of German register courts is called. */
    readonly court: string;
    readonly found: (count: number) => string;
  };
  readonly opensNewTab: string;
  /** The consent line, in the order in which it is said; `terms` and `privacy` are links. */
  readonly legal: {
    readonly before: (creditor: string) => string;
    readonly terms: (creditor: string) => string;
    readonly between: (creditor: string) => string;
    readonly privacy: string;
    readonly after: string;
  };
  /** What the check needs could not be downloaded. */
  readonly checkUnreachable: string;
}

export const en: Texts = {
  company: 'Your company',
  contact: 'Who is ordering',
  labels: {
    companyName: 'Company name',
    legalForm: 'Legal form',
    vatNumber: 'VAT number',
    registerNumber: 'Register number',
    organisationNumber: 'Organisation number',
    sirenNumber: 'SIREN',
    kvkNumber: 'KvK number',
    businessId: 'Business ID (Y-tunnus)',
    companyBookNumber: 'Company register number',
    nif: 'Tax number (NIF)',
    cvrNumber: 'CVR number',
    street: 'Street and house number',
    postcode: 'Postcode',
    city: 'City',
    town: 'Town',
    postTown: 'Post town',
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail',
    phone: 'Phone',
    purchaseOrder: 'Your order number',
    invoiceEmail: 'Invoice e-mail',
  },
  optional: '(optional)',
  choose: 'Choose',
  check: 'Check my company',
  search: {
    label: 'Company name or number',
    byHand: 'Enter the details by hand',
    notListed: 'My company is not listed',
    court: 'Register court',
    found: (count) => (count === 1 ? 'One company found.' : `${count || 'No'} companies found.`),
  },
  opensNewTab: '(opens in a new tab)',
  legal: {
    before: () => 'By continuing you agree to ',
    terms: (creditor) => `${creditor}’s terms`,
    between: (creditor) => `. ${creditor} checks your company’s details and creditworthiness: `,
    privacy: 'privacy notice',
    after: '.',
  },
  checkUnreachable: 'The check could not be started. Nothing you typed is lost: please try again.',
};
