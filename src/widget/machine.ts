import { basketFingerprint } from '../domain/basket.js';
import type { BuyerEntry } from '../domain/buyer.js';
import type { Decision } from '../domain/decision.js';
import { assessEligibility } from '../domain/eligibility.js';
import type { FieldPath } from '../domain/issue.js';
import type { Offer } from '../domain/terms.js';
import { isComplete, type Configuration, type ConfigurationReading } from './configuration.js';
import { settle, type Answered } from './settle.js';
import { attemptOf, isOnOffer, type Attempt, type Model, type Notice, type State } from './state.js';

/** What can happen to the element. */
export type Message =
  | { readonly type: 'offerRead'; readonly offer: Offer | { readonly status: 'unreachable' } }
  | { readonly type: 'configured'; readonly reading: ConfigurationReading }
  | { readonly type: 'selectionChanged'; readonly selected: boolean }
  | { readonly type: 'edited'; readonly entry: BuyerEntry }
  | { readonly type: 'left'; readonly path: FieldPath }
  | { readonly type: 'insisted'; readonly path: FieldPath }
  | { readonly type: 'submitted'; readonly attempt: Attempt; readonly isValid: boolean }
  | { readonly type: 'correctionAccepted'; readonly attempt: Attempt; readonly entry: BuyerEntry }
  | { readonly type: 'editRequested' }
  | { readonly type: 'retried'; readonly attempt: Attempt }
  | { readonly type: 'otherMethodRequested' }
  | { readonly type: 'expired'; readonly attempt: Attempt }
  | { readonly type: 'remembered'; readonly attempt: Attempt }
  | { readonly type: 'reset' }
  | Answered;

/** What the controller has to do. */
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
  | { readonly type: 'focus'; readonly on: 'issue' | 'outcome' | 'form' };

export type Step = readonly [Model, readonly Effect[]];

/** The whole behaviour of the element: a state and a message give the next state and what is to be done. */
export function step(model: Model, message: Message): Step {
  switch (message.type) {
    case 'offerRead':
      return reassess({ ...model, offer: message.offer });
    case 'configured':
      return configure(model, message.reading);
    case 'selectionChanged':
      return select(model, message.selected);
    case 'edited':
      return edit(model, message.entry);
    case 'left':
      return [{ ...model, touched: include(model.touched, message.path) }, []];
    case 'insisted':
      return [{ ...model, insisted: include(model.insisted, message.path) }, []];
    case 'submitted':
      return submit(model, message.attempt, message.isValid);
    case 'correctionAccepted':
      return acceptCorrection(model, message.attempt, message.entry);
    case 'editRequested':
      return isOnOffer(model.state) ? leaveAttempt(model, undefined) : [model, []];
    case 'retried':
      return retry(model, message.attempt);
    case 'otherMethodRequested':
      return [select(model, false)[0], [{ type: 'tellOtherMethod' }]];
    case 'expired':
      return attemptOf(model.state) === message.attempt ? leaveAttempt(model, 'authorization_expired') : [model, []];
    case 'remembered':
      return [{ ...model, recovering: message.attempt }, [{ type: 'ask', attempt: message.attempt }]];
    case 'reset':
      return reset(model);
    default:
      return settle(model, message);
  }
}

function configure(model: Model, reading: ConfigurationReading): Step {
  if (reading.status === 'invalid') return reassess({ ...model, configuration: undefined, mistakes: reading.mistakes });
  const { configuration } = reading;
  const next = prefill({ ...model, configuration, mistakes: [] }, configuration.buyer);
  const isSame = model.configuration !== undefined && binding(model.configuration) === binding(configuration);
  return reassess(next, !isSame && model.configuration !== undefined);
}

/** What a decision is bound to: a change of anything else leaves it standing. */
function binding({ basket, country, buyerType }: Configuration): string {
  return JSON.stringify([basketFingerprint(basket), country, buyerType ?? null]);
}

/** Fills fields that the buyer has not touched. */
function prefill(model: Model, buyer: BuyerEntry): Model {
  const paths = (Object.keys(buyer) as FieldPath[]).filter((path) => !model.dirty.includes(path));
  if (paths.length === 0) return model;
  const given = Object.fromEntries(paths.map((path) => [path, buyer[path]])) as BuyerEntry;
  return { ...model, entry: { ...model.entry, ...given }, prefilled: paths.reduce(include, model.prefilled) };
}

/** Decides again whether the method is on offer, after the offer, the basket or the country changed. */
function reassess(model: Model, hasChanged = false): Step {
  const next = verdict(model);
  if (next) {
    const attempt = attemptOf(model.state);
    return [{ ...model, state: next, notice: undefined }, attempt ? giveBack(attempt) : []];
  }
  if (!isOnOffer(model.state)) return [{ ...model, state: openState(model) }, []];
  return hasChanged ? leaveAttempt(model, attemptOf(model.state) ? 'basket_changed' : undefined) : [model, []];
}

