/** Legal texts of nobody. */
export const legal = {
  creditor: 'Billie',
  termsUrl: 'https://billie.example/terms',
  privacyUrl: 'https://billie.example/privacy',
  version: '2026-11',
};
