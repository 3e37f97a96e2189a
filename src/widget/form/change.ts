import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import type { FieldPath } from '../../domain/issue.js';
import { findLegalForm, guessLegalForm } from '../../domain/legal-form.js';
import type { Model } from '../state.js';

/** What a change of one field changes: the legal form follows the ending of the name until the buyer or the shop has chosen it. */
export function changeField(model: Model, pack: CountryPack, path: FieldPath, text: string): BuyerEntry {
  if (path !== 'company.name' || isChosen(model, pack)) return { [path]: text };
  return { [path]: text, 'company.legalForm': guessLegalForm(pack, text)?.code ?? '' };
}

// A select is left by choosing, so a legal form that was never left was never chosen. One of another country is none here.
function isChosen({ entry, touched, prefilled }: Model, pack: CountryPack): boolean {
  const path = 'company.legalForm';
  return (touched.includes(path) || prefilled.includes(path)) && findLegalForm(pack, entry[path] ?? '') !== undefined;
}
