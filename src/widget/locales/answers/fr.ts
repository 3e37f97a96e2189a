import type { AnswerTexts } from './en.js';

// French sets a narrow space that does not break (\u202f) before colons and question marks.
const words = ['', '', '', 'Trois', 'Quatre', 'Cinq', 'Six'];

export const fr: AnswerTexts = {
  insist: 'Le numéro est correct',
  change: 'Modifier',
  pasted: 'Le texte collé a été réparti dans les bons champs.',
  issues: {
    required: () => 'Veuillez remplir ce champ.',
    too_long: ({ longest }) => `${longest} caractères au maximum.`,
    characters_not_allowed: () => 'Ce champ contient des caractères qui ne peuvent pas être utilisés.',
    legal_form_unknown: () => 'Veuillez choisir votre forme juridique.',
    vat_number_shape: ({ example }) => `Ceci ne ressemble pas à un numéro de TVA. Exemple\u202f: ${example}.`,
    vat_number_check_digit: () => 'La clé de contrôle ne correspond pas. Veuillez comparer avec l’une de vos factures.',
    vat_number_foreign: ({ country }) =>
      `Un numéro de TVA d’un autre pays (${country}). Cela convient si c’est bien le vôtre.`,
    vat_number_is_tax_number: ({ example }) =>
      `Ceci ressemble à un numéro fiscal. Le numéro de TVA commence par des lettres\u202f: ${example}.`,
    vat_number_is_personal: () =>
      'Veuillez indiquer le numéro de TVA professionnel, et non celui qui contient votre numéro personnel (BSN).',
    registration_number_shape: ({ example }) =>
      `Ceci ne ressemble pas à un numéro d’immatriculation. Exemple\u202f: ${example}.`,
    registration_number_check_digit: () => 'La clé de contrôle ne correspond pas. Veuillez comparer avec le registre.',
    registration_number_other_register: ({ register }) =>
      `Les entreprises de cette forme juridique figurent en général dans un autre registre\u202f: ${register}.`,
    postcode_shape: ({ digits, example }) =>
      digits ? `${words[Number(digits)] ?? digits} chiffres, s’il vous plaît.` : `Par exemple ${example}.`,
    email_shape: () => 'Veuillez vérifier l’adresse e-mail. Exemple\u202f: nom@entreprise.fr.',
    phone_shape: () => 'Veuillez vérifier le numéro de téléphone ou laisser le champ vide.',
    not_confirmed: () => 'Veuillez vérifier encore une fois.',
  },
  advices: {
    fix_address: {
      title: 'L’adresse n’a pas pu être confirmée',
      text: 'Le nom et l’adresse doivent être ceux du siège de l’entreprise. Veuillez vérifier les champs signalés.',
    },
    fix_identity: {
      title: 'L’entreprise est introuvable',
      text: 'Veuillez comparer les champs signalés avec l’extrait du registre ou avec l’une de vos factures.',
    },
    try_smaller: {
      title: 'Non disponible pour ce montant',
      text: 'Une commande plus petite est peut-être possible. Ou choisissez un autre moyen de paiement.',
    },
    other_method: {
      title: 'Non disponible pour cette commande',
      text: 'Veuillez choisir un autre moyen de paiement. Cela ne dit rien de la confiance que cette boutique accorde à votre entreprise.',
    },
  },
  notices: {
    basket_changed:
      'Votre panier a changé. Vos informations sont toujours là\u202f: veuillez relancer la vérification.',
    authorization_expired:
      'L’accord a expiré. Vos informations sont toujours là\u202f: veuillez relancer la vérification.',
  },
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
