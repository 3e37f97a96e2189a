import { hybrid1110 } from '../checksum/hybrid.js';
import type { CountryPack, RegistrationRule } from '../country.js';

const courtWords =
  /(?<!\p{L})(?:amtsgerichts?|registergerichts?|handelsregisters?|eingetragen|unter|beim|des|im|in|ag)(?!\p{L})/giu;

// German register numbers carry up to two trailing letters (HRB 87447 B); the court makes them unique.
const register = (lead: string, example: string): RegistrationRule => ({
  register: lead,
  localName: 'Registernummer',
  lead,
  pattern: /^\d{1,6}[A-Z]{0,2}$/,
  court: true,
  courtWords,
  example,
});

/**
 * Germany. VAT number and its check: ISO 7064 mod 11,10 (BZSt). Registers: § 8 HGB, § 10 GenG, § 55 BGB, § 707 BGB, § 4 PartGG.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const de: CountryPack = {
  code: 'DE',
  currency: 'EUR',
  languages: ['de'],
  callingCode: '49',
  address: {
    postcode: { pattern: /^(?!0{5})\d{5}$/, example: '77716', digits: 5, prefixes: ['DE', 'D'] },
    format: '%N%n%O%n%A%n%Z %C',
    cityLabel: 'town',
  },
  vat: {
    localName: 'USt-IdNr.',
    prefix: 'DE',
    pattern: /^[1-9]\d{8}$/,
    check: hybrid1110,
    groups: [3, 3, 3],
    example: 'DE 111 111 125',
    confusedWith: /^\d{10,13}$/,
  },
  registrations: [
    register('HRB', 'HRB 934855'),
    register('HRA', 'HRA 12345'),
    register('GnR', 'GnR 123'),
    register('PR', 'PR 1234'),
    register('VR', 'VR 12345'),
    register('GsR', 'GsR 123'),
  ],
  registrationLabel: 'registerNumber',
  asks: ['vatNumber', 'registrationNumber'],
  legalForms: [
    ['2HBR', 'GmbH', 'Gesellschaft mit beschränkter Haftung', 'company', 'HRB', '', 'mbh'],
    [
      '63KS',
      'UG (haftungsbeschränkt)',
      'Unternehmergesellschaft (haftungsbeschränkt)',
      'company',
      'HRB',
      '',
      'ug|unternehmergesellschaft',
    ],
    [
      'OL20',
      'Einzelunternehmen, e.K.',
      'Einzelunternehmen, eingetragene Kaufleute',
      'natural',
      'HRA',
      'vr',
      'ekfm|ekfr|ekffr|e kfm|e kfr|e kffr',
    ],
    ['8Z6G', 'KG, GmbH & Co. KG', 'Kommanditgesellschaft', 'partnership', 'HRA', '', 'cokg'],
    ['FR3V', 'GbR', 'Gesellschaft bürgerlichen Rechts', 'partnership', '', 'v'],
    ['PDNU', 'eGbR', 'Eingetragene Gesellschaft bürgerlichen Rechts', 'partnership', 'GsR', 'v'],
    ['6QQB', 'AG', 'Aktiengesellschaft', 'company', 'HRB'],
    ['40DB', 'OHG', 'Offene Handelsgesellschaft', 'partnership', 'HRA'],
    ['8CM0', 'PartG', 'Partnerschaftsgesellschaft', 'partnership', 'PR', 'v'],
    [
      '2YZO',
      'PartG mbB',
      'Partnerschaftsgesellschaft mit beschränkter Berufshaftung',
      'partnership',
      'PR',
      'v',
      'partgmbb|partner mbb',
    ],
    ['SCE1', 'gGmbH', 'Gemeinnützige GmbH', 'company', 'HRB', 'v'],
    ['T0YJ', 'KGaA', 'Kommanditgesellschaft auf Aktien', 'company', 'HRB'],
    ['SGST', 'SE', 'Europäische Aktiengesellschaft', 'company', 'HRB'],
    ['AZFE', 'eG', 'Eingetragene Genossenschaft', 'cooperative', 'GnR'],
    ['QZ3L', 'e.V.', 'Eingetragener Verein', 'association', 'VR', 'v'],
    ['V2YH', 'Stiftung', 'Stiftung des privaten Rechts', 'foundation', '', 'v'],
    ['SQKS', 'KdöR', 'Körperschaft des öffentlichen Rechts', 'public', '', 'v', 'kör'],
    ['XLWA', 'AöR', 'Anstalt des öffentlichen Rechts', 'public', '', 'v'],
  ],
};
