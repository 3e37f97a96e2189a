import { nothing, render, type TemplateResult } from 'lit/html.js';
import type { CountryPack } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import { drawId } from './attempt-id.js';
import type { AttemptSession } from './attempt-session.js';
import { loadAttempts, loadChecks } from './check-parts.js';
import type { AskingForm, CheckSession } from './check-session.js';
import type { CheckoutController, Machine } from './checkout-controller.js';
import { stepEditing } from './editing.js';
import type { BillieErrorCode } from './events.js';
import type { AnswerTexts } from './locales/answers/en.js';
import type { Texts } from './locales/en.js';
import type { Language } from './locales/row.js';
import type { Access } from './offer-request.js';
import { watchOrderButton, type OrderButton, type OrderingHost } from './order-button.js';
import { SearchDesk } from './search-desk.js';
import type { Effect, Focus, Model } from './state.js';
import { focusOn, formOfName, formStyle, renderForm, searchedFirst, showsForm } from './view/form-chunk.js';
import type { Actions, AnsweredContext, FormContext } from './view/form-context.js';

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

/** The rules, and what is said by them. */
interface Checks {
  readonly session: CheckSession;
  readonly answers: AnsweredContext['answers'];
  readonly texts: AnswerTexts;
  readonly language: Language;
}

/** The opened method: draws it, keeps what is typed, and gets what answers it. */
export class FormSession {
  readonly #orderButton: OrderButton;
  readonly #search: SearchDesk;
  /** The last change was a paste that was put where it belongs. */
  #isPasted = false;
  #isReady = false;
  #checks: Checks | undefined;
  #gettingChecks: Promise<void> | undefined;
  #attempts: AttemptSession | undefined;
  #gettingAttempts: Promise<void> | undefined;

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

