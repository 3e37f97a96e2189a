import type { Texts } from './en.js';

const words = ['', '', '', 'Trois', 'Quatre', 'Cinq', 'Six'];

// French sets a narrow space that does not break (\u202f) before colons and question marks.
export const fr: Texts = {
  company: 'Votre entreprise',
  contact: 'Qui passe la commande',
  labels: {
    companyName: 'Nom de l’entreprise',
    legalForm: 'Forme juridique',
    vatNumber: 'Numéro de TVA',
    registerNumber: 'Numéro d’immatriculation',
    organisationNumber: 'Numéro d’organisation',
    sirenNumber: 'Numéro SIREN',
    kvkNumber: 'Numéro KvK',
    businessId: 'Identifiant d’entreprise (Y-tunnus)',
    companyBookNumber: 'Numéro de registre (Firmenbuch)',
    nif: 'Numéro fiscal (NIF)',
    cvrNumber: 'Numéro CVR',
    street: 'Numéro et rue',
    postcode: 'Code postal',
    city: 'Ville',
    town: 'Ville',
    postTown: 'Ville',
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'E-mail',
    phone: 'Téléphone',
    purchaseOrder: 'Votre référence de commande',
    invoiceEmail: 'E-mail de facturation',
  },
  optional: '(facultatif)',
  choose: 'Choisir',
  check: 'Vérifier mon entreprise',
  insist: 'Le numéro est correct',
  change: 'Modifier',
  search: {
    label: 'Nom ou numéro de l’entreprise',
    byHand: 'Saisir les informations moi-même',
    notListed: 'Mon entreprise n’apparaît pas',
    court: 'Tribunal du registre',
    found: (count) =>
      count > 1 ? `${count} entreprises trouvées.` : `${count ? 'Une' : 'Aucune'} entreprise trouvée.`,
  },
  pasted: 'Le texte collé a été réparti dans les bons champs.',
  opensNewTab: '(ouvre un nouvel onglet)',
  legal: {
    before: () => 'En continuant, vous acceptez les ',
    terms: (creditor) => `conditions de ${creditor}`,
    between: (creditor) => `. ${creditor} vérifie les informations et la solvabilité de votre entreprise\u202f: `,
    privacy: 'politique de confidentialité',
    after: '.',
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
    check_unreachable:
      'La vérification n’a pas pu démarrer. Vos informations sont toujours là\u202f: veuillez réessayer.',
    authorization_expired:
      'L’accord a expiré. Vos informations sont toujours là\u202f: veuillez relancer la vérification.',
  },
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
};
