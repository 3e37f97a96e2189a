import type { BuyerEntry } from '../../domain/buyer.js';
import { tidy } from '../form/entry-rules.js';
import type { CountryPack } from '../../domain/country.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import type { FieldPath } from '../../domain/issue.js';
import { guessLegalForm } from '../../domain/legal-form.js';

/** What the register's version changes. A corrected name may end in another legal form; numbers come in their tidy form. */
export function acceptCorrection(entry: BuyerEntry, pack: CountryPack, company: CorrectedCompany): BuyerEntry {
  const name = company['company.name'];
  const code = name === undefined ? undefined : guessLegalForm(pack, name)?.code;
  const changes: BuyerEntry = { ...company, ...(code !== undefined && { 'company.legalForm': code }) };
  const corrected = { ...entry, ...changes };
  return Object.fromEntries((Object.keys(changes) as FieldPath[]).map((path) => [path, tidy(pack, corrected, path)]));
}
