import type { Decision } from '../domain/decision.js';
import type { Eligibility } from '../domain/eligibility.js';
import type { ConfigurationMistake } from './configuration.js';
import type { StateName } from './state.js';

const travelling = { bubbles: true, composed: true } as const;

/** The verdict on basket, country and buyer is known or has changed. Not eligible: nothing is shown, and `reasons` say why. */
export class BillieEligibilityEvent extends Event {
  constructor(readonly eligibility: Eligibility) {
    super('billie-eligibility', travelling);
  }
}

/** The buyer has chosen the method. */
export class BillieSelectEvent extends Event {
  constructor() {
    super('billie-select', travelling);
  }
}

/** The element has moved to another state. */
export class BillieStateChangeEvent extends Event {
  constructor(
    readonly from: StateName,
    readonly to: StateName,
  ) {
    super('billie-statechange', travelling);
  }
}

/** The decision is about to be asked for. `preventDefault()` keeps the request from being sent. */
export class BillieAuthorizeEvent extends Event {
  constructor() {
    super('billie-authorize', { ...travelling, cancelable: true });
  }
}

/** A decision has arrived. */
export class BillieDecisionEvent extends Event {
  constructor(readonly decision: Decision) {
    super('billie-decision', travelling);
  }
}

/** The buyer wants to pay in another way. */
export class BillieOtherMethodEvent extends Event {
  constructor() {
    super('billie-other-method', travelling);
  }
}

/** What a developer has to look at: a mistake on the page, or a part of the element that did not load. */
export type BillieErrorCode =
  ConfigurationMistake | 'offer_unreachable' | 'chunk_unreachable' | 'origin_or_key_refused';

/** Something a developer has to put right. Buyers see nothing of it. */
export class BillieErrorEvent extends Event {
  constructor(readonly codes: readonly BillieErrorCode[]) {
    super('billie-error', travelling);
  }
}

/** Every event of the element by its name. */
export interface BillieEventMap {
  'billie-eligibility': BillieEligibilityEvent;
  'billie-select': BillieSelectEvent;
  'billie-statechange': BillieStateChangeEvent;
  'billie-authorize': BillieAuthorizeEvent;
  'billie-decision': BillieDecisionEvent;
  'billie-other-method': BillieOtherMethodEvent;
  'billie-error': BillieErrorEvent;
}

declare global {
  interface HTMLElementEventMap {
    'billie-eligibility': BillieEligibilityEvent;
    'billie-select': BillieSelectEvent;
    'billie-statechange': BillieStateChangeEvent;
    'billie-authorize': BillieAuthorizeEvent;
    'billie-decision': BillieDecisionEvent;
    'billie-other-method': BillieOtherMethodEvent;
    'billie-error': BillieErrorEvent;
  }
}
