import type { BuyerEntry } from '../domain/buyer.js';
import { groupOf, type GroupName } from '../domain/fields.js';
import type { FieldPath } from '../domain/issue.js';
import { giveBack, include, leaveAttempt, openState, prefill, stepGate, type GateMessage, type Step } from './gate.js';
import { attemptOf, isOnOffer, type Attempt, type Model } from './state.js';

/** What the buyer can do in the form. */
export type EditingMessage =
  | { readonly type: 'edited'; readonly entry: BuyerEntry }
  /** Fields were filled for the buyer: by a register's proposal, or by what another field says. */
  | { readonly type: 'filled'; readonly entry: BuyerEntry }
  /** A group is to be seen as fields. */
  | { readonly type: 'opened'; readonly group: GroupName }
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
    case 'filled':
      return fill(model, message.entry);
    case 'opened':
      return [{ ...model, opened: include(model.opened, message.group) }, [{ type: 'focus', on: message.group }]];
    case 'left':
      return [{ ...model, touched: include(model.touched, message.path) }, []];
    case 'insisted':
      return [insist(model, message.path), []];
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

/** The field stays before the buyer, who is at it. */
function insist(model: Model, path: FieldPath): Model {
  const { insisted, opened } = model;
  return { ...model, insisted: include(insisted, path), opened: include(opened, groupOf(path)) };
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
    dirty: changed.reduce(include<FieldPath>, left.dirty),
    insisted: left.insisted.filter((path) => !changed.includes(path)),
    prefilled: left.prefilled.filter((path) => !changed.includes(path)),
    // Whoever types over what was filled in wants to see all of it, also when it is right again.
    opened: changed
      .filter((path) => left.prefilled.includes(path))
      .map(groupOf)
      .reduce(include<GroupName>, left.opened),
  };
  return [next, effects];
}

/** A whole company is shown on its card, and the buyer goes on with what is still empty. */
function fill(model: Model, entry: BuyerEntry): Step {
  if (!editable.includes(model.state.name)) return [model, []];
  const [edited, effects] = edit(model, entry);
  const paths = Object.keys(entry) as FieldPath[];
  const isCompany = paths.includes('company.name');
  const next: Model = {
    ...edited,
    dirty: paths.reduce(include<FieldPath>, edited.dirty),
    // What is not told is the buyer's to fill in.
    prefilled: paths.filter((path) => entry[path]).reduce(include<FieldPath>, edited.prefilled),
    opened: isCompany ? edited.opened.filter((group) => group !== 'company') : edited.opened,
  };
  return [next, isCompany ? [...effects, { type: 'focus', on: 'form' }] : effects];
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
    opened: [],
    insisted: [],
    submitted: false,
    notice: undefined,
    recovering: undefined,
    state: isOnOffer(state) ? openState({ selected }) : state,
  };
  return [configuration ? prefill(cleared, configuration.buyer) : cleared, giveBack(attemptOf(state))];
}
