import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'tre', 'fire', 'fem', 'seks'];

export const nb: AnswerTexts = {
  insist: 'Nummeret stemmer',
  change: 'Endre',
  pasted: 'Det du limte inn, står nå i riktige felt.',
  issues: {
    required: () => 'Fyll ut dette feltet.',
    too_long: ({ longest }) => `Maks. ${longest} tegn.`,
    characters_not_allowed: () => 'Her er det tegn som ikke kan brukes.',
    legal_form_unknown: () => 'Velg organisasjonsform.',
    vat_number_shape: ({ example }) => `Dette ser ikke ut som et mva-nummer. Eksempel: ${example}.`,
    vat_number_check_digit: () => 'Kontrollsifferet stemmer ikke. Sammenlign nummeret med en av fakturaene dine.',
    vat_number_foreign: ({ country }) =>
      `Et mva-nummer fra et annet land (${country}). Det er greit hvis det er bedriftens.`,
    vat_number_is_tax_number: ({ example }) =>
      `Dette ser ut som et skattenummer. Mva-nummeret begynner med bokstaver: ${example}.`,
    vat_number_is_personal: () => 'Bruk bedriftens mva-nummer, ikke det som inneholder personnummeret ditt (BSN).',
    registration_number_shape: ({ example }) => `Dette ser ikke ut som et registernummer. Eksempel: ${example}.`,
    registration_number_check_digit: () => 'Kontrollsifferet stemmer ikke. Sammenlign nummeret med registeret.',
    registration_number_other_register: ({ register }) =>
      `Bedrifter med denne organisasjonsformen står vanligvis i et annet register: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Oppgi ${words[Number(digits)] ?? digits} sifre.` : `For eksempel ${example}.`,
    email_shape: () => 'Kontroller e-postadressen. Eksempel: navn@bedrift.no.',
    phone_shape: () => 'Kontroller telefonnummeret, eller la feltet stå tomt.',
    not_confirmed: () => 'Kontroller dette en gang til.',
  },
  advices: {
    fix_address: {
      title: 'Adressen kunne ikke bekreftes',
      text: 'Navn og adresse må være de som bedriften er registrert med. Se over de markerte feltene.',
    },
    fix_identity: {
      title: 'Bedriften ble ikke funnet',
      text: 'Sammenlign de markerte feltene med opplysningene i registeret eller med en av fakturaene dine.',
    },
    try_smaller: {
      title: 'Ikke tilgjengelig for dette beløpet',
      text: 'En mindre bestilling kan gå gjennom. Eller velg en annen betalingsmåte.',
    },
    other_method: {
      title: 'Ikke tilgjengelig for denne bestillingen',
      text: 'Velg en annen betalingsmåte. Dette sier ingenting om hvordan butikken ser på bedriften din.',
    },
  },
  notices: {
    basket_changed: 'Handlekurven er endret. Opplysningene dine er fortsatt her. Kontroller en gang til.',
    authorization_expired: 'Godkjenningen er utløpt. Opplysningene dine er fortsatt her. Kontroller en gang til.',
  },
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
