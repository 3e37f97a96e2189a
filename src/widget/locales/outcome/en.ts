/** Every sentence of what comes of asking. A locale that lacks one does not compile. */
export interface OutcomeTexts {
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

export const en: OutcomeTexts = {
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
