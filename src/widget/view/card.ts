import { tidy } from '../../domain/check-entry.js';
import { html, nothing, type TemplateResult } from 'lit/html.js';
import { findLegalForm, guessLegalForm } from '../../domain/legal-form.js';
import type { FieldPath } from '../../domain/issue.js';
import type { GroupName } from '../../domain/fields.js';
import type { AnsweredContext } from './form-context.js';

/** One line of a card, or what stands in it. */
type Line = TemplateResult | readonly TemplateResult[] | string | undefined;

/** What is known, to be read and not to be typed: whom it is about, and below it lines of details. */
export function renderCard(title: Line, lines: readonly Line[], action?: TemplateResult): TemplateResult {
  const told = lines.filter(Boolean).map((line, index) => html`${index ? html`<br />` : nothing}${line}`);
  return html`<div class="company" part="company">${action ?? nothing}<b>${title}</b> <small>${told}</small></div>`;
}

/** The card of a group whose fields are folded into it, with a way back to them. */
export function renderFolded(context: AnsweredContext, group: GroupName): TemplateResult {
  const { texts, actions } = context;
  const { title, lines } = group === 'company' ? readCompany(context) : readContact(context);
  const change = html`<button type="button" class="link change" part="change" @click=${() => actions.open(group)}>
    ${texts.change}<span class="hidden"> ${texts[group]}</span>
  </button>`;
  return renderCard(title, lines, change);
}

interface Told {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The legal form is told where the name does not end in it. */
function readCompany(context: AnsweredContext): Told {
  const { model, pack } = context;
  const read = reader(context);
  const name = read('company.name');
  const form = findLegalForm(pack, model.entry['company.legalForm'] ?? '');
  const isNamed = !form || guessLegalForm(pack, name)?.code === form.code;
  return {
    title: isNamed ? name : `${name} (${form.abbreviation})`,
    lines: [
      `${read('company.address.street')}, ${read('company.address.postcode')} ${read('company.address.city')}`,
      inRow(read('company.vatNumber'), read('company.registrationNumber')),
    ],
  };
}

function readContact(context: AnsweredContext): Told {
  const read = reader(context);
  return {
    title: `${read('contact.firstName')} ${read('contact.lastName')}`,
    lines: [inRow(read('contact.email'), read('contact.phone')), inRow(read('purchaseOrder'), read('invoiceEmail'))],
  };
}

/** In tidy form. */
function reader({ model: { entry }, pack }: AnsweredContext): (path: FieldPath) => string {
  return (path) => tidy(pack, entry, path);
}

function inRow(...texts: readonly string[]): string {
  return texts.filter(Boolean).join(' · ');
}
