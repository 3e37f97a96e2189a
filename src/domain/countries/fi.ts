import { weighted11 } from '../checksum/weighted.js';
import type { CountryPack } from '../country.js';

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
    postcode: { pattern: /^(?!0{5})\d{5}$/, example: '00550', digits: 5, prefixes: ['FI', 'AX'] },
    format: '%O%n%N%n%A%nFI-%Z %C',
    cityLabel: 'city',
  },
  vat: {
    localName: 'ALV-numero',
    prefix: 'FI',
    pattern: /^\d{8}$/,
    check: businessId,
    follows: { register: 'YTJ' },
    example: 'FI 20774740',
  },
  registrations: [
    {
      register: 'YTJ',
      localName: 'Y-tunnus',
      pattern: /^\d{8}$/,
      check: businessId,
      groups: [7, 1],
      separator: '-',
      example: '2077474-0',
    },
  ],
  registrationLabel: 'businessId',
  asks: ['registrationNumber'],
  legalForms: [
    ['DKUW', 'Oy, Ab', 'Osakeyhtiö, aktiebolag', 'company', 'YTJ'],
    ['K09E', 'Tmi', 'Yksityinen elinkeinonharjoittaja, toiminimi', 'natural', 'YTJ'],
    ['K6VE', 'Oyj, Abp', 'Julkinen osakeyhtiö, publikt aktiebolag', 'company', 'YTJ'],
    ['HEOB', 'Ky', 'Kommandiittiyhtiö', 'partnership', 'YTJ', '', 'kb|kommanditbolag'],
    ['PPMX', 'Ay', 'Avoin yhtiö', 'partnership', 'YTJ', '', 'öppet bolag'],
    ['EE90', 'Osk', 'Osuuskunta', 'cooperative', 'YTJ', '', 'anl|andelslag'],
    ['V0TJ', 'As Oy', 'Asunto-osakeyhtiö', 'company', 'YTJ', '', 'asunto oy|bostads ab'],
    ['8WJ7', 'KKOy', 'Keskinäinen kiinteistöosakeyhtiö', 'company', 'YTJ', '', 'koy|kiinteistö oy|fastighets ab'],
    ['UXEW', 'ry', 'Aatteellinen yhdistys', 'association', 'YTJ', '', 'rf'],
    ['NV7C', 'sr', 'Säätiö', 'foundation', 'YTJ'],
    ['2RK5', 'Kunta', 'Kunta', 'public', 'YTJ', '', 'kaupunki|kommun'],
    ['XJH3', 'SE', 'Eurooppayhtiö', 'company', 'YTJ'],
  ],
};
