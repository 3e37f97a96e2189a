import { advices, type Advice } from '../domain/advice.js';
import { countryPacks } from '../domain/countries/index.js';
import type { CountryCode } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import type { FieldPath } from '../domain/issue.js';

// The pretend world: everything that differs from scenario to scenario stands in this file. Pure, so that the demo can show it.

/** What bureaus know of a company. */
export interface SandboxRating {
  /** 0 to 100. */
  readonly score: number;
  readonly onTimeShare: number;
  readonly averageDaysLate: number;
  readonly collectionEntries: number;
  /** Advised limit in euros. */
  readonly limit: number;
}

/** A company of the pretend world, with all that registers and bureaus know of it. */
export interface SandboxCompany {
  readonly country: CountryCode;
  readonly name: string;
  /** ISO 20275, and the register's own code for it. */
  readonly legalForm: readonly [elf: string, local: string];
  /** As people write it: "HRB 934855". */
  readonly registration: string;
  readonly vatNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO date. */
  readonly foundedOn: string;
  readonly employees: number;
  /** NACE code. */
  readonly sector: string;
  /** None: no bureau rates it. */
  readonly rating?: SandboxRating;
  /** `removed`: taken out of the register for legal reasons. Absent: in good standing. */
  readonly standing?: 'bankrupt' | 'deleted' | 'removed';
}

type Facts = Pick<SandboxCompany, 'foundedOn' | 'employees' | 'sector' | 'rating' | 'standing'>;
type Place = readonly [street: string, postcode: string, city: string];

// All were founded long ago: the age of a young company would move its score, and with it the outcome, from year to year. Under the
// house policy `solid` is authorized, `doubtful` goes to review and `poor` is refused, whichever of the bureaus answer.
const foundedOn = '2004-03-01';
const solid: Facts = {
  foundedOn,
  employees: 48,
  sector: '46.52',
  rating: { score: 91, onTimeShare: 0.98, averageDaysLate: 1, collectionEntries: 0, limit: 60_000 },
};
const doubtful: Facts = {
  foundedOn,
  employees: 2,
  sector: '46.52',
  rating: { score: 28, onTimeShare: 0.45, averageDaysLate: 25, collectionEntries: 1, limit: 20_000 },
};
const poor: Facts = {
  foundedOn,
  employees: 1,
  sector: '56.11',
  rating: { score: 9, onTimeShare: 0.2, averageDaysLate: 60, collectionEntries: 5, limit: 1_000 },
};
const bankrupt: Facts = { ...solid, standing: 'bankrupt' };
const deleted: Facts = { ...solid, standing: 'deleted' };
const removed: Facts = { ...solid, standing: 'removed' };

/** A German GmbH. */
function gmbh(name: string, registration: string, vatNumber: string, place: Place, facts: Facts): SandboxCompany {
  const [street, postcode, city] = place;
  return {
    country: 'DE',
    legalForm: ['2HBR', 'GmbH'],
    name,
    registration,
    vatNumber,
    street,
    postcode,
    city,
    ...facts,
  };
}

/** A Norwegian AS, registered for VAT. */
function aksjeselskap(name: string, registration: string, place: Place, facts: Facts): SandboxCompany {
  const [street, postcode, city] = place;
  const vatNumber = `NO${registration.replaceAll(' ', '')}MVA`;
  return { country: 'NO', legalForm: ['YI42', 'AS'], name, registration, vatNumber, street, postcode, city, ...facts };
}

// Zeta is Billie's published sandbox buyer (docs.billie.io, "Sandbox testing platform"). Everybody else is made up: German VAT numbers
// fail their check digit, Norwegian numbers begin with 3 as the registers' own synthetic test data do, so they are nobody's.
const haslach = ['77716', 'Haslach im Kinzigtal'] as const;
const zeta = gmbh('Zeta Electronics Gold GmbH', 'HRB 934855', 'DE812345678', ['Tannenweg 4', ...haslach], solid);
const zweifel = gmbh('Eta Zweifel GmbH', 'HRB 934901', 'DE812349012', ['Birkenweg 11', ...haslach], doubtful);
const fjordlys = aksjeselskap('Fjordlys Elektro AS', '312 345 676', ['Strandgata 4', '5004', 'Bergen'], solid);
const lommer = aksjeselskap('Tomme Lommer AS', '312 345 684', ['Kaigata 9', '0025', 'Oslo'], poor);
const nordvik = aksjeselskap('Nordvik Trevare AS', '312 345 692', ['Sagveien 12', '7010', 'Trondheim'], solid);
const kanskje = aksjeselskap('Kanskje Handel AS', '312 345 706', ['Tvilsveien 3', '4006', 'Stavanger'], doubtful);
const slutt = aksjeselskap('Slutt Bygg AS', '312 345 714', ['Endeveien 1', '1607', 'Fredrikstad'], bankrupt);
const gamle = aksjeselskap('Gamle Garn AS', '312 345 722', ['Spinnerigata 8', '2005', 'Lillestrøm'], deleted);
const borte = aksjeselskap('Borte Vekk AS', '312 345 730', ['Tomgata 2', '9008', 'Tromsø'], removed);

