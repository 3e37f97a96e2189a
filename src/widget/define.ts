import { BillieInvoice } from './billie-invoice.js';

export * from './billie-invoice.js';
export * from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'billie-invoice': BillieInvoice;
  }
}

// Two copies of the script on one page are a nuisance, not a crash: the first one serves both.
if (!customElements.get('billie-invoice')) customElements.define('billie-invoice', BillieInvoice);
