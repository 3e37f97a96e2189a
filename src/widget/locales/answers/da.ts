import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'tre', 'fire', 'fem', 'seks'];

export const da: AnswerTexts = {
  insist: 'Nummeret er rigtigt',
  change: 'Ændr',
  pasted: 'Det indsatte står nu i de rigtige felter.',
  issues: {
    required: () => 'Udfyld dette felt.',
    too_long: ({ longest }) => `Højst ${longest} tegn.`,
    characters_not_allowed: () => 'Her er tegn, der ikke kan bruges.',
    legal_form_unknown: () => 'Vælg virksomhedsform.',
    vat_number_shape: ({ example }) => `Det ligner ikke et momsnummer. Eksempel: ${example}.`,
    vat_number_check_digit: () => 'Kontrolcifferet passer ikke. Sammenlign nummeret med en af dine fakturaer.',
    vat_number_foreign: ({ country }) =>
      `Et momsnummer fra et andet land (${country}). Det er i orden, hvis det er virksomhedens.`,
    vat_number_is_tax_number: ({ example }) =>
      `Det ligner et skattenummer. Momsnummeret begynder med bogstaver: ${example}.`,
    vat_number_is_personal: () => 'Brug virksomhedens momsnummer, ikke det, der indeholder dit personnummer (BSN).',
    registration_number_shape: ({ example }) => `Det ligner ikke et registreringsnummer. Eksempel: ${example}.`,
    registration_number_check_digit: () => 'Kontrolcifferet passer ikke. Sammenlign nummeret med registeret.',
    registration_number_other_register: ({ register }) =>
      `Virksomheder med denne form står som regel i et andet register: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Skriv ${words[Number(digits)] ?? digits} cifre.` : `For eksempel ${example}.`,
    email_shape: () => 'Tjek e-mailadressen. Eksempel: navn@firma.dk.',
    phone_shape: () => 'Tjek telefonnummeret, eller lad feltet stå tomt.',
    not_confirmed: () => 'Tjek dette en gang til.',
  },
  advices: {
    fix_address: {
      title: 'Adressen kunne ikke bekræftes',
      text: 'Navn og adresse skal være dem, virksomheden er registreret med. Se de markerede felter igennem.',
    },
    fix_identity: {
      title: 'Virksomheden blev ikke fundet',
      text: 'Sammenlign de markerede felter med oplysningerne i registeret eller med en af dine fakturaer.',
    },
    try_smaller: {
      title: 'Ikke tilgængelig for dette beløb',
      text: 'En mindre ordre kan måske godkendes. Eller vælg en anden betalingsmetode.',
    },
    other_method: {
      title: 'Ikke tilgængelig for denne ordre',
      text: 'Vælg en anden betalingsmetode. Det siger intet om, hvordan butikken ser på din virksomhed.',
    },
  },
  notices: {
    basket_changed: 'Din kurv er ændret. Dine oplysninger er her stadig. Tjek dem en gang til.',
    authorization_expired: 'Godkendelsen er udløbet. Dine oplysninger er her stadig. Tjek dem en gang til.',
  },
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
