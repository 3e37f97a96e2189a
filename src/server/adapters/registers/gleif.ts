import { compareCompany } from '../../../domain/compare-company.js';
import type { Company } from '../../../domain/company.js';
import { countryPacks } from '../../../domain/countries/index.js';
import { countryCodes, type CountryCode, type CountryPack } from '../../../domain/country.js';
import type { CompanyRecord, IdentityEvidence } from '../../../domain/evidence.js';
import { findLegalForm } from '../../../domain/legal-form.js';
import { isPersonalNumber } from '../../../domain/personal-number.js';
import { checkRegistrationNumber } from '../../../domain/registration-number.js';
import { foldText } from '../../../domain/text.js';
import type { Clock, CompanyMatch, CompanyRegistry, CompanySearch } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';

/** Forms that ISO 20275 has closed, as what they are now: the French SASU and EURL. */
const closedForms: Readonly<Record<string, string>> = { LARO: '6CHY', JN2P: 'V9QP' };

/** Of a registration that somebody vouches for: kept up, or ended together with the company. Others (LAPSED) may be long outdated. */
const trusted = ['ISSUED', 'PENDING_TRANSFER', 'PENDING_ARCHIVAL', 'RETIRED', 'MERGED'];
/** Of a registration that should never have been. */
const mistaken = ['ANNULLED', 'CANCELLED', 'DUPLICATE'];

/** Who shares a company's number without being it. */
const otherKinds = ['FUND', 'BRANCH'];

/** Events that end a company, while they are under way. */
const endings = ['BANKRUPTCY', 'INSOLVENCY', 'LIQUIDATION', 'VOLUNTARY_ARRANGEMENT', 'DISSOLUTION'];

const statuses: Readonly<Record<string, CompanyRecord['status']>> = { ACTIVE: 'active', INACTIVE: 'inactive' };

/** Of a search. */
const mostMatches = 10;

/**
 * The directory of Legal Entity Identifiers (LEI) of GLEIF, JSON:API without a key, data CC0: `GET /lei-records` by the number of the
 * company's own register, or by name to search (api.gleif.org). Most companies have no LEI, so that one is not listed says nothing:
 * `not_supported`. Nor do outdated entries say anything about today; a search proposes them all the same.
 *
 * @param baseUrl ends with the version: "https://api.gleif.org/api/v1"
 */
export function createGleif(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  return {
    name: 'gleif',
    countries: countryCodes,
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'gleif', by: 'registration_number', checkedAt } as const;
      const { registration, legalForm, address: place } = company;
      const pack = countryPacks[place.country];
      // Persons hardly ever have an LEI: a number that is their own is not carried abroad for that.
      const isPrivate = isPersonalNumber(pack, findLegalForm(pack, legalForm), registration?.number ?? '');
      if (!registration || isPrivate) return { ...base, outcome: 'not_supported' };
      const written = spellingsOf(pack, registration.number).join(',');
      const address = addressOf(baseUrl, pack.code, { 'entity.registeredAs': written }, 50);
      return { ...base, ...toldOf(readEntries(await call({ address, headers, signal })), company) };
    },
    search: createSearch(baseUrl, call),
  };
}

const headers = { Accept: 'application/vnd.api+json' };

function addressOf(baseUrl: string, country: CountryCode, filters: Readonly<Record<string, string>>, size: number) {
  const query = new URLSearchParams();
  const all = { ...filters, 'entity.legalAddress.country': country };
  for (const [name, value] of Object.entries(all)) query.set(`filter[${name}]`, value);
  query.set('page[size]', String(size));
  return `${baseUrl}/lei-records?${query.toString()}`;
}

/** As entries write a number: the way people do, or compact; Austria's without its "FN" too. With commas between them they are an "or". */
function spellingsOf(pack: CountryPack, number: string): readonly string[] {
  const read = checkRegistrationNumber(pack, undefined, number);
  const shown = read.status === 'valid' ? [read.display] : [];
  const bare = pack.registrations.filter(({ isSmall, lead }) => isSmall && lead && number.startsWith(lead));
  const small = bare.map(({ lead = '' }) => number.slice(lead.length).toLowerCase());
  return [...new Set([...shown, number, ...small])];
}

/** An empty list is an answer; a list that is missing is none. */
function readEntries(answer: Awaited<ReturnType<CallUpstream>>): readonly unknown[] | undefined {
  const data = answer.outcome === 'answered' && answer.status === 200 ? memberOf(answer.body, 'data') : undefined;
  return Array.isArray(data) ? (data as readonly unknown[]) : undefined;
}

function toldOf(
  entries: readonly unknown[] | undefined,
  company: Company,
): Pick<IdentityEvidence, 'outcome' | 'record' | 'reference'> {
  const { registration, address } = company;
  const pack = countryPacks[address.country];
  const known = entries?.filter((entry) => isCompany(entry) && isRegistered(entry, trusted));
  const read = known?.map((entry) => ({ record: readRecord(pack, entry), reference: textOf(entry, 'id') }));
  const isReadable = read?.every(({ record }) => record?.registrationNumber === registration?.number);
  if (!read || !isReadable) return { outcome: 'unavailable' };
  const own = read.filter(({ record }) => record && isAbout(pack, company, record));
  // Of several none is the company's before the others.
  const [first] = own;
  if (!first?.record || own.length > 1) return { outcome: 'not_supported' };
  return { outcome: 'found', ...present(first) };
}

