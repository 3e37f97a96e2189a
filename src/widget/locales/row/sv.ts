import type { RowTexts } from '../row.js';

export const sv: RowTexts = {
  title: (brand) => (brand ? `Betala med faktura via ${brand}` : 'Betala med faktura'),
  // Billie's own subheading.
  terms: (days) => `Beställ nu, betala om ${days} dagar. För företag.`,
  testMode: 'Test',
  unfinished: 'Slutför företagskontrollen först eller välj ett annat betalsätt.',
  notLoaded: 'Formuläret kunde inte laddas.',
  retry: 'Försök igen',
};
