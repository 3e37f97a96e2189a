import type { BasisPoints, MinorUnits } from './money.js';
import type { OrderState, Payment } from './order-state.js';

/** How a company's own payments move its limit and score, as data: part of a policy. */
export interface BehaviourRule {
  /** Complete payments on time, in a row, that earn one step up. */
  readonly runForStep: number;
  /** A payment later than this many days costs one step; up to it, lateness only ends the run. */
  readonly graceDays: number;
  /** Steps that can be reached, both included. */
  readonly lowest: number;
  readonly highest: number;
  /** Share of the limit that each step adds or, below zero, takes away. */
  readonly limitPerStep: BasisPoints;
  /** Points of the score, likewise. */
  readonly scorePerStep: number;
}

/** The house rule: from a quarter of the limit for a company that pays late to twice the limit for one that pays on time. */
export const houseBehaviour: BehaviourRule = {
  runForStep: 3,
  graceDays: 7,
  lowest: -3,
  highest: 4,
  limitPerStep: 2_500,
  scorePerStep: 3,
};

/** What a company has earned by its own payments. */
export interface Standing {
  /** Steps above or below what bureaus say; whole. */
  readonly step: number;
  /** Complete payments on time since the last step or late payment. */
  readonly onTimeRun: number;
}

/** A company that has not paid anything yet. */
export const newStanding: Standing = { step: 0, onTimeRun: 0 };

/** What one payment says of the company. */
export interface PaymentBehaviour {
  /** Whole days between the due date and the arrival; negative if it came early. */
  readonly daysLate: number;
  /** Nothing of the claim is left open. */
  readonly isComplete: boolean;
}

/** Why a standing moved. */
export const standingReasons = ['paid_on_time', 'paid_late'] as const;
export type StandingReason = (typeof standingReasons)[number];

export interface StandingMove {
  readonly standing: Standing;
  /** Present if the step moved. A run that grows or ends is no move. */
  readonly reason?: StandingReason;
}

/**
 * What a payment says of the company, measured at the claim that was due first, so that every claim is complete only once. Undefined
 * if nothing was open: who pays before the capture, or too much, is neither on time nor late.
 *
 * @param order as it stood before the payment
 */
export function behaviourOf(
  order: OrderState,
  { amount, receivedOn }: Omit<Payment, 'payment'>,
): PaymentBehaviour | undefined {
  const claim = order.captures.find(({ open }) => open > 0);
  return claim && { daysLate: daysBetween(claim.dueOn, receivedOn), isComplete: amount >= claim.open };
}

// ISO dates are read as midnight UTC, where every day has 24 hours.
function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / (24 * 60 * 60 * 1_000);
}

/** Moves a company's standing by one payment. A part paid on time neither counts nor ends the run. */
export function moveStanding(
  standing: Standing,
  { daysLate, isComplete }: PaymentBehaviour,
  rule: BehaviourRule,
): StandingMove {
  const step = reachable(standing.step, rule);
  if (daysLate > rule.graceDays) return stepTo(step, step - 1, 'paid_late', rule);
  if (daysLate > 0) return { standing: { step, onTimeRun: 0 } };
  const onTimeRun = standing.onTimeRun + (isComplete ? 1 : 0);
  return onTimeRun < rule.runForStep ? { standing: { step, onTimeRun } } : stepTo(step, step + 1, 'paid_on_time', rule);
}

function stepTo(from: number, wanted: number, reason: StandingReason, rule: BehaviourRule): StandingMove {
  const step = reachable(wanted, rule);
  return { standing: { step, onTimeRun: 0 }, ...(step !== from && { reason }) };
}

/** What two companies have earned that turn out to be one: the worse of both, and no run. */
export function lowerStanding(one: Standing, other: Standing | undefined): Standing {
  return other ? { step: Math.min(one.step, other.step), onTimeRun: 0 } : one;
}

/** A standing may be older than the policy, and its step beyond what that allows now. */
function reachable(step: number, { lowest, highest }: BehaviourRule): number {
  return Math.min(highest, Math.max(lowest, step));
}

/** A company's score and limit with its own payments taken into account. */
export interface Rating {
  /** 0 to 100. */
  readonly score: number;
  readonly limit: MinorUnits;
}

/**
 * Moves a rating by the company's standing.
 *
 * @param score what the bureaus' reports amount to, 0 to 100
 * @param limit what belongs to that score, in minor units; the answer is rounded down to the minor unit
 */
export function applyStanding(score: number, limit: MinorUnits, { step }: Standing, rule: BehaviourRule): Rating {
  const steps = reachable(step, rule);
  const share = Math.max(0, 10_000 + steps * rule.limitPerStep);
  return {
    score: Math.min(100, Math.max(0, score + steps * rule.scorePerStep)),
    // BigInt, because an amount times a share may leave the range in which doubles are exact.
    limit: Number((BigInt(limit) * BigInt(share)) / 10_000n),
  };
}
