import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import type { PlacedOrder } from './order.js';

/** A page or a file of the shop. */
export interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Reads a file below the folder, and nothing outside of it. */
export async function readPage(folder: string, path: string): Promise<Page | undefined> {
  const root = resolve(folder);
  const file = resolve(root, `.${path}`);
  const type = types[extname(file)];
  if (!type || !file.startsWith(root + sep)) return undefined;
  return readFile(file).then(
    (body) => ({ type, body }),
    () => undefined,
  );
}

/** Puts values in the places marked `{{name}}`. */
export function fillPage({ type, body }: Page, values: Readonly<Record<string, string>>): Page {
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  return { type, body: text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => escapeHtml(values[name] ?? '')) };
}

const payments = { card: 'Card', prepayment: 'Bank transfer in advance', invoice: 'Invoice, with Billie' } as const;

/** What the confirmation page says about an order. */
export function describeOrder({ basket, payment, merchantView }: PlacedOrder): Readonly<Record<string, string>> {
  return {
    reference: basket.reference,
    total: formatMoney(basket.gross, basket.currency),
    payment: payments[payment],
    ...merchantView,
  };
}

/** An amount in minor units, written for people. */
export function formatMoney(minorUnits: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(minorUnits / 100);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
