import type { Advice } from '../../domain/decision.js';
import type { FieldLabel } from '../../domain/fields.js';
import type { Issue, IssueCode } from '../../domain/issue.js';
import type { Notice } from '../state.js';

/** Every sentence of the form. A locale that lacks one does not compile. */
export interface Texts {
  readonly company: string;
  readonly contact: string;
  readonly labels: Readonly<Record<FieldLabel, string>>;
  readonly optional: string;
  readonly choose: string;
  readonly check: string;
  readonly insist: string;
  /** Shows as fields what is folded into a card. */
  readonly change: string;
  /** The company search; `label` where it takes names and numbers. */
  readonly search: {
    readonly label: string;
    readonly byHand: string;
    readonly notListed: string;
    /** What the list of German register courts is called. */
    readonly court: string;
    readonly found: (count: number) => string;
  };
  /** Told when a pasted text was more than its field's, and was put where it belongs. */
  readonly pasted: string;
  readonly opensNewTab: string;
  /** The consent line, in the order in which it is said; `terms` and `privacy` are links. */
  readonly legal: {
    readonly before: (creditor: string) => string;
    readonly terms: (creditor: string) => string;
    readonly between: (creditor: string) => string;
    readonly privacy: string;
    readonly after: string;
  };
  readonly advices: Readonly<Record<Advice, { readonly title: string; readonly text: string }>>;
  readonly notices: Readonly<Record<Notice, string>>;
  readonly issues: Readonly<Record<IssueCode, (params: NonNullable<Issue['params']>) => string>>;
}

const words = ['', '', '', 'Three', 'Four', 'Five', 'Six'];

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
  insist: 'The number is right as it is',
  change: 'Change',
  search: {
    label: 'Company name or number',
    byHand: 'Enter the details by hand',
    notListed: 'My company is not listed',
    court: 'Register court',
    found: (count) => (count === 1 ? 'One company found.' : `${count || 'No'} companies found.`),
  },
  pasted: 'Pasted into the right fields.',
  opensNewTab: '(opens in a new tab)',
  legal: {
    before: () => 'By continuing you agree to ',
    terms: (creditor) => `${creditor}’s terms`,
    between: (creditor) => `. ${creditor} checks your company’s details and creditworthiness: `,
    privacy: 'privacy notice',
    after: '.',
  },
  advices: {
    fix_address: {
      title: 'The address could not be confirmed',
      text: 'Name and address must be those of the company’s registered seat. Please look at the marked fields.',
    },
    fix_identity: {
      title: 'The company could not be found',
      text: 'Please compare the marked fields with the company’s register entry or an invoice of yours.',
    },
    try_smaller: {
      title: 'Not available for this amount',
      text: 'A smaller order may go through. Or choose another way to pay.',
    },
    other_method: {
      title: 'Not available for this order',
      text: 'Please choose another way to pay. This says nothing about your company’s standing with this shop.',
    },
  },
  notices: {
    basket_changed: 'Your basket has changed. Your details are still here: please check once more.',
    check_unreachable: 'The check could not be started. Nothing you typed is lost: please try again.',
    authorization_expired: 'The approval has expired. Your details are still here: please check once more.',
  },
  issues: {
    required: () => 'Please fill this in.',
    too_long: ({ longest }) => `At most ${longest} characters, please.`,
    characters_not_allowed: () => 'There are characters in here that cannot be used.',
    legal_form_unknown: () => 'Please choose your legal form.',
    vat_number_shape: ({ example }) => `This does not look like a VAT number. Example: ${example}.`,
    vat_number_check_digit: () => 'The check digit does not fit. Please compare it with an invoice of yours.',
    vat_number_foreign: ({ country }) => `A VAT number of another country (${country}). That is fine if it is yours.`,
    vat_number_is_tax_number: ({ example }) =>
      `This looks like a tax number. The VAT number begins with letters: ${example}.`,
    vat_number_is_personal: () =>
      'Please use the VAT number for business dealings, not the one with your citizen number.',
    registration_number_shape: ({ example }) => `This does not look like a register number. Example: ${example}.`,
    registration_number_check_digit: () => 'The check digit does not fit. Please compare the number with the register.',
    registration_number_other_register: ({ register }) =>
      `Companies of this legal form are usually in the ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `${words[Number(digits)] ?? digits} digits, please.` : `For example ${example}.`,
    email_shape: () => 'Please check the e-mail address. Example: name@company.com.',
    phone_shape: () => 'Please check the phone number, or leave it out.',
    not_confirmed: () => 'Please check this once more.',
  },
};
