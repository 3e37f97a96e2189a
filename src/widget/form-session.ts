import { nothing, render, type TemplateResult } from 'lit/html.js';
import type { CountryPack } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import { drawId } from './attempt-id.js';
import type { AttemptSession } from './attempt-session.js';
import type { CheckoutController, Machine } from './checkout-controller.js';
import { stepEditing } from './editing.js';
import { BillieAuthorizeEvent, BillieDecisionEvent, BillieOtherMethodEvent, type BillieErrorCode } from './events.js';
import type { Texts } from './locales/en.js';
import type { OutcomeTexts } from './locales/outcome/en.js';
import type { Language } from './locales/row.js';
import type { Access } from './offer-request.js';
import { loadOutcomes } from './outcome-parts.js';
import type { Effect, Focus, Model } from './state.js';
import { SearchDesk } from './search-desk.js';
import { watchOrderButton, type OrderButton, type OrderingHost } from './order-button.js';
import {
  announceForm,
  checkForm,
  focusOn,
  formOfName,
  formStyle,
  loadChecks,
  renderForm,
  searchedFirst,
  showsForm,
  type EntryChecks,
} from './view/form-chunk.js';
import type { Actions, FormContext, OutcomeContext } from './view/form-context.js';

/** Why `authorize()` came back without a decision. */
export interface Undecided {
  readonly outcome: 'undecided';
  readonly because: 'not_selected' | 'incomplete' | 'prevented' | 'no_answer';
}

/** The element as its opened form sees it. */
export interface FormHost extends OrderingHost {
  readonly checkout: CheckoutController;
  /** Where to ask; nothing while the page has not said whose checkout this is. */
  readonly access: Access | undefined;
  readonly updateComplete: Promise<unknown>;
  /** False where the page shows its own button. */
  readonly showsButton: boolean;
  /** Adds styles for the element's inside. */
  addStyle(text: string): void;
  requestUpdate(): void;
  /** Tells the developer of the page. */
  tellMistake(codes: readonly BillieErrorCode[]): void;
}

/** Country and language of the form. */
export interface FormParts {
  readonly pack: CountryPack;
  readonly texts: Texts;
  readonly language: Language;
}

/** The opened method: draws it, checks what is typed, and asks for the decision. */
export class FormSession {
  readonly #orderButton: OrderButton;
  readonly #search: SearchDesk;
  /** What is said of the last paste, until somebody types. */
  #pasted = '';
  #checks: EntryChecks | undefined;
  #gettingChecks: Promise<void> | undefined;
  #attempts: AttemptSession | undefined;
  #opening: Promise<void> | undefined;
  #outcomes: { readonly language: Language; readonly texts: OutcomeTexts } | undefined;
  #waiting: ((outcome: Decision | Undecided) => void)[] = [];

  readonly #host: FormHost;
  constructor(
    host: FormHost,
    public parts: FormParts,
  ) {
    this.#host = host;
    host.checkout.install(stepEditing as Machine);
    host.addStyle(formStyle);
    this.#orderButton = watchOrderButton(host, () => this.submit());
    this.#orderButton.follow(host.form);
    this.#search = new SearchDesk(
      host,
      () => this.#context,
      () => this.#goOnByHand(),
    );
    void this.#openChecks();
    // What the decision needs comes while the buyer types; at once where an earlier load of the page has asked for one.
    if (host.checkout.hasPast) void this.#openAttempts();
    else whenIdle(() => void this.#openAttempts());
  }

