import type { ActiveOffer } from '../../domain/terms.js';
import type { RowTexts } from '../locales/row.js';
import type { Model } from '../state.js';
import { make, say } from './make.js';

/** What the row tells. */
export interface RowContext {
  readonly model: Model;
  readonly texts: RowTexts;
  readonly disabled: boolean;
}

/** What the row leads to. */
export interface RowActions {
  readonly select: () => void;
  /** The buyer looks as if about to open the method: time to download the rest. */
  readonly anticipate: () => void;
}

/** The row in the list of payment methods: made once, and kept up to date. */
export interface Row {
  readonly element: HTMLElement;
  show(context: RowContext): void;
}

/** Makes the row: one choice among others, with what it means. */
export function makeRow({ select, anticipate }: RowActions): Row {
  const radio = make('input', { type: 'radio', part: 'radio', 'aria-describedby': 'terms' });
  const title = make('b', { part: 'title' });
  const terms = make('small', { id: 'terms', part: 'terms' });
  const test = make('span', { class: 'test', part: 'test-mode' });
  const badge = make('span', { class: 'badge', part: 'badge', 'aria-hidden': 'true' });
  const words = make('span', { class: 'words' }, make('slot', { name: 'label' }, title), terms);
  const badgeSlot = make('slot', { name: 'badge' }, badge);
  const element = make('label', { class: 'offer', part: 'offer' }, radio, words, test, badgeSlot);
  radio.onchange = select;
  radio.onfocus = element.onpointerenter = anticipate;
  return {
    element,
    show({ model, texts, disabled }) {
      const offer = model.offer?.status === 'active' ? model.offer : undefined;
      const brand = offer?.brand === 'none' ? undefined : 'Billie';
      radio.checked = model.selected;
      radio.disabled = disabled;
      say(title, texts.title(brand));
      say(terms, tellTerms(model, offer, texts.terms));
      say(test, offer?.mode === 'test' ? texts.testMode : '');
      say(badge, brand ?? '');
    },
  };
}

// While the offer is on its way the row keeps its place with the usual term; it is not visible then.
const usualTermDays = 30;

function tellTerms({ state }: Model, offer: ActiveOffer | undefined, terms: (days: number) => string): string {
  return state.name === 'authorized' ? state.decision.companyName : terms(offer?.paymentTermDays ?? usualTermDays);
}
