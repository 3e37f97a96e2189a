import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { ActiveOffer } from '../../domain/terms.js';
import type { RowTexts } from '../locales/row.js';
import type { Model } from '../state.js';

/** What the row is drawn from. */
export interface RowContext {
  readonly model: Model;
  readonly texts: RowTexts;
  readonly disabled: boolean;
  readonly select: () => void;
  /** The buyer looks as if about to open the method: time to download the rest. */
  readonly anticipate: () => void;
}

/** The row in the list of payment methods: one choice among others, with what it means. */
export function renderRow({ model, texts, disabled, select, anticipate }: RowContext): TemplateResult {
  const offer = model.offer?.status === 'active' ? model.offer : undefined;
  const brand = offer?.brand === 'none' ? undefined : 'Billie';
  return html`<label class="offer" part="offer" @pointerenter=${anticipate}>
    <input
      type="radio"
      part="radio"
      .checked=${model.selected}
      ?disabled=${disabled}
      aria-describedby="terms"
      @focus=${anticipate}
      @change=${select}
    />
    <span class="words">
      <slot name="label"><b part="title">${texts.title(brand)}</b></slot>
      <small id="terms" part="terms">${renderTerms(model, offer, texts.terms)}</small>
    </span>
    ${offer?.mode === 'test' ? html`<span class="test" part="test-mode">${texts.testMode}</span>` : nothing}
    <slot name="badge"
      >${brand ? html`<span class="badge" part="badge" aria-hidden="true">${brand}</span>` : nothing}</slot
    >
  </label>`;
}

// While the offer is on its way the row keeps its place with the usual term; it is not visible then.
const usualTermDays = 30;

function renderTerms({ state }: Model, offer: ActiveOffer | undefined, terms: (days: number) => string): string {
  return state.name === 'authorized' ? state.decision.companyName : terms(offer?.paymentTermDays ?? usualTermDays);
}
