import { nothing, type TemplateResult } from 'lit/html.js';
import type { AnsweredContext } from './form-context.js';
import * as outcome from './outcome.js';

export { acceptCorrection } from './accept-correction.js';
export { outcomeStyle } from './outcome-style.js';

/** Draws what became of an attempt. */
export function renderOutcome(context: AnsweredContext): TemplateResult | typeof nothing {
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
      return outcome.renderDeclined(context, state);
    default:
      return nothing;
  }
}

/** What screen readers are told of an outcome, without the focus moving. */
export function announceOutcome({ model: { state }, texts, language }: AnsweredContext): string {
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
      return '';
  }
}
