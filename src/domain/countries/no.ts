import { weighted11 } from '../checksum.js';
import type { CountryPack } from '../country.js';
import { legalForm as form } from '../legal-form.js';

const organisationNumber = weighted11(3, 2, 7, 6, 5, 4, 3, 2, 1);

/**
 * Norway. Organisation number: nine digits, modulus 11 (Brønnøysundregistrene); with "MVA" behind it is the VAT number. Not part of the
 * EU's VIES. Leading zeros of postcodes are real. Estates in bankruptcy (PB3V) are not offered.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const no: CountryPack = {
  code: 'NO',
  currency: 'NOK',
  languages: ['nb', 'nn'],
  callingCode: '47',
  address: {
    postcode: { pattern: /^\d{4}$/, example: '0025', digits: 4, prefixes: ['NO', 'N'] },
    cityLabel: 'postTown',
  },
  vat: {
    localName: 'MVA-nummer',
    prefix: 'NO',
    pattern: /^[2389]\d{8}MVA$/,
    check: organisationNumber,
    doubt: 'error',
    groups: [3, 3, 3],
    suffix: 'MVA',
    example: 'NO 864 234 232 MVA',
  },
  registrations: [
    {
      register: 'BRREG',
      localName: 'organisasjonsnummer',
      // 8 and 9 begin real numbers, 2 and 3 the synthetic ones of the registers' own test data.
      pattern: /^[2389]\d{8}$/,
      check: organisationNumber,
      doubt: 'error',
      groups: [3, 3, 3],
      padding: /^NO|MVA$/g,
      example: '864 234 232',
    },
  ],
  registrationLabel: 'organisationNumber',
  asks: ['registrationNumber'],
  legalForms: [
    form('YI42', 'AS', 'Aksjeselskap', 'company', 'BRREG', 'as'),
    form('EXD7', 'ENK', 'Enkeltpersonforetak', 'natural', 'BRREG', 'enk'),
    form('IQGE', 'ASA', 'Allmennaksjeselskap', 'company', 'BRREG', 'asa'),
    form('4ZRR', 'NUF', 'Norskregistrert utenlandsk foretak', 'company', 'BRREG', 'nuf'),
    form('326Y', 'ANS', 'Ansvarlig selskap', 'partnership', 'BRREG', 'ans'),
    form('CF5L', 'DA', 'Ansvarlig selskap med delt ansvar', 'partnership', 'BRREG', 'da'),
    form('M9IQ', 'KS', 'Kommandittselskap', 'partnership', 'BRREG', 'ks'),
    form('K5P8', 'SA', 'Samvirkeforetak', 'cooperative', 'BRREG', 'sa'),
    form('FSBD', 'FLI', 'Forening, lag eller innretning', 'association', 'BRREG', 'forening|idrettslag'),
    form('3C7U', 'STI', 'Stiftelse', 'foundation', 'BRREG', 'stiftelse|stiftelsen'),
    form('O0EU', 'BRL', 'Borettslag', 'association', 'BRREG', 'borettslag|brl'),
    form('9DI1', 'BBL', 'Boligbyggelag', 'cooperative', 'BRREG', 'boligbyggelag|bbl'),
    form('5V5S', 'KOMM', 'Kommune', 'public', 'BRREG', 'kommune'),
    form('3L58', 'KF', 'Kommunalt foretak', 'public', 'BRREG', 'kf'),
    form('YTMC', 'IKS', 'Interkommunalt selskap', 'public', 'BRREG', 'iks'),
  ],
};
