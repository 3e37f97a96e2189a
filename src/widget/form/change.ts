import type { BuyerEntry } from '../../domain/buyer.js';
import type { CountryPack } from '../../domain/country.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import type { FieldPath } from '../../domain/issue.js';
import { guessLegalForm } from '../../domain/legal-form.js';
import type { Model } from '../state.js';

/** What a change of one field changes: the legal form follows the ending of the name until the buyer or the shop has chosen it. */
export function changeField(model: Model, pack: CountryPack, path: FieldPath, text: string): BuyerEntry {
  if (path !== 'company.name' || isChosen(model, pack)) return { [path]: text };
  return { [path]: text, ...guessed(pack, text) };
}

/** The entry with the register's version in place of the buyer's. */
export function acceptCorrection(pack: CountryPack, company: CorrectedCompany): BuyerEntry {
  const name = company['company.name'];
  return { ...company, ...(name !== undefined && guessed(pack, name)) };
}

function guessed(pack: CountryPack, name: string): BuyerEntry {
  const code = guessLegalForm(pack, name)?.code;
  return code === undefined ? {} : { 'company.legalForm': code };
}

// A form that still equals the guess from the name was not chosen by hand.
function isChosen({ entry }: Model, pack: CountryPack): boolean {
  const code = entry['company.legalForm'];
  return code !== undefined && code !== '' && code !== guessLegalForm(pack, entry['company.name'] ?? '')?.code;
}
