import { expect } from 'chai';
import fc from 'fast-check';
import type { BuyerEntry } from '../../src/domain/buyer.js';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { fieldPaths } from '../../src/domain/field-path.js';
import type { FieldPath } from '../../src/domain/issue.js';
import { readPaste } from '../../src/domain/paste.js';

/** What a text says, by the last part of each field's name. */
function read(
  country: CountryCode,
  text: string,
  into: FieldPath = 'company.name',
): Record<string, string> | undefined {
  const entry: BuyerEntry | undefined = readPaste(countryPacks[country], text, into);
  return (
    entry &&
    Object.fromEntries(
      Object.entries(entry).map(([path, value]): [string, string] => [path.split('.').at(-1) ?? '', value]),
    )
  );
}

const address = { street: 'Musterstraße 12a', postcode: '10115', city: 'Berlin' };
const muster = { name: 'Muster GmbH', legalForm: '2HBR', ...address };

const texts: readonly (readonly [CountryCode, string, Record<string, string>])[] = [
  ['DE', 'Musterstraße 12a, 10115 Berlin', address],
  ['DE', 'Musterstraße 12a\nD-10115 Berlin\nDeutschland', address],
  ['DE', 'Muster GmbH, Musterstraße 12a, 10115 Berlin', muster],
  ['DE', 'Muster GmbH\r\nMusterstraße 12a\r\n10115 Berlin\r\nGermany', muster],
  ['DE', 'Muster Handel\nMusterstraße 12a\n10115 Berlin', { ...address, name: 'Muster Handel' }],
  ['DE', 'HRB 178881 B, Charlottenburg', { registrationNumber: 'HRB 178881 B, Charlottenburg' }],
  ['DE', 'USt-IdNr.: DE 111 111 125', { vatNumber: 'DE 111 111 125' }],
  ['DE', 'DE111111125', { vatNumber: 'DE 111 111 125' }],
  [
    'DE',
    'Muster GmbH\nMusterstraße 12a\n10115 Berlin\nUSt-IdNr.: DE111111125\nHRB 934855',
    { ...muster, vatNumber: 'DE 111 111 125', registrationNumber: 'HRB 934855' },
  ],
  ['FR', '12 bis rue du Test\n69002 Lyon', { street: '12 bis rue du Test', postcode: '69002', city: 'Lyon' }],
  ['FR', 'SIREN 552 100 554', { registrationNumber: '552 100 554' }],
  [
    'NL',
    'Proeflicht B.V., Proefgracht 17 hs, 1012 AB Amsterdam',
    { name: 'Proeflicht B.V.', legalForm: '54M6', street: 'Proefgracht 17 hs', postcode: '1012 AB', city: 'Amsterdam' },
  ],
  ['NL', 'KvK-nummer: 68750110', { registrationNumber: '68750110' }],
  [
    'SE',
    'Exempelgatan 5 A, 114 55 Stockholm, Sverige',
    { street: 'Exempelgatan 5 A', postcode: '114 55', city: 'Stockholm' },
  ],
  ['SE', 'Org.nr 559853-6018', { registrationNumber: '559853-6018' }],
  ['NO', 'Strandgata 4, 5004 Bergen', { street: 'Strandgata 4', postcode: '5004', city: 'Bergen' }],
  ['NO', 'Org.nr. 312 345 676', { registrationNumber: '312 345 676' }],
  ['NO', 'NO 312 345 676 MVA', { registrationNumber: '312 345 676' }],
  ['FI', 'Kalliontie 12, FI-00120 Helsinki, Suomi', { street: 'Kalliontie 12', postcode: '00120', city: 'Helsinki' }],
  ['FI', 'Y-tunnus 2987654-0', { registrationNumber: '2987654-0' }],
  [
    'AT',
    'Fichtenstraße 9, A-6364 Brixen im Thale',
    { street: 'Fichtenstraße 9', postcode: '6364', city: 'Brixen im Thale' },
  ],
  ['AT', 'FN 234567 a', { registrationNumber: 'FN 234567 a' }],
  ['AT', 'UID: ATU12345678', { vatNumber: 'AT U12345678' }],
  [
    'ES',
    'Calle Irreal, 14, 3.º izda., 28013 Madrid, España',
    { street: 'Calle Irreal, 14, 3.º izda.', postcode: '28013', city: 'Madrid' },
  ],
  ['ES', 'NIF: B99000014', { registrationNumber: 'B99000014' }],
  ['DK', 'Grønvej 16\nDK-2100 København Ø\nDanmark', { street: 'Grønvej 16', postcode: '2100', city: 'København Ø' }],
  ['DK', 'CVR-nr. 12345678', { registrationNumber: '12 34 56 78' }],
];

