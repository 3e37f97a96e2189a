import type { CountryCode } from '../../domain/country.js';
import type * as Phone from '../../domain/phone.js';
import { comingPart } from '../second-try.js';

let phone: typeof Phone | undefined;

/** Downloads the numbering plans, when somebody is about to type a number. Without them the field is plain text. */
export async function loadPhone(): Promise<void> {
  phone ??= await comingPart(import('../../domain/phone.js')).catch(() => undefined);
}

/** Groups a number that is typed at its end. Elsewhere, or when something is taken away, nothing may jump: it is left alone. */
export function typePhone(country: CountryCode, event: Event): string {
  const input = event.currentTarget as HTMLInputElement;
  const { value, selectionStart } = input;
  // A password manager tells of its input without saying of what kind.
  const isTakenAway = (event as Partial<InputEvent>).inputType?.startsWith('delete');
  if (!phone || selectionStart !== value.length || isTakenAway) return value;
  return (input.value = phone.formatPhoneAsTyped(country, value));
}

/** A finished number in its tidy form. */
export function tidyPhone(country: CountryCode, value: string): string {
  const check = phone?.checkPhone(country, value);
  return check?.status === 'valid' ? check.display : value;
}