/**
 * Where every court counts from one, a number belongs to many companies, and entries name the court by a code that we do not have. Then
 * the name tells: nobody is to be confused with the one company of that number that has an LEI.
 */
function isAbout(pack: CountryPack, company: Company, record: CompanyRecord): boolean {
  const rule = pack.registrations.find(({ register }) => register === company.registration?.register);
  return !rule?.court || compareCompany(company, record)['company.name'] !== 'different';
}

function createSearch(baseUrl: string, call: CallUpstream): CompanySearch {
  return {
    by: 'name',
    async find({ country, text, registration }, signal) {
      const pack = countryPacks[country];
      // A comma would make two names of one.
      const names = text.replaceAll(',', ' ');
      const living = { 'entity.category': 'GENERAL', 'entity.status': 'ACTIVE' };
      const asked = registration
        ? { 'entity.registeredAs': spellingsOf(pack, registration.number).join(',') }
        : { 'entity.names': names };
      const address = addressOf(baseUrl, country, { ...asked, ...living }, 2 * mostMatches);
      const entries = readEntries(await call({ address, headers, signal }));
      if (!entries) return { outcome: 'unavailable' };
      const matches = entries.flatMap((entry) => readMatch(pack, entry) ?? []);
      // It does not say in which order it lists; people begin with the beginning of a name.
      const isFirst = ({ name }: CompanyMatch): boolean => foldText(name).startsWith(foldText(text));
      const sorted = [...matches.filter(isFirst), ...matches.filter((match) => !isFirst(match))];
      return { outcome: 'answered', matches: sorted.slice(0, mostMatches) };
    },
  };
}

function readMatch(pack: CountryPack, entry: unknown): CompanyMatch | undefined {
  const record = isCompany(entry) && !isRegistered(entry, mistaken) ? readRecord(pack, entry) : undefined;
  if (!record || record.status === 'inactive') return undefined;
  const form = findLegalForm(pack, record.legalForm ?? '');
  const isPerson = form?.kind === 'natural' || textOf(entry, ...entity, 'category') === 'SOLE_PROPRIETOR';
  if (!isPerson) return { ...record, isPerson };
  const { name, registrationNumber: number, legalForm, status } = record;
  const isPrivate = number !== undefined && isPersonalNumber(pack, form, number);
  return { name, status, ...present({ registrationNumber: isPrivate ? undefined : number, legalForm }), isPerson };
}

const entity = ['attributes', 'entity'] as const;

function isCompany(entry: unknown): boolean {
  return !otherKinds.includes(textOf(entry, ...entity, 'category') ?? '');
}

function isRegistered(entry: unknown, as: readonly string[]): boolean {
  return as.includes(textOf(entry, 'attributes', 'registration', 'status') ?? '');
}

function readRecord(pack: CountryPack, entry: unknown): CompanyRecord | undefined {
  const [name, status] = [textOf(entry, ...entity, 'legalName', 'name'), readStatus(entry)];
  const place = memberOf(entry, ...entity, 'legalAddress');
  if (name === undefined || status === undefined || textOf(place, 'country') !== pack.code) return undefined;
  const code = textOf(entry, ...entity, 'legalForm', 'id') ?? '';
  // 9999 stands for any form that is not listed, and in our table for one of them.
  const form = code === '9999' ? undefined : findLegalForm(pack, closedForms[code] ?? code);
  const number = checkRegistrationNumber(pack, form, textOf(entry, ...entity, 'registeredAs') ?? '');
  return {
    name,
    status,
    ...present({
      registrationNumber: number.status === 'valid' ? number.value.number : undefined,
      legalForm: form?.code,
      address: readAddress(pack, place),
      foundedOn: dateOf(entry, ...entity, 'creationDate'),
    }),
  };
}

function readStatus(entry: unknown): CompanyRecord['status'] | undefined {
  const groups = memberOf(entry, ...entity, 'eventGroups');
  const events = (Array.isArray(groups) ? groups : []).flatMap((group) => memberOf(group, 'events') ?? []);
  const isEnding = events.some(
    (event) => endings.includes(textOf(event, 'type') ?? '') && textOf(event, 'status') === 'IN_PROGRESS',
  );
  const status = statuses[textOf(entry, ...entity, 'status') ?? ''];
  return status === 'active' && isEnding ? 'insolvent' : status;
}

function readAddress({ address }: CountryPack, place: unknown): CompanyRecord['address'] {
  const [lines, postcode, city] = [memberOf(place, 'addressLines'), textOf(place, 'postalCode'), textOf(place, 'city')];
  if (!Array.isArray(lines) || postcode === undefined || city === undefined) return undefined;
  const texts = lines.filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '' && !/^c\/o\b/iu.test(line),
  );
  // Houses and departments may stand around the street: then it is the one line with a house number, or it is left open.
  const numbered = address.numberFirst ? /^\d+\s?\p{L}{0,3}\s/u : /\s\d+\s?\p{L}?$/u;
  const streets = texts.length > 1 ? texts.filter((line) => numbered.test(line.trim())) : texts;
  const [street] = streets;
  // A house number of its own belongs to the street, but not everybody repeats it there.
  const number = textOf(place, 'addressNumber');
  const isWhole = number === undefined || street?.split(/[\s,]+/u).includes(number);
  return street !== undefined && streets.length === 1 && isWhole
    ? { street: street.trim(), postcode, city }
    : undefined;
}
