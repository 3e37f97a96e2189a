import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fieldsFor, type FieldGroup } from '../../domain/fields.js';
import { findLegalForm } from '../../domain/legal-form.js';
import { renderField } from '../form/field.js';
import { searchedFirst } from '../form/search-field.js';
import type { FormContext } from './form-context.js';
import { renderNote } from './note.js';

/** The form: what is needed of this country and legal form, and nothing else. */
export function renderForm(context: FormContext): TemplateResult {
  const { model, pack, texts, showsButton, actions } = context;
  const submit = (event: Event): void => {
    event.preventDefault();
    actions.submit();
  };
  const groups = fieldsFor(pack, findLegalForm(pack, model.entry['company.legalForm'] ?? ''));
  // Without the button Enter would do nothing: it is hidden where the page has one of its own, but still the form's default.
  return html`<form
    class="body"
    part="form"
    novalidate
    @submit=${submit}
    @paste=${(event: ClipboardEvent) => context.answers?.paste(context, event)}
  >
    <slot name="intro"></slot>
    ${renderReason(context)}${renderGroups(context, groups)}
    <button class="button" part="button" type="submit" ?hidden=${!showsButton}>${texts.check}</button>
    <slot name="legal">${renderLegal(context)}</slot>
  </form>`;
}

function renderReason(context: FormContext): TemplateResult | typeof nothing | undefined {
  const { model, texts } = context;
  const isUnreachable = model.notice === 'check_unreachable';
  return isUnreachable ? renderNote('', texts.checkUnreachable) : context.answers?.renderReason(context);
}

function renderGroups(context: FormContext, groups: readonly FieldGroup[]): TemplateResult[] {
  const { texts, answers } = context;
  const judgement = answers?.judge(context);
  const last = groups.at(-1)?.fields.at(-1);
  const only = searchedFirst(context);
  return groups.map(({ name, fields }) => {
    const folded = fields.filter(({ path }) => judgement?.folded.includes(path));
    const isSearched = only !== undefined && name === 'company' && folded.length === 0;
    const asked = fields.filter((field) => (isSearched ? field.path === only : !folded.includes(field)));
    return html`<fieldset part="group" name=${name}>
      <legend part="heading">${texts[name]}</legend>
      <div class="grid">
        ${folded.length > 0 ? context.answers?.renderFolded(context, name) : nothing}
        ${asked.map((field) =>
          renderField(context, {
            field: isSearched ? { ...field, width: 6 } : field,
            label: isSearched && field.path === 'company.name' ? texts.search.label : texts.labels[field.label],
            issue: judgement?.issues.get(field.path),
            isConfirmed: judgement?.confirmed.includes(field.path) ?? false,
            isLast: field === last,
          }),
        )}
        ${isSearched ? renderByHand(context) : nothing}
      </div>
    </fieldset>`;
  });
}

function renderByHand({ texts, actions }: FormContext): TemplateResult {
  return html`<button type="button" class="link" part="by-hand" @click=${() => actions.open('company')}>
    ${texts.search.byHand}
  </button>`;
}

function renderLegal({ texts: { legal, opensNewTab }, offer }: FormContext): TemplateResult {
  const { creditor, termsUrl, privacyUrl } = offer.legal;
  const link = (address: string, text: string): TemplateResult =>
    html`<a href=${address} target="_blank" rel="noopener">${text}<span class="hidden"> ${opensNewTab}</span></a>`;
  const terms = link(termsUrl, legal.terms(creditor));
  const privacy = link(privacyUrl, legal.privacy);
  return html`<p class="legal" part="legal">
    ${legal.before(creditor)}${terms}${legal.between(creditor)}${privacy}${legal.after}
  </p>`;
}