  /** What the shop knows is judged before it is drawn: fields would turn into cards, and cards into fields. */
  get isReady(): boolean {
    return (this.#isReady ||= this.#checks !== undefined || this.#host.checkout.model.prefilled.length === 0);
  }

  /** Draws what the buyer sees of it, or takes it away. */
  draw(place: HTMLElement, isShown: boolean): void {
    render(isShown ? this.#render() : nothing, place);
  }

  /** What screen readers are told, without the focus moving. */
  announce(): string {
    const context = this.#context;
    if (!showsForm(context)) return (context.answers && this.#attempts?.announce(context)) ?? '';
    const { texts, answers, model } = context;
    const unreachable = model.notice === 'check_unreachable' ? texts.checkUnreachable : '';
    const pasted = answers && this.#isPasted ? texts.pasted : '';
    return [answers?.announceForm(context), unreachable, pasted].find(Boolean) ?? this.#search.announcement;
  }

  focus(root: ParentNode, on: Focus): void {
    focusOn(root, on);
  }

  /** Starts the check and waits for what comes of it. */
  async authorize(): Promise<Decision | Undecided> {
    this.#takeSearched();
    if (!this.#checks) await this.#openChecks();
    if (this.#checks) return this.#checks.session.authorize();
    this.#missPart();
    return { outcome: 'undecided', because: 'no_answer' };
  }

  /** Starts the check as the button does, or shows what is missing. */
  submit(): void {
    this.#takeSearched();
    if (this.#checks) this.#checks.session.submit();
    else void this.#openChecks().then(() => (this.#checks ? this.#checks.session.submit() : this.#missPart()));
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
  follow(model: Model, effects: readonly Effect[]): void {
    this.#checks?.session.follow(model, effects);
  }

  #render(): TemplateResult | typeof nothing | undefined {
    const context = this.#context;
    return showsForm(context) ? renderForm(context) : context.answers && this.#attempts?.render(context);
  }

  get #context(): FormContext {
    const [{ checkout, showsButton }, checks] = [this.#host, this.#checks];
    const { model } = checkout;
    const { offer } = model;
    if (offer?.status !== 'active') throw new Error('There is no form without an offer.');
    const open = { ...this.parts, model, offer, showsButton, actions: this.#actions };
    if (!checks) return { ...open, answers: undefined };
    // In the language before, as long as the sentences of this one are on their way.
    if (checks.language !== open.language) void this.#openChecks();
    return { ...open, answers: checks.answers, texts: { ...open.texts, ...checks.texts } };
  }

  readonly #actions: Actions = {
    edit: (entry) => {
      this.#isPasted = false;
      this.#host.checkout.dispatch({ type: 'edited', entry });
    },
    placePasted: (entry) => {
      this.#isPasted = true;
      this.#host.checkout.dispatch({ type: 'edited', entry });
    },
    leave: (path) => this.#host.checkout.dispatch({ type: 'left', path }),
    open: (group) => {
      if (searchedFirst(this.#context)) this.#goOnByHand();
      else this.#host.checkout.dispatch({ type: 'opened', group });
    },
    insist: (path) => this.#host.checkout.dispatch({ type: 'insisted', path }),
    submit: () => this.submit(),
    acceptCorrection: () => {
      const context = this.#context;
      if (context.answers) this.#attempts?.acceptCorrection(context);
    },
    editAgain: () => this.#host.checkout.dispatch({ type: 'editRequested' }),
    retry: () => this.#host.checkout.dispatch({ type: 'retried', attempt: drawId() }),
    chooseOtherMethod: () => this.#host.checkout.dispatch({ type: 'otherMethodRequested' }),
  };

  /** What was typed into the search counts as typed by hand; without it, it is what is missing. */
  #takeSearched(): void {
    const context = this.#context;
    const searched = searchedFirst(context);
    if (searched && context.model.entry[searched]) this.#goOnByHand();
  }

  #goOnByHand(): void {
    this.#search.end();
    this.#host.checkout.dispatch({ type: 'opened', group: 'company' });
  }

  /** Downloads the rules, and their sentences once for each language; after a failure they can be asked for again. */
  #openChecks(): Promise<void> {
    const { language } = this.parts;
    this.#gettingChecks ??= loadChecks(language)
      .then(([answers, texts]) => {
        const host = this.#host;
        if (!this.#checks) host.addStyle(answers.answerStyle);
        this.#checks = {
          session: this.#checks?.session ?? new answers.CheckSession(host, this.#asking),
          answers,
          texts,
          language,
        };
        host.requestUpdate();
      })
      .catch(() => {
        if (this.isReady) return;
        this.#isReady = true;
        this.#host.requestUpdate();
      })
      .finally(() => (this.#gettingChecks = undefined));
    return this.#gettingChecks;
  }

  /** The form as whoever asks for the decision sees it. */
  get #asking(): AskingForm {
    const [context, hasAttempts] = [() => this.#context, () => this.#attempts !== undefined];
    return {
      get context() {
        return context();
      },
      get hasAttempts() {
        return hasAttempts();
      },
      orderButton: this.#orderButton,
      openAttempts: () => this.#openAttempts(),
      missPart: () => this.#missPart(),
    };
  }

  /** Downloads what the decision needs; after a failure it can be asked for again. */
  #openAttempts(): Promise<void> {
    // Whoever needs it and misses it says so; until then the form goes on without.
    this.#gettingAttempts ??= Promise.all([loadAttempts(), this.#checks ?? this.#openChecks()])
      .then(([{ AttemptSession: Session }]) => {
        if (this.#attempts || !this.#checks) return;
        this.#attempts = new Session(this.#host.checkout, () => this.parts.language);
        this.#host.addStyle(this.#attempts.style);
        this.#host.requestUpdate();
      })
      .catch(() => undefined)
      .finally(() => (this.#gettingAttempts = undefined));
    return this.#gettingAttempts;
  }

  #missPart(): void {
    this.#host.tellMistake(['chunk_unreachable']);
    this.#host.checkout.dispatch({ type: 'checkUnreachable' });
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work);
}
