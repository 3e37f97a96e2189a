import type { Texts } from './en.js';

const words = ['', '', '', 'tre', 'fyra', 'fem', 'sex'];

export const sv: Texts = {
  company: 'Ditt företag',
  contact: 'Vem som beställer',
  labels: {
    companyName: 'Företagsnamn',
    legalForm: 'Företagsform',
    vatNumber: 'Momsregistreringsnummer',
    registerNumber: 'Registreringsnummer',
    organisationNumber: 'Organisationsnummer',
    sirenNumber: 'SIREN-nummer',
    kvkNumber: 'KvK-nummer',
    businessId: 'FO-nummer (Y-tunnus)',
    companyBookNumber: 'Registernummer (Firmenbuch)',
    nif: 'Skattenummer (NIF)',
    cvrNumber: 'CVR-nummer',
    street: 'Gata och husnummer',
    postcode: 'Postnummer',
    city: 'Ort',
    town: 'Ort',
    postTown: 'Postort',
    firstName: 'Förnamn',
    lastName: 'Efternamn',
    email: 'E-post',
    phone: 'Telefon',
    purchaseOrder: 'Inköpsordernummer',
    invoiceEmail: 'E-post för fakturor',
  },
  optional: '(valfritt)',
  choose: 'Välj',
  check: 'Kontrollera mitt företag',
  insist: 'Numret stämmer',
  change: 'Ändra',
  search: {
    label: 'Företagsnamn eller nummer',
    byHand: 'Fyll i uppgifterna själv',
    notListed: 'Mitt företag finns inte med',
    court: 'Registerdomstol',
    found: (count) => (count === 1 ? 'Ett företag hittades.' : `${count || 'Inga'} företag hittades.`),
  },
  pasted: 'Det inklistrade står nu i rätt fält.',
  opensNewTab: '(öppnas i en ny flik)',
  legal: {
    before: () => 'Genom att fortsätta godkänner du ',
    terms: (creditor) => `villkoren från ${creditor}`,
    between: (creditor) => `. ${creditor} kontrollerar företagets uppgifter och kreditvärdighet: `,
    privacy: 'integritetspolicy',
    after: '.',
  },
  advices: {
    fix_address: {
      title: 'Adressen kunde inte bekräftas',
      text: 'Namn och adress måste vara de som företaget är registrerat med. Se över de markerade fälten.',
    },
    fix_identity: {
      title: 'Företaget hittades inte',
      text: 'Jämför de markerade fälten med uppgifterna i registret eller med en av dina fakturor.',
    },
    try_smaller: {
      title: 'Inte tillgängligt för det här beloppet',
      text: 'En mindre beställning går kanske igenom. Eller välj ett annat betalsätt.',
    },
    other_method: {
      title: 'Inte tillgängligt för den här beställningen',
      text: 'Välj ett annat betalsätt. Det här säger inget om hur butiken ser på ditt företag.',
    },
  },
  notices: {
    basket_changed: 'Varukorgen har ändrats. Dina uppgifter finns kvar. Kontrollera en gång till.',
    check_unreachable: 'Kontrollen kunde inte startas. Dina uppgifter finns kvar. Försök igen.',
    authorization_expired: 'Godkännandet har gått ut. Dina uppgifter finns kvar. Kontrollera en gång till.',
  },
  issues: {
    required: () => 'Fyll i det här fältet.',
    too_long: ({ longest }) => `Högst ${longest} tecken.`,
    characters_not_allowed: () => 'Här finns tecken som inte kan användas.',
    legal_form_unknown: () => 'Välj företagsform.',
    vat_number_shape: ({ example }) => `Det ser inte ut som ett momsregistreringsnummer. Exempel: ${example}.`,
    vat_number_check_digit: () => 'Kontrollsiffran stämmer inte. Jämför numret med en av dina fakturor.',
    vat_number_foreign: ({ country }) =>
      `Ett momsregistreringsnummer från ett annat land (${country}). Det går bra om det är företagets.`,
    vat_number_is_tax_number: ({ example }) =>
      `Det ser ut som ett skattenummer. Momsregistreringsnumret börjar med bokstäver: ${example}.`,
    vat_number_is_personal: () =>
      'Ange företagets momsregistreringsnummer, inte det som innehåller ditt personnummer (BSN).',
    registration_number_shape: ({ example }) => `Det ser inte ut som ett registreringsnummer. Exempel: ${example}.`,
    registration_number_check_digit: () => 'Kontrollsiffran stämmer inte. Jämför numret med registret.',
    registration_number_other_register: ({ register }) =>
      `Företag med den här företagsformen finns oftast i ett annat register: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Ange ${words[Number(digits)] ?? digits} siffror.` : `Till exempel ${example}.`,
    email_shape: () => 'Kontrollera e-postadressen. Exempel: namn@foretag.se.',
    phone_shape: () => 'Kontrollera telefonnumret eller lämna fältet tomt.',
    not_confirmed: () => 'Kontrollera en gång till.',
  },
};
