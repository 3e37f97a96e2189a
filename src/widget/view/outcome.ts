import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Money } from '../../domain/money.js';
import type { State } from '../state.js';
import { renderCompany } from './company.js';
import type { AnsweredContext } from './form-context.js';
import { renderNote } from './note.js';

type In<Name extends State['name']> = Extract<State, { name: Name }>;

/** While the decision is made: what is being checked, and that it takes a few seconds. */
export function renderAuthorizing(context: AnsweredContext): TemplateResult {
  return html`<div class="body">${renderCompany(context)}${mainButton(context.texts.checking)}</div>`;
}

/** The register knows the company a little differently: one press takes its version over. */
export function renderCorrecting(context: AnsweredContext, { company }: In<'correcting'>): TemplateResult {
  const { texts, actions } = context;
  return html`<div class="body">
    ${renderNote(texts.correction.title, texts.correction.text)}${renderCompany(context, company)}
    <div class="pair">
      ${mainButton(texts.correction.accept, actions.acceptCorrection)}${quietButton(texts.correction.edit, actions.editAgain)}
    </div>
  </div>`;
}

/** Approved: how much, when it is due, and where the invoice goes. */
export function renderAuthorized(context: AnsweredContext, { decision }: In<'authorized'>): TemplateResult {
  const { texts, language, model } = context;
  const email = [model.entry.invoiceEmail, model.entry['contact.email']].find(Boolean);
  const title = texts.authorized(formatMoney(decision.amount, language), decision.paymentTermDays);
  return html`<div class="body">${outcome('yes', title, email ? texts.invoiceTo(email) : '')}</div>`;
}

/** A refusal the buyer cannot act on: neutral, with the way out. */
export function renderDeclined({ texts, actions }: AnsweredContext, { advice }: In<'declined'>): TemplateResult {
  const { title, text } = texts.advices[advice];
  return html`<div class="body">
    <div tabindex="-1"><slot name="declined">${outcome('no', title, text)}</slot></div>
    ${quietButton(texts.otherMethod, actions.chooseOtherMethod)}
  </div>`;
}

/** A person decides: until when at the latest, and the way out. */
export function renderReview({ texts, language, actions }: AnsweredContext, { until }: In<'inReview'>): TemplateResult {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(until));
  return html`<div class="body">
    ${outcome('no', texts.review.title, texts.review.text(date))}
    ${quietButton(texts.otherMethod, actions.chooseOtherMethod)}
  </div>`;
}

/** The answer was lost: the server is being asked, or the buyer may have it asked again. */
export function renderUnknown({ texts, actions }: AnsweredContext, { isAsking }: In<'unknown'>): TemplateResult {
  const { title, text, again } = texts.unknown;
  return html`<div class="body">
    ${renderNote(title, text)}${isAsking ? mainButton(texts.checking) : mainButton(again, actions.retry)}
  </div>`;
}

/** Nothing was decided: try again, or go back to the form. Going back gives up an attempt that may have arrived. */
export function renderFailed({ texts, actions }: AnsweredContext): TemplateResult {
  const { title, text, again, edit } = texts.failed;
  return html`<div class="body">
    ${renderNote(title, text)} ${mainButton(again, actions.retry)}${quietButton(edit, actions.editAgain)}
  </div>`;
}

/** An amount in the reader's own way of writing it. */
export function formatMoney({ amount, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Without an action it is busy. The element stays the same then, and with it the focus. */
function mainButton(text: string, act?: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button"
    part="button"
    aria-disabled=${act ? nothing : 'true'}
    @click=${act ?? nothing}
  >
    ${act ? nothing : html`<span class="spinner"></span>`}${text}
  </button>`;
}

function quietButton(text: string, act: () => void): TemplateResult {
  return html`<button type="button" class="button quiet" part="button-quiet" @click=${act}>${text}</button>`;
}

function outcome(kind: 'yes' | 'no', title: string, text: string): TemplateResult {
  return html`<div class="outcome ${kind}" part="outcome" tabindex="-1">
    <span class="sign" aria-hidden="true">${kind === 'no' ? 'i' : nothing}</span>
    <span><b>${title}</b>${text ? html`<small>${text}</small>` : nothing}</span>
  </div>`;
}
