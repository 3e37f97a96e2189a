import type { RowTexts } from '../row.js';

export const nb: RowTexts = {
  title: (brand) => (brand ? `Betal med faktura via ${brand}` : 'Betal med faktura'),
  terms: (days) => `Få varene først, betal om ${days} dager. For bedrifter.`,
  testMode: 'Test',
  unfinished: 'Fullfør bedriftskontrollen først, eller velg en annen betalingsmåte.',
  notLoaded: 'Skjemaet kunne ikke lastes inn.',
  retry: 'Prøv på nytt',
};
