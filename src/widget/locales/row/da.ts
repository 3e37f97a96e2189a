import type { RowTexts } from '../row.js';

export const da: RowTexts = {
  title: (brand) => (brand ? `Betal med faktura via ${brand}` : 'Betal med faktura'),
  terms: (days) => `Modtag først, betal om ${days} dage. For virksomheder.`,
  testMode: 'Test',
  unfinished: 'Gør først virksomhedstjekket færdigt, eller vælg en anden betalingsmetode.',
  notLoaded: 'Formularen kunne ikke indlæses.',
  retry: 'Prøv igen',
};
