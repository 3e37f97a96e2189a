import type { StateName } from './state.js';

/** The element as the page's order button meets it. */
export interface OrderingHost extends HTMLElement {
  readonly form: HTMLFormElement | null;
  readonly state: StateName;
  readonly selected: boolean;
  readonly validity: ValidityState;
}

/** The page's own order button: it starts the check, and is pressed again once the check has succeeded. */
export class OrderButton {
  private form: HTMLFormElement | null = null;
  /** The button pressed in this very task: tells an order from a page that merely asks whether its form is valid. */
  private pressed: HTMLElement | undefined;
  /** The button to press again once authorized. */
  private waiting: { readonly submitter: HTMLElement | undefined } | undefined;

  /** @param check starts the check */
  constructor(
    private readonly host: OrderingHost,
    private readonly check: () => void,
  ) {
    host.addEventListener('invalid', (event) => this.refuseSubmission(event));
    this.follow(host.form);
  }

  /** Goes along when the element is moved to another form, or away. */
  follow(form: HTMLFormElement | null): void {
    if (form === this.form) return;
    this.form?.removeEventListener('click', this.notePress, true);
    this.form?.removeEventListener('submit', this.holdSubmission, true);
    form?.addEventListener('click', this.notePress, true);
    form?.addEventListener('submit', this.holdSubmission, true);
    this.form = form;
  }

  /** Sends the page's form with the button that was pressed before the check. */
  pressAgain(): void {
    const { waiting, form } = this;
    this.waiting = undefined;
    if (waiting && form) form.requestSubmit(waiting.submitter?.isConnected ? waiting.submitter : null);
  }

  /** The order that waits for the check is not placed any more. */
  forget(): void {
    this.waiting = undefined;
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
    if (!this.form?.noValidate || !this.host.selected || this.host.validity.valid) return;
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
    this.check();
  }

  private isOtherFieldInvalid(): boolean {
    return Array.from(this.form?.elements ?? []).some(
      (field) => field !== this.host && 'validity' in field && !(field as HTMLInputElement).validity.valid,
    );
  }
}
