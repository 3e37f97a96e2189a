import { html, nothing, type TemplateResult } from 'lit/html.js';
import { fieldsFor, type FieldGroup } from '../../domain/fields.js';
import type { FieldPath } from '../../domain/issue.js';
import { findLegalForm } from '../../domain/legal-form.js';
import { renderField } from '../form/field.js';
import { foldedIn } from '../form/folding.js';
import { searchedFirst } from '../form/search-field.js';
import { checkForm } from '../form/entry-checks.js';
import { isTold, shownIssues } from '../form/shown-issues.js';
import { renderFolded } from './card.js';
import type { FormContext } from './form-context.js';
import { renderNote } from './note.js';

/** The form: what is needed of this country and legal form, and nothing else. */
export function renderForm(context: FormContext): TemplateResult {
  const { model, pack, texts, checks, showsButton, actions } = context;
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
    @paste=${(event: ClipboardEvent) => checks?.paste(context, event)}
  >
    <slot name="intro"></slot>
    ${renderReason(context)}${renderGroups(context, groups)}
    <button class="button" part="button" type="submit" ?hidden=${!showsButton}>${texts.check}</button>
    <slot name="legal">${renderLegal(context)}</slot>
  </form>`;
}

function renderReason({ model, texts }: FormContext): TemplateResult | typeof nothing {
  const { state, notice } = model;
  if (state.name === 'declined') {
    const { title, text } = texts.advices[state.advice];
    return renderNote(title, text);
  }
  return notice ? renderNote('', texts.notices[notice]) : nothing;
}

function renderGroups(context: FormContext, groups: readonly FieldGroup[]): TemplateResult[] {
  const { model, texts, checks } = context;
  const check = checkForm(context);
  const issues = shownIssues(model, check);
  const isConfirmed = (path: FieldPath): boolean =>
    checks !== undefined &&
    ticked.includes(path) &&
    isTold(model, path) &&
    Boolean(model.entry[path]) &&
    !check.issues.some((issue) => issue.path === path);
  const last = groups.at(-1)?.fields.at(-1);
  const only = searchedFirst(context);
  return groups.map((group) => {
    const { name, fields } = group;
    const folded = foldedIn(group, model, issues);
    const isSearched = only !== undefined && name === 'company' && folded.length === 0;
    const asked = isSearched ? fields.filter(({ path }) => path === only) : fields;
    return html`<fieldset part="group" name=${name}>
      <legend part="heading">${texts[name]}</legend>
      <div class="grid">
        ${folded.length > 0 ? renderFolded(context, name) : nothing}
        ${asked
          .filter(({ path }) => !folded.includes(path))
          .map((field) => {
            const issue = issues.get(field.path);
            return renderField(context, {
              field: isSearched ? { ...field, width: 6 } : field,
              label: isSearched && field.path === 'company.name' ? texts.search.label : texts.labels[field.label],
              issue,
              isConfirmed: !issue && isConfirmed(field.path),
              isLast: field === last,
            });
          })}
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

// A tick says "this is well formed"; on free texts it would promise more than anyone has checked.
const ticked: readonly FieldPath[] = ['company.name', 'company.vatNumber', 'company.registrationNumber'];

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
