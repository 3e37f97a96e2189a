/** A whole number of the currency's smallest unit: 24900 is EUR 249.00. */
export type MinorUnits = number;

/** ISO 4217 code in capitals, for example `EUR`. */
export type Currency = string;

/** An amount that knows its currency. Amounts of different currencies are never added or converted. */
export interface Money {
  readonly amount: MinorUnits;
  readonly currency: Currency;
}

/** Hundredths of a per cent: 699 is 6.99 %. */
export type BasisPoints = number;

/** The standard merchant fee, 6.99 % of each order. */
export const standardFee: BasisPoints = 699;

/** Tells whether a value is an amount we can book: whole, not negative, exactly representable. */
export function isMinorUnits(value: unknown): value is MinorUnits {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Tells whether a value is written like an ISO 4217 code. Whether it is accepted is the offer's business. */
export function isCurrency(value: unknown): value is Currency {
  return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

/**
 * The merchant's fee for a confirmed gross amount, rounded half up to the minor unit.
 *
 * @param gross confirmed gross amount in minor units, not negative
 * @param rate  the merchant's rate in basis points
 */
export function feeOf(gross: MinorUnits, rate: BasisPoints = standardFee): MinorUnits {
  // BigInt, because an amount times a rate may leave the range in which doubles are exact.
  return Number((BigInt(gross) * BigInt(rate) + 5_000n) / 10_000n);
}
