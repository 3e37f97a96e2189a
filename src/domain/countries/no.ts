import { weighted11 } from '../checksum.js';
import type { CountryPack } from '../country.js';
import type { LegalForm } from '../legal-form.js';

/** Organisation numbers of Brønnøysundregistrene: nine digits, modulus 11. The same digits are the VAT number, with "MVA" behind. */
const organisationNumber = weighted11(3, 2, 7, 6, 5, 4, 3, 2, 1);

// Every Norwegian legal form is in the one register and gets one number, sole traders too.
const form = (
  code: string,
  abbreviation: string,
  label: string,
  kind: LegalForm['kind'],
  namePattern: RegExp,
): LegalForm => ({
  code,
  abbreviation,
  label,
  kind,
  registers: ['BRREG'],
  registrationRequired: true,
  vatRequired: false,
  namePattern,
});

/**
 * Norway. Number: Brønnøysundregistrene, organisasjonsnummer; not part of the EU's VIES. Address: libaddressinput; leading zeros of
 * postcodes are real. Legal forms: ISO 20275, list of 2026-02-19; estates in bankruptcy (PB3V) are not offered.
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
    check: (body) => organisationNumber(body),
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
      padding: /^(?:NO)?|MVA$/gu,
      example: '864 234 232',
    },
  ],
  registrationLabel: 'organisationNumber',
  asks: ['registrationNumber'],
  legalForms: [
    form('YI42', 'AS', 'Aksjeselskap', 'company', /(?<!\p{L})A\/?S(?!\p{L})/iu),
    form('EXD7', 'ENK', 'Enkeltpersonforetak', 'natural', /(?<!\p{L})ENK(?!\p{L})/iu),
    form('IQGE', 'ASA', 'Allmennaksjeselskap', 'company', /(?<!\p{L})ASA(?!\p{L})/iu),
    form('4ZRR', 'NUF', 'Norskregistrert utenlandsk foretak', 'company', /(?<!\p{L})NUF(?!\p{L})/iu),
    form('326Y', 'ANS', 'Ansvarlig selskap', 'partnership', /(?<!\p{L})ANS(?!\p{L})/iu),
    form('CF5L', 'DA', 'Ansvarlig selskap med delt ansvar', 'partnership', /(?<!\p{L})DA(?!\p{L})/iu),
    form('M9IQ', 'KS', 'Kommandittselskap', 'partnership', /(?<!\p{L})KS(?!\p{L})/iu),
    form('K5P8', 'SA', 'Samvirkeforetak', 'cooperative', /(?<!\p{L})SA(?!\p{L})/iu),
    form('FSBD', 'FLI', 'Forening, lag eller innretning', 'association', /(?<!\p{L})(?:forening|idrettslag)(?!\p{L})/iu),
    form('3C7U', 'STI', 'Stiftelse', 'foundation', /(?<!\p{L})stiftelsen?(?!\p{L})/iu),
    form('O0EU', 'BRL', 'Borettslag', 'association', /(?<!\p{L})(?:borettslag|BRL)(?!\p{L})/iu),
    form('9DI1', 'BBL', 'Boligbyggelag', 'cooperative', /(?<!\p{L})(?:boligbyggelag|BBL)(?!\p{L})/iu),
    form('5V5S', 'KOMM', 'Kommune', 'public', /(?<!\p{L})kommune(?!\p{L})/iu),
    form('3L58', 'KF', 'Kommunalt foretak', 'public', /(?<!\p{L})KF(?!\p{L})/iu),
    form('YTMC', 'IKS', 'Interkommunalt selskap', 'public', /(?<!\p{L})IKS(?!\p{L})/iu),
  ],
};
