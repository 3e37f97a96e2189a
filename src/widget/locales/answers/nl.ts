import type { AnswerTexts } from './en.js';

const words = ['', '', '', 'drie', 'vier', 'vijf', 'zes'];

export const nl: AnswerTexts = {
  insist: 'Het nummer klopt zo',
  change: 'Wijzigen',
  pasted: 'Wat u hebt geplakt, staat nu in de juiste velden.',
  issues: {
    required: () => 'Vul dit veld in.',
    too_long: ({ longest }) => `Maximaal ${longest} tekens.`,
    characters_not_allowed: () => 'Hier staan tekens die niet kunnen worden gebruikt.',
    legal_form_unknown: () => 'Kies uw rechtsvorm.',
    vat_number_shape: ({ example }) => `Dit lijkt geen btw-nummer. Voorbeeld: ${example}.`,
    vat_number_check_digit: () => 'Het controlecijfer klopt niet. Vergelijk het nummer met een van uw facturen.',
    vat_number_foreign: ({ country }) =>
      `Een btw-nummer uit een ander land (${country}). Dat is in orde als het van uw bedrijf is.`,
    vat_number_is_tax_number: ({ example }) =>
      `Dit lijkt een belastingnummer. Het btw-nummer begint met letters: ${example}.`,
    vat_number_is_personal: () => 'Gebruik uw btw-id, niet het omzetbelastingnummer met uw burgerservicenummer (BSN).',
    registration_number_shape: ({ example }) => `Dit lijkt geen registernummer. Voorbeeld: ${example}.`,
    registration_number_check_digit: () => 'Het controlecijfer klopt niet. Vergelijk het nummer met het register.',
    registration_number_other_register: ({ register }) =>
      `Bedrijven met deze rechtsvorm staan meestal in een ander register: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `Vul ${words[Number(digits)] ?? digits} cijfers in.` : `Bijvoorbeeld ${example}.`,
    email_shape: () => 'Controleer het e-mailadres. Voorbeeld: naam@bedrijf.nl.',
    phone_shape: () => 'Controleer het telefoonnummer of laat het veld leeg.',
    not_confirmed: () => 'Controleer dit nog een keer.',
  },
  advices: {
    fix_address: {
      title: 'Het adres kon niet worden bevestigd',
      text: 'Naam en adres moeten die van de vestiging in het register zijn. Bekijk de gemarkeerde velden.',
    },
    fix_identity: {
      title: 'Het bedrijf is niet gevonden',
      text: 'Vergelijk de gemarkeerde velden met de inschrijving in het register of met een van uw facturen.',
    },
    try_smaller: {
      title: 'Niet beschikbaar voor dit bedrag',
      text: 'Een kleinere bestelling is misschien wel mogelijk. Of kies een andere betaalmethode.',
    },
    other_method: {
      title: 'Niet beschikbaar voor deze bestelling',
      text: 'Kies een andere betaalmethode. Dit zegt niets over hoe deze winkel uw bedrijf ziet.',
    },
  },
  notices: {
    basket_changed: 'Uw winkelwagen is gewijzigd. Uw gegevens staan er nog: controleer ze nog een keer.',
    authorization_expired: 'De goedkeuring is verlopen. Uw gegevens staan er nog: controleer ze nog een keer.',
  },
  checking: 'Controle bezig, enkele seconden',
  correction: {
    title: 'Is dit uw bedrijf?',
    text: 'In het register staan iets andere gegevens.',
    accept: 'Ja, overnemen',
    edit: 'Nee, wijzigen',
    typed: 'Uw invoer:',
    registered: 'In het register:',
  },
  authorized: (amount, days) => `Goedgekeurd: ${amount}, te betalen binnen ${days} dagen na de factuurdatum`,
  invoiceTo: (email) => `U ontvangt de factuur per e-mail op ${email}.`,
  otherMethod: 'Andere betaalmethode kiezen',
  review: {
    title: 'We kijken er nog eens goed naar',
    text: (until) => `U krijgt uiterlijk op ${until} antwoord. Of kies nu een andere betaalmethode.`,
  },
  unknown: {
    title: 'Het antwoord duurt langer',
    text: 'Uw aanvraag is misschien aangekomen. We vragen na wat ervan is geworden en sturen niets dubbel.',
    again: 'Opnieuw navragen',
  },
  failed: {
    title: 'De controle kon niet worden afgerond',
    text: 'Er is niets besteld en uw gegevens staan er nog.',
    again: 'Opnieuw proberen',
    edit: 'Gegevens wijzigen',
  },
};
