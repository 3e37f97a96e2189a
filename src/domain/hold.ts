import type { BasisPoints, MinorUnits } from './money.js';

/** How much strangers may take up of a company's limit, as data: part of a policy. */
export interface UnsignedRule {
  /** Share of the limit that one hold takes up at most. */
  readonly share: BasisPoints;
  /** Open holds of one company that take up anything at all. */
  readonly most: number;
}

/** The house rule: a tenth each, twice. */
export const houseUnsigned: UnsignedRule = { share: 1_000, most: 2 };

/**
 * What an authorization takes up of the limit until it is confirmed. A basket that the merchant's server has signed takes up all of its
 * amount. One that anybody may have made up, in the name of any company, takes up little or nothing, so that strangers can never freeze
 * a company's credit; the rest is taken when the merchant's server confirms, if there is room for it then (house rules, section 8).
 *
 * @param unsigned the company's other open holds of that kind; undefined for a signed basket
 */
export function holdFor(
  amount: MinorUnits,
  limit: MinorUnits,
  unsigned: { readonly open: number } | undefined,
  rule: UnsignedRule,
): MinorUnits {
  if (!unsigned) return amount;
  if (unsigned.open >= rule.most) return 0;
  // BigInt, because an amount times a share may leave the range in which doubles are exact.
  return Math.min(amount, Number((BigInt(limit) * BigInt(rule.share)) / 10_000n));
}
