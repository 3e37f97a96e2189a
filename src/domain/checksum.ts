// A file for each family, so that a buyer downloads what the own country needs.
export { digitsOf, type Check } from './checksum/digits.js';
export { hybrid1110 } from './checksum/hybrid.js';
export { weighted11 } from './checksum/weighted.js';
export { luhn, luhnSum } from './checksum/luhn.js';
export { frenchKey, frenchKeyOf, siren } from './checksum/french.js';
export { dutchCitizen, dutchRsin, dutchVat } from './checksum/dutch.js';
export { swedishPersonal } from './checksum/swedish.js';
export { austrianVat, companyBookLetter } from './checksum/austrian.js';
export { spanishNif, spanishPersonal } from './checksum/spanish.js';
