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

/** The legal form that a name of the shop's says, where the shop does not know it and the buyer has not chosen it. */
export function formOfName(model: Model, pack: CountryPack): BuyerEntry | undefined {
  const [name, path] = ['company.name', 'company.legalForm'] as const;
  const { entry, prefilled, dirty } = model;
  if (!prefilled.includes(name) || entry[path] || dirty.includes(path)) return undefined;
  const form = guessLegalForm(pack, entry[name] ?? '');
  return form && { [path]: form.code };
}

// A select is left by choosing, so a legal form that was never left was never chosen. One of another country is none here.
function isChosen({ entry, touched, prefilled }: Model, pack: CountryPack): boolean {
  const path = 'company.legalForm';
  return (touched.includes(path) || prefilled.includes(path)) && findLegalForm(pack, entry[path] ?? '') !== undefined;
}
