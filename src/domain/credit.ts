import type { MinorUnits } from './money.js';
import { applyStanding, type BehaviourRule, type Standing, type StandingMove } from './standing.js';

/** What bureaus amount to under a policy, before the company's own payments count. */
export interface BureauRating {
  /** 0 to 100. */
  readonly score: number;
  readonly limit: MinorUnits;
  readonly collectionEntries: number;
  readonly policyVersion: string;
}

/** What a company owes and may owe in one currency. */
export interface Credit {
  /** Open holds and unpaid orders, minor units. */
  readonly exposure: MinorUnits;
  /** Absent until the first decision has set one. */
  readonly limit?: MinorUnits;
  /** What the limit rests on: the latest rating, and what the company has earned by paying. */
  readonly bureau?: BureauRating;
  readonly standing?: Standing;
  /** Open holds for baskets that nobody has vouched for. */
  readonly unsignedHolds?: number;
}

/** What is left of a company's limit; never negative. */
export function availableCredit({ exposure, limit = 0 }: Credit): MinorUnits {
  return Math.max(0, limit - exposure);
}

/** Why a limit moved. Up or down follows from the amounts. */
export const limitReasons = [
  'first_rating',
  'collection_entries',
  'bureau_score',
  'advised_limit',
  'policy',
  'paid_on_time',
  'paid_late',
] as const;
export type LimitReason = (typeof limitReasons)[number];

/** One move of a company's limit, written down as a fact. Minor units. */
export interface LimitMove {
  readonly reason: LimitReason;
  /** Absent for the first limit. */
  readonly from?: MinorUnits;
  readonly to: MinorUnits;
}

/** The move that a new rating makes; undefined if the limit stays. */
export function moveByRating(before: Credit, bureau: BureauRating, to: MinorUnits): LimitMove | undefined {
  if (before.limit === undefined || !before.bureau) return { reason: 'first_rating', to };
  return before.limit === to ? undefined : { reason: whatChanged(before.bureau, bureau), from: before.limit, to };
}

// The heaviest first: entries pull the score down too, and another policy turns the same reports into another score.
function whatChanged(before: BureauRating, after: BureauRating): LimitReason {
  if (before.collectionEntries !== after.collectionEntries) return 'collection_entries';
  if (before.policyVersion !== after.policyVersion) return 'policy';
  return before.score === after.score ? 'advised_limit' : 'bureau_score';
}

/** The move that a payment makes; undefined if the limit stays, as it does for a company that nobody has rated yet. */
export function moveByPayment(
  { limit, bureau }: Credit,
  { standing, reason }: StandingMove,
  rule: BehaviourRule,
): LimitMove | undefined {
  if (!reason || !bureau || limit === undefined) return undefined;
  const to = applyStanding(bureau.score, bureau.limit, standing, rule).limit;
  return to === limit ? undefined : { reason, from: limit, to };
}
