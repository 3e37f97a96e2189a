import type { CSSResult, ReactiveController, ReactiveControllerHost } from 'lit';
import { adoptStyles } from 'lit';
import { isOnOffer, type Model, type StateName } from './state.js';

/** The element as its form sees it. */
export interface SubmissionHost extends ReactiveControllerHost, HTMLElement {
  readonly form: HTMLFormElement | null;
  readonly state: StateName;
  readonly selected: boolean;
  submit(): void;
}

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

/**
 * The element's part in the page's form: its value and validity, its custom states, and the page's own order button, which starts the
 * check and is pressed again once the check has succeeded.
 */
export class SubmissionController implements ReactiveController {
  private form: HTMLFormElement | null = null;
  /** The button pressed in this very task: tells an order from a page that merely asks whether its form is valid. */
  private pressed: HTMLElement | undefined;
  /** The button to press again once authorized. */
  private waiting: { readonly submitter: HTMLElement | undefined } | undefined;

  constructor(
    private readonly host: SubmissionHost,
    private readonly internals: ElementInternals,
  ) {
    host.addController(this);
    host.addEventListener('invalid', (event) => this.refuseSubmission(event));
  }

  hostConnected(): void {
    this.follow(this.host.form);
  }

  hostDisconnected(): void {
    this.follow(null);
  }

  /** Sets value, validity and custom states from the model. Only a selected, eligible method takes part in validation. */
  update(
    model: Model,
    value: string,
    { required, disabled }: { required: boolean; disabled: boolean },
    message: string,
  ): void {
    this.follow(this.host.form);
    for (const name of stateNames) this.mark(name, model.state.name === name);
    this.mark('selected', model.selected);
    this.internals.setFormValue(value || null);
    const isTakenInReview =
      model.state.name === 'inReview' && model.offer?.status === 'active' && model.offer.takesReview;
    const takesPart = isOnOffer(model.state) && (model.selected || required) && !disabled;
    const anchor = this.host.shadowRoot?.querySelector<HTMLElement>('input');
    if (!takesPart || value || isTakenInReview || !anchor) this.internals.setValidity({});
    else this.internals.setValidity(model.selected ? { customError: true } : { valueMissing: true }, message, anchor);
  }

  /** Adds the styles of a part that was loaded later. */
  adoptStyles(styles: readonly CSSResult[]): void {
    const { shadowRoot } = this.host;
    const base = (this.host.constructor as unknown as { elementStyles: CSSResult[] }).elementStyles;
    if (shadowRoot) adoptStyles(shadowRoot, [...base, ...styles]);
  }

  /** Sends the page's form with the button that was pressed before the check. */
  resume(): void {
    const { waiting, form } = this;
    this.waiting = undefined;
    if (waiting && form) form.requestSubmit(waiting.submitter?.isConnected ? waiting.submitter : null);
  }

  private mark(name: string, isOn: boolean): void {
    if (isOn) this.internals.states.add(name);
    else this.internals.states.delete(name);
  }

  private follow(form: HTMLFormElement | null): void {
    if (form === this.form) return;
    this.form?.removeEventListener('click', this.notePress, true);
    this.form?.removeEventListener('submit', this.holdSubmission, true);
    form?.addEventListener('click', this.notePress, true);
    form?.addEventListener('submit', this.holdSubmission, true);
    this.form = form;
  }

  // Enter in a field clicks the form's default button too, so this sees every way of ordering.
  private readonly notePress = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('button, input');
    if (!button || !['submit', 'image'].includes((button as HTMLButtonElement).type)) return;
    this.pressed = button;
    setTimeout(() => (this.pressed = undefined));
  };

  /** A form with `novalidate` sends without asking: hold it back until the check is done. */
  private readonly holdSubmission = (event: SubmitEvent): void => {
    if (!this.form?.noValidate || !this.host.selected || this.internals.validity.valid) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.begin(event.submitter ?? undefined);
  };

  private refuseSubmission(event: Event): void {
    if (!this.host.selected || !this.pressed || this.isOtherFieldInvalid()) return;
    event.preventDefault();
    this.begin(this.pressed);
  }

  private begin(submitter: HTMLElement | undefined): void {
    if (this.host.state !== 'editing' && this.host.state !== 'declined') return;
    this.waiting = { submitter };
    this.host.submit();
    if ((this.host.state as StateName) !== 'authorizing') this.waiting = undefined;
  }

  private isOtherFieldInvalid(): boolean {
    return Array.from(this.form?.elements ?? []).some(
      (field) => field !== this.host && 'validity' in field && !(field as HTMLInputElement).validity.valid,
    );
  }
}
