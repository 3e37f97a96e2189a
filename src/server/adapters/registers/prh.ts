import type { CompanyRecord } from '../../../domain/evidence.js';
import { foldText } from '../../../domain/text.js';
import type { Clock, CompanyMatch, CompanyRegistry, CompanySearch } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';

/** Codes of `companyForms` (YRMU) in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  '2': 'V0TJ',
  '5': 'PPMX',
  '6': 'UXEW',
  '10': '8WJ7',
  '13': 'HEOB',
  '14': 'EE90',
  '16': 'DKUW',
  '17': 'K6VE',
  '18': 'NV7C',
  '26': 'K09E',
  '41': '2RK5',
  '80': 'XJH3',
};

/** The open data have no sole traders and municipalities, and not all associations and foundations: their absence proves nothing. */
const oftenAbsent = ['K09E', '2RK5', 'UXEW', 'NV7C'];

const soleTrader = 'K09E';
/** `registeredEntries.register`: the register of those who are liable for VAT. */
const vatRegister = '6';
/** Of a search. PRH itself sends pages of a hundred. */
const mostMatches = 10;

/**
 * YTJ, the open data of the Finnish Patent and Registration Office, version 3: `GET /companies?businessId=`, and `?name=` to search
 * (avoindata.prh.fi). Lists hold the past too: what is no more has an `endDate`.
 */
export function createPrh(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  return {
    name: 'prh',
    countries: ['FI'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'prh', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined) return { ...base, outcome: 'not_supported' };
      const query = new URLSearchParams({ businessId: writeId(number) });
      const entries = readEntries(await call({ address: `${baseUrl}/companies?${query.toString()}`, signal }));
      if (entries?.length === 0) {
        return { ...base, outcome: oftenAbsent.includes(company.legalForm) ? 'not_supported' : 'not_found' };
      }
      const record = entries?.map(readRecord).find((one) => one?.registrationNumber === number);
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
    search: createSearch(baseUrl, call),
  };
}

function createSearch(baseUrl: string, call: CallUpstream): CompanySearch {
  return {
    by: 'name',
    async find({ text, registration }, signal) {
      const query = new URLSearchParams(registration ? { businessId: writeId(registration.number) } : { name: text });
      const entries = readEntries(await call({ address: `${baseUrl}/companies?${query.toString()}`, signal }));
      if (!entries) return { outcome: 'unavailable' };
      const matches = entries.flatMap((entry) => readMatch(entry) ?? []);
      // They come in no order, and are found by former names too.
      matches.sort((one, other) => rankOf(one.name, text) - rankOf(other.name, text));
      return { outcome: 'answered', matches: matches.slice(0, mostMatches) };
    },
  };
}

/** A business id as it is asked for: 2987654-0. */
function writeId(number: string): string {
  return `${number.slice(0, 7)}-${number.slice(7)}`;
}

function rankOf(name: string, text: string): number {
  const [whole, part] = [foldText(name), foldText(text)];
  if (whole.startsWith(part)) return whole === part ? 0 : 1;
  return whole.includes(part) ? 2 : 3;
}

/** Nobody is a list without entries that is said to be complete. */
function readEntries(answer: Awaited<ReturnType<CallUpstream>>): readonly unknown[] | undefined {
  if (answer.outcome !== 'answered' || answer.status !== 200) return undefined;
  const entries = listOf(answer.body, 'companies');
  return entries.length > 0 || isNobody(answer.body) ? entries : undefined;
}

function isNobody(body: unknown): boolean {
  return Array.isArray(memberOf(body, 'companies')) && memberOf(body, 'totalResults') === 0;
}

function readMatch(entry: unknown): CompanyMatch | undefined {
  const record = readRecord(entry);
  if (!record || record.status === 'inactive') return undefined;
  if (record.legalForm !== soleTrader) return { ...record, isPerson: false };
  const { name, registrationNumber, legalForm, status } = record;
  return { name, status, ...present({ registrationNumber, legalForm }), isPerson: true };
}

function readRecord(entry: unknown): CompanyRecord | undefined {
  const digits = /^(\d{7})-(\d)$/u.exec(textOf(entry, 'businessId', 'value') ?? '');
  // Type 1 is the name itself; others are its translations and names of parts of the business.
  const names = listOf(entry, 'names').filter((one) => codeOf(one, 'type') === '1');
  const [name, status] = [textOf(latestOf(names), 'name'), readStatus(entry)];
  if (!digits || name === undefined || status === undefined) return undefined;
  const number = `${digits[1]}${digits[2]}`;
  const entries = listOf(entry, 'registeredEntries').filter(isCurrent);
  const activity = /^(\d{2})(\d{2})/u.exec(textOf(entry, 'mainBusinessLine', 'type') ?? '');
  return {
    name,
    registrationNumber: number,
    status,
    ...present({
      vatNumber: entries.some((one) => codeOf(one, 'register') === vatRegister) ? `FI${number}` : undefined,
      legalForm: legalForms[codeOf(latestOf(listOf(entry, 'companyForms')), 'type') ?? ''],
      address: readAddress(entry),
      foundedOn: dateOf(entry, 'registrationDate') ?? dateOf(entry, 'businessId', 'registrationDate'),
      // Finland's code has five digits; the first four are those of NACE.
      sector: activity ? `NACE ${activity[1]}.${activity[2]}` : undefined,
    }),
  };
}

/**
 * By the trade register (1: registered, 4: ceased); `status` is that of the number, and the same for all. Situations are restructuring,
 * liquidation and bankruptcy. What another code means for a company is not told.
 */
function readStatus(entry: unknown): CompanyRecord['status'] | undefined {
  const code = codeOf(entry, 'tradeRegisterStatus');
  if (code === '4' || !isCurrent(entry)) return 'inactive';
  if (listOf(entry, 'companySituations').some(isCurrent)) return 'insolvent';
  return code === '1' ? 'active' : undefined;
}

/** The visiting address, never the postal one. */
function readAddress(entry: unknown): CompanyRecord['address'] {
  const place = listOf(entry, 'addresses').find((one) => codeOf(one, 'type') === '1' && isCurrent(one));
  const [street, postcode] = [textOf(place, 'street'), textOf(place, 'postCode')];
  const offices = listOf(place, 'postOffices');
  const city = textOf(offices.find((one) => codeOf(one, 'languageCode') === '1') ?? offices[0], 'city');
  if (street === undefined || postcode === undefined || city === undefined) return undefined;
  if ((textOf(place, 'country') ?? 'FI') !== 'FI') return undefined;
  const flat = [textOf(place, 'apartmentNumber'), textOf(place, 'apartmentIdSuffix')].join('');
  const parts = [street, textOf(place, 'buildingNumber'), textOf(place, 'entrance'), flat];
  return { street: parts.filter(Boolean).join(' '), postcode, city };
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : [];
}

/** Some codes are texts, others numbers. */
function codeOf(value: unknown, name: string): string | undefined {
  const code = memberOf(value, name);
  return typeof code === 'number' ? String(code) : textOf(value, name);
}

function isCurrent(value: unknown): boolean {
  return textOf(value, 'endDate') === undefined;
}

/** What counts today, or counted last. */
function latestOf(entries: readonly unknown[]): unknown {
  const current = entries.filter(isCurrent);
  const since = (entry: unknown): string => textOf(entry, 'registrationDate') ?? '';
  return [...(current.length > 0 ? current : entries)].sort((one, other) => since(other).localeCompare(since(one)))[0];
}
