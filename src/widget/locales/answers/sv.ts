import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'tre', 'fyra', 'fem', 'sex'];

export const sv: AnswerTexts = {
  insist: 'Numret stämmer',
  change: 'Ändra',
  pasted: 'Det inklistrade står nu i rätt fält.',
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
    authorization_expired: 'Godkännandet har gått ut. Dina uppgifter finns kvar. Kontrollera en gång till.',
  },
  checking: 'Kontrollerar, några sekunder',
  correction: {
    title: 'Är det här ditt företag?',
    text: 'Uppgifterna i registret skiljer sig något.',
    accept: 'Ja, använd dem',
    edit: 'Nej, ändra',
    typed: 'Du skrev:',
    registered: 'I registret:',
  },
  authorized: (amount, days) => `Godkänt: ${amount}, förfaller ${days} dagar efter fakturadatum`,
  invoiceTo: (email) => `Fakturan skickas med e-post till ${email}.`,
  otherMethod: 'Välj ett annat betalsätt',
  review: {
    title: 'Vi tittar närmare på det',
    text: (until) => `Du får svar senast den ${until}. Eller välj ett annat betalsätt nu.`,
  },
  unknown: {
    title: 'Svaret dröjer',
    text: 'Din förfrågan kan ha kommit fram. Vi tar reda på vad som hände och skickar inget två gånger.',
    again: 'Fråga igen',
  },
  failed: {
    title: 'Kontrollen kunde inte slutföras',
    text: 'Inget har beställts och dina uppgifter finns kvar.',
    again: 'Försök igen',
    edit: 'Ändra uppgifterna',
  },
};
