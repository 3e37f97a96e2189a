import { dutchVat } from '../checksum.js';
import type { CountryPack } from '../country.js';
import { legalForm as form } from '../legal-form.js';

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
    cityLabel: 'city',
  },
  vat: {
    localName: 'btw-id',
    prefix: 'NL',
    pattern: /^(?!0{9})\d{9}B(?!00)\d{2}$/,
    check: dutchVat,
    doubt: 'warning',
    groups: [4, 5],
    padTo: 12,
    example: 'NL 0000 99998 B57',
  },
  registrations: [
    {
      register: 'KVK',
      localName: 'KvK-nummer',
      pattern: /^\d{8}$/,
      doubt: 'error',
      padding: /^(?:KVK)/g,
      example: '69599084',
    },
  ],
  registrationLabel: 'kvkNumber',
  asks: ['registrationNumber', 'vatNumber'],
  legalForms: [
    form('54M6', 'B.V.', 'Besloten vennootschap', 'company', 'KVK', 'bv|b v'),
    form('4QXM', 'Eenmanszaak', 'Eenmanszaak, zzp', 'natural', 'KVK', 'eenmanszaak', 'v'),
    form('62Y3', 'V.O.F.', 'Vennootschap onder firma', 'partnership', 'KVK', 'vof|v o f'),
    form('B5PM', 'N.V.', 'Naamloze vennootschap', 'company', 'KVK', 'nv|n v'),
    form('CODH', 'C.V.', 'Commanditaire vennootschap', 'partnership', 'KVK', 'cv|c v'),
    form('9AAK', 'Maatschap', 'Maatschap', 'partnership', 'KVK', 'maatschap', 'v'),
    form('V44D', 'Stichting', 'Stichting', 'foundation', 'KVK', 'stichting', 'v'),
    form('33MN', 'Vereniging', 'Vereniging met volledige rechtsbevoegdheid', 'association', 'KVK', 'vereniging', 'v'),
    form('NFFH', 'Coöperatie', 'Coöperatie', 'cooperative', 'KVK', 'coöperatie|cooperatie|coöp|coop|ua|ba|wa'),
    form('GNXT', 'VvE', 'Vereniging van eigenaars', 'association', 'KVK', 'vve', 'v'),
    form('BBEB', 'SE', 'Europese naamloze vennootschap', 'company', 'KVK', 'se'),
    form('A0W7', 'Publiekrechtelijk', 'Publiekrechtelijke rechtspersoon', 'public', 'KVK', 'gemeente', 'v'),
  ],
};
