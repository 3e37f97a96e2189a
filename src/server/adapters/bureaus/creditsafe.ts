import type { Company } from '../../../domain/company.js';
import { countryCodes, type CountryCode } from '../../../domain/country.js';
import { compareCompany } from '../../../domain/compare-company.js';
import type { CompanyRecord, IdentityEvidence, SolvencyEvidence, SolvencyReport } from '../../../domain/evidence.js';
import { isCurrency, type Money } from '../../../domain/money.js';
import type { Clock, CompanyRegistry, CreditBureau } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, present, textOf } from '../wire.js';
import { createCreditsafeClient, type CreditsafeAccess, type CreditsafeClient } from './creditsafe-client.js';

/**
 * What German law requires for every report: the reason, here "credit decision" (Creditsafe Connect, "Return custom report parameters":
 * 1 to 8).
 */
const germanReason = 'customData=de_reason_code::1';

/** Creditsafe Connect, as directory of companies and as credit bureau. Both look the company up together, once for each decision. */
export function createCreditsafe(
  access: CreditsafeAccess,
  clock: Clock,
  call: CallUpstream = callUpstream,
): { registry: CompanyRegistry; bureau: CreditBureau } {
  const client = createCreditsafeClient(access, call);
  const common = { name: 'creditsafe', countries: countryCodes };
  const checkedAt = (): string => new Date(clock.now()).toISOString();
  return {
    registry: {
      ...common,
      async ask({ company }, signal): Promise<IdentityEvidence> {
        const base = {
          kind: 'identity',
          source: 'creditsafe',
          by: searchFor(company).by,
          checkedAt: checkedAt(),
        } as const;
        const found = await find(client, company, signal);
        if (found.outcome !== 'found') return { ...base, outcome: found.outcome };
        return { ...base, outcome: 'found', reference: found.id, ...present({ record: found.record }) };
      },
    },
    bureau: {
      ...common,
      async ask({ company }, signal): Promise<SolvencyEvidence> {
        const base = { kind: 'solvency', source: 'creditsafe', checkedAt: checkedAt() } as const;
        const found = await find(client, company, signal);
        if (found.outcome !== 'found') return { ...base, outcome: found.outcome };
        const reason = company.address.country === 'DE' ? `&${germanReason}` : '';
        const answer = await client.get(`/companies/${encodeURIComponent(found.id)}?language=en${reason}`, signal);
        const report =
          answer.outcome === 'answered' && answer.status === 200 ? memberOf(answer.body, 'report') : undefined;
        return { ...base, ...readRating(report), reference: found.id };
      },
    },
  };
}

type Found =
  | { readonly outcome: 'found'; readonly id: string; readonly record: CompanyRecord | undefined }
  | { readonly outcome: 'not_found' | 'unavailable' };

async function find(client: CreditsafeClient, company: Company, signal: AbortSignal): Promise<Found> {
  const { country } = company.address;
  const answer = await client.get(`/companies?countries=${country}&${searchFor(company).query}`, signal);
  if (answer.outcome === 'unavailable' || answer.status !== 200) return { outcome: 'unavailable' };
  const hits = memberOf(answer.body, 'companies');
  if (memberOf(answer.body, 'totalSize') === 0) return { outcome: 'not_found' };
  if (!Array.isArray(hits)) return { outcome: 'unavailable' };
  const listing = closest(
    company,
    hits.flatMap((hit: unknown) => readListing(hit, country) ?? []),
  );
  return listing
    ? { outcome: 'found', id: listing.id, record: listing.isStatusKnown ? listing.record : undefined }
    : { outcome: 'not_found' };
}

function searchFor({ registration, vatNumber, name }: Company): { query: string; by: IdentityEvidence['by'] } {
  if (registration) return { query: `regNo=${encodeURIComponent(registration.number)}`, by: 'registration_number' };
  if (vatNumber !== undefined) return { query: `vatNo=${encodeURIComponent(vatNumber)}`, by: 'vat_number' };
  return { query: `name=${encodeURIComponent(name)}`, by: 'name' };
}

/** A company in a list of hits. */
interface Listing {
  readonly id: string;
  readonly record: CompanyRecord;
  readonly isStatusKnown: boolean;
}

/**
 * The hit that is meant. German register numbers repeat from court to court and names everywhere, so among several it has to be one
 * that agrees in something else besides.
 */
