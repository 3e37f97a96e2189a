import type { RowTexts } from '../row.js';

export const nl: RowTexts = {
  title: (brand) => (brand ? `Op rekening betalen met ${brand}` : 'Op rekening betalen'),
  // Billie's own subheading.
  terms: (days) => `Betaal in ${days} dagen. Voor bedrijven.`,
  testMode: 'Test',
  unfinished: 'Rond eerst de bedrijfscontrole af of kies een andere betaalmethode.',
  notLoaded: 'Het formulier kon niet worden geladen.',
  retry: 'Opnieuw proberen',
};
