import { compareCompany, legalFormOf, tellsEnd } from './compare-company.js';
import type { Company } from './company.js';
import type { CorrectedCompany, DeclineReason, ReviewReason } from './decision.js';
import { comparedFields, type ComparedField, type Comparison } from './evidence.js';
import type { CompanyRecord, IdentityEvidence } from './evidence.js';
import type { FieldPath } from './issue.js';

/** What registers say against a company. */
export type Doubt =
  | {
      readonly outcome: 'correct';
      readonly record: CompanyRecord;
      readonly paths: readonly ComparedField[];
    }
  | { readonly outcome: 'decline'; readonly reason: DeclineReason; readonly paths: readonly FieldPath[] }
  | { readonly outcome: 'review'; readonly reason: ReviewReason };

const identityPaths: readonly FieldPath[] = ['company.name', 'company.vatNumber', 'company.registrationNumber'];
const addressPaths: readonly ComparedField[] = [
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
];

/** A record and how the company compares with it. */
interface Compared {
  readonly record: CompanyRecord;
  readonly comparison: Comparison;
  /** The register knows, by status or name, that the company has ended or is coming to its end. */
  readonly hasEnd: boolean;
}

/** Nothing returned means that the company is who it says it is. */
export function findDoubt(company: Company, evidence: readonly IdentityEvidence[]): Doubt | undefined {
  const found = evidence.filter(({ outcome }) => outcome === 'found');
  const missing = evidence.filter(({ outcome }) => outcome === 'not_found');
  const compared = found.flatMap(({ record }) => (record ? compare(company, record) : []));
  if (compared.some(({ hasEnd, comparison }) => hasEnd && isAbout(comparison))) {
    return { outcome: 'decline', reason: 'risk_policy', paths: [] };
  }
  if (missing.length > 0 && compared.length === 0) {
    return { outcome: 'decline', reason: 'debtor_not_identified', paths: givenPaths(company) };
  }
  const doubts = compared.flatMap((one) => doubtOf(one, compared) ?? []);
  // One source may tell too little for a correction that another can make, and some registers write in capitals only.
  const corrections = doubts.filter((one) => one.outcome === 'correct');
  const doubt = corrections.find(({ record }) => !isShouted(record)) ?? corrections[0] ?? doubts[0];
  if (doubt) return doubt;
  const missingNumber = missing.find(({ by, source }) => by !== 'name' && !isAnsweredElsewhere(by, source, found));
  if (missingNumber) return { outcome: 'decline', reason: 'debtor_not_identified', paths: [pathOf(missingNumber.by)] };
  if (compared.length === 0) return { outcome: 'review', reason: 'identity_unavailable' };
  return undefined;
}

/**
 * The register's version of some fields, as far as it tells them. Taken over and sent again it compares as the same in all of them.
 *
 * @param paths those of the doubt
 */
export function correctedCompany(
  { address: { country } }: Company,
  record: CompanyRecord,
  paths: readonly FieldPath[],
): CorrectedCompany {
  const known: Readonly<Record<ComparedField, string | undefined>> = {
    'company.name': record.name,
    'company.legalForm': legalFormOf(country, record),
    'company.vatNumber': record.vatNumber,
    'company.registrationNumber': record.registrationNumber,
    'company.address.street': record.address?.street,
    'company.address.postcode': record.address?.postcode,
    'company.address.city': record.address?.city,
  };
  const corrected = comparedFields.filter((path) => paths.includes(path) && known[path] !== undefined);
  return Object.fromEntries(corrected.map((path) => [path, known[path]]));
}

function isShouted({ name, address }: CompanyRecord): boolean {
  return [name, address?.street ?? '', address?.city ?? ''].some(
    (text) => /\p{Lu}{4}/u.test(text) && text === text.toUpperCase(),
  );
}

function compare(company: Company, record: CompanyRecord): Compared {
  const hasEnd = record.status !== 'active' || tellsEnd(company.address.country, record.name);
  return { record, comparison: compareCompany(company, record), hasEnd };
}

/** A number that one directory lacks is no mistake if a register asked by the same number knows it. */
function isAnsweredElsewhere(by: IdentityEvidence['by'], source: string, found: readonly IdentityEvidence[]): boolean {
  return found.some((other) => other.by === by && other.source !== source);
}

function pathOf(by: IdentityEvidence['by']): FieldPath {
  if (by === 'vat_number') return 'company.vatNumber';
  return by === 'registration_number' ? 'company.registrationNumber' : 'company.name';
}

function givenPaths(company: Company): readonly FieldPath[] {
  return identityPaths.filter(
    (path) =>
      (path !== 'company.vatNumber' || company.vatNumber !== undefined) &&
      (path !== 'company.registrationNumber' || company.registration !== undefined),
  );
}

function doubtOf(one: Compared, all: readonly Compared[]): Doubt | undefined {
  const paths = comparedFields.filter((path) => isDoubtful(path, one, all));
  if (paths.length === 0) return undefined;
  if (isSameCompany(one.comparison)) return { outcome: 'correct', record: one.record, paths };
  const isAddressOnly = paths.every((path) => addressPaths.includes(path));
  return { outcome: 'decline', reason: isAddressOnly ? 'debtor_address' : 'debtor_not_identified', paths };
}

/** Two registers may write one thing in two ways: what one of them has as it was typed need not be confirmed for the other. */
function isDoubtful(path: ComparedField, { comparison, hasEnd }: Compared, all: readonly Compared[]): boolean {
  if (comparison[path] !== 'near') return comparison[path] === 'different';
  return hasEnd || !all.some((other) => other.comparison[path] === 'same' && isAbout(other.comparison));
}

/** A mistyped number may lead to a record of somebody else, whose end is not this company's. */
function isAbout(comparison: Comparison): boolean {
  return isSameCompany(comparison) || Object.values(comparison).every((verdict) => /^(?:same|unknown)$/u.test(verdict));
}

/**
 * A record may be shown as a correction when it is certainly about the company that was typed: two of name, number and place agree.
 * Otherwise it belongs to somebody else, and showing it would help a stranger to pose as that company. What is only near agrees beside a
 * number, which is right or wrong: names and streets alone can be guessed until they are near enough.
 */
function isSameCompany(comparison: Comparison): boolean {
  const numbers = [comparison['company.vatNumber'], comparison['company.registrationNumber']];
  const isNumber = numbers.includes('same') && !numbers.includes('different');
  // Under one name and roof there may well be a GmbH and an AG.
  const name = comparison['company.legalForm'] === 'different' ? 'different' : comparison['company.name'];
  const count = (verdict: string): number => addressPaths.filter((path) => comparison[path] === verdict).length;
  const isPlace = count('same') >= 2;
  if (!isNumber) return name === 'same' && isPlace;
  return name === 'same' || name === 'near' || isPlace || (count('same') === 1 && count('near') > 0);
}
