import { weighted11 } from '../checksum/weighted.js';
import type { CountryPack } from '../country.js';

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
    postcode: { pattern: /^(?!0{4})\d{4}$/, example: '0025', digits: 4, prefixes: ['NO', 'N'] },
    format: '%N%n%O%n%A%n%Z %C',
    cityLabel: 'postTown',
  },
  vat: {
    localName: 'MVA-nummer',
    prefix: 'NO',
    pattern: /^[2389]\d{8}MVA$/,
    check: organisationNumber,
    groups: [3, 3, 3],
    suffix: 'MVA',
    follows: { register: 'BRREG' },
    example: 'NO 864 234 232 MVA',
  },
  registrations: [
    {
      register: 'BRREG',
      localName: 'organisasjonsnummer',
      // 8 and 9 begin real numbers, 2 and 3 the synthetic ones of the registers' own test data.
      pattern: /^[2389]\d{8}$/,
      check: organisationNumber,
      groups: [3, 3, 3],
      example: '864 234 232',
    },
  ],
  registrationLabel: 'organisationNumber',
  asks: ['registrationNumber'],
  legalForms: [
    ['YI42', 'AS', 'Aksjeselskap', 'company', 'BRREG', '', 'aksjeselskapet'],
    ['EXD7', 'ENK', 'Enkeltpersonforetak', 'natural', 'BRREG'],
    ['IQGE', 'ASA', 'Allmennaksjeselskap', 'company', 'BRREG'],
    ['4ZRR', 'NUF', 'Norskregistrert utenlandsk foretak', 'company', 'BRREG'],
    ['326Y', 'ANS', 'Ansvarlig selskap', 'partnership', 'BRREG'],
    ['CF5L', 'DA', 'Ansvarlig selskap med delt ansvar', 'partnership', 'BRREG'],
    ['M9IQ', 'KS', 'Kommandittselskap', 'partnership', 'BRREG'],
    ['K5P8', 'SA', 'Samvirkeforetak', 'cooperative', 'BRREG'],
    ['FSBD', 'FLI', 'Forening, lag eller innretning', 'association', 'BRREG', '', 'foreningen|idrettslag|idrettslaget'],
    ['3C7U', 'STI', 'Stiftelse', 'foundation', 'BRREG', '', 'stiftelsen'],
    ['O0EU', 'BRL', 'Borettslag', 'association', 'BRREG', '', 'borettslaget'],
    ['9DI1', 'BBL', 'Boligbyggelag', 'cooperative', 'BRREG'],
    ['5V5S', 'KOMM', 'Kommune', 'public', 'BRREG'],
    ['3L58', 'KF', 'Kommunalt foretak', 'public', 'BRREG'],
    ['YTMC', 'IKS', 'Interkommunalt selskap', 'public', 'BRREG'],
  ],
};
