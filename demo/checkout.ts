import type { BillieInvoice } from '../src/widget/billie-invoice.js';

/** The shop's own part of the page: its list of payment methods, and its order button. This is all a merchant has to write. */
export function joinCheckout(form: HTMLFormElement, invoice: BillieInvoice, refusal: HTMLElement): void {
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[name="payment"]')];
  form.addEventListener('change', (event) => {
    if (radios.includes(event.target as HTMLInputElement)) invoice.selected = false;
  });
  invoice.addEventListener('billie-select', () => {
    for (const radio of radios) radio.checked = false;
  });
  invoice.addEventListener('billie-other-method', () => radios[0]?.focus());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void placeOrder(form, refusal);
  });
}

/** Sends the order without leaving the page, so that a refusal loses nothing that was typed. */
async function placeOrder(form: HTMLFormElement, refusal: HTMLElement): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('button.order');
  if (!button || button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  refusal.textContent = '';
  const message = await sendOrder(form).catch(() => 'The shop does not answer. Nothing was ordered; please try again.');
  if (message === undefined) return;
  button.ariaDisabled = 'false';
  refusal.textContent = message;
}

/** Why the order was refused; nothing once it is placed. */
async function sendOrder(form: HTMLFormElement): Promise<string | undefined> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value);
  const response = await fetch('/order', { method: 'POST', body: fields });
  if (!response.ok) return ((await response.json()) as { message: string }).message;
  location.assign(response.url);
  return undefined;
}
