import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'drei', 'vier', 'fünf', 'sechs'];

export const de: AnswerTexts = {
  insist: 'Die Nummer stimmt so',
  change: 'Ändern',
  pasted: 'Das Eingefügte steht jetzt in den richtigen Feldern.',
  issues: {
    required: () => 'Bitte ausfüllen.',
    too_long: ({ longest }) => `Bitte höchstens ${longest} Zeichen.`,
    characters_not_allowed: () => 'Hier stehen Zeichen, die nicht verwendet werden können.',
    legal_form_unknown: () => 'Bitte wählen Sie Ihre Rechtsform.',
    vat_number_shape: ({ example }) => `Das sieht nicht nach einer USt-IdNr. aus. Beispiel: ${example}.`,
    vat_number_check_digit: () => 'Die Prüfziffer passt nicht. Bitte vergleichen Sie mit einer Ihrer Rechnungen.',
    vat_number_foreign: ({ country }) =>
      `Eine USt-IdNr. aus einem anderen Land (${country}). Das ist in Ordnung, wenn es Ihre ist.`,
    vat_number_is_tax_number: ({ example }) =>
      `Das sieht nach einer Steuernummer aus. Die USt-IdNr. beginnt mit Buchstaben: ${example}.`,
    vat_number_is_personal: () => 'Bitte nennen Sie die geschäftliche USt-IdNr., nicht die mit Ihrer Bürgernummer.',
    registration_number_shape: ({ example }) => `Das sieht nicht nach einer Registernummer aus. Beispiel: ${example}.`,
    registration_number_check_digit: () => 'Die Prüfziffer passt nicht. Bitte vergleichen Sie mit dem Register.',
    registration_number_other_register: ({ register }) =>
      `Diese Rechtsform steht meist in einem anderen Register: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Bitte ${words[Number(digits)] ?? digits} Ziffern.` : `Zum Beispiel ${example}.`,
    email_shape: () => 'Bitte prüfen Sie die E-Mail-Adresse. Beispiel: name@firma.de.',
    phone_shape: () => 'Bitte prüfen Sie die Telefonnummer oder lassen Sie sie weg.',
    not_confirmed: () => 'Bitte noch einmal prüfen.',
  },
  advices: {
    fix_address: {
      title: 'Die Adresse konnte nicht bestätigt werden',
      text: 'Name und Adresse müssen dem eingetragenen Sitz entsprechen. Bitte sehen Sie sich die markierten Felder an.',
    },
    fix_identity: {
      title: 'Das Unternehmen wurde nicht gefunden',
      text: 'Bitte vergleichen Sie die markierten Felder mit dem Registereintrag oder einer Ihrer Rechnungen.',
    },
    try_smaller: {
      title: 'Für diesen Betrag nicht verfügbar',
      text: 'Eine kleinere Bestellung ist vielleicht möglich. Oder wählen Sie eine andere Zahlungsart.',
    },
    other_method: {
      title: 'Für diese Bestellung nicht verfügbar',
      text: 'Bitte wählen Sie eine andere Zahlungsart. Das sagt nichts darüber aus, wie dieser Shop Ihr Unternehmen sieht.',
    },
  },
  notices: {
    basket_changed: 'Ihr Warenkorb hat sich geändert. Ihre Angaben sind noch da: Bitte prüfen Sie noch einmal.',
    authorization_expired: 'Die Genehmigung ist abgelaufen. Ihre Angaben sind noch da: Bitte prüfen Sie noch einmal.',
  },
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
