import type { nothing, TemplateResult } from 'lit/html.js';
import type { AuthorizationRequest } from '../contract/schemas.js';
import { nestEntry } from '../domain/buyer.js';
import { drawId } from './attempt-id.js';
import type { AttemptDesk, CheckoutController } from './checkout-controller.js';
import { askAttempt, releaseAttempt, sendAuthorization } from './client.js';
import { step } from './machine.js';
import { openMemory, type Memory } from './memory.js';
import type { Access } from './offer-request.js';
import { attemptOf, type Attempt, type Effect, type Model } from './state.js';
import type { AnsweredContext } from './view/form-context.js';
import { acceptCorrection, announceOutcome, outcomeStyle, renderOutcome } from './view/outcome-chunk.js';

// How long to wait before asking again what became of an attempt, in milliseconds: ten seconds in all, then the buyer decides.
const askAgainAfter = [500, 1_000, 1_500, 2_000, 2_500, 2_500] as const;

/** What asking for a decision needs, as one download: requests, memory, the last part of the machine, and what came out. */
export class AttemptSession implements AttemptDesk {
  readonly style = outcomeStyle;
  #memory: Memory | undefined;
  #expiry: ReturnType<typeof setTimeout> | undefined;

  readonly #checkout: CheckoutController;
  readonly #language: () => string;
  /** @param language of the texts that the buyer agrees to, BCP 47 */
  constructor(checkout: CheckoutController, language: () => string) {
    this.#checkout = checkout;
    this.#language = language;
    checkout.install(step, this);
    const past = this.#recall()?.attempt;
    if (past) checkout.dispatch({ type: 'remembered', attempt: past });
  }

  render(context: AnsweredContext): TemplateResult | typeof nothing {
    return renderOutcome(context);
  }

  announce(context: AnsweredContext): string {
    return announceOutcome(context);
  }

  /** Sends again, with the register's version of the company. */
  acceptCorrection(context: AnsweredContext): void {
    const { state } = context.model;
    if (state.name !== 'correcting') return;
    const entry = acceptCorrection(context, state.company);
    this.#checkout.dispatch({ type: 'correctionAccepted', attempt: drawId(), entry });
  }

  connect(): void {
    const { state } = this.#checkout.model;
    if (state.name === 'authorized') this.#expireAt(state.attempt, state.decision.expiresAt);
  }

  disconnect(): void {
    clearTimeout(this.#expiry);
  }

  carryOut(effect: Effect): void {
    const { access } = this.#checkout.host;
    if (!access) return;
    switch (effect.type) {
      case 'send':
        void this.#send(access, effect.attempt);
        break;
      case 'ask':
        void this.#ask(access, effect.attempt);
        break;
      case 'release':
        void releaseAttempt(access, effect.attempt);
        break;
      case 'remember':
        this.#recall()?.remember(effect.attempt);
        break;
      case 'expireAt':
        this.#expireAt(effect.attempt, effect.instant);
        break;
      default:
        break;
    }
  }

  /** What this tab knows of the merchant's checkout; a page may change the merchant. */
  #recall(): Memory | undefined {
    const { access } = this.#checkout.host;
    if (access && this.#memory?.merchant !== access.merchant) this.#memory = openMemory(access.merchant);
    return this.#memory;
  }

  async #send(access: Access, attempt: Attempt): Promise<void> {
    const checkout = this.#checkout;
    const request = composeRequest(checkout.model, access, this.#recall()?.checkout ?? drawId(), this.#language());
    checkout.dispatch(await sendAuthorization(access, attempt, request));
  }

  async #ask(access: Access, attempt: Attempt): Promise<void> {
    const checkout = this.#checkout;
    for (const delay of askAgainAfter) {
      const answered = await askAttempt(access, attempt);
      const isOpen = answered.type === 'answered' && ['running', 'unknown'].includes(answered.answer.status);
      if (!isOpen && answered.type !== 'lost') {
        checkout.dispatch(answered);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (!isWaitingFor(checkout.model, attempt)) return undefined;
    }
    checkout.dispatch({ type: 'unresolved', attempt });
  }

  #expireAt(attempt: Attempt, instant: string): void {
    clearTimeout(this.#expiry);
    const left = Math.max(0, Date.parse(instant) - Date.now());
    this.#expiry = setTimeout(() => this.#checkout.dispatch({ type: 'expired', attempt }), left);
  }
}

function isWaitingFor({ state, recovering }: Model, attempt: Attempt): boolean {
  return recovering === attempt || attemptOf(state) === attempt;
}

function composeRequest(
  model: Model,
  { basketToken }: Access,
  checkout: string,
  language: string,
): AuthorizationRequest {
  const { configuration, offer, entry, insisted } = model;
  if (!configuration || offer?.status !== 'active') throw new Error('A request needs an offer and a configuration.');
  const { basket, country, buyerType } = configuration;
  return {
    checkout,
    country: country as AuthorizationRequest['country'],
    ...(buyerType && { buyerType }),
    basket: basket as AuthorizationRequest['basket'],
    ...(basketToken && { basketToken }),
    buyer: nestEntry(entry) as unknown as AuthorizationRequest['buyer'],
    ...(insisted.length > 0 && { insisted: [...insisted] }),
    consent: { version: offer.legal.version, language },
  };
}
