import { dutchCitizen, dutchRsin, dutchVat } from '../checksum/dutch.js';
import type { CountryPack } from '../country.js';

/**
 * Netherlands. KvK number: eight digits, no check (KvK). VAT number: mod 11 over the RSIN of legal persons, or mod 97 over the whole since
 * 2020 for sole traders (Belastingdienst).
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const nl: CountryPack = {
  code: 'NL',
  currency: 'EUR',
  languages: ['nl'],
  callingCode: '31',
  address: {
    postcode: { pattern: /^[1-9]\d{3}[A-Z]{2}$/, example: '1234 AB', prefixes: ['NL'], groups: [4, 2] },
    format: '%O%n%N%n%A%n%Z %C',
    cityLabel: 'city',
  },
  vat: {
    localName: 'btw-id',
    prefix: 'NL',
    pattern: /^(?!0{9})\d{9}B(?!00)\d{2}$/,
    check: dutchVat,
    groups: [4, 5],
    padTo: 12,
    example: 'NL 0000 99998 B57',
  },
  registrations: [
    {
      register: 'KVK',
      localName: 'KvK-nummer',
      pattern: /^\d{8}$/,
      example: '69599084',
    },
    {
      register: 'RSIN',
      localName: 'RSIN',
      pattern: /^(?!0{9})\d{9}$/,
      check: dutchRsin,
      // A natural person's nine digits are the citizen number (BSN).
      legalPersonsOnly: true,
      example: '000000012',
    },
  ],
  personal: { check: dutchCitizen, isRefused: true },
  registrationLabel: 'kvkNumber',
  asks: ['registrationNumber', 'vatNumber'],
  legalForms: [
    ['54M6', 'B.V.', 'Besloten vennootschap', 'company', 'KVK'],
    ['4QXM', 'Eenmanszaak', 'Eenmanszaak, zzp', 'natural', 'KVK', 'v'],
    ['62Y3', 'V.O.F.', 'Vennootschap onder firma', 'partnership', 'KVK'],
    ['B5PM', 'N.V.', 'Naamloze vennootschap', 'company', 'KVK'],
    ['CODH', 'C.V.', 'Commanditaire vennootschap', 'partnership', 'KVK'],
    ['9AAK', 'Maatschap', 'Maatschap', 'partnership', 'KVK', 'v'],
    ['V44D', 'Stichting', 'Stichting', 'foundation', 'KVK', 'v'],
    ['33MN', 'Vereniging', 'Vereniging met volledige rechtsbevoegdheid', 'association', 'KVK', 'v'],
    ['NFFH', 'Coöperatie', 'Coöperatie', 'cooperative', 'KVK', '', 'coöp|ua|ba|wa'],
    ['GNXT', 'VvE', 'Vereniging van eigenaars', 'association', 'KVK', 'v'],
    ['BBEB', 'SE', 'Europese naamloze vennootschap', 'company', 'KVK'],
    ['A0W7', 'Publiekrechtelijk', 'Publiekrechtelijke rechtspersoon', 'public', 'KVK', 'v', 'gemeente'],
  ],
};
