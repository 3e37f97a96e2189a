import { scenarios, type Scenario } from '../src/sandbox/world.js';
import { describeEntry, describeOutcome } from './company-entry.js';
import { nameOf } from './countries.js';
import { make } from './element.js';

/** The sandbox's companies of one country: what comes of each, to be filled in or copied. */
export class CompanyList {
  private readonly title: HTMLElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly byHand: HTMLElement;
  private country = '';

  /** Tells which company is to be filled in. */
  constructor(
    place: HTMLElement,
    private readonly fillIn: (scenario: Scenario) => void,
  ) {
    this.title = place.querySelector('summary') as HTMLElement;
    this.list = place.querySelector('ul') as HTMLElement;
    this.status = place.querySelector('[role="status"]') as HTMLElement;
    this.byHand = make('pre', { tabindex: '0', role: 'group', 'aria-label': 'Entry, to be copied by hand' });
  }

  /** Shows the companies of a country, ISO 3166-1 alpha-2; there are none where nothing is served. */
  show(country: string): void {
    if (country === this.country) return;
    this.country = country;
    const own = scenarios.filter((scenario) => scenario.country === country);
    this.title.textContent = `Sandbox companies: ${nameOf(country)} (${own.length})`;
    this.list.replaceChildren(...own.map((scenario) => this.drawCompany(scenario)));
    this.status.textContent = own.length === 0 ? 'No company of this country is in the sandbox.' : '';
  }

  private drawCompany(scenario: Scenario): HTMLElement {
    const { title } = scenario;
    const fill = drawButton('Fill in', title);
    const copy = drawButton('Copy', title);
    const row = make('li', {}, make('b', {}, title), make('span', {}, describeOutcome(scenario)), fill, copy);
    fill.addEventListener('click', () => this.fillIn(scenario));
    copy.addEventListener('click', () => void this.copy(scenario, row));
    return row;
  }

  private async copy(scenario: Scenario, row: HTMLElement): Promise<void> {
    const text = describeEntry(scenario);
    this.byHand.remove();
    // Emptied first, so that a second copy is announced as well.
    this.status.textContent = '';
    try {
      await navigator.clipboard.writeText(text);
      this.status.textContent = `Copied: ${scenario.title}`;
    } catch {
      this.byHand.textContent = text;
      row.append(this.byHand);
      getSelection()?.selectAllChildren(this.byHand);
      this.status.textContent =
        'This browser does not let the page copy. The entry is shown and selected: copy it by hand.';
    }
  }
}

/** A button that is told from those of other companies by what is only heard. */
function drawButton(word: string, title: string): HTMLElement {
  return make('button', { type: 'button' }, word, make('span', { class: 'unseen' }, ` ${title}`));
}
