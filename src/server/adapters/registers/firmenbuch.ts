import { XMLParser } from 'fast-xml-parser';
import type { CompanyRecord } from '../../../domain/evidence.js';
import type { Clock, CompanyRegistry } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';

export interface FirmenbuchAccess {
  /** Without the last part: `https://justizonline.gv.at/jop/api/at.gv.justiz.fbw`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** `RECHTSFORM` in ISO 20275, by code, or by text where the code is not known to us. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  GES: 'AXSB',
  EU: 'ECWU',
  OG: 'JTAV',
  AG: 'EQOV',
  Kommanditgesellschaft: 'ONF1',
  'Flexible Kapitalgesellschaft': 'BCSV',
  Genossenschaft: '8XDW',
  Privatstiftung: '5WWO',
  'Europäische Gesellschaft': 'O65B',
};

/** Codes of a `RECHTSTATSACHE`: bankruptcy opened, and dissolved by it. */
const insolvencies = ['0930', '0938'];

/** How a fault begins that says: there is no such number. All of those that are asked have the right shape. */
const unknownNumber = 'Firmenbuchnummer ist ungültig';

/**
 * Firmenbuch, the web service of its open data (HVD): `AUSZUG_V2` over SOAP 1.2, with as little as can be asked for
 * (github.com/pasogott/firmenbuch-aip, with the schemas).
 */
export function createFirmenbuch(
  access: FirmenbuchAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): CompanyRegistry {
  return {
    name: 'firmenbuch',
    countries: ['AT'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'firmenbuch', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number ?? '';
      const [, digits, letter] = /^FN(\d{1,6})([A-Z])$/u.exec(number) ?? [];
      if (digits === undefined || letter === undefined) return { ...base, outcome: 'not_supported' };
      // A day in the future is refused; that of Greenwich never is one in Vienna.
      const xml = envelope(digits.padStart(6, '0') + letter.toLowerCase(), checkedAt.slice(0, 10));
      const headers = { 'X-API-KEY': access.apiKey };
      const answer = await call({ address: `${access.baseUrl}/ws`, headers, xml, reads: 'text', signal });
      if (answer.outcome === 'unavailable') return { ...base, outcome: 'unavailable' };
      const body = parse(answer.body);
      if (readFault(body)?.startsWith(unknownNumber)) return { ...base, outcome: 'not_found' };
      const record = answer.status === 200 ? readRecord(memberOf(body, 'AUSZUG_V2_RESPONSE'), number) : undefined;
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
  };
}

/** Nothing that is asked holds a character which XML would read as its own. */
function envelope(number: string, day: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"' +
    ' xmlns:aus="ns://firmenbuch.justiz.gv.at/Abfrage/v2/AuszugRequest"><soap:Header/><soap:Body>' +
    `<aus:AUSZUG_V2_REQUEST><aus:FNR>${number}</aus:FNR><aus:STICHTAG>${day}</aus:STICHTAG>` +
    '<aus:UMFANG>Kurzinformation</aus:UMFANG></aus:AUSZUG_V2_REQUEST></soap:Body></soap:Envelope>'
  );
}

/** Every value stays a text: numbers have leading zeros. `htmlEntities` is for characters written as numbers. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 20_000 },
});

/** What is in the SOAP body of a whole answer. SOAP has no document types, so that nobody can define entities here. */
function parse(text: unknown): unknown {
  if (typeof text !== 'string' || text.includes('<!DOCTYPE') || !/Envelope>\s*$/u.test(text)) return undefined;
  try {
    return memberOf(parser.parse(text), 'Envelope', 'Body');
  } catch {
    return undefined;
  }
}

/** Its text carries the attribute of its language, or none. */
function readFault(body: unknown): string | undefined {
  const reason = memberOf(body, 'Fault', 'Reason');
  return textOf(reason, 'Text') ?? textOf(reason, 'Text', '#text');
}

function readRecord(extract: unknown, number: string): CompanyRecord | undefined {
  const company = memberOf(extract, 'FIRMA');
  const names = standing(company, 'FI_DKZ02');
  const lines = names.flatMap((entry) => textsOf(entry, 'BEZEICHNUNG'));
  if (names.length !== 1 || lines.length === 0 || compact(textOf(extract, '@FNR')) !== compact(number))
    return undefined;
  const form = standing(company, 'FI_DKZ07').at(-1);
  const [code = '', text = ''] = [textOf(form, 'RECHTSFORM', 'CODE'), textOf(form, 'RECHTSFORM', 'TEXT')];
  return {
    name: lines.join(' '),
    registrationNumber: number,
    status: readStatus(company),
    ...present({
      legalForm: legalForms[code] ?? legalForms[text],
      address: readAddress(standing(company, 'FI_DKZ03')),
      foundedOn: readFirstEntry(extract),
    }),
  };
}

/** "234567 a", "FN234567A" and "234567a" are one number, and so are "093363z" and "93363 z". */
function compact(number = ''): string {
  return number
    .toUpperCase()
    .replace(/^FN|\s/gu, '')
    .replace(/^0+/u, '');
}

/** An element that stands once is no list. */
function listOf(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name);
  return Array.isArray(member) ? member : member === undefined ? [] : [member];
}