function closest(company: Company, listings: readonly Listing[]): Listing | undefined {
  if (listings.length < 2) return listings[0];
  const agreeing = ({ record }: Listing): number =>
    // A legal form is shared by half a register.
    Object.entries(compareCompany(company, record)).filter(
      ([path, verdict]) => path !== 'company.legalForm' && verdict === 'same',
    ).length;
  const best = listings.reduce((first, next) => (agreeing(next) > agreeing(first) ? next : first));
  return agreeing(best) >= 2 ? best : undefined;
}

/** Words of the API's `status`. Another one ("Pending", "Other") tells neither: such a record is proof of nothing but existence. */
const statuses: Readonly<Record<string, CompanyRecord['status']>> = {
  Active: 'active',
  NonActive: 'inactive',
  Inactive: 'inactive',
};

/** Where the house number stands in front of the street. */
const numberFirst: readonly CountryCode[] = ['FR'];

function readListing(hit: unknown, country: CountryCode): Listing | undefined {
  const [id, name] = [textOf(hit, 'id'), textOf(hit, 'name')];
  if (id === undefined || name === undefined) return undefined;
  const status = statuses[textOf(hit, 'status') ?? ''];
  const vat = memberOf(hit, 'vatNo');
  const record: CompanyRecord = {
    name,
    status: status ?? 'active',
    ...present({
      // One text in some countries, a list in others.
      vatNumber: textOf({ vat: Array.isArray(vat) ? (vat[0] as unknown) : vat }, 'vat'),
      registrationNumber: textOf(hit, 'regNo')?.replace(/\s/gu, ''),
      address: readAddress(memberOf(hit, 'address'), country),
    }),
  };
  return { id, record, isStatusKnown: status !== undefined };
}

function readAddress(place: unknown, country: CountryCode): CompanyRecord['address'] {
  const [street, number, city] = [textOf(place, 'street'), textOf(place, 'houseNo'), textOf(place, 'city')];
  // `postCode` in the specification of the search, `postalCode` in published recordings.
  const postcode = textOf(place, 'postCode') ?? textOf(place, 'postalCode');
  if (street === undefined || postcode === undefined || city === undefined) return undefined;
  if (number === undefined || street.split(/\s/u).includes(number)) return { street, postcode, city };
  return { street: numberFirst.includes(country) ? `${number} ${street}` : `${street} ${number}`, postcode, city };
}

type Rating = Pick<SolvencyEvidence, 'outcome' | 'report'>;

/**
 * Every figure is a text, and every text can be words ("Not Scored", "Credit Limit not applicable"): what has no figure is not rated.
 * `commonValue`, a letter from A to E, is left aside: it says the same more coarsely, and E is the worst as well as the unscored.
 * `negativeInformation` is another thing in each country and part of the score already.
 */
function readRating(report: unknown): Rating {
  if (typeof report !== 'object' || report === null) return { outcome: 'unavailable' };
  const rating = memberOf(report, 'creditScore', 'currentCreditRating');
  const score = readFigure(memberOf(rating, 'providerValue', 'value'));
  if (score === undefined) return { outcome: 'not_rated' };
  const limit = readLimit(memberOf(rating, 'creditLimit'));
  if (score === 'odd' || score > 100 || limit === 'odd') return { outcome: 'unavailable' };
  const activity = textOf(report, 'companySummary', 'mainActivity', 'code');
  const employees = readFigure(memberOf(report, 'otherInformation', 'employeesInformation', '0', 'numberOfEmployees'));
  const solvency: SolvencyReport = {
    score,
    ...present({
      recommendedLimit: limit,
      sector: activity === undefined ? undefined : `NACE ${activity}`,
      foundedOn: dateOf(report, 'companyIdentification', 'basicInformation', 'companyRegistrationDate'),
      employees: employees === 'odd' ? undefined : employees,
    }),
  };
  return { outcome: 'rated', report: solvency };
}

/** A limit that cannot be read must not pass for none. */
function readLimit(value: unknown): Money | 'odd' | undefined {
  const figure = readFigure(memberOf(value, 'value'));
  const currency = memberOf(value, 'currency');
  if (figure === undefined || figure === 'odd') return figure;
  return isCurrency(currency) ? { amount: Math.round(figure * 100), currency } : 'odd';
}

/** A figure; nothing for words and for what is missing; `odd` for digits in no form we know. */
function readFigure(value: unknown): number | 'odd' | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || !/\d/u.test(text)) return undefined;
  return /^\d{1,12}(?:\.\d{1,4})?$/u.test(text.trim()) ? Number(text) : 'odd';
}
