import { advices, type Advice } from '../domain/advice.js';
import { countryPacks } from '../domain/countries/index.js';
import type { CountryCode } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import type { FieldPath } from '../domain/issue.js';
import { at, de, dk, es, fi, fr, nl, no, se } from './companies.js';
import type { SandboxCompany, SandboxRating } from './company.js';

// What happens in the pretend world. Like its companies it is pure, so that the demo can show it.

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
const contacts: Readonly<Record<CountryCode, readonly [firstName: string, lastName: string, email: string]>> = {
  DE: ['Uno', 'Eins', 'uno.eins@zeta.example'],
  FR: ['Claire', 'Essai', 'claire.essai@courriel.example'],
  NL: ['Sanne', 'Proef', 'sanne.proef@post.example'],
  SE: ['Kim', 'Exempel', 'kim.exempel@post.example'],
  NO: ['Kari', 'Prøve', 'kari.prove@post.example'],
  FI: ['Aino', 'Esimerkki', 'aino.esimerkki@posti.example'],
  AT: ['Anna', 'Muster', 'anna.muster@post.example'],
  ES: ['Lucía', 'Ejemplo', 'lucia.ejemplo@correo.example'],
  DK: ['Freja', 'Prøve', 'freja.prove@post.example'],
};

/** A company as its buyer types it, everything right. */
function entryOf(company: SandboxCompany): Entry {
  const { asks } = countryPacks[company.country];
  const [firstName, lastName, email] = contacts[company.country];
  return {
    'company.name': company.name,
    'company.legalForm': company.legalForm,
    ...(asks.includes('vatNumber') && { 'company.vatNumber': company.vatNumber }),
    ...(asks.includes('registrationNumber') && { 'company.registrationNumber': company.registration }),
    'company.address.street': company.street,
    'company.address.postcode': company.postcode,
    'company.address.city': company.city,
    'contact.firstName': firstName,
    'contact.lastName': lastName,
    'contact.email': email,
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
  scenario('de-authorized', de.authorized, 'authorized', 'Zeta: authorized'),
  scenario('de-declined', de.authorized, 'other_method', 'Zeta, limit used up: declined', {
    'contact.email': 'uno.eins+decline+limit@billie.io',
  }),
  scenario('de-correction', de.authorized, 'correction', 'Zeta, mistyped address: please confirm', {
    'company.address.street': 'Tannenweg 44',
    'company.address.postcode': '77715',
  }),
  scenario('de-suggestion', de.authorized, 'correction', '“Barney fun” at Zeta’s address: suggestion', {
    'company.name': 'Barney fun',
  }),
  scenario('de-unknown', de.unknown, 'fix_identity', 'Billie GmbH, Chausseestr. 100: not found'),
  scenario('de-review', de.review, 'review', 'Eta Zweifel: in review'),

  scenario('fr-authorized', fr.authorized, 'authorized', 'Lumière Fictive: authorized'),
  scenario('fr-declined', fr.declined, 'other_method', 'Poches Vides: declined'),
  scenario('fr-correction', fr.correction, 'correction', 'Bois Voyageur, old address: please confirm', {
    'company.address.street': '2 allée du Modèle',
    'company.address.postcode': '33100',
  }),
  scenario('fr-unknown', fr.unknown, 'fix_identity', 'Introuvable: not found'),
  scenario('fr-review', fr.review, 'review', 'Peut-être Négoce: in review'),

  scenario('nl-authorized', nl.authorized, 'authorized', 'Proeflicht: authorized'),
  scenario('nl-declined', nl.declined, 'other_method', 'Lege Zakken: declined'),
  scenario('nl-correction', nl.correction, 'correction', 'Zwerfhout, another house: please confirm', {
    'company.address.street': 'Modelweg 52',
  }),
  scenario('nl-unknown', nl.unknown, 'fix_identity', 'Onbekend Handel: not found'),
  scenario('nl-review', nl.review, 'review', 'Bakkerij Misschien, sole trader: in review'),

  scenario('se-authorized', se.authorized, 'authorized', 'Provljus: authorized'),
  scenario('se-declined', se.declined, 'other_method', 'Tomma Fickor: declined'),
  scenario('se-correction', se.correction, 'correction', 'Drivveds Möbler, mistyped name: please confirm', {
    'company.name': 'Drivvets Möbler AB',
  }),
  scenario('se-unknown', se.unknown, 'fix_identity', 'Okänd Handel: not found'),
  scenario('se-review', se.review, 'review', 'Kanske Kaffe: in review'),

  scenario('no-authorized', no.authorized, 'authorized', 'Fjordlys: authorized'),
  scenario('no-declined', no.declined, 'other_method', 'Tomme Lommer: declined'),
  scenario('no-correction', no.correction, 'correction', 'Nordvik Trevare, old address: please confirm', {
    'company.address.street': 'Sagveien 2',
    'company.address.postcode': '7011',
  }),
  scenario('no-unknown', no.unknown, 'fix_identity', 'Ukjent Handel: not found'),
  scenario('no-review', no.review, 'review', 'Kanskje Handel: in review'),
  scenario('no-insolvent', no.insolvent, 'other_method', 'Slutt Bygg, bankrupt: declined'),

  scenario('fi-authorized', fi.authorized, 'authorized', 'Viretek: authorized'),
  scenario('fi-declined', fi.declined, 'other_method', 'Tyhjät Taskut: declined'),
  scenario('fi-correction', fi.correction, 'correction', 'Ajopuun Verstas, old town: please confirm', {
    'company.address.postcode': '00100',
    'company.address.city': 'Helsinki',
  }),
  scenario('fi-unknown', fi.unknown, 'fix_identity', 'Tuntematon Tukku: not found'),
  scenario('fi-review', fi.review, 'review', 'Ehkä Kauppa: in review'),

  scenario('at-authorized', at.authorized, 'authorized', 'Theta: authorized'),
  scenario('at-declined', at.declined, 'other_method', 'Leere Taschen: declined'),
  scenario('at-correction', at.correction, 'correction', 'Treibholz, another legal form: please confirm', {
    'company.name': 'Treibholz GmbH',
    'company.legalForm': 'AXSB',
  }),
  scenario('at-unknown', at.unknown, 'fix_identity', 'Unbekannt Handel: not found'),
  scenario('at-review', at.review, 'review', 'Lena Vielleicht, sole trader: in review'),

  scenario('es-authorized', es.authorized, 'authorized', 'Luz Modelo: authorized'),
  scenario('es-declined', es.declined, 'other_method', 'Bolsillos Vacíos: declined'),
  scenario('es-correction', es.correction, 'correction', 'Madera Errante, S.L. for S.L.U.: please confirm', {
    'company.name': 'Madera Errante S.L.',
    'company.legalForm': 'DP3Q',
  }),
  scenario('es-unknown', es.unknown, 'fix_identity', 'Nadie Conoce: not found'),
  scenario('es-review', es.review, 'review', 'Quizás Comercio: in review'),

  scenario('dk-authorized', dk.authorized, 'authorized', 'Nordic Eco Solutions: authorized'),
  scenario('dk-declined', dk.declined, 'other_method', 'Flade Lommer: declined'),
  scenario('dk-correction', dk.correction, 'correction', 'Drivtømmer, no house number: please confirm', {
    'company.address.street': 'Modelvej',
  }),
  scenario('dk-unknown', dk.unknown, 'fix_identity', 'Ukendt Engros: not found'),
  scenario('dk-review', dk.review, 'review', 'Måske Handel: in review'),
];
