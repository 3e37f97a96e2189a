import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AuthorizationRequest } from '../contract/schemas.js';
import { askAttempt, fetchOffer, releaseAttempt, sendAuthorization, type Access } from './client.js';
import { step, type Effect, type Message } from './machine.js';
import { drawId, openMemory, type Memory } from './memory.js';
import { initialModel, type Attempt, type Model } from './state.js';

/** What the controller needs of the element it serves. */
export interface CheckoutHost extends ReactiveControllerHost {
  /** Where to ask; nothing while the page has not said whose checkout this is. */
  readonly access: Access | undefined;
  /** The request that the model stands for. */
  composeRequest(model: Model, checkout: string): AuthorizationRequest;
  /** The model has moved; effects that are the element's own are handed over. */
  modelChanged(previous: Model, next: Model, effects: readonly Effect[]): void;
  /** The key is unknown, or this origin is not on the merchant's list. */
  offerRefused(): void;
}

// How long to wait before asking again what became of an attempt, in milliseconds: ten seconds in all, then the buyer decides.
const askAgainAfter = [500, 1_000, 1_500, 2_000, 2_500, 2_500] as const;

/** Holds the model, hands it messages, and carries out what the machine asks for. */
export class CheckoutController implements ReactiveController {
  model: Model = initialModel;
  private memory: Memory | undefined;
  private loading: AbortController | undefined;
  private expiry: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: CheckoutHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.loading?.abort();
    this.loading = undefined;
    clearTimeout(this.expiry);
  }

  /** Moves the model by one message and carries out the effects. */
  dispatch(message: Message): void {
    const previous = this.model;
    const [next, effects] = step(previous, message);
    this.model = next;
    for (const effect of effects) this.carryOut(effect);
    // First, so that whoever is told of the move can wait until it has been drawn and the form knows of it.
    if (next !== previous) this.host.requestUpdate();
    if (next !== previous || effects.length > 0) this.host.modelChanged(previous, next, effects);
  }

  /** Asks for the offer and takes up what an earlier load of the page left behind. */
  async load(): Promise<void> {
    const { access } = this.host;
    this.loading?.abort();
    if (!access) return;
    const loading = new AbortController();
    this.loading = loading;
    const offer = await fetchOffer(access, loading.signal);
    if (loading.signal.aborted) return;
    if (offer.status === 'refused') this.host.offerRefused();
    const isKnown = offer.status === 'active' || offer.status === 'inactive';
    this.dispatch({ type: 'offerRead', offer: isKnown ? offer : { status: 'unreachable' } });
    this.memory = openMemory(access.merchant);
    if (offer.status === 'active' && this.memory.attempt) {
      this.dispatch({ type: 'remembered', attempt: this.memory.attempt });
    }
  }

  private carryOut(effect: Effect): void {
    const { access } = this.host;
    if (!access) return;
    switch (effect.type) {
      case 'send':
        void this.send(access, effect.attempt);
        break;
      case 'ask':
        void this.ask(access, effect.attempt);
        break;
      case 'release':
        void releaseAttempt(access, effect.attempt);
        break;
      case 'remember':
        this.memory?.remember(effect.attempt);
        break;
      case 'expireAt':
        this.expireAt(effect.attempt, Date.parse(effect.instant));
        break;
      default:
        break;
    }
  }

  private async send(access: Access, attempt: Attempt): Promise<void> {
    const request = this.host.composeRequest(this.model, this.memory?.checkout ?? drawId());
    this.dispatch(await sendAuthorization(access, attempt, request));
  }

  private async ask(access: Access, attempt: Attempt): Promise<void> {
    for (const delay of askAgainAfter) {
      const answered = await askAttempt(access, attempt);
      const isOpen = answered.type === 'answered' && ['running', 'unknown'].includes(answered.answer.status);
      if (!isOpen && answered.type !== 'lost') return this.dispatch(answered);
      await new Promise((resolve) => setTimeout(resolve, delay));
      if (!this.isWaitingFor(attempt)) return undefined;
    }
    return this.dispatch({ type: 'unresolved', attempt });
  }

  private isWaitingFor(attempt: Attempt): boolean {
    const { state, recovering } = this.model;
    return recovering === attempt || ('attempt' in state && state.attempt === attempt);
  }

  private expireAt(attempt: Attempt, instant: number): void {
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.dispatch({ type: 'expired', attempt }), Math.max(0, instant - Date.now()));
  }
}