const ordinary: readonly (readonly [CountryCode, string, FieldPath])[] = [
  ['DE', 'Muster GmbH', 'company.name'],
  ['DE', '3M Deutschland GmbH', 'company.name'],
  ['DE', 'Studio 54 GmbH', 'company.name'],
  ['DE', '24/7 Services, Berlin', 'company.name'],
  ['DE', 'Müller, Meier & Co. KG', 'company.name'],
  ['DE', 'Straße des 17. Juni 135', 'company.address.street'],
  ['DE', 'Musterstraße 12a, Hinterhaus', 'company.address.street'],
  ['DE', 'HRB 934855', 'company.registrationNumber'],
  ['DE', 'HRB 178881 B, Charlottenburg', 'company.registrationNumber'],
  ['DE', 'DE 111 111 125', 'company.vatNumber'],
  ['DE', '10115', 'company.address.postcode'],
  ['DE', 'Tel. 030 1234567', 'company.name'],
  ['DE', '030 123456', 'company.name'],
  ['DE', '', 'company.name'],
  // What has no place is not thrown away.
  ['DE', 'Muster GmbH, c/o Beispiel, zu Händen Frau Eins, Musterstraße 12a, 10115 Berlin, Aufgang B', 'company.name'],
  // Two of a kind: nobody could tell which is meant.
  ['DE', 'USt-IdNr.: DE111111125\nUSt-IdNr.: DE 812 345 678', 'company.name'],
  ['NO', 'Tlf. 912 345 676', 'company.name'],
  ['NO', '47 11 Design AS', 'company.name'],
  ['DE', 'Musterstraße 12a, 10115 Berlin', 'contact.email'],
];

describe('A pasted text', () => {
  for (const [country, text, expected] of texts) {
    it(`goes to the right fields in ${country}: ${JSON.stringify(text)}`, () => {
      expect(read(country, text)).to.deep.equal(expected);
    });
  }

  for (const [country, text, into] of ordinary) {
    it(`is left to the browser in ${country}: ${JSON.stringify(text)} into ${into}`, () => {
      expect(read(country, text, into)).to.equal(undefined);
    });
  }

  it('is an address wherever in the company it is pasted', () => {
    for (const into of fieldPaths.filter((path) => path.startsWith('company.')))
      expect(read('DE', 'Musterstraße 12a, 10115 Berlin', into), into).to.deep.equal(address);
  });

  it('is a postcode with its place where an address is asked for', () => {
    const place = { postcode: '10115', city: 'Berlin' };
    expect(read('DE', 'D-10115 Berlin', 'company.address.postcode')).to.deep.equal(place);
    expect(read('DE', 'D-10115 Berlin', 'company.name')).to.equal(undefined);
  });

  it('never throws, and never invents a letter or a figure', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\n',
        ', ',
        'HRB 1234',
        'DE111111125',
        '10115 Berlin',
        'Musterstraße 1',
        'GmbH',
        'Tel. 1',
        'NO 312345676 MVA',
      ),
    );
    const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), fc.array(piece, { maxLength: 8 }), (country, pieces) => {
        const text = pieces.join(' ');
        const given = letters(text);
        for (const [field, value] of Object.entries(read(country, text) ?? {}))
          for (const word of value.split(/[\s,.-]+/u))
            expect(field === 'legalForm' || given.includes(letters(word))).to.equal(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
