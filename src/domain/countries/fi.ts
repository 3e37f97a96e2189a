import { weighted11 } from '../checksum.js';
import type { CountryPack } from '../country.js';
import { legalForm as form } from '../legal-form.js';

const businessId = weighted11(7, 9, 10, 5, 8, 4, 2, 1);

/**
 * Finland. Y-tunnus: seven digits, hyphen, check digit, modulus 11 (PRH); without the hyphen it is the VAT number (Verohallinto). Estates
 * of the deceased (ZMTL) and in bankruptcy (UMF0) are not offered.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const fi: CountryPack = {
  code: 'FI',
  currency: 'EUR',
  languages: ['fi', 'sv'],
  callingCode: '358',
  address: {
    postcode: { pattern: /^\d{5}$/, example: '00550', digits: 5, prefixes: ['FI', 'AX'] },
    cityLabel: 'city',
  },
  vat: {
    localName: 'ALV-numero',
    prefix: 'FI',
    pattern: /^\d{8}$/,
    check: businessId,
    doubt: 'error',
    example: 'FI 20774740',
  },
  registrations: [
    {
      register: 'YTJ',
      localName: 'Y-tunnus',
      pattern: /^\d{8}$/,
      check: businessId,
      doubt: 'error',
      groups: [7, 1],
      separator: '-',
      padding: /^FI/g,
      example: '2077474-0',
    },
  ],
  registrationLabel: 'businessId',
  asks: ['registrationNumber'],
  legalForms: [
    form('DKUW', 'Oy, Ab', 'Osakeyhtiö, aktiebolag', 'company', 'YTJ', 'oy|ab|oy ab|osakeyhtiö'),
    form('K09E', 'Tmi', 'Yksityinen elinkeinonharjoittaja, toiminimi', 'natural', 'YTJ', 'tmi|toiminimi'),
    form('K6VE', 'Oyj, Abp', 'Julkinen osakeyhtiö, publikt aktiebolag', 'company', 'YTJ', 'oyj|abp'),
    form('HEOB', 'Ky', 'Kommandiittiyhtiö', 'partnership', 'YTJ', 'ky|kb'),
    form('PPMX', 'Ay', 'Avoin yhtiö', 'partnership', 'YTJ', 'ay'),
    form('EE90', 'Osk', 'Osuuskunta', 'cooperative', 'YTJ', 'osk|osuuskunta|anl'),
    form('V0TJ', 'As Oy', 'Asunto-osakeyhtiö', 'company', 'YTJ', 'as oy|asunto oy'),
    form('8WJ7', 'KKOy', 'Keskinäinen kiinteistöosakeyhtiö', 'company', 'YTJ', 'koy|kiinteistö oy|kkoy'),
    form('UXEW', 'ry', 'Aatteellinen yhdistys', 'association', 'YTJ', 'ry|rf'),
    form('NV7C', 'sr', 'Säätiö', 'foundation', 'YTJ', 'sr|säätiö'),
    form('2RK5', 'Kunta', 'Kunta', 'public', 'YTJ', 'kunta|kaupunki'),
    form('XJH3', 'SE', 'Eurooppayhtiö', 'company', 'YTJ', 'se'),
  ],
};
