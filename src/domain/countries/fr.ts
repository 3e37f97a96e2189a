import { frenchKey, frenchKeyOf, siren } from '../checksum/french.js';
import type { CountryPack } from '../country.js';

/**
 * France. SIREN: Luhn (INSEE); a SIRET typed instead names the company by its first nine digits. VAT number: key of two characters and
 * the SIREN. SASU and EURL are SAS and SARL with one partner.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const fr: CountryPack = {
  code: 'FR',
  currency: 'EUR',
  languages: ['fr'],
  callingCode: '33',
  address: {
    postcode: { pattern: /^(?!00)\d{5}$/, example: '33380', digits: 5, prefixes: ['FR', 'F'] },
    format: '%O%n%N%n%A%n%Z %C',
    capitals: 'C',
    numberFirst: true,
    cityLabel: 'city',
  },
  vat: {
    localName: 'numéro de TVA',
    prefix: 'FR',
    pattern: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
    check: frenchKey,
    groups: [2, 3, 3, 3],
    follows: { register: 'SIREN', key: frenchKeyOf },
    example: 'FR 44 732 829 320',
  },
  registrations: [
    {
      register: 'SIREN',
      localName: 'SIREN',
      pattern: /^(?!000)\d{9}(?:\d{5})?$/,
      check: siren,
      groups: [3, 3, 3],
      // "RCS Paris B 732 829 320": the letter told companies from others.
      padding: /^[A-D](?=\d{9}$)/,
      keep: 9,
      example: '732 829 320',
    },
  ],
  registrationLabel: 'sirenNumber',
  asks: ['registrationNumber', 'vatNumber'],
  legalForms: [
    ['6CHY', 'SAS, SASU', 'Société par actions simplifiée', 'company', 'SIREN', 'v'],
    ['V9QP', 'SARL, EURL', 'Société à responsabilité limitée', 'company', 'SIREN', 'v'],
    ['ZY9X', 'EI', 'Entrepreneur individuel', 'natural', 'SIREN', 'v'],
    ['QVPB', 'SA', 'Société anonyme', 'company', 'SIREN', 'v'],
    ['FY0F', 'SCI', 'Société civile immobilière', 'company', 'SIREN', 'v'],
    ['H1U2', 'SNC', 'Société en nom collectif', 'partnership', 'SIREN', 'v'],
    ['VD7Z', 'SCS', 'Société en commandite simple', 'partnership', 'SIREN', 'v'],
    ['DEG4', 'SCA', 'Société en commandite par actions', 'company', 'SIREN', 'v'],
    ['J9OZ', 'SELARL', 'Société d’exercice libéral à responsabilité limitée', 'company', 'SIREN', 'v'],
    ['3FCU', 'SELAS', 'Société d’exercice libéral par actions simplifiée', 'company', 'SIREN', 'v'],
    ['BAK2', 'EARL', 'Exploitation agricole à responsabilité limitée', 'company', 'SIREN', 'v'],
    ['R0B6', 'GIE', 'Groupement d’intérêt économique', 'partnership', 'SIREN', 'v'],
    ['M1BJ', 'SCM', 'Société civile de moyens', 'company', 'SIREN', 'v'],
    ['BEWI', 'Association', 'Association déclarée', 'association', 'SIREN', 'vr', 'asso'],
    ['9T5S', 'Fondation', 'Fondation', 'foundation', 'SIREN', 'v'],
    ['TPNT', 'SE', 'Société européenne', 'company', 'SIREN', 'v'],
  ],
};
