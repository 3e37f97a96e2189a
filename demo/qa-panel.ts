import { countryCodes } from '../src/domain/country.js';
import { buyerTypes, type BuyerType } from '../src/domain/eligibility.js';
import { scenarios, type Scenario } from '../src/sandbox/world.js';
import { buyerCountries, nameOf } from './countries.js';
import type { Case } from './eligibility-matrix.js';

/** What the panel sets. */
export interface Settings {
  readonly scenario: Scenario | undefined;
  /** ISO 3166-1 alpha-2; one of them is not served. */
  readonly country: string;
  /** Gross, in minor units; none while what is typed is no amount. */
  readonly amount: number | undefined;
  readonly buyerType: BuyerType | undefined;
  readonly trial: boolean;
  readonly merchant: 'active' | 'inactive' | 'financed';
  /** Empty: as the page. */
  readonly language: string;
  /** Empty: as the system. */
  readonly theme: string;
}

/** Fills the panel's lists, and tells of every change. */
export function openPanel(form: HTMLFormElement, amount: number, changed: (settings: Settings) => void): Settings {
  control(form, 'scenario').insertAdjacentHTML('beforeend', companyOptions());
  control(form, 'country').insertAdjacentHTML('beforeend', buyerCountries.map(countryOption).join(''));
  control(form, 'amount').value = inEuros(amount);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('click', (event) => {
    if (changeAmount(form, (event.target as HTMLElement).dataset)) changed(readSettings(form));
  });
  form.addEventListener('change', (event) => {
    if ((event.target as HTMLSelectElement).name === 'scenario') followScenario(form);
    changed(readSettings(form));
  });
  return readSettings(form);
}

/** Picks a company as its option does; once more, if it is picked already, so that what was changed since is put right. */
export function pickCompany(form: HTMLFormElement, { key }: Scenario): void {
  const picker = control(form, 'scenario');
  const values = picker.value === key ? ['', key] : [key];
  for (const value of values) {
    picker.value = value;
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

/** Sets the panel to a case of the matrix, which is for an active merchant. */
export function setCase(form: HTMLFormElement, { country, amount, buyerType, trial }: Case): void {
  control(form, 'country').value = country;
  control(form, 'amount').value = inEuros(amount);
  control(form, 'buyerType').value = buyerType ?? '';
  control(form, 'merchant').value = 'active';
  (control(form, 'trial') as HTMLInputElement).checked = trial;
  form.dispatchEvent(new Event('change'));
}

/** The case that the settings make; none without an amount, or for a merchant with other rules than those of the matrix. */
export function caseOf({ country, amount, buyerType, trial, merchant }: Settings): Case | undefined {
  return amount === undefined || merchant !== 'active' ? undefined : { country, amount, buyerType, trial };
}

function readSettings(form: HTMLFormElement): Settings {
  const values = new FormData(form);
  const text = (name: string): string => values.get(name) as string;
  return {
    scenario: scenarios.find(({ key }) => key === text('scenario')),
    country: text('country'),
    amount: readAmount(text('amount')),
    buyerType: buyerTypes.find((type) => type === text('buyerType')),
    trial: values.has('trial'),
    merchant: text('merchant') as Settings['merchant'],
    language: text('language'),
    theme: text('theme'),
  };
}

/** Reads "1,249.00" as 124900. */
function readAmount(text: string): number | undefined {
  const plain = text.replaceAll(',', '').trim();
  return /^\d{1,6}(?:\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

function changeAmount(form: HTMLFormElement, { amount, add }: DOMStringMap): boolean {
  if (amount === undefined && add === undefined) return false;
  const next = amount === undefined ? (readSettings(form).amount ?? 0) + Number(add) : Number(amount);
  control(form, 'amount').value = inEuros(next);
  return true;
}

function followScenario(form: HTMLFormElement): void {
  const { scenario } = readSettings(form);
  if (scenario) control(form, 'country').value = scenario.country;
}

function control(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement {
  return form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
}

function inEuros(minorUnits: number): string {
  return (minorUnits / 100).toFixed(2);
}

function companyOptions(): string {
  const groups = countryCodes.map((code) => {
    const own = scenarios.filter(({ country }) => country === code);
    const options = own.map(({ key, title }) => `<option value="${key}">${title}</option>`);
    return own.length > 0 ? `<optgroup label="${nameOf(code)}">${options.join('')}</optgroup>` : '';
  });
  return groups.join('');
}

function countryOption(code: string): string {
  return `<option value="${code}">${nameOf(code)}${code === 'CH' ? ' (not served)' : ''}</option>`;
}
