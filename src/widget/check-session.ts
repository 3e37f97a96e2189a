import type { Decision } from '../domain/decision.js';
import { drawId } from './attempt-id.js';
import { BillieAuthorizeEvent, BillieDecisionEvent, BillieOtherMethodEvent } from './events.js';
import type { FormHost, Undecided } from './form-session.js';
import type { OrderButton } from './order-button.js';
import type { Effect, Model } from './state.js';
import type { FormContext } from './view/form-context.js';

/** The opened form as whoever asks for the decision sees it. */
export interface AskingForm {
  readonly context: FormContext;
  readonly orderButton: OrderButton;
  /** What asking needs has been downloaded. */
  readonly hasAttempts: boolean;
  /** Downloads it; settles when it is here, or does not come. */
  openAttempts(): Promise<void>;
  /** Tells buyer and page that something that asking needs does not come. */
  missPart(): void;
}

/** Asks for the decision, tells the page of it, and those who wait for it. Comes with the rules: nothing is asked without them. */
export class CheckSession {
  #waiting: ((outcome: Decision | Undecided) => void)[] = [];

  readonly #host: FormHost;
  readonly #form: AskingForm;
  constructor(host: FormHost, form: AskingForm) {
    this.#host = host;
    this.#form = form;
  }

  /** Starts the check and waits for what comes of it. */
  authorize(): Promise<Decision | Undecided> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.submit();
    });
  }

  /** Starts the check as the button does, or shows what is missing. */
  submit(): void {
    const [host, form] = [this.#host, this.#form];
    const { context } = form;
    const { name } = context.model.state;
    if (name === 'authorizing') return;
    const isOpen = name === 'editing' || name === 'declined';
    const isValid = context.answers?.judge(context).status === 'valid';
    if (isOpen && isValid && !form.hasAttempts) {
      void form.openAttempts().then(() => (form.hasAttempts ? this.submit() : this.#missPart()));
      return;
    }
    if (isOpen && isValid && !host.dispatchEvent(new BillieAuthorizeEvent())) return this.#giveUp('prevented');
    host.checkout.dispatch({ type: 'submitted', attempt: drawId(), isValid });
    if (!isOpen || !isValid) this.#giveUp('incomplete');
  }

  /** Tells page and callers what a step has brought. */
  follow({ state }: Model, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type === 'tellOtherMethod') this.#host.dispatchEvent(new BillieOtherMethodEvent());
      if (effect.type === 'tellDecision') this.#tell(effect.decision);
    }
    // The basket has changed under the decision, or the method is gone: whoever waits for it waits in vain.
    if (effects.some(({ type }) => type === 'release')) this.#giveUp('incomplete');
    if (state.name === 'failed' || state.name === 'unknown') this.#giveUp('no_answer');
  }
  #missPart(): void {
    this.#form.missPart();
    this.#giveUp('no_answer');
  }

  #tell(decision: Decision): void {
    const [host, { orderButton }] = [this.#host, this.#form];
    host.dispatchEvent(new BillieDecisionEvent(decision));
    this.#settle(decision);
    if (decision.outcome === 'authorized') void host.updateComplete.then(() => orderButton.end(true));
    // A corrected company is asked about again, so the order that waits for it goes on waiting.
    else if (decision.outcome !== 'correction') orderButton.end(false);
  }

  #giveUp(because: Undecided['because']): void {
    if (because !== 'no_answer') this.#form.orderButton.end(false);
    this.#settle({ outcome: 'undecided', because });
  }

  #settle(outcome: Decision | Undecided): void {
    for (const resolve of this.#waiting.splice(0)) resolve(outcome);
  }
}
