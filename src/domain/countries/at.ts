import { austrianVat, companyBookLetter } from '../checksum/austrian.js';
import type { CountryPack } from '../country.js';

/**
 * Austria. VAT number: "U" and eight digits (BMF). Firmenbuchnummer: one to six digits and a check letter; its rule is measured, not
 * published, so a letter that does not fit is a doubt.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const at: CountryPack = {
  code: 'AT',
  currency: 'EUR',
  languages: ['de'],
  callingCode: '43',
  address: {
    postcode: { pattern: /^[1-9]\d{3}$/, example: '1010', digits: 4, prefixes: ['AT', 'A'] },
    format: '%O%n%N%n%A%n%Z %C',
    cityLabel: 'town',
  },
  vat: {
    localName: 'UID-Nummer',
    prefix: 'AT',
    pattern: /^U\d{8}$/,
    check: austrianVat,
    lead: 'U',
    example: 'AT U13585627',
  },
  registrations: [
    {
      register: 'FN',
      localName: 'Firmenbuchnummer',
      lead: 'FN',
      pattern: /^\d{1,6}[A-Z]$/,
      check: companyBookLetter,
      isSmall: true,
      example: 'FN 122119 m',
    },
  ],
  registrationLabel: 'companyBookNumber',
  asks: ['vatNumber', 'registrationNumber'],
  legalForms: [
    ['AXSB', 'GmbH', 'Gesellschaft mit beschränkter Haftung', 'company', 'FN', '', 'gesmbh|ges mbh|mbh'],
    ['ECWU', 'Einzelunternehmen, e.U.', 'Einzelunternehmer, Einzelunternehmerin', 'natural', 'FN', 'vr'],
    ['ONF1', 'KG, GmbH & Co KG', 'Kommanditgesellschaft', 'partnership', 'FN', '', 'cokg'],
    ['JTAV', 'OG', 'Offene Gesellschaft', 'partnership', 'FN'],
    ['EQOV', 'AG', 'Aktiengesellschaft', 'company', 'FN'],
    ['BCSV', 'FlexCo', 'Flexible Kapitalgesellschaft', 'company', 'FN', '', 'flexkapg'],
    ['UI81', 'GesbR', 'Gesellschaft bürgerlichen Rechts', 'partnership', '', 'v', 'gesnbr'],
    ['8XDW', 'eGen', 'Genossenschaft', 'cooperative', 'FN'],
    ['5WWO', 'Privatstiftung', 'Privatstiftung', 'foundation', 'FN', 'v'],
    ['DX6Z', 'Verein', 'Verein', 'association', '', 'v'],
    ['O65B', 'SE', 'Europäische Gesellschaft', 'company', 'FN'],
    ['JJYT', 'KöR', 'Körperschaft öffentlichen Rechts', 'public', '', 'v'],
  ],
};
