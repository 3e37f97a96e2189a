import { basketFingerprint } from '../domain/basket.js';
import type { BuyerEntry } from '../domain/buyer.js';
import { assessEligibility } from '../domain/eligibility.js';
import type { FieldPath } from '../domain/issue.js';
import type { Offer } from '../domain/terms.js';
import { isComplete, type Configuration, type ConfigurationReading } from './configuration.js';
import { attemptOf, isOnOffer, type Attempt, type Effect, type Model, type Notice, type State } from './state.js';

/** What can happen before the method is opened: the offer comes, the page changes, the buyer chooses. */
export type GateMessage =
  | { readonly type: 'offerRead'; readonly offer: Offer | { readonly status: 'unreachable' } }
  | { readonly type: 'configured'; readonly reading: ConfigurationReading }
  | { readonly type: 'selectionChanged'; readonly selected: boolean };

export type Step = readonly [Model, readonly Effect[]];

/** The part of the machine that the first load brings: whether the method is on offer, and chosen. */
export function stepGate(model: Model, message: GateMessage): Step {
  switch (message.type) {
    case 'offerRead':
      return reassess({ ...model, offer: message.offer });
    case 'configured':
      return configure(model, message.reading);
    case 'selectionChanged':
      return select(model, message.selected);
  }
}

function configure(model: Model, reading: ConfigurationReading): Step {
  if (reading.status === 'invalid') {
    return reassess({ ...model, configuration: undefined, mistakes: reading.mistakes });
  }
  const { configuration } = reading;
  const next = prefill({ ...model, configuration, mistakes: [] }, configuration.buyer);
  const isOther = model.configuration !== undefined && binding(model.configuration) !== binding(configuration);
  return reassess(next, isOther);
}

/** What a decision is bound to: a change of anything else leaves it standing. */
function binding({ basket, country, buyerType }: Configuration): string {
  return JSON.stringify([basketFingerprint(basket), country, buyerType]);
}

/** Fills fields that the buyer has not touched. */
export function prefill(model: Model, buyer: BuyerEntry): Model {
  const paths = (Object.keys(buyer) as FieldPath[]).filter((path) => !model.dirty.includes(path));
  if (paths.length === 0) return model;
  const given = Object.fromEntries(paths.map((path) => [path, buyer[path]])) as BuyerEntry;
  return {
    ...model,
    entry: { ...model.entry, ...given },
    prefilled: paths.reduce(include<FieldPath>, model.prefilled),
  };
}

/** Decides again whether the method is on offer, after the offer, the basket or the country changed. */
function reassess(model: Model, hasChanged = false): Step {
  const attempt = attemptOf(model.state);
  const next = verdict(model);
  if (next) return [{ ...model, state: next, notice: undefined }, giveBack(attempt)];
  if (!isOnOffer(model.state)) return [{ ...model, state: openState(model) }, []];
  return hasChanged ? leaveAttempt(model, attempt ? 'basket_changed' : undefined) : [model, []];
}

const incomplete = ['basket_incomplete'] as const;

/** The state that keeps the method hidden, or nothing if it is on offer. */
function verdict({ offer, configuration, mistakes }: Model): State | undefined {
  if (mistakes.length > 0) return { name: 'dormant', mistakes };
  if (!offer || !configuration) return { name: 'loading' };
  if (offer.status !== 'active') return { name: 'dormant', reason: offer.status };
  if (offer.basket === 'full' && !isComplete(configuration.basket)) return { name: 'dormant', mistakes: incomplete };
  const eligibility = assessEligibility({ ...configuration, merchantActive: true }, offer.rules);
  return eligibility.status === 'eligible' ? undefined : { name: 'ineligible', reasons: eligibility.reasons };
}

export function openState({ selected }: Pick<Model, 'selected'>): State {
  return { name: selected ? 'editing' : 'offered' };
}

/** What is to be done with an attempt that nobody wants any more. */
export function giveBack(attempt: Attempt | undefined): readonly Effect[] {
  if (!attempt) return [];
  return [
    { type: 'release', attempt },
    { type: 'remember', attempt: undefined },
  ];
}

/** Back to the form; an attempt that may still stand is given back. */
export function leaveAttempt(model: Model, notice: Notice | undefined): Step {
  const attempt = attemptOf(model.state);
  const isOpen = model.state.name === 'offered' || model.state.name === 'editing';
  return [{ ...model, state: isOpen ? model.state : openState(model), notice }, giveBack(attempt)];
}

export function select(model: Model, selected: boolean): Step {
  if (model.selected === selected) return [model, []];
  const { name } = model.state;
  const state = name === 'offered' || name === 'editing' ? openState({ selected }) : model.state;
  return [{ ...model, selected, state }, selected && state.name === 'editing' ? [{ type: 'focus', on: 'form' }] : []];
}

export function include<Item>(items: readonly Item[], item: Item): readonly Item[] {
  return items.includes(item) ? items : [...items, item];
}
