import type { CompanyRecord } from '../../../domain/evidence.js';
import type { Clock, CompanyMatch, CompanyMatches, CompanyRegistry, CompanySearch } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, numberOf, present, textOf } from '../wire.js';

/** Codes of `organisasjonsform` in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  AS: 'YI42',
  ENK: 'EXD7',
  ASA: 'IQGE',
  NUF: '4ZRR',
  ANS: '326Y',
  DA: 'CF5L',
  KS: 'M9IQ',
  SA: 'K5P8',
  FLI: 'FSBD',
  STI: '3C7U',
  BRL: 'O0EU',
  BBL: '9DI1',
  KOMM: '5V5S',
  KF: '3L58',
  IKS: 'YTMC',
};

/** Bankruptcy, winding up by the owners' own decision, and by a court's. */
const insolvencies = ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning'];

/** Of a search. */
const mostMatches = 10;

/**
 * Enhetsregisteret of Brønnøysundregistrene, open data: `GET /enheter/{organisasjonsnummer}`, and `GET /enheter?navn=` to search
 * (github.com/brreg/openAPI).
 */
export function createBrreg(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  return {
    name: 'brreg',
    countries: ['NO'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'brreg', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined) return { ...base, outcome: 'not_supported' };
      const answer = await call({ address: `${baseUrl}/enheter/${encodeURIComponent(number)}`, signal });
      if (answer.outcome === 'unavailable') return { ...base, outcome: 'unavailable' };
      // 410: removed for legal reasons, for us the same as never registered.
      if (answer.status === 404 || answer.status === 410) return { ...base, outcome: 'not_found' };
      const record = answer.status === 200 ? readRecord(answer.body) : undefined;
      if (record?.registrationNumber !== number) return { ...base, outcome: 'unavailable' };
      return { ...base, outcome: 'found', record, reference: number };
    },
    search: createSearch(baseUrl, call),
  };
}

function createSearch(baseUrl: string, call: CallUpstream): CompanySearch {
  return {
    by: 'name',
    async find({ text, registration }, signal) {
      if (registration) return findNumber(baseUrl, call, registration.number, signal);
      const query = new URLSearchParams({ navn: text, size: String(mostMatches) });
      const answer = await call({ address: `${baseUrl}/enheter?${query.toString()}`, signal });
      const entries = answer.outcome === 'answered' && answer.status === 200 ? readEntries(answer.body) : undefined;
      if (!entries) return { outcome: 'unavailable' };
      return { outcome: 'answered', matches: entries.flatMap((entry) => readMatch(entry) ?? []).slice(0, mostMatches) };
    },
  };
}

async function findNumber(
  baseUrl: string,
  call: CallUpstream,
  number: string,
  signal: AbortSignal,
): Promise<CompanyMatches> {
  const answer = await call({ address: `${baseUrl}/enheter/${encodeURIComponent(number)}`, signal });
  if (answer.outcome === 'unavailable') return answer;
  if (answer.status === 404 || answer.status === 410) return { outcome: 'answered', matches: [] };
  if (answer.status !== 200) return { outcome: 'unavailable' };
  const match = readMatch(answer.body);
  return { outcome: 'answered', matches: match ? [match] : [] };
}

/** Where nobody is found the list itself is missing. */
function readEntries(body: unknown): readonly unknown[] | undefined {
  const entries = memberOf(body, '_embedded', 'enheter');
  if (Array.isArray(entries)) return entries as readonly unknown[];
  return entries === undefined && numberOf(body, 'page', 'totalElements') === 0 ? [] : undefined;
}

/** Nobody can be found who has been deleted. */
function readMatch(entry: unknown): CompanyMatch | undefined {
  const record = readRecord(entry);
  if (!record || record.status === 'inactive') return undefined;
  if (textOf(entry, 'organisasjonsform', 'kode') !== 'ENK') return { ...record, isPerson: false };
  // The organisation number is public and no birth number. Where sole traders work they often live.
  const { name, registrationNumber, legalForm, status } = record;
  return { name, status, ...present({ registrationNumber, legalForm }), isPerson: true };
}

function readRecord(body: unknown): CompanyRecord | undefined {
  const [name, number] = [textOf(body, 'navn'), textOf(body, 'organisasjonsnummer')];
  if (name === undefined || number === undefined) return undefined;
  const activity = textOf(body, 'naeringskode1', 'kode');
  return {
    name,
    registrationNumber: number,
    status: readStatus(body),
    ...present({
      // The register of VAT itself is not public: this mark is the check.
      vatNumber: memberOf(body, 'registrertIMvaregisteret') === true ? `NO${number}MVA` : undefined,
      legalForm: legalForms[textOf(body, 'organisasjonsform', 'kode') ?? ''],
      address: readAddress(memberOf(body, 'forretningsadresse')),
      foundedOn: dateOf(body, 'stiftelsesdato') ?? dateOf(body, 'registreringsdatoEnhetsregisteret'),
      employees: numberOf(body, 'antallAnsatte'),
      // Norway's code has five digits; the first four are those of NACE.
      sector: activity === undefined ? undefined : `NACE ${activity.slice(0, 5)}`,
    }),
  };
}

/** A deleted company keeps its name and little else. */
function readStatus(body: unknown): CompanyRecord['status'] {
  if (textOf(body, 'slettedato') !== undefined) return 'inactive';
  return insolvencies.some((mark) => memberOf(body, mark) === true) ? 'insolvent' : 'active';
}

function readAddress(place: unknown): CompanyRecord['address'] {
  const lines = memberOf(place, 'adresse');
  const [postcode, city] = [textOf(place, 'postnummer'), textOf(place, 'poststed')];
  if (!Array.isArray(lines) || postcode === undefined || city === undefined) return undefined;
  const texts = lines.filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '' && !/^c\/o\b/iu.test(line),
  );
  // Houses and departments may stand around the street: then it is the one line that ends in a house number, or it is left open.
  const streets = texts.length > 1 ? texts.filter((line) => /\s\d+\s?\p{L}?$/u.test(line)) : texts;
  return streets.length === 1 && streets[0] !== undefined ? { street: streets[0], postcode, city } : undefined;
}
