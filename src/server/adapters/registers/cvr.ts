import { dk } from '../../../domain/countries/dk.js';
import type { CompanyRecord } from '../../../domain/evidence.js';
import { findLegalForm } from '../../../domain/legal-form.js';
import type { Clock, CompanyMatch, CompanyRegistry } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, numberOf, present, textOf } from '../wire.js';

export interface CvrAccess {
  /** Without the index: `https://distribution.virk.dk/cvr-permanent`. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
}

/** Codes of `virksomhedsformkode` in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<number, string>> = {
  10: 'FUKI',
  15: 'UX9X',
  30: '7WRN',
  40: 'NUL8',
  60: 'ZRPO',
  70: '9KSX',
  80: 'H8VP',
  81: '5QS7',
  100: 'PIOI',
  110: '40R4',
  115: 'D4PU',
  140: 'PZ6Y',
  151: 'GULL',
  152: 'WU7R',
  250: 'GFXN',
  290: 'UA1O',
};

/** All that is asked for: the register also has owners, managers and their addresses, which are nothing to us. */
const wanted = [
  'cvrNummer',
  'virksomhedMetadata.nyesteNavn',
  'virksomhedMetadata.nyesteVirksomhedsform',
  'virksomhedMetadata.nyesteBeliggenhedsadresse',
  'virksomhedMetadata.nyesteHovedbranche',
  'virksomhedMetadata.nyesteErstMaanedsbeskaeftigelse',
  'virksomhedMetadata.nyesteStatus',
  'virksomhedMetadata.sammensatStatus',
  'virksomhedMetadata.stiftelsesDato',
].map((field) => `Vrvirksomhed.${field}`);

/**
 * CVR of Erhvervsstyrelsen, system to system: a query for Elasticsearch, `POST /virksomhed/_search`
 * (brokk-sindre.github.io/cvr-documentation).
 */
export function createCvr(access: CvrAccess, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  const credentials = Buffer.from(`${access.username}:${access.password}`).toString('base64');
  const look = (number: string, signal: AbortSignal): ReturnType<CallUpstream> =>
    call({
      address: `${access.baseUrl}/virksomhed/_search`,
      headers: { Authorization: `Basic ${credentials}` },
      // The query takes it as a number.
      json: { query: { term: { 'Vrvirksomhed.cvrNummer': Number(number) } }, _source: wanted, size: 1 },
      signal,
    });
  return {
    name: 'cvr',
    countries: ['DK'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'cvr', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined || !/^\d{8}$/u.test(number)) return { ...base, outcome: 'not_supported' };
      const answer = await look(number, signal);
      if (answer.outcome === 'unavailable' || answer.status !== 200) return { ...base, outcome: 'unavailable' };
      if (isEmpty(answer.body)) return { ...base, outcome: 'not_found' };
      const record = readRecord(answer.body, number);
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
    search: {
      by: 'registration_number',
      async find({ text }, signal) {
        const answer = await look(text, signal);
        if (answer.outcome === 'unavailable' || answer.status !== 200) return { outcome: 'unavailable' };
        if (isEmpty(answer.body)) return { outcome: 'answered', matches: [] };
        const record = readRecord(answer.body, text);
        return record ? { outcome: 'answered', matches: toMatches(record) } : { outcome: 'unavailable' };
      },
    },
  };
}

/** Whoever has ended is proposed to nobody; of sole traders, who often live where they work, no address is told. */
function toMatches(record: CompanyRecord): readonly CompanyMatch[] {
  if (record.status === 'inactive') return [];
  const isPerson = (findLegalForm(dk, record.legalForm ?? '')?.kind ?? 'natural') === 'natural';
  const { name, registrationNumber, legalForm, status } = record;
  return [
    isPerson ? { name, status, ...present({ registrationNumber, legalForm }), isPerson } : { ...record, isPerson },
  ];
}

/** A search that was cut short, or that a part of the index did not answer, finds nothing either: that says nothing. */
function isEmpty(body: unknown): boolean {
  const hits = memberOf(body, 'hits', 'hits');
  const isComplete = memberOf(body, 'timed_out') === false && numberOf(body, '_shards', 'failed') === 0;
  return Array.isArray(hits) && hits.length === 0 && isComplete;
}

function readRecord(body: unknown, number: string): CompanyRecord | undefined {
  const entry = memberOf(body, 'hits', 'hits', '0', '_source', 'Vrvirksomhed');
  const metadata = memberOf(entry, 'virksomhedMetadata');
  const name = textOf(metadata, 'nyesteNavn', 'navn');
  const status = readStatus(metadata);
  if (numberOf(entry, 'cvrNummer') !== Number(number) || name === undefined || status === undefined) return undefined;
  return {
    name,
    registrationNumber: number,
    status,
    ...present({
      legalForm: legalForms[numberOf(metadata, 'nyesteVirksomhedsform', 'virksomhedsformkode') ?? 0],
      address: readAddress(memberOf(metadata, 'nyesteBeliggenhedsadresse')),
      foundedOn: dateOf(metadata, 'stiftelsesDato'),
      employees: numberOf(metadata, 'nyesteErstMaanedsbeskaeftigelse', 'antalAnsatte'),
      sector: readSector(textOf(metadata, 'nyesteHovedbranche', 'branchekode')),
    }),
  };
}

/**
 * "NORMAL" is a company, "AKTIV" everybody else who is there. It is under bankruptcy, winding up, forced winding up, reconstruction or
 * being taken back from one of them; or at an end, in many ways. A word that is none of these is not understood.
 */
function readStatus(metadata: unknown): CompanyRecord['status'] | undefined {
  const word = (textOf(metadata, 'sammensatStatus') ?? '').toUpperCase().replace(/\s/gu, '');
  if (word.startsWith('UNDER')) return 'insolvent';
  if (/^(?:OPHØRT|OPLØST|TVANGSOPLØST|SLETTET|LUKKET|UDENRETSVIRKNING|FREMTID)/u.test(word)) return 'inactive';
  if (word !== 'NORMAL' && word !== 'AKTIV') return undefined;
  // A sole trader's bankruptcy stands here only; the latest one may be over.
  const credit = memberOf(metadata, 'nyesteStatus');
  const isOver = textOf(credit, 'periode', 'gyldigTil') !== undefined;
  return textOf(credit, 'kreditoplysningtekst') === 'Konkurs' && !isOver ? 'insolvent' : 'active';
}

/** Denmark's code has six digits; the first four are those of NACE. Nines: not told. */
function readSector(code = ''): string | undefined {
  return /^(?!999999)\d{6}$/u.test(code) ? `NACE ${code.slice(0, 2)}.${code.slice(2, 4)}` : undefined;
}

function readAddress(place: unknown): CompanyRecord['address'] {
  const [street, city] = [textOf(place, 'vejnavn'), textOf(place, 'postdistrikt')];
  const [house, postcode] = [numberOf(place, 'husnummerFra'), numberOf(place, 'postnummer')];
  if (textOf(place, 'landekode') !== 'DK') return undefined;
  if (street === undefined || house === undefined || postcode === undefined || city === undefined) return undefined;
  const reach = [
    `${house}${textOf(place, 'bogstavFra') ?? ''}`,
    `${numberOf(place, 'husnummerTil') ?? ''}${textOf(place, 'bogstavTil') ?? ''}`,
  ];
  const line = `${street} ${reach.filter((end) => end !== '').join('-')}`;
  const door = readDoor(place);
  return { street: door === '' ? line : `${line}, ${door}`, postcode: String(postcode).padStart(4, '0'), city };
}

/** Floor and door as people write them: "2. tv", "st.". */
function readDoor(place: unknown): string {
  const floor = textOf(place, 'etage')?.replace(/^0+(?=\d)/u, '');
  return [floor && `${floor}.`, textOf(place, 'sidedoer')].filter((part) => part !== undefined).join(' ');
}
