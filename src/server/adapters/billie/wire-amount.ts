import type { BasketAmount } from '../../../domain/basket.js';
import type { MinorUnits } from '../../../domain/money.js';
import { memberOf } from '../wire.js';

// Amounts on Billie's wire are euros with two places; no field names a currency.

export interface WireAmount {
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
}

/** Minor units as euros. Dividing a whole number by 100 gives the double nearest to its two places, which is the one JSON prints. */
export function toEuros(amount: MinorUnits): number {
  return amount / 100;
}

export function toWireAmount({ gross, net, tax }: Required<BasketAmount>): WireAmount {
  return { gross: toEuros(gross), net: toEuros(net), tax: toEuros(tax) };
}

/** Euros as minor units, from a number or, as webhooks have it, a text. */
export function toMinorUnits(value: unknown): MinorUnits | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,12}(?:\.\d{1,20})?$/u.test(text)
    ? Math.round(Number(text) * 100)
    : undefined;
}

/** The gross part of an amount, or an amount that has no parts. */
export function grossOf(value: unknown, name: string): MinorUnits | undefined {
  return toMinorUnits(memberOf(value, name, 'gross') ?? memberOf(value, name));
}
