import type { OutcomeTexts } from './en.js';

export const nl: OutcomeTexts = {
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
