import type { Texts } from './en.js';

const words = ['', '', '', 'tre', 'fire', 'fem', 'seks'];

export const da: Texts = {
  company: 'Din virksomhed',
  contact: 'Hvem bestiller',
  labels: {
    companyName: 'Virksomhedens navn',
    legalForm: 'Virksomhedsform',
    vatNumber: 'Momsnummer',
    registerNumber: 'Registreringsnummer',
    organisationNumber: 'Organisationsnummer',
    sirenNumber: 'SIREN-nummer',
    kvkNumber: 'KvK-nummer',
    businessId: 'Virksomheds-id (Y-tunnus)',
    companyBookNumber: 'Registernummer (Firmenbuch)',
    nif: 'Skattenummer (NIF)',
    cvrNumber: 'CVR-nummer',
    street: 'Vej og husnummer',
    postcode: 'Postnummer',
    city: 'By',
    town: 'By',
    postTown: 'By',
    firstName: 'Fornavn',
    lastName: 'Efternavn',
    email: 'E-mail',
    phone: 'Telefon',
    purchaseOrder: 'Indkøbsordrenummer',
    invoiceEmail: 'E-mail til faktura',
  },
  optional: '(valgfrit)',
  choose: 'Vælg',
  check: 'Tjek min virksomhed',
  insist: 'Nummeret er rigtigt',
  change: 'Ændr',
  search: {
    label: 'Virksomhedens navn eller nummer',
    byHand: 'Udfyld oplysningerne selv',
    notListed: 'Min virksomhed er ikke på listen',
    court: 'Registerdomstol',
    found: (count) => (count === 1 ? 'Én virksomhed fundet.' : `${count || 'Ingen'} virksomheder fundet.`),
  },
  pasted: 'Det indsatte står nu i de rigtige felter.',
  opensNewTab: '(åbner i en ny fane)',
  legal: {
    before: () => 'Når du fortsætter, accepterer du ',
    terms: (creditor) => `vilkårene fra ${creditor}`,
    between: (creditor) => `. ${creditor} tjekker virksomhedens oplysninger og kreditværdighed: `,
    privacy: 'privatlivspolitik',
    after: '.',
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
    check_unreachable: 'Tjekket kunne ikke startes. Dine oplysninger er her stadig. Prøv igen.',
    authorization_expired: 'Godkendelsen er udløbet. Dine oplysninger er her stadig. Tjek dem en gang til.',
  },
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
};
