import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { BuyerEntry } from '../../domain/buyer.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import { comparedFields, type ComparedField } from '../../domain/evidence.js';
import { findLegalForm } from '../../domain/legal-form.js';
import { acceptCorrection } from './accept-correction.js';
import { compareWords } from './difference.js';
import type { AnsweredContext } from './form-context.js';

/**
 * The company on a card. Where a register has it differently, what differs is marked, and said in words for those who cannot see the
 * marks.
 */
export function renderCompany(context: AnsweredContext, correction?: CorrectedCompany): TemplateResult {
  const { model, pack, texts, answers } = context;
  const { entry } = model;
  const corrected = { ...entry, ...(correction && acceptCorrection(context, correction)) };
  const read = (from: BuyerEntry, path: ComparedField): string => {
    if (path !== 'company.legalForm') return answers.tidy(pack, from, path);
    // A corrected name says its form by itself.
    const isAlone = correction?.[path] !== undefined && correction['company.name'] === undefined;
    return isAlone ? (findLegalForm(pack, from[path] ?? '')?.abbreviation ?? '') : '';
  };
  const typed = (path: ComparedField): string => read(entry, path);
  const known = (path: ComparedField): string => read(corrected, path);
  const say = (value: (path: ComparedField) => string): string =>
    comparedFields
      .filter((path) => typed(path) !== known(path))
      .map(value)
      .filter(Boolean)
      .join(', ');
  const [name, legalForm, vatNumber, registrationNumber, street, postcode, city] = comparedFields.map((path) =>
    mark(typed(path), known(path)),
  );
  const both = html`<p class="hidden">
    ${texts.correction.typed} ${say(typed)}. ${texts.correction.registered} ${say(known)}.
  </p>`;
  return html`${correction ? both : nothing}${answers.renderCard(
    html`${name}${legalForm ? ' ' : nothing}${legalForm}`,
    [
      html`${street}, ${postcode} ${city}`,
      html`${vatNumber}${vatNumber && registrationNumber ? ' · ' : nothing}${registrationNumber}`,
    ],
  )}`;
}

function mark(typed: string, known: string): readonly TemplateResult[] | undefined {
  const runs = compareWords(typed, known).map(({ kind, words }, index) => {
    const marked = { same: words, gone: html`<del>${words}</del>`, new: html`<ins>${words}</ins>` }[kind];
    return html`${index ? ' ' : nothing}${marked}`;
  });
  return runs.length > 0 ? runs : undefined;
}
