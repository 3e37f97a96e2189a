import {
  assessEligibility,
  type BuyerType,
  type Eligibility,
  type EligibilityRules,
} from '../src/domain/eligibility.js';
import { buyerCountries } from './countries.js';

/** Gross amounts in euro cents: both limits of the standard terms, a cent beyond each, and the demo's own basket. */
export const matrixAmounts: readonly number[] = [4_999, 5_000, 124_900, 1_999_900, 1_999_901];

/** What all cells of one matrix have in common. */
export interface Situation {
  /** Absent: the shop does not know. */
  readonly buyerType: BuyerType | undefined;
  readonly trial: boolean;
}

/** One basket of one buyer. */
export interface Case extends Situation {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Gross, in euro cents. */
  readonly amount: number;
}

/** A case, and what the element has to make of it. */
export interface Cell {
  readonly asked: Case;
  readonly eligibility: Eligibility;
}

/** All cells of a country. */
export interface Row {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly cells: readonly Cell[];
}

/** Decides on every country and amount by the function that element and server decide by, for a merchant who is active. */
export function computeMatrix(situation: Situation, rules: EligibilityRules): readonly Row[] {
  return buyerCountries.map((country) => ({
    country,
    cells: matrixAmounts.map((amount) => {
      const asked = { ...situation, country, amount };
      return { asked, eligibility: assess(asked, rules) };
    }),
  }));
}

function assess({ country, amount, buyerType, trial }: Case, rules: EligibilityRules): Eligibility {
  const basket = { amount: { gross: amount }, currency: 'EUR', trial } as const;
  return assessEligibility({ merchantActive: true, country, buyerType, basket }, rules);
}

/** Tells whether two cases are the same. */
export function isSameCase(one: Case, other: Case): boolean {
  return isSameSituation(one, other) && one.country === other.country && one.amount === other.amount;
}

/** Tells whether two cases belong to the same matrix. */
export function isSameSituation(one: Situation, other: Situation): boolean {
  return one.buyerType === other.buyerType && one.trial === other.trial;
}
