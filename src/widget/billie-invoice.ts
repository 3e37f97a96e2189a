import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { AuthorizationRequest } from '../contract/schemas.js';
import { nestEntry } from '../domain/buyer.js';
import { isCountryCode } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import { assessEligibility } from '../domain/eligibility.js';
import { CheckoutController, type CheckoutHost } from './checkout-controller.js';
import type { Access } from './client.js';
import { readConfiguration, type ConfigurationReading } from './configuration.js';
import {
  BillieAuthorizeEvent,
  BillieDecisionEvent,
  BillieEligibilityEvent,
  BillieErrorEvent,
  BillieOtherMethodEvent,
  BillieSelectEvent,
  BillieStateChangeEvent,
  type BillieErrorCode,
} from './events.js';
import { chooseLanguage, rowTexts, type Language } from './locales/row.js';
import type { Effect } from './machine.js';
import { drawId } from './memory.js';
import { loadParts, type Parts } from './parts.js';
import { eligibilityOf, isOnOffer, type Model, type StateName } from './state.js';
import { style } from './style.js';
import { SubmissionController } from './submission-controller.js';
import type { Actions, FormContext } from './view/form-context.js';
import { renderRow } from './view/offer.js';

/** Why `authorize()` came back without a decision. */
export interface Undecided {
  readonly outcome: 'undecided';
  readonly because: 'not_selected' | 'incomplete' | 'prevented' | 'no_answer';
}

const configurationProperties = [
  'merchant',
  'country',
  'amount',
  'currency',
  'trial',
  'basket',
  'buyerType',
  'buyer',
  'reference',
];

/**
 * "Pay by invoice with Billie" as one choice among a shop's payment methods: shown only for eligible business baskets, asks for the
 * company, gets the decision from the backend. Form-associated; its form value is the authorization token.
 *
 * @slot label - replaces the title
 * @slot badge - replaces the badge
 * @slot intro - above the form
 * @slot legal - replaces the consent line
 * @slot declined - replaces the text after a neutral refusal
 * @csspart card - the whole
 * @csspart offer - the row
 * @csspart title - the method's name
 * @csspart terms - what it means
 * @fires {BillieEligibilityEvent} billie-eligibility - the verdict on the basket, with all reasons
 * @fires {BillieSelectEvent} billie-select - the buyer has chosen the method
 * @fires {BillieStateChangeEvent} billie-statechange - the state has changed
 * @fires {BillieAuthorizeEvent} billie-authorize - a decision is about to be asked for; cancelable
 * @fires {BillieDecisionEvent} billie-decision - a decision has arrived
 * @fires {BillieOtherMethodEvent} billie-other-method - the buyer wants to pay in another way
 * @fires {BillieErrorEvent} billie-error - something for the developer to put right
 */
export class BillieInvoice extends LitElement implements CheckoutHost {
  static readonly formAssociated = true;
  static override styles = style;
  static override shadowRootOptions: ShadowRootInit = { mode: 'open', delegatesFocus: true };
  static override properties: PropertyDeclarations = {
    endpoint: {},
    merchant: {},
    country: {},
    amount: { type: Number },
    currency: {},
    trial: { type: Boolean },
    basket: { converter: readJson },
    buyerType: { attribute: 'buyer-type' },
    buyer: { converter: readJson },
    reference: {},
    name: { reflect: true },
    lang: {},
    required: { type: Boolean },
    disabled: { type: Boolean },
    action: {},
    reserve: {},
    selected: { type: Boolean, reflect: true },
  };

