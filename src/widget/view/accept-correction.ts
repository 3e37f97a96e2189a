import type { BuyerEntry } from '../../domain/buyer.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import type { FieldPath } from '../../domain/issue.js';
import { guessLegalForm } from '../../domain/legal-form.js';
import type { AnsweredContext } from './form-context.js';

/** What the register's version changes. A corrected name may end in another legal form; numbers come in their tidy form. */
export function acceptCorrection(context: AnsweredContext, company: CorrectedCompany): BuyerEntry {
  const { model, pack, answers } = context;
  const name = company['company.name'];
  const code = name === undefined ? undefined : guessLegalForm(pack, name)?.code;
  const changes: BuyerEntry = { ...company, ...(code !== undefined && { 'company.legalForm': code }) };
  const corrected = { ...model.entry, ...changes };
  return Object.fromEntries(
    (Object.keys(changes) as FieldPath[]).map((path) => [path, answers.tidy(pack, corrected, path)]),
  );
}
