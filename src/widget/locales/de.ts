import type { Texts } from './en.js';

const words = ['', '', '', 'drei', 'vier', 'fünf', 'sechs'];

export const de: Texts = {
  company: 'Ihr Unternehmen',
  contact: 'Wer bestellt',
  labels: {
    companyName: 'Firmenname',
    legalForm: 'Rechtsform',
    vatNumber: 'USt-IdNr.',
    registerNumber: 'Registernummer',
    organisationNumber: 'Organisationsnummer',
    sirenNumber: 'SIREN',
    kvkNumber: 'KvK-Nummer',
    businessId: 'Unternehmensnummer (Y-tunnus)',
    companyBookNumber: 'Firmenbuchnummer',
    nif: 'Steuernummer (NIF)',
    cvrNumber: 'CVR-Nummer',
    street: 'Straße und Hausnummer',
    postcode: 'PLZ',
    city: 'Ort',
    town: 'Ort',
    postTown: 'Ort',
    firstName: 'Vorname',
    lastName: 'Nachname',
    email: 'E-Mail',
    phone: 'Telefon',
    purchaseOrder: 'Ihre Bestell-Nr.',
    invoiceEmail: 'Rechnungs-E-Mail',
  },
  optional: '(optional)',
  choose: 'Bitte wählen',
  check: 'Unternehmen prüfen',
  insist: 'Die Nummer stimmt so',
  change: 'Ändern',
  search: {
    label: 'Firmenname oder Nummer',
    byHand: 'Angaben selbst eintragen',
    notListed: 'Mein Unternehmen ist nicht dabei',
    court: 'Registergericht',
    found: (count) => (count === 1 ? 'Ein Unternehmen gefunden.' : `${count || 'Keine'} Unternehmen gefunden.`),
  },
  pasted: 'Das Eingefügte steht jetzt in den richtigen Feldern.',
  opensNewTab: '(öffnet einen neuen Tab)',
  legal: {
    before: () => 'Wenn Sie fortfahren, stimmen Sie den ',
    terms: (creditor) => `Bedingungen von ${creditor}`,
    between: (creditor) => ` zu. ${creditor} prüft die Angaben und die Bonität Ihres Unternehmens: `,
    privacy: 'Datenschutzhinweise',
    after: '.',
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
    check_unreachable:
      'Die Prüfung konnte nicht gestartet werden. Ihre Angaben sind noch da: Bitte versuchen Sie es erneut.',
    authorization_expired: 'Die Genehmigung ist abgelaufen. Ihre Angaben sind noch da: Bitte prüfen Sie noch einmal.',
  },
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
};