  /** Address of the backend; default: where this script came from. */
  declare endpoint: string | undefined;
  /** The merchant's publishable key. */
  declare merchant: string | undefined;
  /** The company's billing country, ISO 3166-1 alpha-2. */
  declare country: string | undefined;
  /** Gross amount in minor units: 24900 is EUR 249.00. */
  declare amount: number | undefined;
  /** ISO 4217; default EUR. */
  declare currency: string | undefined;
  /** The basket has a trial period. */
  declare trial: boolean | undefined;
  /** The whole basket, as an object or as JSON. */
  declare basket: unknown;
  /** `business` or `consumer`. */
  declare buyerType: string | undefined;
  /** What the shop knows of the buyer, as an object or as JSON. */
  declare buyer: unknown;
  /** The shop's own code for the order. */
  declare reference: string | undefined;
  declare name: string | undefined;
  declare required: boolean;
  declare disabled: boolean;
  /** `own` shows our button, `page` leaves it to the page to call `authorize()`. */
  declare action: 'own' | 'page' | undefined;
  /** `none` keeps no space while the offer is on its way. */
  declare reserve: 'none' | undefined;
  /** The buyer has chosen this method. */
  declare selected: boolean;

  private readonly internals = this.attachInternals();
  private readonly checkout = new CheckoutController(this);
  private readonly submission = new SubmissionController(this, this.internals);
  private parts: (Parts & { readonly language: Language }) | undefined;
  private partsFailed = false;
  private waiting: ((outcome: Decision | Undecided) => void)[] = [];
  private toldEligibility = '';
  private pendingFocus: 'issue' | 'outcome' | 'form' | undefined;

  get state(): StateName {
    return this.checkout.model.state.name;
  }

  /** The decision that stands, in the buyer's view. */
  get decision(): Decision | undefined {
    const { state } = this.checkout.model;
    return state.name === 'authorized' ? state.decision : undefined;
  }

  /** The authorization token, once authorized and selected; else empty. */
  get value(): string {
    const { state, selected } = this.checkout.model;
    return state.name === 'authorized' && selected && !this.disabled ? state.decision.token : '';
  }

  get form(): HTMLFormElement | null {
    return this.internals.form;
  }

  get validity(): ValidityState {
    return this.internals.validity;
  }

  get validationMessage(): string {
    return this.internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.internals.willValidate;
  }

  get access(): Access | undefined {
    const endpoint = this.endpoint ?? scriptOrigin;
    return this.merchant && endpoint ? { endpoint: endpoint.replace(/\/+$/, ''), merchant: this.merchant } : undefined;
  }

  /** Asks for the decision, as the element's own button does, and waits for it. */
  async authorize(): Promise<Decision | Undecided> {
    const { model } = this.checkout;
    if (model.state.name === 'authorized') return model.state.decision;
    if (!model.selected || !isOnOffer(model.state)) return { outcome: 'undecided', because: 'not_selected' };
    const outcome = new Promise<Decision | Undecided>((resolve) => this.waiting.push(resolve));
    await this.prepare();
    this.submit();
    return outcome;
  }

  /** Forgets what was typed and gives back an authorization that was not confirmed. */
  reset(): void {
    this.checkout.dispatch({ type: 'reset' });
  }

  checkValidity(): boolean {
    return this.internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.internals.reportValidity();
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Reading the page's language later would miss attributes that are set right after this element is made.
    if (this.hasUpdated) void this.checkout.load();
  }

  composeRequest(model: Model, checkout: string): AuthorizationRequest {
    const { configuration, offer, entry, insisted } = model;
    if (!configuration || offer?.status !== 'active') throw new Error('A request needs an offer and a configuration.');
    const { basket, country, buyerType } = configuration;
    return {
      checkout,
      country: country as AuthorizationRequest['country'],
      ...(buyerType && { buyerType }),
      basket: basket as AuthorizationRequest['basket'],
      buyer: nestEntry(entry) as unknown as AuthorizationRequest['buyer'],
      ...(insisted.length > 0 && { insisted: [...insisted] }),
      consent: { version: offer.legal.version, language: this.language },
    };
  }

