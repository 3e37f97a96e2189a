import type { CountryCode } from '../domain/country.js';
import type { CompanySearchKind } from '../domain/terms.js';
import type { CompanyMatches, CompanyQuery, CompanySearch, Verifiers } from './ports.js';

/** Milliseconds: somebody is typing, and a proposal that comes later is of no use. */
export const searchDeadline = 2_000;

/** Who finds companies where. Only sources that may be searched for this, and that know the whole of a country or say so. */
const searchedAt: Readonly<Record<CountryCode, string>> = {
  DE: 'gleif',
  ES: 'gleif',
  NO: 'brreg',
  FI: 'prh',
  FR: 'annuaire',
  NL: 'kvk',
  SE: 'bolagsverket',
  AT: 'vies',
  DK: 'cvr',
};

/** Who finds them where the merchant has no access to the other. */
const insteadAt: Readonly<Partial<Record<CountryCode, string>>> = { DK: 'vies' };

/** Finds companies for the form, in the countries for which a source is at hand. */
export interface CompanyFinder {
  /** What a country is searched by; undefined where it cannot be. */
  searchedBy(country: CountryCode): CompanySearch['by'] | undefined;
  find(query: CompanyQuery): Promise<CompanyMatches>;
}

/** @param deadline milliseconds */
export function createCompanyFinder(
  { vatRegistries, companyRegistries }: Pick<Verifiers, 'vatRegistries' | 'companyRegistries'>,
  deadline = searchDeadline,
): CompanyFinder {
  const registries = [...vatRegistries, ...companyRegistries];
  const searchIn = (country: CountryCode): CompanySearch | undefined =>
    (
      registries.find(({ name }) => name === searchedAt[country]) ??
      registries.find(({ name }) => name === insteadAt[country])
    )?.search;
  return {
    searchedBy: (country) => searchIn(country)?.by,
    async find(query) {
      const search = searchIn(query.country);
      if (!search) return nothing;
      try {
        return await search.find(query, AbortSignal.timeout(deadline));
      } catch {
        return nothing;
      }
    },
  };
}

const nothing: CompanyMatches = { outcome: 'unavailable' };

/** A kind of search as the offer has it. */
export function searchKind(by: CompanySearch['by'] | undefined): CompanySearchKind {
  if (by === undefined) return 'none';
  return by === 'name' ? 'name' : 'number';
}
