import { isOnOffer, type Model, type StateName } from './state.js';

const stateNames: readonly StateName[] = [
  'loading',
  'dormant',
  'ineligible',
  'offered',
  'editing',
  'authorizing',
  'correcting',
  'inReview',
  'unknown',
  'authorized',
  'declined',
  'failed',
];

/** What decides whether the element takes part in its form. */
export interface Participation {
  readonly required: boolean;
  readonly disabled: boolean;
  /** What the browser says when the form is sent too early. */
  readonly message: string;
}

/** The element's part in the page's form: its value and validity, and its custom states. */
export class SubmissionController {
  readonly #root: ShadowRoot;
  readonly #internals: ElementInternals;
  constructor(root: ShadowRoot, internals: ElementInternals) {
    this.#root = root;
    this.#internals = internals;
  }

  /** Sets value, validity and custom states from the model. Only a selected, eligible method takes part in validation. */
  update({ state, selected, offer }: Model, value: string, { required, disabled, message }: Participation): void {
    const [internals, root] = [this.#internals, this.#root];
    for (const name of stateNames) this.#mark(name, state.name === name);
    this.#mark('selected', selected);
    internals.setFormValue(value || null);
    const isTakenInReview = state.name === 'inReview' && offer?.status === 'active' && offer.takesReview;
    const takesPart = isOnOffer(state) && (selected || required) && !disabled;
    const anchor = root.querySelector('input');
    if (!takesPart || value || isTakenInReview || !anchor) internals.setValidity({});
    else internals.setValidity(selected ? { customError: true } : { valueMissing: true }, message, anchor);
  }

  #mark(name: string, isOn: boolean): void {
    if (isOn) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
