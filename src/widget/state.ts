import type { BuyerEntry } from '../domain/buyer.js';
import type { Advice, CorrectedCompany, Decision } from '../domain/decision.js';
import type { Eligibility, EligibilityReason } from '../domain/eligibility.js';
import type { GroupName } from '../domain/fields.js';
import type { FieldPath } from '../domain/issue.js';
import type { ActiveOffer } from '../domain/terms.js';
import type { Configuration, ConfigurationMistake } from './configuration.js';

/** Names one try to get an authorization; made by the browser, 32 hexadecimal digits. */
export type Attempt = string;

/** What a failure allows next: send the same request again, or first ask what became of it. */
export type Recovery = 'send' | 'ask' | 'edit';

/** Where the element stands (house rules, section 6). */
export type State =
  | { readonly name: 'loading' }
  | { readonly name: 'dormant'; readonly reason: 'inactive' | 'unreachable' }
  /** The page contradicts itself, or the offer. */
  | { readonly name: 'dormant'; readonly mistakes: readonly ConfigurationMistake[] }
  | { readonly name: 'ineligible'; readonly reasons: readonly EligibilityReason[] }
  | { readonly name: 'offered' }
  | { readonly name: 'editing' }
  | { readonly name: 'authorizing'; readonly attempt: Attempt }
  | { readonly name: 'correcting'; readonly company: CorrectedCompany }
  | { readonly name: 'inReview'; readonly attempt: Attempt; readonly until: string }
  | { readonly name: 'unknown'; readonly attempt: Attempt; readonly isAsking: boolean }
  | { readonly name: 'authorized'; readonly attempt: Attempt; readonly decision: Authorized }
  | { readonly name: 'declined'; readonly advice: Advice; readonly paths: readonly FieldPath[] }
  | { readonly name: 'failed'; readonly attempt: Attempt; readonly recovery: Recovery };

export type StateName = State['name'];
export type Authorized = Extract<Decision, { outcome: 'authorized' }>;

/** Something that happened without the buyer doing it, and brought the form back. */
export type Notice = 'basket_changed' | 'authorization_expired' | 'check_unreachable';

/** Everything the element knows. What the buyer typed survives every change of state. */
export interface Model {
  readonly state: State;
  /** The buyer has chosen this method. */
  readonly selected: boolean;
  readonly offer: ActiveOffer | { readonly status: 'inactive' | 'unreachable' } | undefined;
  readonly configuration: Configuration | undefined;
  readonly mistakes: readonly ConfigurationMistake[];
  readonly entry: BuyerEntry;
  /** Fields the buyer has left; fields the buyer has changed; fields that shop or register filled, and nobody has typed over. */
  readonly touched: readonly FieldPath[];
  readonly dirty: readonly FieldPath[];
  readonly prefilled: readonly FieldPath[];
  /** Groups the buyer wants to see as fields, although what they ask for is known. */
  readonly opened: readonly GroupName[];
  /** The buyer has tried to send: every issue may be told. */
  readonly submitted: boolean;
  /** Doubts answered with "it is right as it is". */
  readonly insisted: readonly FieldPath[];
  readonly notice: Notice | undefined;
  /** An attempt of before a reload whose outcome is being asked for. */
  readonly recovering: Attempt | undefined;
}

/** What a step asks to be done. */
export type Effect =
  /** Send the request; the same attempt is never decided twice. */
  | { readonly type: 'send'; readonly attempt: Attempt }
  /** Ask the server what became of an attempt. */
  | { readonly type: 'ask'; readonly attempt: Attempt }
  /** Give back an authorization that nobody wants any more. */
  | { readonly type: 'release'; readonly attempt: Attempt }
  /** Keep the attempt's id over a reload, or forget it. */
  | { readonly type: 'remember'; readonly attempt: Attempt | undefined }
  | { readonly type: 'expireAt'; readonly attempt: Attempt; readonly instant: string }
  | { readonly type: 'tellDecision'; readonly decision: Decision }
  | { readonly type: 'tellOtherMethod' }
  | { readonly type: 'focus'; readonly on: Focus };

/** Where the buyer goes on: at the first issue, at what came out, at the first empty field, or at the first field of a group. */
export type Focus = 'issue' | 'outcome' | 'form' | GroupName;

/** The model of an element that has just been made. */
export const initialModel: Model = {
  state: { name: 'loading' },
  selected: false,
  offer: undefined,
  configuration: undefined,
  mistakes: [],
  entry: {},
  touched: [],
  dirty: [],
  prefilled: [],
  opened: [],
  submitted: false,
  insisted: [],
  notice: undefined,
  recovering: undefined,
};

/** The attempt that a state is about, if it is about one. */
export function attemptOf(state: State): Attempt | undefined {
  return 'attempt' in state ? state.attempt : undefined;
}

/** Tells whether the method is on offer to the buyer in this state. */
export function isOnOffer({ name }: State): boolean {
  return name !== 'loading' && name !== 'dormant' && name !== 'ineligible';
}

/** What is wrong with the page, where that is why nothing is shown. */
export function mistakesOf({ state }: Model): readonly ConfigurationMistake[] | undefined {
  return 'mistakes' in state ? state.mistakes : undefined;
}

/** The verdict that a state stands for; none while it is not known, or the page has to be put right first. */
export function eligibilityOf(state: State): Eligibility | undefined {
  if (isOnOffer(state)) return { status: 'eligible' };
  if (state.name === 'ineligible') return { status: 'ineligible', reasons: state.reasons };
  const isInactive = 'reason' in state && state.reason === 'inactive';
  return isInactive ? { status: 'ineligible', reasons: ['merchant_inactive'] } : undefined;
}
