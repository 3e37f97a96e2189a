import { spanishNif } from '../checksum.js';
import type { CountryPack } from '../country.js';
import { legalForm as form } from '../legal-form.js';

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
    cityLabel: 'city',
  },
  vat: {
    localName: 'NIF-IVA',
    prefix: 'ES',
    pattern: /^(?:[A-HJ-NP-SU-Z]\d{7}[0-9A-J]|[KLMXYZ]\d{7}[A-Z]|\d{8}[A-Z])$/,
    check: spanishNif,
    doubt: 'warning',
    example: 'ES A58818501',
  },
  registrations: [
    {
      register: 'NIF',
      localName: 'NIF',
      pattern: /^(?:[A-HJ-NP-SU-Z]\d{7}[0-9A-J]|[KLMXYZ]\d{7}[A-Z]|\d{8}[A-Z])$/,
      check: spanishNif,
      doubt: 'warning',
      padding: /^ES/g,
      example: 'A58818501',
    },
  ],
  registrationLabel: 'nif',
  asks: ['registrationNumber'],
  legalForms: [
    form('DP3Q', 'S.L., S.R.L.', 'Sociedad de Responsabilidad Limitada', 'company', 'NIF', 'sl|srl|s l|s r l'),
    form('1SL4', 'Autónomo', 'Empresario individual, autónomo', 'natural', 'NIF', ''),
    form('R6UT', 'S.L.U.', 'Sociedad Limitada Unipersonal', 'company', 'NIF', 'slu|s l u'),
    form('5RDO', 'S.A., S.A.U.', 'Sociedad Anónima', 'company', 'NIF', 'sa|sau|s a|s a u'),
    form('1QU8', 'S.Coop.', 'Sociedad Cooperativa', 'cooperative', 'NIF', 'scoop|s coop'),
    form('1G29', 'S.L.L.', 'Sociedad Limitada Laboral', 'company', 'NIF', 'sll|s l l|srll'),
    form('R2L8', 'S.A.L.', 'Sociedad Anónima Laboral', 'company', 'NIF', 'sal|s a l'),
    form('JB2M', 'S.L.P.', 'Sociedad Limitada Profesional', 'company', 'NIF', 'slp|s l p'),
    form('2W1A', 'S.C.', 'Sociedad Civil', 'partnership', 'NIF', 'sc|s c'),
    form('UFBW', 'C.B.', 'Comunidad de Bienes', 'partnership', 'NIF', 'cb|c b'),
    form('S6X7', 'S.R.C.', 'Sociedad Colectiva', 'partnership', 'NIF', 'src'),
    form('TDD5', 'S. en C.', 'Sociedad Comanditaria Simple', 'partnership', 'NIF', 's en c'),
    form('A0J6', 'Asociación', 'Asociación', 'association', 'NIF', 'asociación|asociacion'),
    form('MDOL', 'Fundación', 'Fundación', 'foundation', 'NIF', 'fundación|fundacion'),
    form('4SJR', 'S.A.T.', 'Sociedad Agraria de Transformación', 'company', 'NIF', 'sat'),
    form('I2WU', 'A.I.E.', 'Agrupación de Interés Económico', 'partnership', 'NIF', 'aie'),
  ],
};
