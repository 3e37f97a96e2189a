import type { BillieErrorCode } from './events.js';
import { stepGate, type Step } from './gate.js';
import type { Message } from './machine.js';
import { fetchOffer, type Access } from './offer-request.js';
import { recall } from './recall.js';
import { initialModel, mistakesOf, type Effect, type Model } from './state.js';

/** What the controller needs of the element it serves. */
export interface CheckoutHost {
  /** Where to ask; nothing while the page has not said whose checkout this is. */
  readonly access: Access | undefined;
  requestUpdate(): void;
  /** The model has moved; effects that are the element's own are handed over. */
  modelChanged(previous: Model, next: Model, effects: readonly Effect[]): void;
  /** Tells the developer of the page. */
  tellMistake(codes: readonly BillieErrorCode[]): void;
}

/** As much of the machine as has been downloaded. A message cannot come before the part that sends it. */
export type Machine = (model: Model, message: Message) => Step;

/** Who carries out what attempts need: requests, memory, expiry. */
export interface AttemptDesk {
  carryOut(effect: Effect): void;
  connect(): void;
  disconnect(): void;
}

/** Holds the model, hands it messages, and asks for the offer. Attempts come later, with their own part of the machine. */
export class CheckoutController {
  model: Model = initialModel;
  /** An earlier load of the page has left an attempt behind. */
  hasPast = false;
  #machine = stepGate as Machine;
  #desk: AttemptDesk | undefined;
  #loading: AbortController | undefined;

  constructor(readonly host: CheckoutHost) {}

  connect(): void {
    this.#desk?.connect();
  }

  disconnect(): void {
    this.#loading?.abort();
    this.#loading = undefined;
    this.#desk?.disconnect();
  }

  /** Takes over a larger part of the machine, and who carries out what it asks for. */
  install(machine: Machine, desk?: AttemptDesk): void {
    this.#machine = machine;
    this.#desk = desk;
  }

  /** Moves the model by one message and carries out the effects. */
  dispatch(message: Message): void {
    const previous = this.model;
    const [next, effects] = this.#machine(previous, message);
    this.model = next;
    for (const effect of effects) this.#desk?.carryOut(effect);
    const mistakes = mistakesOf(next);
    if (mistakes && mistakes !== mistakesOf(previous)) this.host.tellMistake(mistakes);
    // First, so that whoever is told of the move can wait until it has been drawn and the form knows of it.
    if (next !== previous) this.host.requestUpdate();
    if (next !== previous || effects.length > 0) this.host.modelChanged(previous, next, effects);
  }

  /** Asks for the offer. */
  async load(): Promise<void> {
    const { access } = this.host;
    this.#loading?.abort();
    if (!access) return;
    const loading = new AbortController();
    this.#loading = loading;
    const offer = await fetchOffer(access, loading.signal);
    if (loading.signal.aborted) return;
    this.hasPast = recall(access.merchant).length > 1;
    // The key is unknown, or this origin is not on the merchant's list.
    if (offer.status === 'refused') this.host.tellMistake(['origin_or_key_refused']);
    this.dispatch({ type: 'offerRead', offer: offer.status === 'refused' ? { status: 'unreachable' } : offer });
  }
}
