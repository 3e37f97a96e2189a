import type { GroupName } from '../../domain/fields.js';
import type { Focus } from '../state.js';
import type { FormContext } from './form-context.js';

export { formOfName } from '../form/change.js';
export { searchedFirst } from '../form/search-field.js';
export { formStyle } from './form-style.js';
export { renderForm } from './form.js';

/*
 * Parts, for `::part()`: `form` the whole, `group` of fields, `heading` of a group, `label`, `input` (a choice is `select` too), `error`,
 * `warning`, `hint` below a field, `insist` the link in a warning, `by-hand` the
 * link below the company search, `found` its list, `change` the link on a card, `button`, `button-quiet`, `note` the box on top, `company` the card
 * with the company's data, `outcome` what was decided, `legal` the consent line.
 */

/** Tells whether the buyer sees the form: while editing, and after a refusal that can be put right in it. */
export function showsForm({ model: { state } }: FormContext): boolean {
  return ['offered', 'editing'].includes(state.name) || (state.name === 'declined' && state.advice.startsWith('fix_'));
}

/** Moves the focus to where the buyer has to go on: the first mistake, what was decided, or the first field still empty. */
export function focusOn(root: ParentNode, on: Focus): void {
  const find = (selector: string): HTMLElement | null => root.querySelector(selector);
  const controls = Array.from(root.querySelectorAll<HTMLInputElement>('.box > :is(input, select)'));
  const first = (group: GroupName): HTMLElement | null => find(`[name=${group}] :is(input, select)`);
  const targets = {
    issue: () => find('[aria-invalid=true]') ?? find('[tabindex="-1"]'),
    outcome: () => find('[tabindex="-1"]'),
    form: () => controls.find(({ required, value }) => required && !value) ?? find('.button'),
    company: () => first('company'),
    contact: () => first('contact'),
  } as const;
  targets[on]()?.focus();
}
