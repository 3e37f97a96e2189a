import type { Advice } from '../../../domain/decision.js';
import type { Issue, IssueCode } from '../../../domain/issue.js';
import type { Notice } from '../../state.js';

/** Every sentence that answers what the buyer types or asks. A locale that lacks one does not compile. */
export interface AnswerTexts {
  readonly insist: string;
  /** Shows as fields what is folded into a card. */
  readonly change: string;
  /** Told when a pasted text was more than its field's, and was put where it belongs. */
  readonly pasted: string;
  readonly issues: Readonly<Record<IssueCode, (params: NonNullable<Issue['params']>) => string>>;
  readonly advices: Readonly<Record<Advice, { readonly title: string; readonly text: string }>>;
  readonly notices: Readonly<Record<Exclude<Notice, 'check_unreachable'>, string>>;
  readonly checking: string;
  readonly correction: {
    readonly title: string;
    readonly text: string;
    readonly accept: string;
    readonly edit: string;
    /** Said before the two versions, for those who cannot see the marks. */
    readonly typed: string;
    readonly registered: string;
  };
  readonly authorized: (amount: string, days: number) => string;
  readonly invoiceTo: (email: string) => string;
  readonly otherMethod: string;
  readonly review: { readonly title: string; readonly text: (until: string) => string };
  readonly unknown: { readonly title: string; readonly text: string; readonly again: string };
  readonly failed: { readonly title: string; readonly text: string; readonly again: string; readonly edit: string };
}

const words = ['', '', '', 'Three', 'Four', 'Five', 'Six'];

export const en: AnswerTexts = {
  insist: 'The number is right as it is',
  change: 'Change',
  pasted: 'Pasted into the right fields.',
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
    authorization_expired: 'The approval has expired. Your details are still here: please check once more.',
  },
  checking: 'Checking, a few seconds',
  correction: {
    title: 'Is this your company?',
    text: 'The register has slightly different details.',
    accept: 'Yes, use this',
    edit: 'No, edit',
    typed: 'You wrote:',
    registered: 'The register has:',
  },
  authorized: (amount, days) => `Approved: ${amount}, due ${days} days after the invoice`,
  invoiceTo: (email) => `You receive the invoice by e-mail at ${email}.`,
  otherMethod: 'Choose another payment method',
  review: {
    title: 'We are having a closer look',
    text: (until) => `You will have an answer by ${until} at the latest. Or choose another way to pay now.`,
  },
  unknown: {
    title: 'The answer is taking longer',
    text: 'Your request may have arrived. We ask what became of it and never send it twice.',
    again: 'Check again',
  },
  failed: {
    title: 'We could not finish the check',
    text: 'Nothing was ordered and nothing you typed is lost.',
    again: 'Try again',
    edit: 'Change my details',
  },
};
