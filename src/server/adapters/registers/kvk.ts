import { checkPostcode } from '../../../domain/address.js';
import { legalFormOf } from '../../../domain/compare-company.js';
import { nl } from '../../../domain/countries/nl.js';
import type { CompanyRecord } from '../../../domain/evidence.js';
import { findLegalForm } from '../../../domain/legal-form.js';
import { foldText } from '../../../domain/text.js';
import type { Clock, CompanyMatch, CompanyRegistry, CompanySearch } from '../../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from '../upstream.js';
import { dateOf, memberOf, numberOf, present, textOf } from '../wire.js';

export interface KvkAccess {
  /** Without the versions: `https://api.kvk.nl/api`, for tests `https://api.kvk.nl/test/api`. */
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** How `uitgebreideRechtsvorm`, else `rechtsvorm`, begins, folded. The form of a company with another one is not told. */
const legalForms: readonly (readonly [beginning: RegExp, code: string])[] = [
  [/^beslotenvennootschap/u, '54M6'],
  [/^eenmanszaak/u, '4QXM'],
  [/^vennootschaponderfirma/u, '62Y3'],
  [/^naamlozevennootschap/u, 'B5PM'],
  [/^commanditairevennootschap/u, 'CODH'],
  [/^maatschap/u, '9AAK'],
  [/^stichting/u, 'V44D'],
  [/^verenigingvaneigenaars/u, 'GNXT'],
  [/^vereniging(?:$|metvolledige)/u, '33MN'],
  // The European one is of another kind.
  [/^cooperatie(?!europe)/u, 'NFFH'],
  [/^europesenaamlozevennootschap/u, 'BBEB'],
  [/^publiekrechtelijkerechtspersoon/u, 'A0W7'],
];

/** `fout.code`, each with status 404: no profile for this number; nothing that fits the query. */
const [noProfile, noResults] = ['IPD0005', 'IPD5200'];

/** Of a search, and of its page: one company may have a site in every town. */
const [mostMatches, mostResults] = [10, 50];

type Get = (path: string, signal: AbortSignal) => Promise<UpstreamAnswer>;

/**
 * Handelsregister of the Kamer van Koophandel (developers.kvk.nl): `GET /v1/basisprofielen/{kvkNummer}`, which costs, and
 * `GET /v2/zoeken`, which does not. Bankruptcy is told by names only ("in faillissement").
 */
export function createKvk(
  { baseUrl, apiKey }: KvkAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): CompanyRegistry {
  const headers = { Accept: 'application/hal+json', apikey: apiKey };
  const get: Get = (path, signal) => call({ address: baseUrl + path, headers, signal });
  return {
    name: 'kvk',
    countries: ['NL'],
    async ask({ company: { registration, legalForm } }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'kvk', by: 'registration_number', checkedAt } as const;
      const isNatural = findLegalForm(nl, legalForm)?.kind === 'natural';
      // A natural person's RSIN is the citizen number, which is not sent.
      if (!registration || (registration.register === 'RSIN' && isNatural))
        return { ...base, outcome: 'not_supported' };
      const { register, number } = registration;
      const owner =
        register === 'RSIN' ? await findOwner(get, number, signal) : ({ outcome: 'known', number } as const);
      if (owner.outcome !== 'known') return { ...base, outcome: owner.outcome };
      const answer = await get(`/v1/basisprofielen/${encodeURIComponent(owner.number)}`, signal);
      if (isNothing(answer, noProfile)) return { ...base, outcome: 'not_found' };
      const profile = answer.outcome === 'answered' && answer.status === 200 ? answer.body : undefined;
      const rsin = textOf(profile, '_embedded', 'eigenaar', 'rsin');
      const isTheirs = textOf(profile, 'kvkNummer') === owner.number && (register !== 'RSIN' || rsin === number);
      const record = isTheirs ? readProfile(profile, number) : undefined;
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
    search: createSearch(get),
  };
}

type Owner = { readonly outcome: 'known'; readonly number: string } | { readonly outcome: 'not_found' | 'unavailable' };

/** By RSIN: one legal person has one KvK number, and as many results as it has sites. */
async function findOwner(get: Get, rsin: string, signal: AbortSignal): Promise<Owner> {
  const results = readResults(await get(`/v2/zoeken?rsin=${encodeURIComponent(rsin)}`, signal));
  if (results?.length === 0) return { outcome: 'not_found' };
  const [number, ...others] = new Set(results?.map((result) => textOf(result, 'kvkNummer')));
  return number === undefined || others.length > 0 ? { outcome: 'unavailable' } : { outcome: 'known', number };
}

function createSearch(get: Get): CompanySearch {
  return {
    by: 'name',
    async find({ text, registration }, signal) {
      const asked = registration
        ? { [registration.register === 'RSIN' ? 'rsin' : 'kvkNummer']: registration.number }
        : { naam: text };
      const query = new URLSearchParams({ ...asked, resultatenPerPagina: String(mostResults) });
      const results = readResults(await get(`/v2/zoeken?${query.toString()}`, signal));
      if (!results) return { outcome: 'unavailable' };
      const matches = readMatches(results);
      const ranked = [...matches].sort((one, other) => rankOf(one.name, text) - rankOf(other.name, text));
      return { outcome: 'answered', matches: ranked.slice(0, mostMatches) };
    },
  };
}

/** They are found by former and alternative names too. */
function rankOf(name: string, text: string): number {
  const [whole, part] = [foldText(name), foldText(text)];
  if (whole === part) return 0;
  return whole.startsWith(part) ? 1 : 2;
}

function isNothing(answer: UpstreamAnswer, code: string): boolean {
  return answer.outcome === 'answered' && answer.status === 404 && textOf(answer.body, 'fout', '0', 'code') === code;
}

function readResults(answer: UpstreamAnswer): readonly unknown[] | undefined {
  if (isNothing(answer, noResults)) return [];
  const results =
    answer.outcome === 'answered' && answer.status === 200 ? memberOf(answer.body, 'resultaten') : undefined;
  return Array.isArray(results) ? results : undefined;
}

/** A legal person stands there under its own name, and its main site under the name it trades by. */
function readMatches(results: readonly unknown[]): readonly CompanyMatch[] {
  const byNumber = new Map<string, CompanyMatch>();
  for (const result of results) {
    const [name, number, kind] = [textOf(result, 'naam'), textOf(result, 'kvkNummer'), textOf(result, 'type')];
    if (name === undefined || number === undefined || /^nee$/iu.test(textOf(result, 'actief') ?? '')) continue;
    const isLegalPerson = kind === 'rechtspersoon';
    if (isLegalPerson || (kind === 'hoofdvestiging' && !byNumber.has(number))) {
      const record = { name, registrationNumber: number, status: 'active' } as const;
      byNumber.set(number, { ...record, isPerson: !isLegalPerson && mayBePerson(record) });
    }
  }
  return [...byNumber.values()];
}

/** Results have no legal form: who is neither a legal person nor says so by name may trade alone. KvK numbers are no personal ones. */
function mayBePerson(record: CompanyRecord): boolean {
  const kind = findLegalForm(nl, legalFormOf('NL', record) ?? '')?.kind;
  return kind === undefined || kind === 'natural';
}

function readProfile(profile: unknown, number: string): CompanyRecord | undefined {
  // Statutes have the name in full; who has none has the name of the business only.
  const name = textOf(profile, 'statutaireNaam') ?? textOf(profile, 'naam');
  if (name === undefined) return undefined;
  return {
    name,
    registrationNumber: number,
    status: textOf(profile, 'materieleRegistratie', 'datumEinde') === undefined ? 'active' : 'inactive',
    ...present({
      legalForm: readForm(memberOf(profile, '_embedded', 'eigenaar')),
      address: readAddress(profile),
      // `formeleRegistratiedatum` is the day of the last change.
      foundedOn: dayOf(textOf(profile, 'materieleRegistratie', 'datumAanvang')),
      employees: numberOf(profile, 'totaalWerkzamePersonen'),
      sector: readSector(profile),
    }),
  };
}

function readForm(owner: unknown): string | undefined {
  const form = foldText(textOf(owner, 'uitgebreideRechtsvorm') ?? textOf(owner, 'rechtsvorm') ?? '')
    // Umlauts are written out, and this "ö" is none.
    .replace(/^cooe/u, 'coo');
  return legalForms.find(([beginning]) => beginning.test(form))?.[1];
}

/** The main site's address for visits; who has no site has it with the owner. Some are shielded, some are "opposite 12". */
function readAddress(profile: unknown): CompanyRecord['address'] {
  const places = ['hoofdvestiging', 'eigenaar'].map((part) => memberOf(profile, '_embedded', part, 'adressen'));
  const list = places.find(Array.isArray) as readonly unknown[] | undefined;
  const place = list?.find((one) => textOf(one, 'type') === 'bezoekadres');
  const [street, city] = [textOf(place, 'straatnaam'), textOf(place, 'plaats')];
  const postcode = checkPostcode(nl.address.postcode, textOf(place, 'postcode') ?? '');
  const house = numberOf(place, 'huisnummer');
  if (street === undefined || house === undefined || city === undefined || postcode.status !== 'valid')
    return undefined;
  const isUnclear =
    /^ja$/iu.test(textOf(place, 'indAfgeschermd') ?? '') ||
    textOf(place, 'aanduidingBijHuisnummer') !== undefined ||
    !/^nederland$/iu.test(textOf(place, 'land') ?? 'Nederland');
  if (isUnclear) return undefined;
  const parts = [street, String(house), textOf(place, 'huisletter'), textOf(place, 'huisnummerToevoeging')];
  return { street: parts.filter(Boolean).join(' '), postcode: postcode.value, city };
}

/** Days are written "20170710"; where only the month or the year is known, the rest is zeros. */
function dayOf(text = ''): string | undefined {
  return dateOf({ day: text.replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3') }, 'day');
}

/** The Netherlands' code (SBI) has up to five digits; the first four are those of NACE. */
function readSector(profile: unknown): string | undefined {
  const activities = memberOf(profile, 'sbiActiviteiten');
  const isMain = (one: unknown): boolean => textOf(one, 'indHoofdactiviteit') === 'Ja';
  const code = Array.isArray(activities) ? textOf(activities.find(isMain), 'sbiCode') : undefined;
  const [, division, group] = /^(\d{2})(\d{2})\d?$/u.exec(code ?? '') ?? [];
  return division === undefined ? undefined : `NACE ${division}.${group}`;
}
