import type { OutcomeTexts } from './en.js';

// French sets a narrow space that does not break (\u202f) before colons and question marks.
export const fr: OutcomeTexts = {
  checking: 'Vérification, quelques secondes',
  correction: {
    title: 'Est-ce bien votre entreprise\u202f?',
    text: 'Les informations du registre sont légèrement différentes.',
    accept: 'Oui, utiliser celles-ci',
    edit: 'Non, modifier',
    typed: 'Votre saisie\u202f:',
    registered: 'Au registre\u202f:',
  },
  authorized: (amount, days) =>
    `Accepté\u202f: ${amount}, à payer dans les ${days}\u00a0jours suivant la date de facture`,
  invoiceTo: (email) => `Vous recevrez la facture par e-mail à l’adresse ${email}.`,
  otherMethod: 'Choisir un autre moyen de paiement',
  review: {
    title: 'Nous regardons de plus près',
    text: (until) =>
      `Vous aurez une réponse au plus tard le ${until}. Ou choisissez dès maintenant un autre moyen de paiement.`,
  },
  unknown: {
    title: 'La réponse prend plus de temps',
    text: 'Votre demande est peut-être arrivée. Nous vérifions ce qu’elle est devenue et n’envoyons rien deux fois.',
    again: 'Vérifier à nouveau',
  },
  failed: {
    title: 'La vérification n’a pas pu être terminée',
    text: 'Rien n’a été commandé et votre saisie est toujours là.',
    again: 'Réessayer',
    edit: 'Modifier mes informations',
  },
};
