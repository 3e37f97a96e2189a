import { html, nothing, type TemplateResult } from 'lit';
import { tidy } from '../../domain/check-buyer.js';
import type { Money } from '../../domain/money.js';
import type { State } from '../state.js';
import { renderComparison } from './correction.js';
import type { FormContext } from './form-context.js';
import { renderNote } from './note.js';

type In<Name extends State['name']> = Extract<State, { name: Name }>;

/** While the decision is made: what is being checked, and that it takes a few seconds. */
export function renderAuthorizing(context: FormContext): TemplateResult {
  const { model, pack, texts } = context;
  const { entry } = model;
  const numbers = (['company.vatNumber', 'company.registrationNumber'] as const)
    .map((path) => tidy(pack, entry, path))
    .filter(Boolean)
    .join(' · ');
  const place = `${entry['company.address.postcode'] ?? ''} ${entry['company.address.city'] ?? ''}`;
  return html`<div class="body">
    <div class="company" part="company">
      <b>${entry['company.name']}</b>
      <small>${entry['company.address.street']}, ${place}${numbers ? html`<br />${numbers}` : nothing}</small>
    </div>
    ${busy(texts.checking)}
  </div>`;
}

export function renderCorrecting(context: FormContext, { company }: In<'correcting'>): TemplateResult {
  const { texts, actions, model } = context;
  return html`<div class="body">
    ${renderNote(texts.correction.title, texts.correction.text)}${renderComparison(model.entry, company, texts)}
    <div class="pair">
      <button type="button" class="button" part="button" @click=${actions.acceptCorrection}>${texts.correction.accept}</button>
      <button type="button" class="button quiet" part="button-quiet" @click=${actions.editAgain}>${texts.correction.edit}</button>
    </div>
  </div>`;
}

export function renderAuthorized(context: FormContext, { decision }: In<'authorized'>): TemplateResult {
  const { texts, language, model } = context;
  const email = model.entry['invoiceEmail'] ?? model.entry['contact.email'];
  const title = texts.authorized(formatMoney(decision.amount, language), decision.paymentTermDays);
  return html`<div class="body">${outcome('yes', '✓', title, email ? texts.invoiceTo(email) : '')}</div>`;
}

/** A refusal the buyer cannot act on: neutral, with the way out. */
export function renderDeclined({ texts, actions }: FormContext, { advice }: In<'declined'>): TemplateResult {
  const { title, text } = texts.advices[advice];
  return html`<div class="body">
    <slot name="declined">${outcome('no', 'i', title, text)}</slot>
    <button type="button" class="button quiet" part="button-quiet" @click=${actions.chooseOtherMethod}>${texts.otherMethod}</button>
  </div>`;
}

export function renderReview({ texts, language, actions }: FormContext, { until }: In<'inReview'>): TemplateResult {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(until));
  return html`<div class="body">
    ${outcome('no', 'i', texts.review.title, texts.review.text(date))}
    <button type="button" class="button quiet" part="button-quiet" @click=${actions.chooseOtherMethod}>${texts.otherMethod}</button>
  </div>`;
}

export function renderUnknown({ texts, actions }: FormContext, { isAsking }: In<'unknown'>): TemplateResult {
  const again = html`<button type="button" class="button" part="button" @click=${actions.retry}>${texts.unknown.again}</button>`;
  return html`<div class="body">${renderNote(texts.unknown.title, texts.unknown.text)}${isAsking ? busy(texts.checking) : again}</div>`;
}

export function renderFailed({ texts, actions }: FormContext, { recovery }: In<'failed'>): TemplateResult {
  const { title, text, again, edit } = texts.failed;
  const change = html`<button type="button" class="button quiet" part="button-quiet" @click=${actions.editAgain}>${edit}</button>`;
  return html`<div class="body">
    ${renderNote(title, text)}
    <button type="button" class="button" part="button" @click=${actions.retry}>${again}</button>
    ${recovery === 'ask' ? nothing : change}
  </div>`;
}

/** An amount in the reader's own way of writing it. */
export function formatMoney({ amount, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function busy(text: string): TemplateResult {
  return html`<button type="button" class="button" part="button" aria-disabled="true"><span class="spinner"></span>${text}</button>`;
}

function outcome(kind: 'yes' | 'no', sign: string, title: string, text: string): TemplateResult {
  return html`<div class="outcome ${kind}" part="outcome" tabindex="-1">
    <span class="sign" aria-hidden="true">${sign}</span>
    <span><b>${title}</b>${text ? html`<small>${text}</small>` : nothing}</span>
  </div>`;
}
