import type { FieldGroup, GroupName } from '../../domain/fields.js';
import type { FieldPath, Issue } from '../../domain/issue.js';
import type { Model } from '../state.js';

/** What must be known of a group for a card to say whom it is about. */
const core: Readonly<Record<GroupName, readonly FieldPath[]>> = {
  company: ['company.name', 'company.address.street', 'company.address.postcode', 'company.address.city'],
  contact: ['contact.firstName', 'contact.lastName', 'contact.email'],
};

/**
 * The fields of a group that are told on its card instead of being asked for: what the shop or a register has filled in (WCAG 3.3.7), as
 * long as nothing is wrong with any of it. What they do not know is asked for below the card.
 */
export function foldedIn(
  { name, fields }: FieldGroup,
  { entry, prefilled, opened }: Model,
  issues: ReadonlyMap<FieldPath, Issue>,
): readonly FieldPath[] {
  const known = fields.map(({ path }) => path).filter((path) => prefilled.includes(path) && entry[path]);
  const isWrong = known.some((path) => (issues.get(path)?.severity ?? 'hint') !== 'hint');
  return opened.includes(name) || isWrong || !core[name].every((path) => known.includes(path)) ? [] : known;
}
