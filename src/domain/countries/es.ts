import { spanishNif, spanishPersonal } from '../checksum/spanish.js';
import type { CountryPack } from '../country.js';

const nif = /^(?:[A-HJNP-SU-W]\d{7}[0-9A-J]|[KLMXYZ]\d{7}[A-Z]|\d{8}[A-Z])$/;

// Provinces by the numbers that begin their postcodes (INE), 01 to 52.
const regions = [
  ...['Álava', 'Albacete', 'Alicante', 'Almería', 'Ávila', 'Badajoz', 'Illes Balears', 'Barcelona', 'Burgos'],
  ...['Cáceres', 'Cádiz', 'Castellón', 'Ciudad Real', 'Córdoba', 'A Coruña', 'Cuenca', 'Girona', 'Granada'],
  ...['Guadalajara', 'Gipuzkoa', 'Huelva', 'Huesca', 'Jaén', 'León', 'Lleida', 'La Rioja', 'Lugo', 'Madrid'],
  ...['Málaga', 'Murcia', 'Navarra', 'Ourense', 'Asturias', 'Palencia', 'Las Palmas', 'Pontevedra', 'Salamanca'],
  ...['Santa Cruz de Tenerife', 'Cantabria', 'Segovia', 'Sevilla', 'Soria', 'Tarragona', 'Teruel', 'Toledo'],
  ...['Valencia', 'Valladolid', 'Bizkaia', 'Zamora', 'Zaragoza', 'Ceuta', 'Melilla'],
];

/**
 * Spain. NIF: a letter tells the kind of company, the last character checks (Agencia Tributaria); with "ES" in front it is the VAT number.
 * A sole trader's is the personal DNI or NIE. Postcodes begin with the province, 01 to 52.
 * Address: libaddressinput. Legal forms: ISO 20275, list of 2026-02-19; labels, registers and spellings ours.
 */
export const es: CountryPack = {
  code: 'ES',
  currency: 'EUR',
  languages: ['es', 'ca', 'gl', 'eu'],
  callingCode: '34',
  address: {
    postcode: { pattern: /^(?:0[1-9]|[1-4]\d|5[0-2])\d{3}$/, example: '28039', digits: 5, prefixes: ['ES', 'E'] },
    format: '%N%n%O%n%A%n%Z %C %S',
    capitals: 'CS',
    regions,
    cityLabel: 'city',
  },
  vat: {
    localName: 'NIF-IVA',
    prefix: 'ES',
    pattern: nif,
    check: spanishNif,
    follows: { register: 'NIF' },
    example: 'ES A58818501',
  },
  registrations: [
    {
      register: 'NIF',
      localName: 'NIF',
      pattern: nif,
      check: spanishNif,
      example: 'A58818501',
    },
  ],
  personal: { check: spanishPersonal },
  registrationLabel: 'nif',
  asks: ['registrationNumber'],
  legalForms: [
    ['DP3Q', 'S.L., S.R.L.', 'Sociedad de Responsabilidad Limitada', 'company', 'NIF', '', 'sociedad limitada'],
    ['1SL4', 'Autónomo', 'Empresario individual, autónomo', 'natural', 'NIF'],
    ['R6UT', 'S.L.U.', 'Sociedad Limitada Unipersonal', 'company', 'NIF'],
    ['5RDO', 'S.A., S.A.U.', 'Sociedad Anónima', 'company', 'NIF'],
    ['1QU8', 'S.Coop.', 'Sociedad Cooperativa', 'cooperative', 'NIF', '', 's coop'],
    ['1G29', 'S.L.L.', 'Sociedad Limitada Laboral', 'company', 'NIF', '', 'srll'],
    ['R2L8', 'S.A.L.', 'Sociedad Anónima Laboral', 'company', 'NIF'],
    ['JB2M', 'S.L.P.', 'Sociedad Limitada Profesional', 'company', 'NIF'],
    ['2W1A', 'S.C.', 'Sociedad Civil', 'partnership', 'NIF'],
    ['UFBW', 'C.B.', 'Comunidad de Bienes', 'partnership', 'NIF'],
    ['S6X7', 'S.R.C.', 'Sociedad Colectiva', 'partnership', 'NIF'],
    ['TDD5', 'S. en C.', 'Sociedad Comanditaria Simple', 'partnership', 'NIF'],
    ['A0J6', 'Asociación', 'Asociación', 'association', 'NIF'],
    ['MDOL', 'Fundación', 'Fundación', 'foundation', 'NIF'],
    ['4SJR', 'S.A.T.', 'Sociedad Agraria de Transformación', 'company', 'NIF'],
    ['I2WU', 'A.I.E.', 'Agrupación de Interés Económico', 'partnership', 'NIF'],
  ],
};
