import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fieldsOf, type Field } from '../../domain/fields.js';
import type { Issue } from '../../domain/issue.js';
import type { AnswerTexts } from '../locales/answers/en.js';
import type { AnsweredContext } from './form-context.js';
import { renderNote } from './note.js';
import { idOf, tidied } from '../form/field.js';
import { judge } from '../form/judge.js';

/** What is said about a field, below it. */
export function renderIssue(context: AnsweredContext, field: Field, issue: Issue): TemplateResult {
  const { texts } = context;
  const button = html`<button
    type="button"
    class="link"
    part="insist"
    @click=${(event: Event) => insist(context, field, event)}
  >
    ${texts.insist}
  </button>`;
  return html`<div class="issue ${issue.severity}" part=${issue.severity}>
    <span id="${idOf(field)}-issue">${sentenceFor(texts, field, issue)}</span
    >${issue.severity === 'warning' ? button : nothing}
  </div>`;
}

/** Why the form is back after a refusal, or a notice. */
export function renderReason({ model, texts }: AnsweredContext): TemplateResult | typeof nothing {
  const { state, notice } = model;
  if (state.name === 'declined') {
    const { title, text } = texts.advices[state.advice];
    return renderNote(title, text);
  }
  return notice && notice !== 'check_unreachable' ? renderNote('', texts.notices[notice]) : nothing;
}

/** What screen readers are told of the form: why it is back, or what is wrong with the field that was left last. */
export function announceForm(context: AnsweredContext): string {
  const { model, texts } = context;
  const { state, notice } = model;
  if (state.name === 'declined') return texts.advices[state.advice].title;
  return latestIssue(context) || (notice && notice !== 'check_unreachable' ? texts.notices[notice] : '');
}

// After a submit the focus goes to the first issue and says it; saying all of them here would only be noise.
function latestIssue(context: AnsweredContext): string {
  const { model, pack, texts } = context;
  const path = model.touched.at(-1);
  const issue = path && !model.submitted ? judge(context).issues.get(path) : undefined;
  const field = fieldsOf(pack, model.entry['company.legalForm']).find((candidate) => candidate.path === path);
  return issue && field && issue.severity !== 'hint'
    ? `${texts.labels[field.label]}: ${sentenceFor(texts, field, issue)}`
    : '';
}

function sentenceFor(texts: AnswerTexts, { path }: Field, { code, params = {} }: Issue): string {
  const isUnchosen = path === 'company.legalForm' && code === 'required';
  return texts.issues[isUnchosen ? 'legal_form_unknown' : code](params);
}

/** "The number is right as it is": said of its tidy form, so that leaving the field later changes nothing any more. */
function insist(context: AnsweredContext, { path }: Field, event: Event): void {
  const input = (event.currentTarget as Element).closest('.field')?.querySelector('input');
  if (!input) return;
  context.actions.edit({ [path]: tidied(context, path, input) });
  context.actions.insist(path);
  // The button goes away: the focus stays where the buyer is.
  input.focus();
}