  /** Draws what the buyer sees of it, or takes it away. */
  draw(place: HTMLElement, isShown: boolean): void {
    render(isShown ? this.#render() : nothing, place);
  }

  /** What screen readers are told, without the focus moving. */
  announce(): string {
    const [context, outcome] = [this.#context, this.#outcome];
    if (!showsForm(context)) return (outcome && this.#attempts?.announce(outcome)) ?? '';
    return announceForm(context) || this.#pasted || this.#search.announcement;
  }

  focus(root: ParentNode, on: Focus): void {
    focusOn(root, on);
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
    const [host, context] = [this.#host, this.#context];
    const { name } = context.model.state;
    if (name === 'authorizing') return;
    const isOpen = name === 'editing' || name === 'declined';
    const searched = searchedFirst(context);
    // What was typed into the search counts as typed by hand; without it, it is what is missing.
    if (searched && context.model.entry[searched]) this.#goOnByHand();
    if (isOpen && !this.#checks) {
      void this.#openChecks().then(() => (this.#checks ? this.submit() : this.#missPart()));
      return;
    }
    const isValid = checkForm(context).status === 'valid';
    if (isOpen && isValid && !this.#attempts) {
      void this.#openAttempts().then(() => (this.#attempts ? this.submit() : this.#missPart()));
      return;
    }
    if (isOpen && isValid && !host.dispatchEvent(new BillieAuthorizeEvent())) return this.#giveUp('prevented');
    host.checkout.dispatch({ type: 'submitted', attempt: drawId(), isValid });
    if (!isOpen || !isValid) this.#giveUp('incomplete');
  }

  /** The element has been drawn, perhaps in another place. */
  settleIn(root: ParentNode): void {
    this.#orderButton.follow(this.#host.form);
    const context = this.#context;
    this.#search.follow(root, showsForm(context));
    const form = formOfName(context.model, context.pack);
    if (form) this.#host.checkout.dispatch({ type: 'filled', entry: form });
  }

  /** The element has left the page. */
  leave(): void {
    this.#orderButton.follow(null);
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

  #render(): TemplateResult | typeof nothing | undefined {
    const [context, outcome] = [this.#context, this.#outcome];
    return showsForm(context) ? renderForm(context) : outcome && this.#attempts?.render(outcome);
  }

  get #context(): FormContext {
    const { parts } = this;
    const [host, actions] = [this.#host, this.#actions];
    const { model } = host.checkout;
    if (model.offer?.status !== 'active') throw new Error('There is no form without an offer.');
    return { ...parts, checks: this.#checks, model, offer: model.offer, showsButton: host.showsButton, actions };
  }

  /** With the sentences of another language, as long as those of this one are on their way. */
  get #outcome(): OutcomeContext | undefined {
    const { parts } = this;
    const [outcomes, context] = [this.#outcomes, this.#context];
    if (!outcomes) return undefined;
    if (outcomes.language !== parts.language) void this.#openAttempts();
    return { ...context, texts: { ...context.texts, ...outcomes.texts } };
  }

  readonly #actions: Actions = {
    edit: (entry) => {
      this.#pasted = '';
      this.#host.checkout.dispatch({ type: 'edited', entry });
    },
    placePasted: (entry) => {
      this.#pasted = this.parts.texts.pasted;
      this.#host.checkout.dispatch({ type: 'edited', entry });
    },
    leave: (path) => this.#host.checkout.dispatch({ type: 'left', path }),
    open: (group) => {
      if (searchedFirst(this.#context)) this.#goOnByHand();
      else this.#host.checkout.dispatch({ type: 'opened', group });
    },
    insist: (path) => this.#host.checkout.dispatch({ type: 'insisted', path }),
    submit: () => this.submit(),
    acceptCorrection: () => this.#attempts?.acceptCorrection(this.#context),
    editAgain: () => this.#host.checkout.dispatch({ type: 'editRequested' }),
    retry: () => this.#host.checkout.dispatch({ type: 'retried', attempt: drawId() }),
    chooseOtherMethod: () => this.#host.checkout.dispatch({ type: 'otherMethodRequested' }),
  };

  /** Downloads the rules of an entry; after a failure they can be asked for again. */
  #openChecks(): Promise<void> {
    this.#gettingChecks ??= loadChecks()
      .then((checks) => {
        this.#checks = checks;
        this.#host.requestUpdate();
      })
      .catch(() => undefined)
      .finally(() => (this.#gettingChecks = undefined));
    return this.#gettingChecks;
  }

  #goOnByHand(): void {
    this.#search.end();
    this.#host.checkout.dispatch({ type: 'opened', group: 'company' });
  }

  /** Downloads what the decision needs, once for each language; after a failure it can be asked for again. */
  #openAttempts(): Promise<void> {
    const { language } = this.parts;
    this.#opening ??= loadOutcomes(language)
      .then(([{ AttemptSession: Session }, texts]) => {
        const host = this.#host;
        this.#outcomes = { language, texts };
        if (!this.#attempts) {
          this.#attempts = new Session(host.checkout, () => this.parts.language);
          host.addStyle(this.#attempts.style);
        }
        host.requestUpdate();
      })
      // Whoever needs it now says so; until then the form goes on without.
      .catch(() => undefined)
      .finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  #missPart(): void {
    this.#host.tellMistake(['chunk_unreachable']);
    this.#host.checkout.dispatch({ type: 'checkUnreachable' });
    this.#giveUp('no_answer');
  }

  #tell(decision: Decision): void {
    const host = this.#host;
    host.dispatchEvent(new BillieDecisionEvent(decision));
    this.#settle(decision);
    if (decision.outcome === 'authorized') void host.updateComplete.then(() => this.#orderButton.end(true));
    // A corrected company is asked about again, so the order that waits for it goes on waiting.
    else if (decision.outcome !== 'correction') this.#orderButton.end(false);
  }

  #giveUp(because: Undecided['because']): void {
    if (because !== 'no_answer') this.#orderButton.end(false);
    this.#settle({ outcome: 'undecided', because });
  }

  #settle(outcome: Decision | Undecided): void {
    for (const resolve of this.#waiting.splice(0)) resolve(outcome);
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work);
}
