import { luhn } from '../checksum.js';
import type { CountryPack } from '../country.js';
import { legalForm as form } from '../legal-form.js';

const swedishVat = (body: string): boolean => luhn(body.slice(0, 10));

/**
 * Sweden. Organisationsnummer: ten digits, Luhn (Bolagsverket); with "01" behind it is the VAT number (Skatteverket). A sole trader's is
 * the personal number.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const se: CountryPack = {
  code: 'SE',
  currency: 'SEK',
  languages: ['sv'],
  callingCode: '46',
  address: {
    postcode: { pattern: /^[1-9]\d{4}$/, example: '114 55', digits: 5, prefixes: ['SE', 'S'], groups: [3, 2] },
    cityLabel: 'postTown',
  },
  vat: {
    localName: 'momsregistreringsnummer',
    prefix: 'SE',
    pattern: /^\d{10}01$/,
    check: swedishVat,
    doubt: 'error',
    groups: [6, 4],
    suffix: '01',
    example: 'SE 556188 8404 01',
  },
  registrations: [
    {
      register: 'BOLAGSVERKET',
      localName: 'organisationsnummer',
      pattern: /^\d{10}$/,
      check: luhn,
      doubt: 'error',
      groups: [6, 4],
      separator: '-',
      // The VAT number typed instead, and the century in front of a personal number.
      padding: /^SE|(?<=^(?:SE)?\d{10})01$/g,
      example: '556188-8404',
    },
  ],
  registrationLabel: 'organisationNumber',
  asks: ['registrationNumber'],
  legalForms: [
    form('XJHM', 'AB', 'Aktiebolag', 'company', 'BOLAGSVERKET', 'ab|aktiebolag|aktiebolaget'),
    form('EFSE', 'Enskild firma', 'Enskild firma', 'natural', 'BOLAGSVERKET', 'enskild firma'),
    form('BEAY', 'HB', 'Handelsbolag', 'partnership', 'BOLAGSVERKET', 'hb|handelsbolag'),
    form('CX05', 'KB', 'Kommanditbolag', 'partnership', 'BOLAGSVERKET', 'kb|kommanditbolag'),
    form('C61P', 'Ek. för.', 'Ekonomisk förening', 'cooperative', 'BOLAGSVERKET', 'ek för|ekonomisk förening'),
    form(
      'SSOM',
      'BRF',
      'Bostadsrättsförening',
      'association',
      'BOLAGSVERKET',
      'brf|bostadsrättsförening|bostadsrättsföreningen',
    ),
    form('1TN0', 'Ideell förening', 'Ideell förening', 'association', 'BOLAGSVERKET', 'ideell förening'),
    form('E9BI', 'Stiftelse', 'Stiftelse', 'foundation', 'BOLAGSVERKET', 'stiftelse|stiftelsen'),
    form('BYQJ', 'Bankaktiebolag', 'Bankaktiebolag', 'company', 'BOLAGSVERKET', ''),
    form('OJ9I', 'Försäkringsaktiebolag', 'Försäkringsaktiebolag', 'company', 'BOLAGSVERKET', ''),
    form('54P7', 'SE', 'Europabolag', 'company', 'BOLAGSVERKET', 'se'),
    form('WKFL', 'Kommun', 'Kommun', 'public', 'BOLAGSVERKET', 'kommun'),
  ],
};
