import type { Evidence, SolvencyEvidence, SolvencyReport } from './evidence.js';
import { houseUnsigned, type UnsignedRule } from './hold.js';
import type { Currency, MinorUnits } from './money.js';
import { houseBehaviour, type BehaviourRule } from './standing.js';

/** How one property of a company contributes to its score. */
export interface Factor {
  readonly name: 'bureau_score' | 'payment_history' | 'collection_entries' | 'sector' | 'age' | 'size';
  /** The bureau it comes from. */
  readonly source: string;
  /** 0 to 100. */
  readonly points: number;
  readonly weight: number;
}

/** The rules of a risk decision, as data. A decision stores the version it was made by. */
export interface DecisionPolicy {
  readonly version: string;
  readonly weights: Readonly<Record<Factor['name'], number>>;
  /** Below this score the order is refused, between it and `reviewBelow` a person looks at it. */
  readonly declineBelow: number;
  readonly reviewBelow: number;
  readonly mostCollectionEntries: number;
  /** First band whose `from` the score reaches. Limits in minor units; one table for each currency, none is converted. */
  readonly limits: Readonly<Record<Currency, readonly { readonly from: number; readonly limit: MinorUnits }[]>>;
  /** Sectors (by the first two digits of their NACE code) that count as riskier. */
  readonly riskySectors: readonly string[];
  /** How the company's own payments move its limit and score. */
  readonly behaviour: BehaviourRule;
  /** How much of a limit is taken up by baskets that nobody has vouched for. */
  readonly unsigned: UnsignedRule;
}

/** The house policy: what decides when no payment provider does. */
export const housePolicy: DecisionPolicy = {
  version: 'house-2026-11-2',
  weights: { bureau_score: 40, payment_history: 25, collection_entries: 15, sector: 5, age: 10, size: 5 },
  declineBelow: 35,
  reviewBelow: 45,
  mostCollectionEntries: 2,
  limits: {
    EUR: [
      { from: 80, limit: 5_000_000 },
      { from: 65, limit: 2_500_000 },
      { from: 50, limit: 1_000_000 },
      { from: 35, limit: 250_000 },
    ],
  },
  // NACE Rev. 2: construction of buildings, restaurants, temporary employment agencies.
  riskySectors: ['41', '56', '78'],
  behaviour: houseBehaviour,
  unsigned: houseUnsigned,
};

/** Version of what is looked at before a payment provider decides (`screen`): a rule without figures. */
export const screeningVersion = 'billie-pre-2026-11-1';

/** Every policy that has ever decided, so that each decision can be explained by its own. Never change one: add the next. */
const policies: readonly DecisionPolicy[] = [housePolicy];

/** The policy of a version; undefined if this release does not know it. */
export function findPolicy(version: string): DecisionPolicy | undefined {
  return policies.find((policy) => policy.version === version);
}

export type Solvency =
  | {
      readonly status: 'rated';
      readonly score: number;
      readonly limit: MinorUnits;
      readonly collectionEntries: number;
      readonly factors: readonly Factor[];
    }
  | { readonly status: 'unrated' | 'unavailable'; readonly factors: readonly Factor[] };

/**
 * Scores the reports of all bureaus that answered. Several reports are averaged factor by factor, so that a factor weighs the same
 * however many of them tell it; the strictest advised limit and the highest count of collection entries hold.
 */
export function scoreSolvency(evidence: readonly Evidence[], currency: Currency, policy: DecisionPolicy): Solvency {
  const answers = evidence.filter((item): item is SolvencyEvidence => item.kind === 'solvency');
  const rated = answers.filter(
    (answer): answer is SolvencyEvidence & { report: SolvencyReport } => answer.report !== undefined,
  );
  if (rated.length === 0) {
    const isAnswered = answers.some(({ outcome }) => outcome === 'not_rated' || outcome === 'not_found');
    return { status: isAnswered ? 'unrated' : 'unavailable', factors: [] };
  }
  const factors = rated.flatMap((answer) => factorsOf(answer, policy));
  const score = weigh(factors, policy.weights);
  const advised = rated.flatMap(({ report: { recommendedLimit } }) =>
    recommendedLimit?.currency === currency ? [recommendedLimit.amount] : [],
  );
  return {
    status: 'rated',
    score,
    limit: Math.min(limitFor(score, currency, policy), ...advised),
    collectionEntries: Math.max(...rated.map(({ report }) => report.collectionEntries ?? 0)),
    factors,
  };
}

/** The weighted mean of the factors that are told. */
function weigh(factors: readonly Factor[], weights: DecisionPolicy['weights']): number {
  let [sum, total] = [0, 0];
  // By the policy's order, not the bureaus': adding fractions in another order could round to another score.
  for (const [name, weight] of Object.entries(weights)) {
    const points = factors.filter((factor) => factor.name === name).map((factor) => factor.points);
    if (points.length === 0) continue;
    sum += (weight * points.reduce((one, other) => one + other)) / points.length;
    total += weight;
  }
  return Math.round(sum / total);
}

function limitFor(score: number, currency: Currency, policy: DecisionPolicy): MinorUnits {
  return policy.limits[currency]?.find(({ from }) => score >= from)?.limit ?? 0;
}

function factorsOf(evidence: SolvencyEvidence & { report: SolvencyReport }, policy: DecisionPolicy): Factor[] {
  const { report, source, checkedAt } = evidence;
  const factor = (name: Factor['name'], points: number): Factor => ({
    name,
    source,
    points: Math.round(Math.min(100, Math.max(0, points))),
    weight: policy.weights[name],
  });
  const factors = [factor('bureau_score', report.score)];
  if (report.collectionEntries !== undefined)
    factors.push(factor('collection_entries', 100 - 50 * report.collectionEntries));
  if (report.paymentHistory) {
    const { onTimeShare, averageDaysLate } = report.paymentHistory;
    factors.push(factor('payment_history', onTimeShare * 100 - averageDaysLate));
  }
  const division = divisionOf(report.sector);
  if (division) factors.push(factor('sector', policy.riskySectors.includes(division) ? 30 : 80));
  if (report.foundedOn) factors.push(factor('age', yearsBetween(report.foundedOn, checkedAt) * 10));
  // Ten employees are worth half of the points, a hundred all of them.
  if (report.employees !== undefined) factors.push(factor('size', Math.log10(Math.max(1, report.employees)) * 50));
  return factors;
}

/** The first two digits of the code, not of its scheme: 46 of "NACE 46.52", 41 of "NACE Rev. 2 41.20". */
function divisionOf(sector = ''): string | undefined {
  return /(\d{2})(?:\.|\d{0,4}$)/u.exec(sector)?.[1];
}

function yearsBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / (365.25 * 24 * 60 * 60 * 1_000);
}
