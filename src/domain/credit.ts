import type { MinorUnits } from './money.js';

/** What a company owes and may owe in one currency. */
export interface Credit {
  /** Open holds and unpaid orders, minor units. */
  readonly exposure: MinorUnits;
  /** Absent until the first decision has set one. */
  readonly limit?: MinorUnits;
}

/** What is left of a company's limit; never negative. */
export function availableCredit({ exposure, limit = 0 }: Credit): MinorUnits {
  return Math.max(0, limit - exposure);
}
