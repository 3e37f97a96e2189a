import type { StateName } from './state.js';

/** The element as the page's order button meets it. */
export interface OrderingHost extends HTMLElement {
  readonly form: HTMLFormElement | null;
  readonly state: StateName;
  readonly selected: boolean;
  readonly validity: ValidityState;
}

/** The page's own order button: it starts the check, and is pressed again once the check has succeeded. */
export interface OrderButton {
  /** Goes along when the element is moved to another form, or away. */
  follow(form: HTMLFormElement | null): void;
  /** Ends the waiting: sends the page's form with the button that was pressed before the check, or leaves it. */
  end(sends: boolean): void;
}

/** @param check starts the check */
export function watchOrderButton(host: OrderingHost, check: () => void): OrderButton {
  let followed: HTMLFormElement | null = null;
  /** Pressed in this very task: tells an order from a page that merely asks whether its form is valid. */
  let pressed: HTMLElement | undefined;
  /** The button to press again once authorized; nothing in it for a form that was sent without one. */
  let waiting: readonly [submitter: HTMLElement | null] | undefined;

  const begin = (event: Event, submitter: HTMLElement | null): void => {
    event.preventDefault();
    if (host.state !== 'editing' && host.state !== 'declined') return;
    waiting = [submitter];
    check();
  };
  // Enter in a field clicks the form's default button too, so this sees every way of ordering.
  const notePress = ({ target }: Event): void => {
    pressed = submitterAt(target as Element);
    if (pressed) setTimeout(() => (pressed = undefined));
  };
  // A form with `novalidate` sends without asking: hold it back until the check is done.
  const holdSubmission = (event: SubmitEvent): void => {
    if (!followed?.noValidate || !host.selected || host.validity.valid) return;
    event.stopImmediatePropagation();
    begin(event, event.submitter);
  };
  host.addEventListener('invalid', (event) => {
    if (host.selected && pressed && !isOtherFieldInvalid(host)) begin(event, pressed);
  });

  return {
    follow(form) {
      if (form === followed) return;
      followed?.removeEventListener('click', notePress, true);
      followed?.removeEventListener('submit', holdSubmission, true);
      form?.addEventListener('click', notePress, true);
      form?.addEventListener('submit', holdSubmission, true);
      followed = form;
    },
    end(sends) {
      if (sends && waiting) followed?.requestSubmit(waiting[0]?.isConnected ? waiting[0] : null);
      waiting = undefined;
    },
  };
}

function submitterAt(target: Element): HTMLElement | undefined {
  const button = target.closest<HTMLButtonElement>('button, input');
  return button && ['submit', 'image'].includes(button.type) ? button : undefined;
}

function isOtherFieldInvalid(host: OrderingHost): boolean {
  return Array.from(host.form?.elements ?? []).some(
    (field) => field !== host && (field as Partial<HTMLInputElement>).validity?.valid === false,
  );
}
