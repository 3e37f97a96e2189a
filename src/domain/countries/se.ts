import { luhn } from '../checksum/luhn.js';
import { swedishPersonal } from '../checksum/swedish.js';
import type { CountryPack } from '../country.js';

const swedishVat = (body: string): boolean => luhn(body.slice(0, 10));

/**
 * Sweden. Organisationsnummer: ten digits, Luhn (Bolagsverket); with "01" behind it is the VAT number (Skatteverket). A sole trader's is
 * the personal number; the list of legal forms has no code for that form.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const se: CountryPack = {
  code: 'SE',
  currency: 'SEK',
  languages: ['sv'],
  callingCode: '46',
  address: {
    postcode: { pattern: /^[1-9]\d{4}$/, example: '114 55', digits: 5, prefixes: ['SE', 'S'], groups: [3, 2] },
    format: '%O%n%N%n%A%nSE-%Z %C',
    cityLabel: 'postTown',
  },
  vat: {
    localName: 'momsregistreringsnummer',
    prefix: 'SE',
    pattern: /^\d{10}01$/,
    check: swedishVat,
    groups: [6, 4],
    suffix: '01',
    follows: { register: 'BOLAGSVERKET' },
    example: 'SE 556188 8404 01',
  },
  registrations: [
    {
      register: 'BOLAGSVERKET',
      localName: 'organisationsnummer',
      pattern: /^\d{10}$/,
      check: luhn,
      groups: [6, 4],
      separator: '-',
      // The century in front of a personal number, and 16 in its place in front of a company's.
      padding: /^(?:1[689]|20)(?=\d{10}$)/,
      example: '556188-8404',
    },
  ],
  personal: { check: swedishPersonal },
  registrationLabel: 'organisationNumber',
  asks: ['registrationNumber'],
  legalForms: [
    ['XJHM', 'AB', 'Aktiebolag', 'company', 'BOLAGSVERKET', '', 'aktiebolaget'],
    ['9999', 'Enskild firma', 'Enskild firma', 'natural', 'BOLAGSVERKET'],
    ['BEAY', 'HB', 'Handelsbolag', 'partnership', 'BOLAGSVERKET', '', 'handelsbolaget'],
    ['CX05', 'KB', 'Kommanditbolag', 'partnership', 'BOLAGSVERKET', '', 'kommanditbolaget'],
    ['C61P', 'Ek. för.', 'Ekonomisk förening', 'cooperative', 'BOLAGSVERKET', '', 'ekonomiska föreningen'],
    ['SSOM', 'BRF', 'Bostadsrättsförening', 'association', 'BOLAGSVERKET', '', 'bostadsrättsföreningen'],
    ['1TN0', 'Ideell förening', 'Ideell förening', 'association', 'BOLAGSVERKET', '', 'ideella föreningen'],
    ['E9BI', 'Stiftelse', 'Stiftelse', 'foundation', 'BOLAGSVERKET', '', 'stiftelsen'],
    ['UKOL', 'Enkelt bolag', 'Enkelt bolag', 'partnership', '', 'v'],
    ['BYQJ', 'Bankaktiebolag', 'Bankaktiebolag', 'company', 'BOLAGSVERKET', '', 'bankaktiebolaget'],
    [
      'OJ9I',
      'Försäkringsaktiebolag',
      'Försäkringsaktiebolag',
      'company',
      'BOLAGSVERKET',
      '',
      'försäkringsaktiebolaget',
    ],
    ['54P7', 'SE', 'Europabolag', 'company', 'BOLAGSVERKET'],
    ['WKFL', 'Kommun', 'Kommun', 'public', 'BOLAGSVERKET'],
  ],
};
