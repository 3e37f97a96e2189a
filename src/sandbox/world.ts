import type { FieldPath } from '../domain/issue.js';

/** A company of the pretend world, with all that registers and bureaus know of it. */
export interface SandboxCompany {
  readonly country: 'DE' | 'NO';
  readonly name: string;
  readonly registrationNumber: string;
  readonly vatNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** Code of the register's own list: "AS". */
  readonly form: string;
  readonly foundedOn: string;
  readonly employees: number;
  /** NACE code. */
  readonly sector: string;
  /** 0 to 100; none: no bureau rates it. */
  readonly score?: number;
  readonly onTimeShare: number;
  readonly averageDaysLate: number;
  readonly collectionEntries: number;
  /** Advised limit in euros. */
  readonly limit: number;
}

const solid = { foundedOn: '2004-03-01', employees: 48, sector: '46.52', onTimeShare: 0.98, averageDaysLate: 1, collectionEntries: 0 };

/**
 * Who exists. Zeta is Billie's published sandbox buyer (docs.billie.io, sandbox testing); all others are made up. The Norwegian numbers
 * begin with 3, as the registers' own synthetic test data do, so they are no real company's.
 */
export const companies: readonly SandboxCompany[] = [
  {
    ...solid,
    country: 'DE',
    name: 'Zeta Electronics Gold GmbH',
    registrationNumber: 'HRB934855',
    vatNumber: 'DE812345678',
    street: 'Tannenweg 4',
    postcode: '77716',
    city: 'Haslach im Kinzigtal',
    form: 'GmbH',
    score: 91,
    limit: 60_000,
  },
  {
    ...solid,
    country: 'DE',
    name: 'Eta Zweifel GmbH',
    registrationNumber: 'HRB934901',
    vatNumber: 'DE812349012',
    street: 'Birkenweg 11',
    postcode: '77716',
    city: 'Haslach im Kinzigtal',
    form: 'GmbH',
    foundedOn: '2025-09-01',
    employees: 2,
    score: 38,
    onTimeShare: 0.45,
    averageDaysLate: 25,
    collectionEntries: 1,
    limit: 20_000,
  },
  {
    ...solid,
    country: 'NO',
    name: 'Fjordlys Elektro AS',
    registrationNumber: '312345676',
    vatNumber: 'NO312345676MVA',
    street: 'Strandgata 4',
    postcode: '5004',
    city: 'Bergen',
    form: 'AS',
    score: 88,
    limit: 55_000,
  },
  {
    ...solid,
    country: 'NO',
    name: 'Tomme Lommer AS',
    registrationNumber: '312345684',
    vatNumber: 'NO312345684MVA',
    street: 'Kaigata 9',
    postcode: '0025',
    city: 'Oslo',
    form: 'AS',
    foundedOn: '2025-11-01',
    employees: 1,
    sector: '56.11',
    score: 9,
    onTimeShare: 0.2,
    averageDaysLate: 60,
    collectionEntries: 5,
    limit: 1_000,
  },
  {
    ...solid,
    country: 'NO',
    name: 'Nordvik Trevare AS',
    registrationNumber: '312345692',
    vatNumber: 'NO312345692MVA',
    street: 'Sagveien 12',
    postcode: '7010',
    city: 'Trondheim',
    form: 'AS',
    score: 80,
    limit: 40_000,
  },
];

/** Tags in the contact's e-mail address that change what the bureaus answer, after Billie's own `+decline+limit`. */
export const emailTags: readonly { readonly tag: string; readonly answer: { readonly limit: number } }[] = [
  { tag: '+decline+limit', answer: { limit: 0 } },
];

/** A case to try: what to type, and what comes of it. */
export interface Scenario {
  readonly key: string;
  readonly country: 'DE' | 'NO';
  readonly title: string;
  readonly outcome: 'authorized' | 'declined' | 'correction' | 'review';
  readonly entry: Readonly<Partial<Record<FieldPath, string>>>;
}

