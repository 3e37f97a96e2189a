import type { OutcomeTexts } from './en.js';

export const nb: OutcomeTexts = {
  checking: 'Kontrollerer, noen sekunder',
  correction: {
    title: 'Er dette bedriften din?',
    text: 'Registeret har litt andre opplysninger.',
    accept: 'Ja, bruk dem',
    edit: 'Nei, endre',
    typed: 'Du skrev:',
    registered: 'I registeret:',
  },
  authorized: (amount, days) => `Godkjent: ${amount}, forfaller ${days} dager etter fakturadato`,
  invoiceTo: (email) => `Fakturaen sendes på e-post til ${email}.`,
  otherMethod: 'Velg en annen betalingsmåte',
  review: {
    title: 'Vi ser nærmere på det',
    text: (until) => `Du får svar senest ${until}. Eller velg en annen betalingsmåte nå.`,
  },
  unknown: {
    title: 'Svaret tar lengre tid',
    text: 'Forespørselen din kan ha kommet frem. Vi finner ut hva som skjedde, og sender ingenting to ganger.',
    again: 'Spør på nytt',
  },
  failed: {
    title: 'Kontrollen kunne ikke fullføres',
    text: 'Ingenting er bestilt, og opplysningene dine er fortsatt her.',
    again: 'Prøv på nytt',
    edit: 'Endre opplysningene',
  },
};
