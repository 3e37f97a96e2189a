import { checkPostcode } from '../../../domain/address.js';
import { se } from '../../../domain/countries/se.js';
import type { CompanyRecord } from '../../../domain/evidence.js';
import { isPersonalNumber } from '../../../domain/personal-number.js';
import type { Clock, CompanyMatch, CompanyRegistry } from '../../ports.js';
import { callUpstream, type CallUpstream, type UpstreamAnswer } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';
import { createBolagsverketClient, type BolagsverketAccess } from './bolagsverket-client.js';

const soleTrader = 'E';

/** Codes of `organisationsform` in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  AB: 'XJHM',
  [soleTrader]: '9999',
  HB: 'BEAY',
  KB: 'CX05',
  EK: 'C61P',
  BRF: 'SSOM',
  I: '1TN0',
  S: 'E9BI',
  EB: 'UKOL',
  BAB: 'BYQJ',
  FAB: 'OJ9I',
  SE: '54P7',
};

/** Proceedings under way: bankruptcy, liquidation, reconstruction, composition with creditors, resolution of a bank. */
const insolvencies = ['KK', 'LI', 'FR', 'AC', 'RES'];
/** Giving or taking in a merger or division, change of form, move to another country. */
const reorganisations = ['FUOL', 'FUOT', 'DEOL', 'DEOT', 'OM', 'GROM'];

/** The schema has the first spelling, the example of the same specification the second. */
const proceedingsSpelled = [
  'pagaendeAvvecklingsEllerOmstruktureringsforfarande',
  'pagandeAvvecklingsEllerOmstruktureringsforfarande',
];

/** `fel.typ` of a part whose keeper does not know the organisation. */
const unknownThere = 'ORGANISATION_FINNS_EJ';

type Finding =
  | { readonly outcome: 'found'; readonly record: CompanyRecord; readonly isPerson: boolean }
  | { readonly outcome: 'not_found' | 'not_supported' | 'unavailable' };

/**
 * Bolagsverket's API for high-value datasets, version 1: `POST /organisationer`, found by number only. What it tells comes in parts, some
 * kept by Statistics Sweden (SCB), and each can fail alone. Numbers of persons are never sent: a sole trader's is a personnummer.
 */
export function createBolagsverket(
  access: BolagsverketAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): CompanyRegistry {
  const client = createBolagsverketClient(access, clock, call);
  const find = async (number: string, signal: AbortSignal): Promise<Finding> =>
    mayBeSent(number)
      ? readAnswer(await client.getOrganisations(number, signal), number)
      : { outcome: 'not_supported' };
  return {
    name: 'bolagsverket',
    countries: ['SE'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'bolagsverket', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined) return { ...base, outcome: 'not_supported' };
      const finding = await find(number, signal);
      if (finding.outcome !== 'found') return { ...base, outcome: finding.outcome };
      return { ...base, outcome: 'found', record: finding.record, reference: number };
    },
    search: {
      by: 'registration_number',
      async find({ text }, signal) {
        const finding = await find(text, signal);
        if (finding.outcome === 'unavailable') return { outcome: 'unavailable' };
        return { outcome: 'answered', matches: matchesOf(finding) };
      },
    },
  };
}

/** Ten digits that are no person's. Those that begin with 302 (GD-nummer) identify persons too. */
function mayBeSent(number: string): boolean {
  return /^(?!302)\d{10}$/u.test(number) && !isPersonalNumber(se, undefined, number);
}

function matchesOf(finding: Finding): readonly CompanyMatch[] {
  if (finding.outcome !== 'found' || finding.record.status === 'inactive') return [];
  const { record, isPerson } = finding;
  if (!isPerson) return [{ ...record, isPerson }];
  const { name, legalForm, status } = record;
  return [{ name, status, ...present({ legalForm }), isPerson }];
}

function readAnswer(answer: UpstreamAnswer, number: string): Finding {
  const organisations =
    answer.outcome === 'answered' && answer.status === 200 ? memberOf(answer.body, 'organisationer') : undefined;
  // Only persons have several.
  if (!Array.isArray(organisations) || organisations.length !== 1) return { outcome: 'unavailable' };
  const [organisation] = organisations as unknown[];
  const told = textOf(organisation, 'organisationsidentitet', 'identitetsbeteckning');
  if (told !== undefined && told !== number) return { outcome: 'unavailable' };
  if (failureOf(memberOf(organisation, 'organisationsnamn')) === unknownThere) return readAbsence(organisation);
  const record = told === undefined ? undefined : readRecord(organisation, number);
  if (!record) return { outcome: 'unavailable' };
  return { outcome: 'found', record, isPerson: formOf(organisation) === soleTrader };
}

