import type { CompanyRecord, IdentityEvidence } from '../../../domain/evidence.js';
import type { Clock, CompanyMatch, CompanyRegistry, CompanySearch } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';

/** Codes of `nature_juridique` in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  '1000': 'ZY9X',
  '5202': 'H1U2',
  '5306': 'VD7Z',
  '5308': 'DEG4',
  '5485': 'J9OZ',
  '5499': 'V9QP',
  '5599': 'QVPB',
  '5699': 'QVPB',
  '5710': '6CHY',
  '5785': '3FCU',
  '5800': 'TPNT',
  '6220': 'R0B6',
  '6540': 'FY0F',
  '6589': 'M1BJ',
  '6598': 'BAK2',
  '9220': 'BEWI',
  '9300': '9T5S',
};

const statuses: Readonly<Record<string, CompanyRecord['status']>> = { A: 'active', C: 'inactive' };

/** `indice_repetition` in words. C and Q stand for more than one thing. */
const repetitions: Readonly<Record<string, string>> = { B: 'bis', T: 'ter', BIS: 'bis', TER: 'ter', QUATER: 'quater' };

/** Instead of what its owner does not want to be shown. */
const hidden = '[NON-DIFFUSIBLE]';
/** Of a search. */
const mostMatches = 10;

/** What is asked for beside a company's own data: neither its directors nor its other sites. */
const wanted = { minimal: 'true', include: 'siege,tva' } as const;

/**
 * Recherche d'entreprises, behind the Annuaire des Entreprises, with data of INSEE's Sirene: `GET /search?q=` with a SIREN or a name
 * (recherche-entreprises.api.gouv.fr). Who has objected (status of diffusion P) is listed without address, a person without name too.
 */
export function createAnnuaire(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  return {
    name: 'annuaire',
    countries: ['FR'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'annuaire', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined) return { ...base, outcome: 'not_supported' };
      const query = new URLSearchParams({ q: number, per_page: '1', ...wanted });
      const results = readResults(await call({ address: `${baseUrl}/search?${query.toString()}`, signal }));
      return { ...base, ...toldOf(results, number) };
    },
    search: createSearch(baseUrl, call),
  };
}

function toldOf(
  results: readonly unknown[] | undefined,
  number: string,
): Pick<IdentityEvidence, 'outcome' | 'record' | 'reference'> {
  if (results?.length === 0) return { outcome: 'not_found' };
  const result = results?.find((one) => textOf(one, 'siren') === number);
  const record = readRecord(result);
  if (record) return { outcome: 'found', record, reference: number };
  // A person who does not want to be shown: there is such a company, and that is all.
  const isHidden = isPerson(result) && textOf(result, 'statut_diffusion') === 'P';
  return isHidden && readStatus(result) === 'active'
    ? { outcome: 'found', reference: number }
    : { outcome: 'unavailable' };
}

function createSearch(baseUrl: string, call: CallUpstream): CompanySearch {
  return {
    by: 'name',
    async find({ text, registration }, signal) {
      const living = { etat_administratif: 'A', per_page: String(mostMatches) };
      const query = new URLSearchParams({ q: registration?.number ?? text, ...living, ...wanted });
      const results = readResults(await call({ address: `${baseUrl}/search?${query.toString()}`, signal }));
      if (!results) return { outcome: 'unavailable' };
      return { outcome: 'answered', matches: results.flatMap((one) => readMatch(one) ?? []).slice(0, mostMatches) };
    },
  };
}

/** Nobody is an empty list that is said to be complete. */
function readResults(answer: Awaited<ReturnType<CallUpstream>>): readonly unknown[] | undefined {
  if (answer.outcome !== 'answered' || answer.status !== 200) return undefined;
  const results = memberOf(answer.body, 'results');
  if (!Array.isArray(results)) return undefined;
  return results.length > 0 || memberOf(answer.body, 'total_results') === 0 ? results : undefined;
}

/** Of a person no more than anybody may know. */
function readMatch(result: unknown): CompanyMatch | undefined {
  const record = readRecord(result);
  if (!record || record.status === 'inactive') return undefined;
  if (!isPerson(result)) return { ...record, isPerson: false };
  const { name, registrationNumber, legalForm, status } = record;
  return { name, status, ...present({ registrationNumber, legalForm }), isPerson: true };
}

