import { randomBytes } from 'node:crypto';
import type { Basket, PlacedOrder } from './order.js';

/** What the shop remembers of one visitor. */
export interface Session {
  basket: Basket;
  /** By order number. */
  readonly orders: Map<string, PlacedOrder>;
}

const firstAmount = 124_900;
const largestAmount = 99_999_999;

/** Begins a session with a basket to check out. */
export function beginSession(): Session {
  return { basket: fillBasket(firstAmount), orders: new Map() };
}

/** A basket of the given total, under a new order number or the one it has. None if this is no amount for a basket. */
export function readBasket(gross: unknown, reference?: string): Basket | undefined {
  const isAmount = typeof gross === 'number' && Number.isSafeInteger(gross) && gross > 0 && gross <= largestAmount;
  return isAmount ? fillBasket(gross, reference) : undefined;
}

function fillBasket(gross: number, reference = `KC-${randomBytes(4).toString('hex').toUpperCase()}`): Basket {
  const lamps = { title: 'Desk lamp “Lumen”, black', quantity: 2, gross: 17_800 };
  const isLarge = gross >= 50_000;
  const rest = isLarge ? gross - lamps.gross : gross;
  const first = { title: isLarge ? 'Meeting table “Forum”, oak' : 'Desk organiser “Ordner”', quantity: 1, gross: rest };
  return { reference, gross, currency: 'EUR', lines: isLarge ? [first, lamps] : [first] };
}
