import { countryPacks } from '../src/domain/countries/index.js';
import { fieldsFor, type Field } from '../src/domain/fields.js';
import { findLegalForm } from '../src/domain/legal-form.js';
import type { Scenario } from '../src/sandbox/world.js';
import { en } from '../src/widget/locales/en.js';
import { nameOf } from './countries.js';

const outcomes: Readonly<Record<Exclude<Scenario['outcome'], 'declined'>, string>> = {
  authorized: 'Approved at once.',
  correction: 'The buyer is asked to confirm what the register says.',
  review: 'Somebody has a closer look; the order has to wait or be paid in another way.',
};

const refusals: Readonly<Record<NonNullable<Scenario['advice']>, string>> = {
  fix_address: 'Declined: the buyer should look at the address again.',
  fix_identity: 'Declined: the buyer should look at name and numbers again.',
  try_smaller: 'Declined: the buyer may try a smaller basket.',
  other_method: 'Declined: the buyer should pay in another way.',
};

/** What is to be expected of a scenario, in plain words. */
export function describeOutcome({ outcome, advice }: Scenario): string {
  return outcome === 'declined' ? refusals[advice ?? 'other_method'] : outcomes[outcome];
}

/** The complete entry as it stands in the form: one line for each field, by the field's name. */
export function describeEntry({ country, entry }: Scenario): string {
  const pack = countryPacks[country];
  const form = findLegalForm(pack, entry['company.legalForm'] ?? '');
  const lines = fieldsFor(pack, form).flatMap(({ fields }) => fields.map(lineOf));
  return [...lines, `Country: ${nameOf(country)}`].filter(Boolean).join('\n');

  function lineOf({ path, label }: Field): string {
    const text = path === 'company.legalForm' ? form?.abbreviation : entry[path];
    return text ? `${en.labels[label]}: ${text}` : '';
  }
}