function textsOf(value: unknown, name: string): readonly string[] {
  return listOf(value, name).flatMap((line) => textOf({ line }, 'line') ?? []);
}

/** The entries of a kind that no later one has replaced; those that went with the company are its last ones. */
function standing(company: unknown, kind: string): readonly unknown[] {
  return listOf(company, kind).filter((entry) => textOf(entry, '@AUFRECHT') !== 'false' || wentWithCompany(entry));
}

function wentWithCompany(entry: unknown): boolean {
  return textOf(entry, '@MIT_FIRMA_GELOESCHT_DURCH_VNR') !== undefined;
}

/** Facts of the company itself; those of its partners and managers are theirs. */
function readStatus(company: unknown): CompanyRecord['status'] {
  if (listOf(company, 'FI_DKZ02').some(wentWithCompany)) return 'inactive';
  const facts = listOf(company, 'RECHTSTATSACHE').flatMap((fact) => standing(fact, 'RTS_DKZ50'));
  return facts.some(isInsolvency) ? 'insolvent' : 'active';
}

/** Proceedings without bankruptcy have codes that we do not know: their words tell. */
function isInsolvency(fact: unknown): boolean {
  const opened = /(?:konkurs|insolvenz|sanierung)\S*(?:\s.*)?\seröffnet/iu;
  return insolvencies.includes(textOf(fact, 'CODE') ?? '') || opened.test(textsOf(fact, 'TEXT').join(' '));
}

/** The day of the first entry stands apart where it is older than the register's present form. */
function readFirstEntry(extract: unknown): string | undefined {
  const days = listOf(memberOf(extract, 'FIRMA'), 'FI_DKZ09').flatMap((entry) => textOf(entry, 'DATERST') ?? []);
  const day = days[0]?.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3');
  const first = listOf(extract, 'VOLLZ').find((entry) => textOf(entry, 'VNR') === '001');
  return dateOf({ day }, 'day') ?? dateOf(first, 'VOLLZUGSDATUM');
}

/** Street and number apart, or lines as they would stand on a letter. */
function readAddress(places: readonly unknown[]): CompanyRecord['address'] {
  const [place] = places;
  const [postcode, city] = [textOf(place, 'PLZ'), textOf(place, 'ORT')];
  const street = readStreet(place);
  const isThere = places.length === 1 && (textOf(place, 'STAAT') ?? 'AUT') === 'AUT';
  if (!isThere || street === undefined || postcode === undefined || city === undefined) return undefined;
  return { street, postcode, city };
}

function readStreet(place: unknown): string | undefined {
  const house = ['HAUSNUMMER', 'STIEGE', 'TUERNUMMER'].flatMap((part) => textOf(place, part) ?? []).join('/');
  const lines = [...textsOf(place, 'STELLE'), [textOf(place, 'STRASSE'), house].join(' ').trim()];
  // Houses and people stand around the street, which is the one line that ends in a house number; or it is left open.
  const streets = lines.filter((line) => /\s\d+\s?\p{L}?(?:[-/]\d+\s?\p{L}?)*$/u.test(line) && !/^c\/o\b/iu.test(line));
  return streets.length === 1 ? streets[0] : undefined;
}
