import type { CountryCode } from '../domain/country.js';

/** What bureaus know of a company. */
export interface SandboxRating {
  /** 0 to 100. */
  readonly score: number;
  readonly onTimeShare: number;
  readonly averageDaysLate: number;
  readonly collectionEntries: number;
  /** Advised limit in euros. */
  readonly limit: number;
}

/** A company of the pretend world, with all that registers and bureaus know of it. */
export interface SandboxCompany {
  readonly country: CountryCode;
  readonly name: string;
  /** ISO 20275. */
  readonly legalForm: string;
  /** As people write it: "HRB 934855", "559853-6018". */
  readonly registration: string;
  readonly vatNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** ISO date. */
  readonly foundedOn: string;
  readonly employees: number;
  /** NACE code. */
  readonly sector: string;
  /** None: no bureau rates it. */
  readonly rating?: SandboxRating;
  /** `removed`: taken out of the register for legal reasons. Absent: in good standing. */
  readonly standing?: 'bankrupt' | 'deleted' | 'removed';
}

type Facts = Pick<SandboxCompany, 'foundedOn' | 'employees' | 'sector' | 'rating' | 'standing'>;

// All were founded long ago: the age of a young company would move its score, and with it the outcome, from year to year. Under the
// house policy `solid` is authorized, `doubtful` goes to review and `poor` is refused, whichever of the bureaus answer.
const foundedOn = '2004-03-01';
const solid: Facts = {
  foundedOn,
  employees: 48,
  sector: '46.52',
  rating: { score: 91, onTimeShare: 0.98, averageDaysLate: 1, collectionEntries: 0, limit: 60_000 },
};
const doubtful: Facts = {
  foundedOn,
  employees: 2,
  sector: '46.52',
  rating: { score: 28, onTimeShare: 0.45, averageDaysLate: 25, collectionEntries: 1, limit: 20_000 },
};
const poor: Facts = {
  foundedOn,
  employees: 1,
  sector: '56.11',
  rating: { score: 9, onTimeShare: 0.2, averageDaysLate: 60, collectionEntries: 5, limit: 1_000 },
};

/** What is known of a company, by what it is there for. Nobody knows an `unknown` one. */
const facts = {
  authorized: solid,
  declined: poor,
  /** Its buyer mistypes something. */
  correction: solid,
  review: doubtful,
  unknown: solid,
  insolvent: { ...solid, standing: 'bankrupt' },
  deleted: { ...solid, standing: 'deleted' },
  removed: { ...solid, standing: 'removed' },
} as const satisfies Record<string, Facts>;

/** What a company is there for. */
export type CompanyRole = keyof typeof facts;

/** One company, as a row of its country's table. */
type CompanyRow = readonly [
  legalForm: string,
  name: string,
  registration: string,
  vatNumber: string,
  street: string,
  postcode: string,
  city: string,
];

/** The companies of a country. */
export function companiesIn<Role extends CompanyRole>(
  country: CountryCode,
  rows: Readonly<Record<Role, CompanyRow>>,
): Readonly<Record<Role, SandboxCompany>> {
  const read = ([role, row]: [string, CompanyRow]): [string, SandboxCompany] => {
    const [legalForm, name, registration, vatNumber, street, postcode, city] = row;
    const known = facts[role as Role];
    return [role, { country, legalForm, name, registration, vatNumber, street, postcode, city, ...known }];
  };
  return Object.fromEntries(Object.entries<CompanyRow>(rows).map(read)) as Record<Role, SandboxCompany>;
}

/** A company's registration number as registers keep it: capitals without blanks and hyphens. */
export function compactNumber({ registration }: SandboxCompany): string {
  return registration.replace(/[\s-]/gu, '').toUpperCase();
}