/** The state that keeps the method hidden, or nothing if it is on offer. */
function verdict({ offer, configuration, mistakes }: Model): State | undefined {
  if (mistakes.length > 0) return { name: 'dormant', reason: 'misconfigured' };
  if (!offer || !configuration) return { name: 'loading' };
  if (offer.status !== 'active') return { name: 'dormant', reason: offer.status };
  const { basket, country, buyerType } = configuration;
  if (offer.basket === 'full' && !isComplete(basket)) return { name: 'dormant', reason: 'misconfigured' };
  const eligibility = assessEligibility({ merchantActive: true, country, buyerType, basket }, offer.rules);
  return eligibility.status === 'eligible' ? undefined : { name: 'ineligible', reasons: eligibility.reasons };
}

function openState({ selected }: Pick<Model, 'selected'>): State {
  return { name: selected ? 'editing' : 'offered' };
}

function giveBack(attempt: Attempt): readonly Effect[] {
  return [
    { type: 'release', attempt },
    { type: 'remember', attempt: undefined },
  ];
}

/** Back to the form; an attempt that may still stand is given back. */
function leaveAttempt(model: Model, notice: Notice | undefined): Step {
  const attempt = attemptOf(model.state);
  const isAnswered = ['declined', 'failed', 'correcting'].includes(model.state.name);
  if (!attempt && !isAnswered) return [{ ...model, notice }, []];
  return [{ ...model, state: openState(model), notice }, attempt ? giveBack(attempt) : []];
}

function select(model: Model, selected: boolean): Step {
  if (model.selected === selected) return [model, []];
  const { name } = model.state;
  const state = name === 'offered' || name === 'editing' ? openState({ selected }) : model.state;
  return [{ ...model, selected, state }, selected && state.name === 'editing' ? [{ type: 'focus', on: 'form' }] : []];
}

function edit(model: Model, entry: BuyerEntry): Step {
  if (!['editing', 'offered', 'declined', 'failed', 'correcting'].includes(model.state.name)) return [model, []];
  const changed = (Object.keys(entry) as FieldPath[]).filter((path) => entry[path] !== (model.entry[path] ?? ''));
  if (changed.length === 0) return [model, []];
  const [left, effects] = leaveAttempt(model, model.notice);
  const next: Model = {
    ...left,
    entry: { ...left.entry, ...entry },
    dirty: changed.reduce(include, left.dirty),
    insisted: left.insisted.filter((path) => !changed.includes(path)),
  };
  return [next, effects];
}

function submit(model: Model, attempt: Attempt, isValid: boolean): Step {
  if (!['editing', 'declined'].includes(model.state.name)) return [model, []];
  if (!isValid) return [{ ...model, submitted: true, notice: undefined }, [{ type: 'focus', on: 'issue' }]];
  return send({ ...model, submitted: true }, attempt);
}

function send(model: Model, attempt: Attempt): Step {
  const next: Model = { ...model, state: { name: 'authorizing', attempt }, notice: undefined, recovering: undefined };
  return [
    next,
    [
      { type: 'remember', attempt },
      { type: 'send', attempt },
    ],
  ];
}

function acceptCorrection(model: Model, attempt: Attempt, entry: BuyerEntry): Step {
  if (model.state.name !== 'correcting') return [model, []];
  return send({ ...model, entry: { ...model.entry, ...entry } }, attempt);
}

function retry(model: Model, attempt: Attempt): Step {
  const { state } = model;
  if (state.name === 'unknown' || state.name === 'inReview') return ask(model, state.attempt);
  if (state.name !== 'failed') return [model, []];
  if (state.recovery === 'ask') return ask(model, state.attempt);
  // What the server refused as it stands needs a new attempt; what never arrived keeps its own.
  return send(model, state.recovery === 'send' ? state.attempt : attempt);
}

function ask(model: Model, attempt: Attempt): Step {
  const state: State = model.state.name === 'inReview' ? model.state : { name: 'unknown', attempt, isAsking: true };
  return [{ ...model, state }, [{ type: 'ask', attempt }]];
}

function reset(model: Model): Step {
  const attempt = attemptOf(model.state);
  const { selected, offer, configuration, mistakes } = model;
  const cleared: Model = {
    ...model,
    entry: {},
    touched: [],
    dirty: [],
    prefilled: [],
    insisted: [],
    submitted: false,
    notice: undefined,
    recovering: undefined,
    state: isOnOffer(model.state) ? openState({ selected }) : model.state,
  };
  const next = configuration ? prefill({ ...cleared, offer, mistakes }, configuration.buyer) : cleared;
  return [next, attempt ? giveBack(attempt) : []];
}

function include(paths: readonly FieldPath[], path: FieldPath): readonly FieldPath[] {
  return paths.includes(path) ? paths : [...paths, path];
}
