import type { Basket } from './shop/order.js';

const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;

/** Shows what is in the basket. */
export function showBasket({ lines, gross, currency }: Basket): void {
  const rows = lines.map((line) => {
    const row = document.createElement('li');
    const title = document.createElement('span');
    title.textContent = line.title;
    const quantity = document.createElement('small');
    quantity.textContent = `Quantity ${line.quantity}`;
    title.append(quantity);
    row.append(title, formatMoney(line.gross, currency));
    return row;
  });
  element('lines').replaceChildren(...rows);
  element('total').textContent = formatMoney(gross, currency);
}

/** What the shop knows of whoever is ordering. */
export interface KnownBuyer {
  readonly contact: readonly string[];
  readonly delivery: readonly string[];
}

/** Shows contact and delivery, line by line. */
export function showBuyer({ contact, delivery }: KnownBuyer): void {
  element('contact').innerText = contact.join('\n');
  element('delivery').innerText = delivery.join('\n');
}

/** An amount in minor units, written for people. */
export function formatMoney(minorUnits: number, currency: string): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(minorUnits / 100);
}