function readRecord(result: unknown): CompanyRecord | undefined {
  const [name, number, status] = [readName(result), textOf(result, 'siren'), readStatus(result)];
  if (name === undefined || number === undefined || status === undefined) return undefined;
  const activity = /^\d{2}\.\d{2}(?=[A-Z]$)/u.exec(textOf(result, 'activite_principale') ?? '');
  return {
    name,
    registrationNumber: number,
    status,
    ...present({
      vatNumber: readVatNumber(result, number),
      legalForm: legalForms[textOf(result, 'nature_juridique') ?? ''],
      address: isShown(result, 'statut_diffusion') ? readAddress(memberOf(result, 'siege')) : undefined,
      foundedOn: dateOf(result, 'date_creation'),
      // NAF is NACE with a letter behind it.
      sector: activity ? `NACE ${activity[0]}` : undefined,
    }),
  };
}

/** Persons have a full name only, with the name of their business in brackets behind it. */
function readName(result: unknown): string | undefined {
  const name = textOf(result, 'nom_raison_sociale') ?? textOf(result, 'nom_complet');
  if (name === undefined || name.includes(hidden)) return undefined;
  if (!isPerson(result)) return name;
  return isShown(result, 'statut_diffusion') ? name.split(' (', 1)[0] : undefined;
}

/** INSEE's classes 1 and 2: persons, alone or together without a company of their own. Without a class it may be one. */
function isPerson(result: unknown): boolean {
  return /^[12]/u.test(textOf(result, 'nature_juridique') ?? '1');
}

/** O: all of it may be shown. */
function isShown(value: unknown, status: string): boolean {
  return textOf(value, status) === 'O';
}

function readStatus(result: unknown): CompanyRecord['status'] | undefined {
  return statuses[textOf(result, 'etat_administratif') ?? ''];
}

/** The tax office's own list. Of several numbers none is the company's before the others; a group's does not end in the SIREN. */
function readVatNumber(result: unknown, siren: string): string | undefined {
  const listed = memberOf(result, 'tva');
  const texts = (Array.isArray(listed) ? listed : []).filter((one) => typeof one === 'string');
  const numbers = texts.flatMap((one) => /^(?:FR)?([0-9A-HJ-NP-Z]{2}\d{9})$/u.exec(one)?.[1] ?? []);
  const [own, ...others] = numbers.filter((one) => one.endsWith(siren));
  return own !== undefined && others.length === 0 ? `FR${own}` : undefined;
}

/** Addresses abroad, and with a CEDEX, which has a postcode of its own, are left open. */
function readAddress(siege: unknown): CompanyRecord['address'] {
  if (!isShown(siege, 'statut_diffusion_etablissement')) return undefined;
  if (['code_pays_etranger', 'cedex', 'dernier_numero_voie'].some((name) => textOf(siege, name))) return undefined;
  const [street, postcode] = [readStreet(siege), textOf(siege, 'code_postal')];
  // "PARIS 15": what tells the districts of the three large cities apart is their postcode.
  const city = textOf(siege, 'libelle_commune')?.replace(/^(PARIS|LYON|MARSEILLE) \d{1,2}(?:ER|EME|E)?$/u, '$1');
  if (street === undefined || city === undefined || !/^\d{5}$/u.test(postcode ?? '')) return undefined;
  return [street, postcode, city].includes(hidden) ? undefined : { street, postcode: postcode ?? '', city };
}

function readStreet(siege: unknown): string | undefined {
  const [number, mark] = [textOf(siege, 'numero_voie'), textOf(siege, 'indice_repetition')?.toUpperCase()];
  const street = textOf(siege, 'libelle_voie');
  const repetition = mark === undefined ? undefined : (repetitions[mark] ?? mark);
  if (street === undefined || /^(?:C|Q)$|^(?!bis$|ter$|quater$).{2,}/u.test(repetition ?? '')) return undefined;
  return [number, repetition, textOf(siege, 'type_voie'), street].filter(Boolean).join(' ');
}
