import type { RowTexts } from '../row.js';

export const fi: RowTexts = {
  // The ending fits names that end in a vowel. There is no other than Billie.
  title: (brand) => (brand ? `Maksa laskulla ${brand}n kautta` : 'Maksa laskulla'),
  terms: (days) => `Tilaa nyt, maksa ${days} päivän kuluttua. Yrityksille.`,
  testMode: 'Testi',
  unfinished: 'Tee yritystarkistus ensin loppuun tai valitse toinen maksutapa.',
  notLoaded: 'Lomaketta ei voitu ladata.',
  retry: 'Yritä uudelleen',
};
