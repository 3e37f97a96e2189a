import { randomBytes } from 'node:crypto';
import type { Basket, PlacedOrder } from './order.js';

/** What the shop remembers of one visitor. */
export interface Session {
  basket: Basket;
  /** Which of the shop's accounts the visitor's page uses; only the QA panel knows more than one. */
  account: 'active' | 'financed';
  /** By order number. */
  readonly orders: Map<string, PlacedOrder>;
}

const firstAmount = 124_900;
const largestAmount = 99_999_999;
/** Germany's usual one. */
const taxRate = 0.19;

/** Begins a session with a basket to check out. */
export function beginSession(): Session {
  return { basket: fillBasket(firstAmount), account: 'active', orders: new Map() };
}

/** A basket of the given total, under a new order number or the one it has. None if this is no amount for a basket. */
export function readBasket(gross: unknown, reference?: string): Basket | undefined {
  const isAmount = typeof gross === 'number' && Number.isSafeInteger(gross) && gross > 0 && gross <= largestAmount;
  return isAmount ? fillBasket(gross, reference) : undefined;
}

function fillBasket(gross: number, reference = `KC-${randomBytes(4).toString('hex').toUpperCase()}`): Basket {
  const lamps = { id: 'LUMEN-B', title: 'Desk lamp “Lumen”, black', quantity: 2, gross: 17_800 };
  const isLarge = gross >= 50_000;
  const rest = isLarge ? gross - lamps.gross : gross;
  const first = {
    id: isLarge ? 'FORUM-O' : 'ORDNER-1',
    title: isLarge ? 'Meeting table “Forum”, oak' : 'Desk organiser “Ordner”',
    quantity: 1,
    gross: rest,
  };
  const net = Math.round(gross / (1 + taxRate));
  return { reference, gross, net, tax: gross - net, currency: 'EUR', lines: isLarge ? [first, lamps] : [first] };
}
