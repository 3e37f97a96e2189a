import type { BuyerEntry } from '../../src/domain/buyer.js';
import type { FieldPath } from '../../src/domain/issue.js';

/** The fields of a company, in the order of a form. */
export const companyFieldOrder = [
  'company.name',
  'company.legalForm',
  'company.vatNumber',
  'company.registrationNumber',
  'company.address.street',
  'company.address.postcode',
  'company.address.city',
] as const satisfies readonly FieldPath[];

/**
 * What a form without any help asks for the same company: a tap on each control and every character of it, two taps for the choice of
 * the legal form, one for the method and one for the button. Reckoned, not driven: there is nothing in it that could behave otherwise.
 */
export function plainForm(entry: BuyerEntry): { readonly keys: number; readonly taps: number } {
  const asked = companyFieldOrder.filter((path) => entry[path] !== undefined);
  const typed = asked.filter((path) => path !== 'company.legalForm');
  return {
    keys: typed.reduce((sum, path) => sum + (entry[path] ?? '').length, 0),
    taps: 2 + typed.length + (asked.length > typed.length ? 2 : 0),
  };
}
