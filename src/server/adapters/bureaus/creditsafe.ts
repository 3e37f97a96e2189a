import { countryCodes } from '../../../domain/country.js';
import type { CompanyRecord, IdentityEvidence, SolvencyEvidence, SolvencyReport } from '../../../domain/evidence.js';
import type { Clock, CompanyRegistry, CreditBureau, Enquiry } from '../../ports.js';
import { callUpstream, memberOf, postJson, textOf, type UpstreamAnswer } from '../upstream.js';

export interface CreditsafeAccess {
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
}

/** German law wants a reason for every enquiry: EGAR credit decision code of the API's reference. */
const germanReason = 'customData=de_reason_code::1';

/** Creditsafe Connect, as directory of companies and as credit bureau. Both ask afresh for every decision. */
export function createCreditsafe(access: CreditsafeAccess, clock: Clock): { registry: CompanyRegistry; bureau: CreditBureau } {
  const client = createClient(access);
  return {
    registry: {
      name: 'creditsafe',
      countries: countryCodes,
      async ask(enquiry, signal): Promise<IdentityEvidence> {
        const { by } = searchFor(enquiry);
        const base = { kind: 'identity', source: 'creditsafe', by, checkedAt: new Date(clock.now()).toISOString() } as const;
        const found = await client.find(enquiry, signal);
        if (found.status !== 'found') return { ...base, outcome: found.status };
        return { ...base, outcome: 'found', record: found.record, reference: found.id };
      },
    },
    bureau: {
      name: 'creditsafe',
      countries: countryCodes,
      async ask(enquiry, signal): Promise<SolvencyEvidence> {
        const base = { kind: 'solvency', source: 'creditsafe', checkedAt: new Date(clock.now()).toISOString() } as const;
        const found = await client.find(enquiry, signal);
        if (found.status !== 'found') return { ...base, outcome: found.status };
        const report = await client.report(found.id, enquiry, signal);
        if (!report) return { ...base, outcome: 'unavailable', reference: found.id };
        const solvency = solvencyOf(report);
        return solvency
          ? { ...base, outcome: 'rated', report: solvency, reference: found.id }
          : { ...base, outcome: 'not_rated', reference: found.id };
      },
    },
  };
}

type Found =
  | { readonly status: 'found'; readonly id: string; readonly record: CompanyRecord }
  | { readonly status: 'not_found' | 'unavailable' };

function createClient({ baseUrl, username, password }: CreditsafeAccess) {
  let token: string | undefined;
  const authenticate = async (signal: AbortSignal): Promise<string> => {
    const { body } = await postJson(`${baseUrl}/authenticate`, { username, password }, signal);
    token = textOf(body, 'token');
    if (token === undefined) throw new Error('Creditsafe gave no token.');
    return token;
  };
  const get = async (path: string, signal: AbortSignal): Promise<UpstreamAnswer> => {
    const send = (current: string) => callUpstream(baseUrl + path, { signal, headers: { Authorization: current } });
    const answer = await send(token ?? (await authenticate(signal)));
    // A token lives for an hour; one renewal, then it is a matter of credentials.
    return answer.status === 401 ? send(await authenticate(signal)) : answer;
  };
  return {
    async find(enquiry: Enquiry, signal: AbortSignal): Promise<Found> {
      const { country } = enquiry.company.address;
      const { status, body } = await get(`/companies?countries=${country}&${searchFor(enquiry).query}`, signal);
      const companies = memberOf(body, 'companies');
      if (status === 404) return { status: 'not_found' };
      if (status !== 200 || !Array.isArray(companies)) return { status: 'unavailable' };
      const company: unknown = companies[0];
      const id = textOf(company, 'id');
      const record = recordOf(company);
      return id !== undefined && record ? { status: 'found', id, record } : { status: 'not_found' };
    },
    async report(id: string, { company }: Enquiry, signal: AbortSignal): Promise<unknown> {
      const reason = company.address.country === 'DE' ? `&${germanReason}` : '';
      const { status, body } = await get(`/companies/${encodeURIComponent(id)}?language=en${reason}`, signal);
      return status === 200 ? memberOf(body, 'report') : undefined;
    },
  };
}

function searchFor({ company }: Enquiry): { query: string; by: IdentityEvidence['by'] } {
  const { registration, vatNumber, name } = company;
  if (registration) return { query: `regNo=${encodeURIComponent(registration.number)}`, by: 'registration_number' };
  if (vatNumber) return { query: `vatNo=${encodeURIComponent(vatNumber)}`, by: 'vat_number' };
  return { query: `name=${encodeURIComponent(name)}`, by: 'name' };
}

function recordOf(company: unknown): CompanyRecord | undefined {
  const name = textOf(company, 'name');
  if (name === undefined) return undefined;
  const vatNumber = first(memberOf(company, 'vatNo'));
  const registrationNumber = textOf(company, 'regNo');
  const [street, postcode, city] = ['street', 'postCode', 'city'].map((part) => textOf(company, 'address', part));
  const isActive = /^active$/iu.test(textOf(company, 'status') ?? '');
  return {
    name,
    status: isActive ? 'active' : 'inactive',
    ...(vatNumber !== undefined && { vatNumber }),
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(street !== undefined && postcode !== undefined && city !== undefined && { address: { street, postcode, city } }),
  };
}

function first(value: unknown): string | undefined {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** Every value is a string, and every string can be words ("Not Rated"): what is no number is no rating. */
function solvencyOf(report: unknown): SolvencyReport | undefined {
  const rating = memberOf(report, 'creditScore', 'currentCreditRating');
  const score = decimal(memberOf(rating, 'providerValue', 'value'));
  if (score === undefined || score < 0 || score > 100) return undefined;
  const limit = decimal(memberOf(rating, 'creditLimit', 'value'));
  const currency = textOf(rating, 'creditLimit', 'currency');
  const foundedOn = textOf(report, 'companyIdentification', 'basicInformation', 'companyRegistrationDate')?.slice(0, 10);
  const sector = textOf(report, 'companySummary', 'mainActivity', 'code');
  const employees = decimal(memberOf(report, 'otherInformation', 'employeesInformation', 'numberOfEmployees'));
  return {
    score,
    collectionEntries: decimal(memberOf(report, 'negativeInformation', 'collections', 'count')) ?? 0,
    ...(limit !== undefined && currency !== undefined && { recommendedLimit: { amount: Math.round(limit * 100), currency } }),
    ...(foundedOn !== undefined && { foundedOn }),
    ...(sector !== undefined && { sector }),
    ...(employees !== undefined && { employees }),
  };
}

function decimal(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,12}(?:\.\d{1,4})?$/u.test(text) ? Number(text) : undefined;
}
