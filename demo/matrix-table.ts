import { buyerTypes, defaultRules, type Eligibility, type EligibilityRules } from '../src/domain/eligibility.js';
import { nameOf } from './countries.js';
import { make } from './element.js';
import {
  computeMatrix,
  isSameCase,
  isSameSituation,
  matrixAmounts,
  type Case,
  type Row,
  type Situation,
} from './eligibility-matrix.js';
import { formatMoney } from './order-summary.js';

/** The matrix on the page: one table for the situation that the two switches above it are set to. */
export class MatrixTable {
  private readonly switches: HTMLFormElement;
  private readonly body: HTMLElement;
  private readonly cases = new Map<Element, Case>();
  private rules = defaultRules;
  private situation: Situation;
  private current: Case | undefined;

  /** Tells which case was clicked. */
  constructor(
    private readonly place: HTMLElement,
    chosen: (asked: Case) => void,
  ) {
    this.switches = place.querySelector('form') as HTMLFormElement;
    this.body = place.querySelector('tbody') as HTMLElement;
    this.situation = readSwitches(this.switches);
    place.querySelector('thead')?.replaceChildren(drawHead());
    this.switches.addEventListener('change', () => this.show(readSwitches(this.switches)));
    this.body.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest('button');
      const asked = button ? this.cases.get(button) : undefined;
      if (asked) chosen(asked);
    });
    this.draw();
  }

  /** Turns to the panel's situation and marks the case that it sets; none is marked while it sets no case. */
  follow(situation: Situation, current: Case | undefined): void {
    this.current = current;
    setSwitches(this.switches, situation);
    if (isSameSituation(situation, this.situation)) this.mark();
    else this.show(situation);
  }

  /** Decides by a merchant's own rules from now on. */
  judgeBy(rules: EligibilityRules): void {
    this.rules = rules;
    const note = this.place.querySelector('.rules');
    if (note) note.textContent = 'the rules of this shop’s offer';
    this.draw();
  }

  private show(situation: Situation): void {
    this.situation = situation;
    this.draw();
  }

  private draw(): void {
    this.cases.clear();
    this.body.replaceChildren(...computeMatrix(this.situation, this.rules).map((row) => this.drawRow(row)));
    this.mark();
  }

  private drawRow({ country, cells }: Row): HTMLElement {
    const drawn = cells.map(({ asked, eligibility }) => {
      const button = drawCell(asked, eligibility);
      this.cases.set(button, asked);
      return make('td', {}, button);
    });
    const note = country === 'CH' ? [make('small', {}, 'not served')] : [];
    return make('tr', {}, make('th', { scope: 'row' }, nameOf(country), ...note), ...drawn);
  }

  private mark(): void {
    for (const [button, asked] of this.cases) {
      if (this.current && isSameCase(asked, this.current)) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  }
}

function drawHead(): HTMLElement {
  const heads = matrixAmounts.map((amount) => make('th', { scope: 'col' }, formatMoney(amount, 'EUR')));
  return make('tr', {}, make('th', { scope: 'col' }, 'Country'), ...heads);
}

/** A button that is called after its case, for those who do not see where in the table it stands. */
function drawCell({ country, amount }: Case, eligibility: Eligibility): HTMLElement {
  const codes = eligibility.status === 'eligible' ? ['eligible'] : eligibility.reasons;
  return make(
    'button',
    { type: 'button', 'data-status': eligibility.status },
    make('span', { class: 'unseen' }, `${nameOf(country)}, ${formatMoney(amount, 'EUR')}: `),
    ...codes.map((code, index) => make('span', {}, ...breakable(index < codes.length - 1 ? `${code}, ` : code))),
  );
}

/** Lets a long code go on in the next line after an underscore. */
function breakable(code: string): (Node | string)[] {
  return code.split(/(?<=_)/u).flatMap((part, index) => (index === 0 ? [part] : [make('wbr', {}), part]));
}

function readSwitches(form: HTMLFormElement): Situation {
  const values = new FormData(form);
  const buyerType = buyerTypes.find((type) => type === values.get('matrixBuyerType'));
  return { buyerType, trial: values.get('matrixTrial') === 'yes' };
}

function setSwitches(form: HTMLFormElement, { buyerType, trial }: Situation): void {
  (form.elements.namedItem('matrixBuyerType') as RadioNodeList).value = buyerType ?? '';
  (form.elements.namedItem('matrixTrial') as RadioNodeList).value = trial ? 'yes' : 'no';
}
