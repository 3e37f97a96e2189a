import { isCountryCode } from '../domain/country.js';
import type { Decision } from '../domain/decision.js';
import { assessEligibility } from '../domain/eligibility.js';
import { CheckoutController, type CheckoutHost } from './checkout-controller.js';
import { configurationProperties, readConfiguration, readJson } from './configuration.js';
import {
  BillieEligibilityEvent,
  BillieErrorEvent,
  BillieSelectEvent,
  BillieStateChangeEvent,
  type BillieErrorCode,
} from './events.js';
import type { FormHost, FormSession, Undecided } from './form-session.js';
import { chooseLanguage, englishRow, readRow, type Language, type RowTexts } from './locales/row.js';
import { scriptOrigin, type Access } from './offer-request.js';
import { loadParts } from './parts.js';
import { eligibilityOf, isOnOffer, type Effect, type Focus, type Model, type StateName } from './state.js';
import { style } from './style.js';
import { SubmissionController } from './submission-controller.js';
import { PropertyElement, type PropertyDeclarations } from './property-element.js';
import { makeFrame } from './view/frame.js';

export type { Undecided } from './form-session.js';

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
export class BillieInvoice extends PropertyElement implements CheckoutHost, FormHost {
  static readonly formAssociated = true;
  static override properties: PropertyDeclarations = {
    endpoint: {},
    merchant: {},
    country: {},
    amount: { type: Number },
    currency: {},
    trial: { type: Boolean },
    basket: { converter: readJson },
    basketToken: { attribute: 'basket-token' },
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
  /** Signed by the shop's server over amount, currency and reference. */
  declare basketToken: string | undefined;
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

  readonly #internals = this.attachInternals();
  /** @internal */
  readonly checkout = new CheckoutController(this);
  readonly #frame = makeFrame(this.root, {
    select: () => this.#choose(),
    anticipate: () => void this.#prepare(),
    retry: () => void this.#prepare(),
  });
  readonly #submission = new SubmissionController(this.root, this.#internals);
  #session: FormSession | undefined;
  #row: RowTexts | undefined;
  #partsFailed = false;
  #toldEligibility = '';
  #pendingFocus: Focus | undefined;

  constructor() {
    super();
    this.addStyle(style);
  }

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
    return this.#internals.form;
  }

  get validity(): ValidityState {
    return this.#internals.validity;
  }

  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** @internal */
  get access(): Access | undefined {
    const { merchant, basketToken } = this;
    const endpoint = this.endpoint ?? scriptOrigin;
    return merchant && endpoint ? { endpoint: endpoint.replace(/\/$/, ''), merchant, basketToken } : undefined;
  }

  /** @internal */
  get showsButton(): boolean {
    return this.action !== 'page';
  }

  /** Asks for the decision, as the element's own button does, and waits for it. */
  async authorize(): Promise<Decision | Undecided> {
    const { state, selected } = this.checkout.model;
    if (state.name === 'authorized') return state.decision;
    if (!selected || !isOnOffer(state)) return { outcome: 'undecided', because: 'not_selected' };
    await this.#prepare();
    return this.#opened?.authorize() ?? { outcome: 'undecided', because: 'incomplete' };
  }

  /** Forgets what was typed and gives back an authorization that was not confirmed. */
  reset(): void {
    // Before the form has come there is nothing to forget.
    if (this.#session) this.checkout.dispatch({ type: 'reset' });
  }

  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formResetCallback(): void {
    this.reset();
  }

  formDisabledCallback(disabled: boolean): void {
    this.disabled = disabled;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.checkout.connect();
    // The first time the page's language is read when all attributes are there, which is when it is drawn.
    if (this.hasUpdated) void this.checkout.load();
  }

  disconnectedCallback(): void {
    this.checkout.disconnect();
    this.#session?.leave();
  }

  /** @internal */
  modelChanged(previous: Model, next: Model, effects: readonly Effect[]): void {
    this.selected = next.selected;
    if (isOnOffer(next.state) && (next.selected || this.checkout.hasPast)) void this.#prepare();
    if (previous.state.name !== next.state.name) {
      this.dispatchEvent(new BillieStateChangeEvent(previous.state.name, next.state.name));
    }
    this.#tellEligibility(next);
    for (const effect of effects) if (effect.type === 'focus') this.#pendingFocus = effect.on;
    this.#session?.follow(next, effects);
  }

  /** @internal */
  tellMistake(codes: readonly BillieErrorCode[]): void {
    console.error(`<billie-invoice>: ${codes.join(', ')}. See the integration guide.`);
    this.dispatchEvent(new BillieErrorEvent(codes));
  }

  protected override willUpdate(changed: ReadonlySet<string>): void {
    const isConfigured = configurationProperties.some((name) => changed.has(name));
    if (isConfigured || !this.hasUpdated)
      this.checkout.dispatch({ type: 'configured', reading: readConfiguration(this) });
    if (changed.has('selected')) this.checkout.dispatch({ type: 'selectionChanged', selected: this.selected });
    if (changed.has('endpoint') || changed.has('merchant') || !this.hasUpdated) void this.checkout.load();
    if (this.#session && !this.#opened && this.selected && !this.#partsFailed) void this.#prepare();
  }

  protected override draw(): void {
    const { model } = this.checkout;
    const isShown = isOnOffer(model.state);
    if (!isShown && !this.#reservesSpace) {
      this.#frame.hide();
      return;
    }
    // In the language before, while those of another are on their way; at first, an empty place.
    this.#row = readRow(this.#language, () => this.requestUpdate()) ?? this.#row;
    const [opened, failed] = [this.#opened, this.#partsFailed];
    const isReady = opened?.isReady ?? false;
    this.#session?.draw(this.#frame.body, isReady && model.selected);
    this.#frame.show({
      model,
      texts: this.#texts,
      disabled: this.disabled,
      language: this.#language,
      isShown: isShown && this.#row !== undefined,
      trouble: isReady || !model.selected ? undefined : failed ? 'failed' : 'awaited',
      status: opened?.announce() ?? '',
    });
  }

  protected override updated(): void {
    const { model } = this.checkout;
    const { required, disabled, root } = this;
    const [opened, pendingFocus] = [this.#opened, this.#pendingFocus];
    this.#submission.update(model, this.value, { required, disabled, message: this.#texts.unfinished });
    this.#session?.settleIn(root);
    if (!pendingFocus || !opened?.isReady || !model.selected) return;
    opened.focus(root, pendingFocus);
    this.#pendingFocus = undefined;
  }

  /** The form, if it is there and fits country and language. */
  get #opened(): FormSession | undefined {
    const session = this.#session;
    const fits = session?.parts.language === this.#language && session.parts.pack.code === this.#countryCode;
    return fits && !this.#partsFailed ? session : undefined;
  }

  get #language(): Language {
    const holder = this.closest('[lang]')?.getAttribute('lang');
    return chooseLanguage(this.lang, holder, document.documentElement.lang, navigator.language);
  }

  get #texts(): RowTexts {
    return this.#row ?? englishRow;
  }

  get #countryCode(): string | undefined {
    return this.checkout.model.configuration?.country;
  }

  /** While the offer is on its way the row keeps its place, if the standard terms allow this basket. */
  get #reservesSpace(): boolean {
    const { state, configuration } = this.checkout.model;
    if (state.name !== 'loading' || !configuration || this.reserve === 'none') return false;
    return assessEligibility({ ...configuration, merchantActive: true }).status === 'eligible';
  }

  #choose(): void {
    this.checkout.dispatch({ type: 'selectionChanged', selected: true });
    this.dispatchEvent(new BillieSelectEvent());
  }

  /** Downloads what the opened method needs. */
  async #prepare(): Promise<void> {
    const [countryCode, language] = [this.#countryCode, this.#language];
    if (this.#opened || !isOnOffer(this.checkout.model.state) || !isCountryCode(countryCode)) return;
    try {
      const { Session, pack, texts } = await loadParts(countryCode, language);
      if (countryCode !== this.#countryCode || language !== this.#language) return void this.#prepare();
      const parts = { pack, texts, language };
      this.#partsFailed = false;
      if (this.#session) this.#session.parts = parts;
      else this.#session = new Session(this, parts);
      this.requestUpdate();
    } catch {
      this.#partsFailed = true;
      this.tellMistake(['chunk_unreachable']);
      this.requestUpdate();
    }
  }

  #tellEligibility(model: Model): void {
    const eligibility = eligibilityOf(model.state);
    if (!eligibility) return;
    const told = JSON.stringify(eligibility);
    if (told === this.#toldEligibility) return;
    this.#toldEligibility = told;
    this.dispatchEvent(new BillieEligibilityEvent(eligibility));
  }
}
