import type { RowTexts } from '../row.js';

export const fr: RowTexts = {
  title: (brand) => (brand ? `Paiement sur facture avec ${brand}` : 'Paiement sur facture'),
  terms: (days) => `Recevez d’abord, payez dans ${days}\u00a0jours. Pour les entreprises.`,
  testMode: 'Test',
  unfinished: 'Veuillez d’abord terminer la vérification de l’entreprise ou choisir un autre moyen de paiement.',
  notLoaded: 'Le formulaire n’a pas pu être chargé.',
  retry: 'Réessayer',
};