// Nobody knows these two. The first is Billie's published unknown buyer, with numbers of ours.
const billie = gmbh('Billie GmbH', 'HRB 999999', 'DE999999999', ['Chausseestr. 100', '10100', 'Berlin'], solid);
const ukjent = aksjeselskap('Ukjent Handel AS', '312 345 749', ['Ingensteds gate 1', '0150', 'Oslo'], solid);

const german = [zeta, zweifel];
const norwegian = [fjordlys, lommer, nordvik, kanskje, slutt, gamle, borte];

/** Who exists. */
export const companies: readonly SandboxCompany[] = [...german, ...norwegian];

/** A company's registration number as registers keep it: without blanks. */
export function compactNumber({ registration }: SandboxCompany): string {
  return registration.replaceAll(' ', '');
}

/**
 * Tags in the contact's e-mail address that change what the bureaus answer, after Billie's own `first.last+decline+limit@billie.io`.
 * Only bureaus that are told the address know them, that is CRIF and Bürgel.
 */
export const emailTags: readonly { readonly tag: string; readonly rating: Partial<SandboxRating> }[] = [
  { tag: '+decline+limit', rating: { limit: 0 } },
];

/** A case to try: what to type, and what comes of it, for an order of up to 1,249.00 euros by a company that owes nothing yet. */
export interface Scenario {
  /** Unique over all countries. */
  readonly key: string;
  readonly country: CountryCode;
  readonly title: string;
  readonly outcome: Decision['outcome'];
  /** What the buyer is told on a refusal. */
  readonly advice?: Advice;
  /** The complete entry, by form field. */
  readonly entry: Readonly<Partial<Record<FieldPath, string>>>;
}

type Entry = Scenario['entry'];

/** Who orders, in each country. */
const contacts: Readonly<Partial<Record<CountryCode, Entry>>> = {
  DE: { 'contact.firstName': 'Uno', 'contact.lastName': 'Eins', 'contact.email': 'uno.eins@zeta.example' },
  NO: { 'contact.firstName': 'Kari', 'contact.lastName': 'Prøve', 'contact.email': 'kari.prove@post.example' },
};

/** A company as its buyer types it, everything right. */
function entryOf(company: SandboxCompany): Entry {
  const { asks } = countryPacks[company.country];
  return {
    'company.name': company.name,
    'company.legalForm': company.legalForm[0],
    ...(asks.includes('vatNumber') && { 'company.vatNumber': company.vatNumber }),
    ...(asks.includes('registrationNumber') && { 'company.registrationNumber': company.registration }),
    'company.address.street': company.street,
    'company.address.postcode': company.postcode,
    'company.address.city': company.city,
    ...contacts[company.country],
  };
}

/** One row: an advice stands for the refusal that it comes with. */
function scenario(
  key: string,
  company: SandboxCompany,
  comesOut: Exclude<Decision['outcome'], 'declined'> | Advice,
  title: string,
  typedDifferently: Entry = {},
): Scenario {
  const isAdvice = (text: string): text is Advice => (advices as readonly string[]).includes(text);
  const result = isAdvice(comesOut) ? { outcome: 'declined' as const, advice: comesOut } : { outcome: comesOut };
  return { key, country: company.country, title, ...result, entry: { ...entryOf(company), ...typedDifferently } };
}

/** The scenarios of the demo and of the tests. */
export const scenarios: readonly Scenario[] = [
  scenario('de-authorized', zeta, 'authorized', 'Zeta: authorized'),
  scenario('de-declined', zeta, 'other_method', 'Zeta, limit used up: declined', {
    'contact.email': 'uno.eins+decline+limit@billie.io',
  }),
  scenario('de-correction', zeta, 'correction', 'Zeta, mistyped address: please confirm', {
    'company.address.street': 'Tannenweg 44',
    'company.address.postcode': '77715',
  }),
  scenario('de-suggestion', zeta, 'correction', '“Barney fun” at Zeta’s address: suggestion', {
    'company.name': 'Barney fun',
  }),
  scenario('de-unknown', billie, 'fix_identity', 'Billie GmbH, Chausseestr. 100: not found'),
  scenario('de-review', zweifel, 'review', 'Eta Zweifel: in review'),
  scenario('no-authorized', fjordlys, 'authorized', 'Fjordlys: authorized'),
  scenario('no-declined', lommer, 'other_method', 'Tomme Lommer: declined'),
  scenario('no-correction', nordvik, 'correction', 'Nordvik Trevare, old address: please confirm', {
    'company.address.street': 'Sagveien 2',
    'company.address.postcode': '7011',
  }),
  scenario('no-unknown', ukjent, 'fix_identity', 'Ukjent Handel: not found'),
  scenario('no-review', kanskje, 'review', 'Kanskje Handel: in review'),
  scenario('no-insolvent', slutt, 'other_method', 'Slutt Bygg, bankrupt: declined'),
];
