import type { BuyerEntry } from '../domain/buyer.js';
import type { FieldPath } from '../domain/issue.js';
import { send, stepEditing, type EditingMessage } from './editing.js';
import { include, leaveAttempt, select, type GateMessage, type Step } from './gate.js';
import { settle, type Answered } from './settle.js';
import { attemptOf, isOnOffer, type Attempt, type Model, type State } from './state.js';

/** What can happen to an attempt besides its answers. */
type AttemptMessage =
  | { readonly type: 'correctionAccepted'; readonly attempt: Attempt; readonly entry: BuyerEntry }
  | { readonly type: 'editRequested' }
  | { readonly type: 'otherMethodRequested' }
  | { readonly type: 'retried'; readonly attempt: Attempt }
  | { readonly type: 'expired'; readonly attempt: Attempt }
  | { readonly type: 'remembered'; readonly attempt: Attempt };

/** What can happen to the element. */
export type Message = GateMessage | EditingMessage | AttemptMessage | Answered;

/**
 * The whole behaviour of the element: a state and a message give the next state and what is to be done. It comes in three parts, each
 * downloaded when it is needed: the gate, editing, and this one, which knows attempts and their answers.
 */
export function step(model: Model, message: Message): Step {
  switch (message.type) {
    case 'correctionAccepted':
      return acceptCorrection(model, message.attempt, message.entry);
    case 'editRequested':
      return isOnOffer(model.state) ? editAgain(model) : [model, []];
    case 'otherMethodRequested':
      return [select(model, false)[0], [{ type: 'tellOtherMethod' }]];
    case 'retried':
      return retry(model, message.attempt);
    case 'expired':
      return attemptOf(model.state) === message.attempt ? leaveAttempt(model, 'authorization_expired') : [model, []];
    case 'remembered':
      return [{ ...model, recovering: message.attempt }, [{ type: 'ask', attempt: message.attempt }]];
    case 'answered':
    case 'refused':
    case 'lost':
    case 'unresolved':
      return settle(model, message);
    default:
      return stepEditing(model, message);
  }
}

/** The company as fields: it is what the check was about. */
function editAgain(model: Model): Step {
  const [next, effects] = leaveAttempt(model, undefined);
  return [{ ...next, opened: include(next.opened, 'company') }, effects];
}

function acceptCorrection(model: Model, attempt: Attempt, entry: BuyerEntry): Step {
  if (model.state.name !== 'correcting') return [model, []];
  // What the buyer has agreed to is the buyer's: the shop's version does not come back.
  const dirty = (Object.keys(entry) as FieldPath[]).reduce(include<FieldPath>, model.dirty);
  return send({ ...model, dirty, entry: { ...model.entry, ...entry } }, attempt);
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
