import { html, nothing, type TemplateResult } from 'lit/html.js';
import { tidy } from '../../domain/check-entry.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import { comparedFields, type ComparedField } from '../../domain/evidence.js';
import { acceptCorrection } from '../form/change.js';
import { compareWords } from './difference.js';
import type { OutcomeContext } from './form-context.js';

/**
 * The company on a card. Where a register has it differently, what differs is marked, and said in words for those who cannot see the
 * marks.
 */
export function renderCompany({ model, pack, texts }: OutcomeContext, correction?: CorrectedCompany): TemplateResult {
  const { entry } = model;
  const corrected = { ...entry, ...(correction && acceptCorrection(entry, pack, correction)) };
  const typed = (path: ComparedField): string => tidy(pack, entry, path);
  const known = (path: ComparedField): string => tidy(pack, corrected, path);
  const say = (value: (path: ComparedField) => string): string =>
    comparedFields
      .filter((path) => typed(path) !== known(path))
      .map(value)
      .filter(Boolean)
      .join(', ');
  const [name, vatNumber, registrationNumber, street, postcode, city] = comparedFields.map((path) =>
    mark(typed(path), known(path)),
  );
  const both = html`<p class="hidden">
    ${texts.correction.typed} ${say(typed)}. ${texts.correction.registered} ${say(known)}.
  </p>`;
  return html`<div class="company" part="company">
    ${correction ? both : nothing}
    <b>${name}</b>
    <small
      >${street}, ${postcode} ${city}<br />${vatNumber}${vatNumber && registrationNumber ? ' · ' : ''}${registrationNumber}</small
    >
  </div>`;
}

function mark(typed: string, known: string): readonly TemplateResult[] | undefined {
  const runs = compareWords(typed, known).map(({ kind, words }, index) => {
    const marked = { same: words, gone: html`<del>${words}</del>`, new: html`<ins>${words}</ins>` }[kind];
    return html`${index ? ' ' : nothing}${marked}`;
  });
  return runs.length > 0 ? runs : undefined;
}