/** Whom Bolagsverket does not know, SCB may: authorities, and many associations and foundations. */
function readAbsence(organisation: unknown): Finding {
  const parts = Object.values(organisation as object).filter(
    (part) => memberOf(part, 'fel') !== undefined || memberOf(part, 'dataproducent') !== undefined,
  );
  const failures = parts.map(failureOf);
  if (failures.every((failure) => failure === unknownThere)) return { outcome: 'not_found' };
  const isKnownToScb = failures.every((failure) => failure === undefined || failure === unknownThere);
  return { outcome: isKnownToScb ? 'not_supported' : 'unavailable' };
}

/** Why a part is not told; nothing if it is, or if there is nothing to tell. */
function failureOf(part: unknown): string | undefined {
  const failure = memberOf(part, 'fel') ?? undefined;
  return failure === undefined ? undefined : (textOf(failure, 'typ') ?? 'unnamed');
}

function partOf(organisation: unknown, name: string): unknown {
  const part = memberOf(organisation, name);
  return failureOf(part) === undefined ? part : undefined;
}

function formOf(organisation: unknown): string {
  return textOf(partOf(organisation, 'organisationsform'), 'kod') ?? '';
}

function readRecord(organisation: unknown, number: string): CompanyRecord | undefined {
  const [name, status] = [readName(organisation), readStatus(organisation)];
  if (name === undefined || status === undefined) return undefined;
  return {
    name,
    registrationNumber: number,
    status,
    ...present({
      legalForm: legalForms[formOf(organisation)],
      address: readAddress(memberOf(partOf(organisation, 'postadressOrganisation'), 'postadress')),
      foundedOn: dateOf(partOf(organisation, 'organisationsdatum'), 'registreringsdatum'),
      sector: readSector(organisation),
    }),
  };
}

/** The name itself; others are special names of a part of the business, and its translations. */
function readName(organisation: unknown): string | undefined {
  const names = memberOf(partOf(organisation, 'organisationsnamn'), 'organisationsnamnLista');
  if (!Array.isArray(names)) return undefined;
  const named = (kind: string): unknown => names.find((one) => textOf(one, 'organisationsnamntyp', 'kod') === kind);
  return textOf(named('FORETAGSNAMN') ?? named('NAMN'), 'namn');
}

/**
 * Where a part that decides cannot be read, nothing is told. SCB's `verksamOrganisation` is none of them: a company that owes no tax yet
 * is as alive as another.
 */
function readStatus(organisation: unknown): CompanyRecord['status'] | undefined {
  const removal = memberOf(organisation, 'avregistreradOrganisation');
  const codes = readProceedings(organisation);
  if (failureOf(removal) !== undefined || !codes) return undefined;
  if (textOf(removal, 'avregistreringsdatum') !== undefined) return 'inactive';
  if (codes.some((code) => insolvencies.includes(code))) return 'insolvent';
  return codes.every((code) => reorganisations.includes(code)) ? 'active' : undefined;
}

function readProceedings(organisation: unknown): readonly string[] | undefined {
  const codes: string[] = [];
  for (const spelling of proceedingsSpelled) {
    const part = memberOf(organisation, spelling) ?? undefined;
    if (part === undefined) continue;
    const list = proceedingsSpelled.map((name) => memberOf(part, `${name}Lista`)).find((one) => one !== undefined);
    if (failureOf(part) !== undefined || (list !== null && !Array.isArray(list))) return undefined;
    codes.push(...(list ?? []).map((one) => textOf(one, 'kod') ?? ''));
  }
  return codes;
}

/** The postal address is the only one. Left out where post goes to a box, to somebody else, or abroad. */
function readAddress(place: unknown): CompanyRecord['address'] {
  const [street, city] = [textOf(place, 'utdelningsadress'), textOf(place, 'postort')];
  const postcode = checkPostcode(se.address.postcode, textOf(place, 'postnummer') ?? '');
  if (street === undefined || city === undefined || postcode.status !== 'valid') return undefined;
  const isElsewhere =
    textOf(place, 'coAdress') !== undefined || !/^sverige$/iu.test(textOf(place, 'land') ?? 'Sverige');
  if (isElsewhere || /^(?:(?:box|fack|fe)\s?\d|c\/o\b)/iu.test(street)) return undefined;
  return { street, postcode: postcode.value, city };
}

/** Sweden's code (SNI) has five digits; the first four are those of NACE. The first one is the main activity. */
function readSector(organisation: unknown): string | undefined {
  const code = textOf(partOf(organisation, 'naringsgrenOrganisation'), 'sni', '0', 'kod') ?? '';
  const [, division, group] = /^(\d{2})(\d{2})\d$/u.exec(code) ?? [];
  return division === undefined || division === '00' ? undefined : `NACE ${division}.${group}`;
}
