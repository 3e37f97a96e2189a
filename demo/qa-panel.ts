import { countryCodes } from '../src/domain/country.js';
import { scenarios, type Scenario } from '../src/sandbox/world.js';

/** What the panel sets. */
export interface Settings {
  readonly scenario: Scenario | undefined;
  /** ISO 3166-1 alpha-2; one of them is not served. */
  readonly country: string;
  /** Gross, in minor units; none while what is typed is no amount. */
  readonly amount: number | undefined;
  readonly buyerType: string;
  readonly trial: boolean;
  readonly merchant: 'active' | 'inactive';
  /** Empty: as the page. */
  readonly language: string;
  /** Empty: as the system. */
  readonly theme: string;
}

const countryNames = new Intl.DisplayNames('en', { type: 'region' });

/** Fills the panel's lists, and tells of every change. */
export function openPanel(form: HTMLFormElement, amount: number, changed: (settings: Settings) => void): Settings {
  control(form, 'scenario').insertAdjacentHTML('beforeend', companyOptions());
  control(form, 'country').insertAdjacentHTML('beforeend', [...countryCodes, 'CH'].map(countryOption).join(''));
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

function readSettings(form: HTMLFormElement): Settings {
  const values = new FormData(form);
  const text = (name: string): string => values.get(name) as string;
  return {
    scenario: scenarios.find(({ key }) => key === text('scenario')),
    country: text('country'),
    amount: readAmount(text('amount')),
    buyerType: text('buyerType'),
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

function nameOf(country: string): string {
  return countryNames.of(country) ?? country;
}
