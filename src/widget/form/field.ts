import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { tidy } from '../../domain/check-buyer.js';
import type { Field } from '../../domain/fields.js';
import type { Issue } from '../../domain/issue.js';
import type { FormContext } from '../view/form-context.js';
import { changeField } from './change.js';

/** Draws one field: label, control, and what is to be said about it. */
export function renderField(context: FormContext, field: Field, issue: Issue | undefined, isConfirmed: boolean): TemplateResult {
  const { texts } = context;
  const id = idOf(field);
  const label = texts.labels[field.label];
  return html`<div class="w${field.width}">
    <label for=${id} part="label">
      ${label}${field.isOptional ? html` <span class="optional">${texts.optional}</span>` : nothing}
    </label>
    <div class="box">
      ${field.path === 'company.legalForm' ? renderChoice(context, field, issue) : renderInput(context, field, issue)}
      ${isConfirmed && !issue ? html`<span class="tick" aria-hidden="true">✓</span>` : nothing}
    </div>
    ${issue ? renderIssue(context, field, issue, label) : nothing}
  </div>`;
}

/** The id of a field's control inside the element. */
export function idOf({ path }: Pick<Field, 'path'>): string {
  return path.replaceAll('.', '-');
}

function renderInput(context: FormContext, field: Field, issue: Issue | undefined): TemplateResult {
  const { model, pack, actions } = context;
  const { path, keyboard } = field;
  const id = idOf(field);
  return html`<input
    id=${id}
    name=${id}
    part="input"
    class=${issue?.severity ?? ''}
    type=${keyboard === 'email' || keyboard === 'tel' ? keyboard : 'text'}
    inputmode=${keyboard}
    maxlength=${field.longest}
    autocomplete=${field.autocomplete}
    autocapitalize=${keyboard === 'text' ? 'words' : 'none'}
    enterkeyhint="next"
    spellcheck="false"
    ?required=${!field.isOptional}
    aria-invalid=${issue && issue.severity !== 'hint' ? 'true' : 'false'}
    aria-describedby=${issue ? `${id}-issue` : nothing}
    .value=${live(model.entry[path] ?? '')}
    @input=${(event: InputEvent) => actions.edit(changeField(model, pack, path, (event.target as HTMLInputElement).value))}
    @blur=${() => leave(context, field)}
  />`;
}

function leave({ model, pack, actions }: FormContext, { path }: Field): void {
  const text = tidy(pack, model.entry, path);
  if (model.state.name === 'editing' && text !== (model.entry[path] ?? '')) actions.edit({ [path]: text });
  actions.leave(path);
}

function renderChoice(context: FormContext, field: Field, issue: Issue | undefined): TemplateResult {
  const { model, pack, texts, actions } = context;
  const chosen = model.entry[field.path] ?? '';
  const id = idOf(field);
  return html`<select
    id=${id}
    name=${id}
    part="input"
    class="${issue?.severity ?? ''} ${chosen ? '' : 'placeholder'}"
    required
    aria-invalid=${issue && issue.severity !== 'hint' ? 'true' : 'false'}
    aria-describedby=${issue ? `${id}-issue` : nothing}
    .value=${live(chosen)}
    @change=${(event: Event) => actions.edit({ [field.path]: (event.target as HTMLSelectElement).value })}
    @blur=${() => actions.leave(field.path)}
  >
    <option value="" ?selected=${!chosen}>${texts.choose}</option>
    ${pack.legalForms.map(
      ({ code, abbreviation, label }) =>
        html`<option value=${code} title=${label} ?selected=${code === chosen}>${abbreviation}</option>`,
    )}
  </select>`;
}

function renderIssue({ texts, actions }: FormContext, field: Field, issue: Issue, label: string): TemplateResult {
  const isInsistable = issue.severity === 'warning';
  return html`<p class="issue ${issue.severity}" part=${issue.severity} id="${idOf(field)}-issue">
    ${texts.issues[issue.code](issue.params ?? {}, label)}
    ${isInsistable
      ? html`<button type="button" class="link" part="insist" @click=${() => actions.insist(field.path)}>${texts.insist}</button>`
      : nothing}
  </p>`;
}
