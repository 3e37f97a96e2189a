import type { Texts } from './en.js';

const words = ['', '', '', 'tre', 'fire', 'fem', 'seks'];

export const nb: Texts = {
  company: 'Bedriften din',
  contact: 'Hvem bestiller',
  labels: {
    companyName: 'Bedriftsnavn',
    legalForm: 'Organisasjonsform',
    vatNumber: 'Mva-nummer',
    registerNumber: 'Registernummer',
    organisationNumber: 'Organisasjonsnummer',
    sirenNumber: 'SIREN-nummer',
    kvkNumber: 'KvK-nummer',
    businessId: 'Foretaks-ID (Y-tunnus)',
    companyBookNumber: 'Registernummer (Firmenbuch)',
    nif: 'Skattenummer (NIF)',
    cvrNumber: 'CVR-nummer',
    street: 'Gate og husnummer',
    postcode: 'Postnummer',
    city: 'Sted',
    town: 'Sted',
    postTown: 'Poststed',
    firstName: 'Fornavn',
    lastName: 'Etternavn',
    email: 'E-post',
    phone: 'Telefon',
    purchaseOrder: 'Innkjøpsordrenummer',
    invoiceEmail: 'E-post for faktura',
  },
  optional: '(valgfritt)',
  choose: 'Velg',
  check: 'Kontroller bedriften',
  insist: 'Nummeret stemmer',
  change: 'Endre',
  search: {
    label: 'Firmanavn eller nummer',
    byHand: 'Fyll inn opplysningene selv',
    notListed: 'Bedriften min er ikke i listen',
    court: 'Registerdomstol',
    found: (count) => (count === 1 ? 'Én bedrift funnet.' : `${count || 'Ingen'} bedrifter funnet.`),
  },
  pasted: 'Det du limte inn, står nå i riktige felt.',
  opensNewTab: '(åpnes i en ny fane)',
  legal: {
    before: () => 'Ved å fortsette godtar du ',
    terms: (creditor) => `vilkårene til ${creditor}`,
    between: (creditor) => `. ${creditor} kontrollerer bedriftens opplysninger og kredittverdighet: `,
    privacy: 'personvernerklæring',
    after: '.',
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
    check_unreachable: 'Kontrollen kunne ikke startes. Opplysningene dine er fortsatt her. Prøv på nytt.',
    authorization_expired: 'Godkjenningen er utløpt. Opplysningene dine er fortsatt her. Kontroller en gang til.',
  },
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
};
