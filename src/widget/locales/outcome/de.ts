import type { OutcomeTexts } from './en.js';

export const de: OutcomeTexts = {
  checking: 'Wir prüfen, einen Moment',
  correction: {
    title: 'Ist das Ihr Unternehmen?',
    text: 'Im Register stehen leicht abweichende Angaben.',
    accept: 'Ja, so übernehmen',
    edit: 'Nein, ändern',
    typed: 'Ihre Angabe:',
    registered: 'Im Register:',
  },
  authorized: (amount, days) => `Genehmigt: ${amount}, fällig ${days} Tage nach Rechnungsdatum`,
  invoiceTo: (email) => `Die Rechnung kommt per E-Mail an ${email}.`,
  otherMethod: 'Andere Zahlungsart wählen',
  review: {
    title: 'Wir sehen genauer hin',
    text: (until) => `Sie erhalten spätestens am ${until} eine Antwort. Oder wählen Sie jetzt eine andere Zahlungsart.`,
  },
  unknown: {
    title: 'Die Antwort braucht länger',
    text: 'Ihre Anfrage ist vielleicht angekommen. Wir fragen nach, was daraus wurde, und senden nichts doppelt.',
    again: 'Erneut nachfragen',
  },
  failed: {
    title: 'Die Prüfung konnte nicht abgeschlossen werden',
    text: 'Es wurde nichts bestellt, und Ihre Eingaben sind noch da.',
    again: 'Erneut versuchen',
    edit: 'Angaben ändern',
  },
};
