import { hybrid1110 } from '../checksum.js';
import type { CountryPack, RegistrationRule } from '../country.js';
import { legalForm as form } from '../legal-form.js';

// German register numbers carry up to two trailing letters (HRB 87447 B); the court makes them unique.
const register = (lead: string, example: string): RegistrationRule => ({
  register: lead,
  localName: 'Registernummer',
  lead,
  pattern: /^\d{1,6}[A-Z]{0,2}$/,
  doubt: 'warning',
  court: true,
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
    cityLabel: 'town',
  },
  vat: {
    localName: 'USt-IdNr.',
    prefix: 'DE',
    pattern: /^[1-9]\d{8}$/,
    check: hybrid1110,
    doubt: 'warning',
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
    form('2HBR', 'GmbH', 'Gesellschaft mit beschränkter Haftung', 'company', 'HRB', 'gmbh|g m b h|mbh'),
    form(
      '63KS',
      'UG (haftungsbeschränkt)',
      'Unternehmergesellschaft (haftungsbeschränkt)',
      'company',
      'HRB',
      'ug|ug haftungsbeschränkt',
    ),
    form(
      'OL20',
      'Einzelunternehmen, e.K.',
      'Einzelunternehmen, eingetragene Kaufleute',
      'natural',
      'HRA',
      'ek|e k|ekfm|ekfr|ekffr|e kfm|e kfr',
      'vr',
    ),
    form('8Z6G', 'KG, GmbH & Co. KG', 'Kommanditgesellschaft', 'partnership', 'HRA', 'kg|cokg'),
    form('FR3V', 'GbR', 'Gesellschaft bürgerlichen Rechts', 'partnership', '', 'gbr', 'v'),
    form('PDNU', 'eGbR', 'Eingetragene Gesellschaft bürgerlichen Rechts', 'partnership', 'GsR', 'egbr', 'v'),
    form('6QQB', 'AG', 'Aktiengesellschaft', 'company', 'HRB', 'ag'),
    form('40DB', 'OHG', 'Offene Handelsgesellschaft', 'partnership', 'HRA', 'ohg'),
    form('8CM0', 'PartG', 'Partnerschaftsgesellschaft', 'partnership', 'PR', 'partg', 'v'),
    form(
      '2YZO',
      'PartG mbB',
      'Partnerschaftsgesellschaft mit beschränkter Berufshaftung',
      'partnership',
      'PR',
      'partg mbb|partgmbb',
      'v',
    ),
    form('SCE1', 'gGmbH', 'Gemeinnützige GmbH', 'company', 'HRB', 'ggmbh', 'v'),
    form('T0YJ', 'KGaA', 'Kommanditgesellschaft auf Aktien', 'company', 'HRB', 'kgaa'),
    form('SGST', 'SE', 'Europäische Aktiengesellschaft', 'company', 'HRB', 'se'),
    form('AZFE', 'eG', 'Eingetragene Genossenschaft', 'cooperative', 'GnR', 'eg|e g'),
    form('QZ3L', 'e.V.', 'Eingetragener Verein', 'association', 'VR', 'ev|e v', 'v'),
    form('V2YH', 'Stiftung', 'Stiftung des privaten Rechts', 'foundation', '', 'stiftung', 'v'),
    form('SQKS', 'KdöR', 'Körperschaft des öffentlichen Rechts', 'public', '', 'kdör|kör', 'v'),
    form('XLWA', 'AöR', 'Anstalt des öffentlichen Rechts', 'public', '', 'aör', 'v'),
  ],
};
