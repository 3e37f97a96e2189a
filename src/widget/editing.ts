import type { BuyerEntry } from '../domain/buyer.js';
import type { FieldPath } from '../domain/issue.js';
import { giveBack, include, leaveAttempt, openState, prefill, stepGate, type GateMessage, type Step } from './gate.js';
import { attemptOf, isOnOffer, type Attempt, type Model } from './state.js';

/** What the buyer can do in the form. */
export type EditingMessage =
  | { readonly type: 'edited'; readonly entry: BuyerEntry }
  | { readonly type: 'left'; readonly path: FieldPath }
  | { readonly type: 'insisted'; readonly path: FieldPath }
  | { readonly type: 'submitted'; readonly attempt: Attempt; readonly isValid: boolean }
  /** What asking needs could not be downloaded. */
  | { readonly type: 'checkUnreachable' }
  | { readonly type: 'reset' };

/** The part of the machine that the form brings: what is typed, and when it is sent. */
export function stepEditing(model: Model, message: GateMessage | EditingMessage): Step {
  switch (message.type) {
    case 'edited':
      return edit(model, message.entry);
    case 'left':
      return [{ ...model, touched: include(model.touched, message.path) }, []];
    case 'insisted':
      return [{ ...model, insisted: include(model.insisted, message.path) }, []];
    case 'submitted':
      return submit(model, message.attempt, message.isValid);
    case 'checkUnreachable':
      return [{ ...model, notice: 'check_unreachable' }, [{ type: 'focus', on: 'outcome' }]];
    case 'reset':
      return reset(model);
    default:
      return stepGate(model, message);
  }
}

const editable: readonly string[] = ['editing', 'offered', 'declined', 'failed', 'correcting'];

function edit(model: Model, entry: BuyerEntry): Step {
  if (!editable.includes(model.state.name)) return [model, []];
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

/** Asks for the decision under an attempt. */
export function send(model: Model, attempt: Attempt): Step {
  const next: Model = { ...model, state: { name: 'authorizing', attempt }, notice: undefined, recovering: undefined };
  return [
    next,
    [
      { type: 'remember', attempt },
      { type: 'send', attempt },
    ],
  ];
}

function reset(model: Model): Step {
  const { selected, configuration, state } = model;
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
    state: isOnOffer(state) ? openState({ selected }) : state,
  };
  return [configuration ? prefill(cleared, configuration.buyer) : cleared, giveBack(attemptOf(state))];
}
