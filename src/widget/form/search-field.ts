import type { CountryPack } from '../../domain/country.js';
import type { FieldPath } from '../../domain/issue.js';
import type { ActiveOffer } from '../../domain/terms.js';
import type { CompanySearch } from '../search/company-search.js';
import type { CourtChoice } from '../search/court-choice.js';
import { comingPart } from '../second-try.js';
import type { FormContext } from '../view/form-context.js';

/** Downloads the search. Rejects if it does not come; asking again tries again. */
export function loadSearch(): Promise<{ readonly CompanySearch: typeof CompanySearch }> {
  return comingPart(import('../search/company-search.js'));
}

/** Downloads the choice of courts. Rejects if it does not come; asking again tries again. */
export function loadCourts(): Promise<{ readonly CourtChoice: typeof CourtChoice }> {
  return comingPart(import('../search/court-choice.js'));
}

/** The field by which a company is searched for: its name, or the number the country's registers know it by. */
export function searchFieldOf(offer: ActiveOffer, { code, asks }: CountryPack): FieldPath | undefined {
  const kind = offer.companySearch[code];
  if (kind === 'name') return 'company.name';
  return kind === 'number' ? `company.${asks[0] ?? 'registrationNumber'}` : undefined;
}

/** The one field that the buyer sees of the company at first: nothing else is known of it, and nobody has asked for the other fields. */
export function searchedFirst({
  model,
  offer,
  pack,
}: Pick<FormContext, 'model' | 'offer' | 'pack'>): FieldPath | undefined {
  const field = searchFieldOf(offer, pack);
  // The legal form follows the ending of the name by itself.
  const isKnown = ([path, text]: [string, string]): boolean =>
    text !== '' && path.startsWith('company.') && path !== field && path !== 'company.legalForm';
  return model.opened.includes('company') || Object.entries(model.entry).some(isKnown) ? undefined : field;
}
