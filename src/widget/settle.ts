import type { AttemptAnswer } from '../contract/schemas.js';
import type { ProblemCode } from '../contract/problem.js';
import type { Decision } from '../domain/decision.js';
import type { Money } from '../domain/money.js';
import type { Step } from './gate.js';
import type { Attempt, Effect, Model, State } from './state.js';

/** What can come back for an attempt. */
export type Answered =
  | { readonly type: 'answered'; readonly answer: AttemptAnswer }
  /** The server refused the request as such; nothing was decided. */
  | { readonly type: 'refused'; readonly attempt: Attempt; readonly code: ProblemCode; readonly retryable: boolean }
  /** Nothing came back: the request may or may not have arrived. */
  | { readonly type: 'lost'; readonly attempt: Attempt }
  /** Asking what became of it failed, or it is still not decided after much asking. */
  | { readonly type: 'unresolved'; readonly attempt: Attempt };

/** Moves on an answer. An answer to any attempt but the current one is late, and changes nothing. */
export function settle(model: Model, message: Answered): Step {
  const attempt = message.type === 'answered' ? message.answer.attempt : message.attempt;
  if (model.recovering === attempt) return settleRecovered({ ...model, recovering: undefined }, message);
  const { state } = model;
  const isCurrent =
    (state.name === 'authorizing' || state.name === 'unknown' || state.name === 'inReview') &&
    state.attempt === attempt;
  if (!isCurrent) return [model, []];
  switch (message.type) {
    case 'answered':
      return settleAnswer(model, message.answer);
    case 'refused':
      return settleRefusal(model, message);
    case 'lost':
      return [{ ...model, state: { name: 'unknown', attempt, isAsking: true } }, [{ type: 'ask', attempt }]];
    case 'unresolved':
      return [state.name === 'unknown' ? { ...model, state: { ...state, isAsking: false } } : model, []];
  }
}

/** After a reload: only what still stands, and still fits the basket, is taken up again. */
function settleRecovered(model: Model, message: Answered): Step {
  const forget: Effect = { type: 'remember', attempt: undefined };
  if (message.type === 'unresolved' || message.type === 'lost') return [model, []];
  if (message.type === 'refused') return [model, [forget]];
  const { answer } = message;
  const isFree = model.state.name === 'offered' || model.state.name === 'editing';
  if (answer.status === 'running' || answer.status === 'unknown') {
    return isFree
      ? [{ ...model, state: { name: 'unknown', attempt: answer.attempt, isAsking: false } }, []]
      : [model, []];
  }
  if (answer.status !== 'decided' || !isFree) return [model, [forget]];
  const { outcome } = answer.decision;
  if (outcome !== 'authorized' && outcome !== 'review') return [model, [forget]];
  if (!fits(model, answer.amount, answer.reference))
    return [model, [{ type: 'release', attempt: answer.attempt }, forget]];
  return settleAnswer(model, answer);
}

function fits({ configuration }: Model, amount: Money, reference: string | undefined): boolean {
  const basket = configuration?.basket;
  return (
    basket?.amount.gross === amount.amount && basket.currency === amount.currency && basket.reference === reference
  );
}

function settleAnswer(model: Model, answer: AttemptAnswer): Step {
  const { attempt } = answer;
  if (answer.status === 'decided') return settleDecision(model, attempt, answer.decision);
  if (answer.status === 'running' || answer.status === 'unknown') {
    return [{ ...model, state: { name: 'unknown', attempt, isAsking: false } }, []];
  }
  // Released, expired or already an order: nothing of it is left for this page.
  return [
    { ...model, state: { name: 'failed', attempt, recovery: 'edit' } },
    [{ type: 'remember', attempt: undefined }, focusOutcome],
  ];
}

const focusOutcome: Effect = { type: 'focus', on: 'outcome' };

function settleDecision(model: Model, attempt: Attempt, decision: Decision): Step {
  const tell: Effect = { type: 'tellDecision', decision };
  const forget: Effect = { type: 'remember', attempt: undefined };
  switch (decision.outcome) {
    case 'authorized':
      return [
        { ...model, state: { name: 'authorized', attempt, decision } },
        [tell, { type: 'expireAt', attempt, instant: decision.expiresAt }, focusOutcome],
      ];
    case 'review':
      return [{ ...model, state: { name: 'inReview', attempt, until: decision.until } }, [tell, focusOutcome]];
    case 'correction':
      return [{ ...model, state: { name: 'correcting', company: decision.company } }, [tell, forget, focusOutcome]];
    case 'declined': {
      const { advice, paths } = decision;
      const isFixable = advice === 'fix_address' || advice === 'fix_identity';
      const state: State = { name: 'declined', advice, paths };
      return [{ ...model, state }, [tell, forget, isFixable ? { type: 'focus', on: 'issue' } : focusOutcome]];
    }
  }
}

function settleRefusal(model: Model, { attempt, code, retryable }: Extract<Answered, { type: 'refused' }>): Step {
  const { name } = model.state;
  const forget: Effect = { type: 'remember', attempt: undefined };
  // The server never saw the attempt: sending it now is the first time.
  if (code === 'not_found' && name === 'unknown') {
    return [{ ...model, state: { name: 'failed', attempt, recovery: 'send' } }, [focusOutcome]];
  }
  if (code === 'idempotency_key_busy') {
    return [{ ...model, state: { name: 'unknown', attempt, isAsking: true } }, [{ type: 'ask', attempt }]];
  }
  if (name !== 'authorizing')
    return [{ ...model, state: { name: 'failed', attempt, recovery: 'ask' } }, [focusOutcome]];
  return [
    { ...model, state: { name: 'failed', attempt, recovery: retryable ? 'send' : 'edit' } },
    retryable ? [focusOutcome] : [forget, focusOutcome],
  ];
}
