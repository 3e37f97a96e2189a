import type { CSSResult, TemplateResult } from 'lit';
import type { BuyerCheck, BuyerEntry } from '../../domain/buyer.js';
import type { CorrectedCompany } from '../../domain/decision.js';
import { acceptCorrection } from '../form/change.js';
import { checkEntry as check } from '../form/shown-issues.js';
import { formStyle } from './form-style.js';
import { renderForm } from './form.js';
import type { FormContext } from './form-context.js';
import * as outcome from './outcome.js';

/*
 * Everything that is needed only once the method is opened, as one download.
 * Parts: form group heading label input error warning hint insist button button-quiet note company outcome legal.
 */

/** Styles of the opened method. */
export const bodyStyles: readonly CSSResult[] = [formStyle];

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
      return outcome.renderFailed(context, state);
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
export function correctedEntry({ pack }: FormContext, company: CorrectedCompany): BuyerEntry {
  return acceptCorrection(pack, company);
}

/** What screen readers are told when the state changes. */
export function announce({ model, texts, language }: FormContext): string {
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
      return notice ? texts.notices[notice] : '';
  }
}

/** Moves the focus to where the buyer has to go on. */
export function focusOn(root: ParentNode, on: 'issue' | 'outcome' | 'form'): void {
  const targets = {
    issue: '[aria-invalid=true]',
    outcome: '.note, .outcome',
    form: 'input:not([type=radio]), select',
  } as const;
  root.querySelector<HTMLElement>(targets[on])?.focus();
}

function isFixable({ model: { state } }: FormContext): boolean {
  return state.name === 'declined' && (state.advice === 'fix_address' || state.advice === 'fix_identity');
}
