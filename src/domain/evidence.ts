import type { Address } from './company.js';
import type { FieldPath } from './issue.js';
import type { Money } from './money.js';

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

/**
 * How one field of the buyer's company compares with a record. `near`: close enough to mean the same, and written differently enough that
 * the buyer should confirm it. `unknown`: the record does not tell.
 */
export type Verdict = 'same' | 'near' | 'different' | 'unknown';

/** The fields of a buyer's entry that registers know too. */
export const comparedFields = [
  'company.name',
  'company.legalForm',
  'company.vatNumber',
  'company.registrationNumber',
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
] as const satisfies readonly FieldPath[];
export type ComparedField = (typeof comparedFields)[number];

/** What `compareCompany` finds. */
export type Comparison = Readonly<Record<ComparedField, Verdict>>;