const zeta = {
  'company.name': 'Zeta Electronics Gold GmbH',
  'company.legalForm': '2HBR',
  'company.vatNumber': 'DE812345678',
  'company.registrationNumber': 'HRB 934855',
  'company.address.street': 'Tannenweg 4',
  'company.address.postcode': '77716',
  'company.address.city': 'Haslach im Kinzigtal',
  'contact.firstName': 'Uno',
  'contact.lastName': 'Eins',
  'contact.email': 'uno.eins@zeta.example',
} as const;

const fjordlys = {
  'company.name': 'Fjordlys Elektro AS',
  'company.legalForm': 'YI42',
  'company.registrationNumber': '312 345 676',
  'company.address.street': 'Strandgata 4',
  'company.address.postcode': '5004',
  'company.address.city': 'Bergen',
  'contact.firstName': 'Kari',
  'contact.lastName': 'Prøve',
  'contact.email': 'kari.prove@fjordlys.example',
} as const;

/** The scenarios of the demo and of the tests. */
export const scenarios: readonly Scenario[] = [
  { key: 'de-authorized', country: 'DE', title: 'Zeta: authorized', outcome: 'authorized', entry: zeta },
  {
    key: 'de-declined',
    country: 'DE',
    title: 'Zeta, limit used up: declined',
    outcome: 'declined',
    entry: { ...zeta, 'contact.email': 'uno.eins+decline+limit@billie.io' },
  },
  {
    key: 'de-correction',
    country: 'DE',
    title: 'Zeta, mistyped address: please confirm',
    outcome: 'correction',
    entry: { ...zeta, 'company.address.street': 'Tannenweg 44', 'company.address.postcode': '77715' },
  },
  {
    key: 'de-suggestion',
    country: 'DE',
    title: '“Barney fun” at Zeta’s address: suggestion',
    outcome: 'correction',
    entry: { ...zeta, 'company.name': 'Barney fun', 'company.legalForm': '2HBR' },
  },
  {
    key: 'de-unknown',
    country: 'DE',
    title: 'Billie GmbH, Chausseestr. 100: not found',
    outcome: 'declined',
    entry: {
      ...zeta,
      'company.name': 'Billie GmbH',
      'company.vatNumber': 'DE999999999',
      'company.registrationNumber': 'HRB 999999',
      'company.address.street': 'Chausseestr. 100',
      'company.address.postcode': '10100',
      'company.address.city': 'Berlin',
    },
  },
  {
    key: 'de-review',
    country: 'DE',
    title: 'Eta Zweifel: in review',
    outcome: 'review',
    entry: {
      ...zeta,
      'company.name': 'Eta Zweifel GmbH',
      'company.vatNumber': 'DE812349012',
      'company.registrationNumber': 'HRB 934901',
      'company.address.street': 'Birkenweg 11',
    },
  },
  { key: 'no-authorized', country: 'NO', title: 'Fjordlys: authorized', outcome: 'authorized', entry: fjordlys },
  {
    key: 'no-declined',
    country: 'NO',
    title: 'Tomme Lommer: declined',
    outcome: 'declined',
    entry: {
      ...fjordlys,
      'company.name': 'Tomme Lommer AS',
      'company.registrationNumber': '312 345 684',
      'company.address.street': 'Kaigata 9',
      'company.address.postcode': '0025',
      'company.address.city': 'Oslo',
    },
  },
  {
    key: 'no-correction',
    country: 'NO',
    title: 'Nordvik Trevare, old address: please confirm',
    outcome: 'correction',
    entry: {
      ...fjordlys,
      'company.name': 'Nordvik Trevare AS',
      'company.registrationNumber': '312 345 692',
      'company.address.street': 'Sagveien 2',
      'company.address.postcode': '7011',
      'company.address.city': 'Trondheim',
    },
  },
];