  modelChanged(previous: Model, next: Model, effects: readonly Effect[]): void {
    this.selected = next.selected;
    if (isOnOffer(next.state) && next.selected) void this.prepare();
    if (previous.state.name !== next.state.name) {
      this.dispatchEvent(new BillieStateChangeEvent(previous.state.name, next.state.name));
    }
    this.tellEligibility(next);
    if (next.mistakes.length > 0 && next.mistakes !== previous.mistakes) this.tellMistake(next.mistakes);
    for (const effect of effects) {
      if (effect.type === 'focus') this.pendingFocus = effect.on;
      if (effect.type === 'tellOtherMethod') this.dispatchEvent(new BillieOtherMethodEvent());
      if (effect.type === 'tellDecision') this.tellDecision(effect.decision);
    }
    if (next.state.name === 'failed' || next.state.name === 'unknown') {
      this.settleWaiting({ outcome: 'undecided', because: 'no_answer' });
    }
  }

  offerRefused(): void {
    this.tellMistake(['origin_or_key_refused']);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isConfigured = configurationProperties.some((name) => (changed as Map<string, unknown>).has(name));
    if (isConfigured || !this.hasUpdated) this.checkout.dispatch({ type: 'configured', reading: this.readPage() });
    if (changed.has('selected')) this.checkout.dispatch({ type: 'selectionChanged', selected: this.selected });
    if (changed.has('endpoint') || changed.has('merchant') || !this.hasUpdated) void this.checkout.load();
    if (this.parts && (this.parts.language !== this.language || this.parts.pack.code !== this.countryCode)) {
      this.parts = undefined;
      if (this.selected) void this.prepare();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { model } = this.checkout;
    if (!isOnOffer(model.state))
      return this.reservesSpace ? html`<div class="card reserved">${this.renderRow()}</div>` : nothing;
    return html`<div class="card ${model.selected ? 'on' : ''}" part="card" lang=${this.language}>
      ${this.renderRow()}${model.selected ? this.renderBody() : nothing}
      <div class="status" role="status">${this.parts?.form.announce(this.formContext(this.parts)) ?? ''}</div>
    </div>`;
  }

  protected override updated(): void {
    const { model } = this.checkout;
    this.submission.update(
      model,
      this.value,
      { required: this.required, disabled: this.disabled },
      rowTexts[this.language].unfinished,
    );
    const root = this.shadowRoot;
    if (this.pendingFocus && this.parts && root && model.selected) {
      this.parts.form.focusOn(root, this.pendingFocus);
      this.pendingFocus = undefined;
    }
  }

  private get language(): Language {
    const holder = this.closest('[lang]')?.getAttribute('lang');
    return chooseLanguage(this.lang, holder, document.documentElement.lang, navigator.language);
  }

  private get countryCode(): string | undefined {
    return this.checkout.model.configuration?.country;
  }

  /** While the offer is on its way the row keeps its place, if the standard terms allow this basket. */
  private get reservesSpace(): boolean {
    const { state, configuration } = this.checkout.model;
    if (state.name !== 'loading' || !configuration || this.reserve === 'none') return false;
    return assessEligibility({ ...configuration, merchantActive: true }).status === 'eligible';
  }

  private readPage(): ConfigurationReading {
    return readConfiguration(this);
  }

  private renderRow(): TemplateResult {
    return renderRow({
      model: this.checkout.model,
      language: this.language,
      disabled: this.disabled,
      select: () => this.choose(),
      anticipate: () => void this.prepare(),
    });
  }

  private renderBody(): TemplateResult {
    if (this.parts) return this.parts.form.renderBody(this.formContext(this.parts));
    const texts = rowTexts[this.language];
    const retry = html`${texts.notLoaded} <button type="button" @click=${() => this.prepare()}>${texts.retry}</button>`;
    return html`<p class="trouble" aria-busy=${!this.partsFailed}>${this.partsFailed ? retry : nothing}</p>`;
  }

  private formContext({ pack, texts }: Parts): FormContext {
    const { model } = this.checkout;
    if (model.offer?.status !== 'active') throw new Error('There is no form without an offer.');
    return {
      model,
      offer: model.offer,
      pack,
      texts,
      language: this.language,
      showsButton: this.action !== 'page',
      actions: this.actions,
    };
  }

  private readonly actions: Actions = {
    edit: (entry) => this.checkout.dispatch({ type: 'edited', entry }),
    leave: (path) => this.checkout.dispatch({ type: 'left', path }),
    insist: (path) => this.checkout.dispatch({ type: 'insisted', path }),
    submit: () => this.submit(),
    acceptCorrection: () => this.acceptCorrection(),
    editAgain: () => this.checkout.dispatch({ type: 'editRequested' }),
    retry: () => this.checkout.dispatch({ type: 'retried', attempt: drawId() }),
    chooseOtherMethod: () => this.checkout.dispatch({ type: 'otherMethodRequested' }),
  };

  /** Starts the check as the button does; used by the page's own submit too. */
  submit(): void {
    const { model } = this.checkout;
    if (!this.parts || !isOnOffer(model.state))
      return this.settleWaiting({ outcome: 'undecided', because: 'incomplete' });
    const isValid = this.parts.form.checkEntry(this.formContext(this.parts)).status === 'valid';
    if (isValid && !this.dispatchEvent(new BillieAuthorizeEvent())) {
      return this.settleWaiting({ outcome: 'undecided', because: 'prevented' });
    }
    this.checkout.dispatch({ type: 'submitted', attempt: drawId(), isValid });
    if (!isValid) this.settleWaiting({ outcome: 'undecided', because: 'incomplete' });
    return undefined;
  }

  private acceptCorrection(): void {
    const { model } = this.checkout;
    if (!this.parts || model.state.name !== 'correcting') return;
    const entry = this.parts.form.correctedEntry(this.formContext(this.parts), model.state.company);
    this.checkout.dispatch({ type: 'correctionAccepted', attempt: drawId(), entry });
  }

  private choose(): void {
    this.checkout.dispatch({ type: 'selectionChanged', selected: true });
    this.dispatchEvent(new BillieSelectEvent());
  }

  /** Downloads what the opened method needs. */
  private async prepare(): Promise<void> {
    const { countryCode, language } = this;
    if (this.parts || !isOnOffer(this.checkout.model.state) || !isCountryCode(countryCode)) return;
    try {
      const parts = await loadParts(countryCode, language);
      if (countryCode !== this.countryCode || language !== this.language) return void this.prepare();
      this.parts ??= { ...parts, language };
      this.partsFailed = false;
      this.submission.adoptStyles(parts.form.bodyStyles);
    } catch {
      this.partsFailed = true;
      this.tellMistake(['chunk_unreachable']);
    }
    this.requestUpdate();
  }

  private tellEligibility(model: Model): void {
    const eligibility = eligibilityOf(model.state);
    if (!eligibility) return;
    const told = JSON.stringify(eligibility);
    if (told === this.toldEligibility) return;
    this.toldEligibility = told;
    this.dispatchEvent(new BillieEligibilityEvent(eligibility));
  }

  private tellMistake(codes: readonly BillieErrorCode[]): void {
    console.error(`<billie-invoice> shows nothing: ${codes.join(', ')}. See the integration guide.`);
    this.dispatchEvent(new BillieErrorEvent(codes));
  }

  private tellDecision(decision: Decision): void {
    this.dispatchEvent(new BillieDecisionEvent(decision));
    this.settleWaiting(decision);
    if (decision.outcome === 'authorized') void this.updateComplete.then(() => this.submission.resume());
  }

  private settleWaiting(outcome: Decision | Undecided): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const settle of waiting) settle(outcome);
  }
}

const scriptOrigin = typeof location === 'undefined' ? undefined : originOf(import.meta.url);

function originOf(address: string): string | undefined {
  return /^https?:/.test(address) ? new URL(address).origin : undefined;
}

/** Reads a JSON attribute; what is no JSON is kept as text, so that it is reported as a mistake and not lost. */
function readJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
