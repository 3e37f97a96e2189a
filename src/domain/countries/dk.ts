import { weighted11 } from '../checksum/weighted.js';
import type { CountryPack } from '../country.js';

const cvr = weighted11(2, 7, 6, 5, 4, 3, 2, 1);

/**
 * Denmark. CVR number: eight digits, modulus 11; every issued number passes (Erhvervsstyrelsen). It is usually the VAT number too, unless
 * the company has registered for VAT under another SE-nummer.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const dk: CountryPack = {
  code: 'DK',
  currency: 'DKK',
  languages: ['da'],
  callingCode: '45',
  address: {
    postcode: { pattern: /^(?!0{4})\d{4}$/, example: '8660', digits: 4, prefixes: ['DK'] },
    format: '%N%n%O%n%A%n%Z %C',
    cityLabel: 'city',
  },
  vat: {
    localName: 'SE-nummer',
    prefix: 'DK',
    pattern: /^[1-9]\d{7}$/,
    check: cvr,
    groups: [2, 2, 2, 2],
    follows: { register: 'CVR' },
    example: 'DK 13 58 56 28',
  },
  registrations: [
    {
      register: 'CVR',
      localName: 'CVR-nummer',
      pattern: /^[1-9]\d{7}$/,
      check: cvr,
      groups: [2, 2, 2, 2],
      example: '13 58 56 28',
    },
  ],
  registrationLabel: 'cvrNumber',
  asks: ['registrationNumber'],
  legalForms: [
    ['H8VP', 'ApS', 'Anpartsselskab', 'company', 'CVR', '', 'anpartsselskabet'],
    ['ZRPO', 'A/S', 'Aktieselskab', 'company', 'CVR', '', 'aktieselskabet'],
    ['FUKI', 'Enkeltmandsvirksomhed', 'Enkeltmandsvirksomhed', 'natural', 'CVR', '', 'v'],
    ['UX9X', 'PMV', 'Personligt ejet mindre virksomhed', 'natural', 'CVR'],
    ['7WRN', 'I/S', 'Interessentskab', 'partnership', 'CVR', '', 'interessentskabet'],
    ['NUL8', 'K/S', 'Kommanditselskab', 'partnership', 'CVR', '', 'kommanditselskabet'],
    ['9KSX', 'P/S', 'Partnerselskab', 'company', 'CVR'],
    ['5QS7', 'IVS', 'Iværksætterselskab', 'company', 'CVR'],
    ['PZ6Y', 'A.M.B.A.', 'Andelsselskab med begrænset ansvar', 'cooperative', 'CVR'],
    ['WU7R', 'F.M.B.A.', 'Forening med begrænset ansvar', 'association', 'CVR'],
    ['GULL', 'S.M.B.A.', 'Selskab med begrænset ansvar', 'company', 'CVR'],
    ['40R4', 'Forening', 'Forening', 'association', 'CVR', '', 'foreningen'],
    ['PIOI', 'Erhvervsdrivende fond', 'Erhvervsdrivende fond', 'foundation', 'CVR', '', 'fond|fonden'],
    ['D4PU', 'Frivillig forening', 'Frivillig forening', 'association', 'CVR'],
    ['GFXN', 'Kommune', 'Primærkommune', 'public', 'CVR'],
    ['UA1O', 'SE', 'Europæisk selskab', 'company', 'CVR'],
  ],
};
