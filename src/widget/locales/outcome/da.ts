import type { OutcomeTexts } from './en.js';

export const da: OutcomeTexts = {
  checking: 'Tjekker, et par sekunder',
  correction: {
    title: 'Er det din virksomhed?',
    text: 'Registeret har lidt andre oplysninger.',
    accept: 'Ja, brug dem',
    edit: 'Nej, ret',
    typed: 'Du skrev:',
    registered: 'I registeret:',
  },
  authorized: (amount, days) => `Godkendt: ${amount}, forfalder ${days} dage efter fakturadatoen`,
  invoiceTo: (email) => `Fakturaen sendes pr. e-mail til ${email}.`,
  otherMethod: 'Vælg en anden betalingsmetode',
  review: {
    title: 'Vi ser nærmere på det',
    text: (until) => `Du får svar senest den ${until}. Eller vælg en anden betalingsmetode nu.`,
  },
  unknown: {
    title: 'Svaret tager længere tid',
    text: 'Din forespørgsel er måske nået frem. Vi finder ud af, hvad der er sket, og sender intet to gange.',
    again: 'Spørg igen',
  },
  failed: {
    title: 'Tjekket kunne ikke gennemføres',
    text: 'Intet er bestilt, og dine oplysninger er her stadig.',
    again: 'Prøv igen',
    edit: 'Ret oplysningerne',
  },
};
