import type { Address, Company } from './company.js';
import type { FieldPath } from './issue.js';
import type { Money } from './money.js';
import { foldText } from './text.js';

/** A company as a register or directory has it. Absent parts are parts the source does not tell. */
export interface CompanyRecord {
  readonly name: string;
  /** `LegalForm.code`, where the source's own code could be mapped. */
  readonly legalForm?: string;
  readonly address?: Omit<Address, 'country'>;
  readonly vatNumber?: string;
  /** Compact registration number, without the court. */
  readonly registrationNumber?: string;
  readonly status: 'active' | 'inactive' | 'insolvent';
  /** ISO date. */
  readonly foundedOn?: string;
  readonly employees?: number;
  /** Code of the activity in the source's own scheme, with the scheme: "NACE 46.52". */
  readonly sector?: string;
}

/**
 * What a register or directory answered about the company's data. `not_found`: it knows no such company. `unavailable`: it gave no
 * answer, which is never held against the company. `not_supported`: it has nothing to say about this country or number.
 */
export interface IdentityEvidence {
  readonly kind: 'identity';
  /** Name of the source: `vies`, `brreg`, `creditsafe`. */
  readonly source: string;
  /** What the source was asked by. */
  readonly by: 'vat_number' | 'registration_number' | 'name';
  readonly outcome: 'found' | 'not_found' | 'unavailable' | 'not_supported';
  /** Absent where the source only says that the number exists (VIES for DE and ES). */
  readonly record?: CompanyRecord;
  /** The source's own proof of the enquiry. */
  readonly reference?: string;
  /** ISO 8601 instant. */
  readonly checkedAt: string;
}

/** A credit bureau's view of a company's solvency. */
export interface SolvencyReport {
  /** 0 (insolvent) to 100 (best), mapped from the bureau's own scale by its adapter. */
  readonly score: number;
  /** Share of invoices paid by their due date, 0 to 1, and mean delay of the others in days. */
  readonly paymentHistory?: { readonly onTimeShare: number; readonly averageDaysLate: number };
  /** Open entries of collection agencies and courts; absent where the bureau counts them into its score only. */
  readonly collectionEntries?: number;
  /** The highest exposure that the bureau advises. */
  readonly recommendedLimit?: Money;
  readonly sector?: string;
  /** ISO date. */
  readonly foundedOn?: string;
  readonly employees?: number;
}

export interface SolvencyEvidence {
  readonly kind: 'solvency';
  /** `creditsafe`, `crif`, `buergel`. */
  readonly source: string;
  readonly outcome: 'rated' | 'not_rated' | 'not_found' | 'unavailable' | 'not_supported';
  readonly report?: SolvencyReport;
  readonly reference?: string;
  readonly checkedAt: string;
}

export type Evidence = IdentityEvidence | SolvencyEvidence;

/** How one field of the buyer's company compares with a record. `unknown`: the record does not tell. */
export type Verdict = 'same' | 'different' | 'unknown';

/** The fields of a buyer's entry that registers know too. */
export const comparedFields = [
  'company.name',
  'company.vatNumber',
  'company.registrationNumber',
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
] as const satisfies readonly FieldPath[];
export type ComparedField = (typeof comparedFields)[number];

export type Comparison = Readonly<Record<ComparedField, Verdict>>;

/** Compares a company with a record, field by field, forgiving how people write names and streets. */
export function compareCompany(company: Company, record: CompanyRecord): Comparison {
  const { address, registration } = company;
  return {
    'company.name': verdict(company.name, record.name, plainName),
    'company.vatNumber': verdict(company.vatNumber, record.vatNumber, foldText),
    'company.registrationNumber': verdict(registration?.number, record.registrationNumber, foldText),
    'company.address.street': verdict(address.street, record.address?.street, plainStreet),
    'company.address.postcode': verdict(address.postcode, record.address?.postcode, foldText),
    'company.address.city': verdict(address.city, record.address?.city, foldText),
  };
}

function verdict(given: string | undefined, known: string | undefined, simplify: (text: string) => string): Verdict {
  if (given === undefined || known === undefined) return 'unknown';
  return simplify(given) === simplify(known) ? 'same' : 'different';
}

// Not `\b`, for which ø and é are no letters: it would find an "y" in "Frøy".
const andWords = /(?<![\p{L}\p{N}])(?:and|og|och|et|en|ja|y)(?![\p{L}\p{N}])/giu;

function plainName(text: string): string {
  return foldText(text.normalize('NFC').replaceAll('&', ' und ').replace(andWords, ' und '));
}

function plainStreet(text: string): string {
  return foldText(text.replace(/stra(?:ß|ss)e(?!\p{L})/giu, 'str'));
}
