import type { CSSResult, TemplateResult } from 'lit';
import type { BuyerCheck, BuyerEntry } from '../../domain/buyer.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import { fieldsOf } from '../../domain/fields.js';
import { acceptCorrection } from '../form/change.js';
import { sentenceFor } from '../form/field.js';
import { checkEntry as check, shownIssues } from '../form/shown-issues.js';
import { formStyle } from './form-style.js';
import { renderForm } from './form.js';
import type { FormContext } from './form-context.js';
import { outcomeStyle } from './outcome-style.js';
import * as outcome from './outcome.js';

/*
 * Everything that is needed only once the method is opened, as one download.
 *
 * Parts, for `::part()`: `form` the whole, `group` of fields, `heading` of a group, `label`, `input` (a choice is `select` too), `error`,
 * `warning`, `hint` below a field, `insist` the link in a warning, `button`, `button-quiet`, `note` the box on top, `company` the card
 * with the company's data, `outcome` what was decided, `legal` the consent line.
 */

/** Styles of the opened method. */
export const bodyStyles: readonly CSSResult[] = [formStyle, outcomeStyle];

/** Draws the opened method in whatever state it is. */
export function renderBody(context: FormContext): TemplateResult {
  const { state } = context.model;
  switch (state.name) {
    case 'authorizing':
      return outcome.renderAuthorizing(context);
    case 'correcting':
      return outcome.renderCorrecting(context, state);
    case 'inReview':
      return outcome.renderReview(context, state);
    case 'unknown':
      return outcome.renderUnknown(context, state);
    case 'authorized':
      return outcome.renderAuthorized(context, state);
    case 'failed':
      return outcome.renderFailed(context);
    case 'declined':
      return isFixable(context) ? renderForm(context) : outcome.renderDeclined(context, state);
    default:
      return renderForm(context);
  }
}

/** Checks what stands in the form. */
export function checkEntry({ model, pack, offer }: FormContext): BuyerCheck {
  return check(model, pack, offer);
}

/** What the form holds once the register's version is taken over. */
export function correctedEntry({ model, pack }: FormContext, company: CorrectedCompany): BuyerEntry {
  return acceptCorrection(model.entry, pack, company);
}

/** What screen readers are told, without the focus moving: a new state, or what is wrong with the field that was left last. */
export function announce(context: FormContext): string {
  const { model, texts, language } = context;
  const { state, notice } = model;
  switch (state.name) {
    case 'authorizing':
      return texts.checking;
    case 'correcting':
      return texts.correction.title;
    case 'inReview':
      return texts.review.title;
    case 'unknown':
      return texts.unknown.title;
    case 'authorized':
      return texts.authorized(outcome.formatMoney(state.decision.amount, language), state.decision.paymentTermDays);
    case 'failed':
      return texts.failed.title;
    case 'declined':
      return texts.advices[state.advice].title;
    default:
      return latestIssue(context) || (notice ? texts.notices[notice] : '');
  }
}

// After a submit the focus goes to the first issue and says it; saying all of them here would only be noise.
function latestIssue({ model, pack, offer, texts }: FormContext): string {
  const path = model.touched.at(-1);
  const issue = path && !model.submitted ? shownIssues(model, check(model, pack, offer)).get(path) : undefined;
  const field = fieldsOf(pack, model.entry['company.legalForm']).find((candidate) => candidate.path === path);
  return issue && field && issue.severity !== 'hint'
    ? `${texts.labels[field.label]}: ${sentenceFor(texts, field, issue)}`
    : '';
}

/** Moves the focus to where the buyer has to go on: the first mistake, what was decided, or the first field still empty. */
export function focusOn(root: ParentNode, on: 'issue' | 'outcome' | 'form'): void {
  const find = (selector: string): HTMLElement | null => root.querySelector(selector);
  const controls = Array.from(root.querySelectorAll<HTMLInputElement>('.box > :is(input, select)'));
  const targets = {
    issue: () => find('[aria-invalid=true]') ?? find('[tabindex="-1"]'),
    outcome: () => find('[tabindex="-1"]'),
    form: () => controls.find(({ required, value }) => required && !value) ?? find('.button'),
  } as const;
  targets[on]()?.focus();
}

function isFixable({ model: { state } }: FormContext): boolean {
  return state.name === 'declined' && (state.advice === 'fix_address' || state.advice === 'fix_identity');
}
