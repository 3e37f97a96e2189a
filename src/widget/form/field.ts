import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { Field } from '../../domain/fields.js';
import type { Issue } from '../../domain/issue.js';
import { findLegalForm, legalFormsOf } from '../../domain/legal-form.js';
import type { FormContext } from '../view/form-context.js';
import { changeField } from './change.js';
import { whenLeft } from './leaving.js';
import { loadPhone, tidyPhone, typePhone } from './phone-input.js';

/** How one field stands. */
export interface FieldState {
  readonly field: Field;
  readonly label: string;
  readonly issue: Issue | undefined;
  /** Well formed, and said so with a tick. */
  readonly isConfirmed: boolean;
  /** The last field of the form: its key on the screen says "go". */
  readonly isLast: boolean;
}

/** Draws one field: label, control, and what is to be said about it. */
export function renderField(context: FormContext, state: FieldState): TemplateResult {
  const { texts } = context;
  const { field, label, issue, isConfirmed } = state;
  return html`<div class="field w${field.width}">
    <label for=${idOf(field)} part="label">
      ${label} ${field.isOptional ? html`<span class="optional">${texts.optional}</span>` : nothing}
    </label>
    <div class="box">
      ${field.path === 'company.legalForm' ? renderChoice(context, state) : renderInput(context, state)}
      ${isConfirmed ? html`<span class="tick"></span>` : nothing}
    </div>
    ${issue && context.answers ? context.answers.renderIssue(context, field, issue) : nothing}
  </div>`;
}

/** Id and name of a field's control. */
export function idOf({ path }: Field): string {
  return path.replaceAll('.', '-');
}

function renderInput(context: FormContext, { field, issue, isLast }: FieldState): TemplateResult {
  const { model, pack, actions } = context;
  const { path, keyboard } = field;
  const id = idOf(field);
  const isPhone = path === 'contact.phone';
  const type = (event: Event): void => {
    const text = isPhone ? typePhone(pack.code, event) : inputOf(event).value;
    actions.edit(changeField(model, pack, path, text));
  };
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
    enterkeyhint=${isLast ? 'go' : 'next'}
    spellcheck="false"
    ?required=${!field.isOptional}
    aria-invalid=${isMarked(issue) ? 'true' : 'false'}
    aria-describedby=${issue ? `${id}-issue` : nothing}
    .value=${model.entry[path] ?? ''}
    @focus=${isPhone ? loadPhone : nothing}
    @input=${type}
    @blur=${(event: Event) => leave(context, field, inputOf(event))}
  />`;
}

function renderChoice(context: FormContext, { field, issue }: FieldState): TemplateResult {
  const { model, pack, texts, actions } = context;
  // A form of another country is kept for the way back, and is no choice here.
  const chosen = findLegalForm(pack, model.entry[field.path] ?? '')?.code ?? '';
  const id = idOf(field);
  const choose = (event: Event): void => {
    actions.edit({ [field.path]: inputOf(event).value });
    actions.leave(field.path);
  };
  return html`<select
    id=${id}
    name=${id}
    part="input select"
    class="${issue?.severity ?? ''} ${chosen ? '' : 'placeholder'}"
    required
    aria-invalid=${isMarked(issue) ? 'true' : 'false'}
    aria-describedby=${issue ? `${id}-issue` : nothing}
    @change=${choose}
  >
    <option value="" .selected=${!chosen}>${texts.choose}</option>
    ${legalFormsOf(pack).map(
      ({ code, abbreviation, label }) =>
        html`<option value=${code} title=${label} .selected=${code === chosen}>${abbreviation}</option>`,
    )}
  </select>`;
}

function isMarked(issue: Issue | undefined): boolean {
  return issue !== undefined && issue.severity !== 'hint';
}

function inputOf(event: Event): HTMLInputElement {
  return event.currentTarget as HTMLInputElement;
}

/**
 * A field left as it was found stays as it is, and out of judgement: only what the buyer has written is told to be wrong. It may also be
 * left because it goes away, when the shop or a register fills in the company: what they say must not be written over.
 */
function leave(context: FormContext, { path }: Field, input: HTMLInputElement): void {
  const { model, actions } = context;
  const isChanged = model.dirty.includes(path) || input.value !== (model.entry[path] ?? '');
  if (!isChanged) return;
  if (model.state.name === 'editing') actions.edit({ [path]: tidied(context, path, input) });
  whenLeft(input, () => actions.leave(path));
}

/**
 * The tidy form of what stands in a control. The control, not the model, says what was typed: a password manager fills and leaves a field
 * before anything is drawn again.
 */
export function tidied(
  { model, pack, answers }: FormContext,
  path: Field['path'],
  { value }: HTMLInputElement,
): string {
  if (path === 'contact.phone') return tidyPhone(pack.code, value);
  return answers?.tidy(pack, { ...model.entry, [path]: value }, path) ?? value;
}
