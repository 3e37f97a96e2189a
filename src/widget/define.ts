import { BillieInvoice } from './billie-invoice.js';

export * from './billie-invoice.js';
export * from './events.js';

declare global {
  interface HTMLElementTagNameMap {
    'billie-invoice': BillieInvoice;
  }
}

// Two copies of the script on one page are a nuisance, not a crash: the first one serves both.
// On a server there is no registry, and nothing to define.
const registry = (globalThis as { customElements?: CustomElementRegistry }).customElements;
if (registry && !registry.get('billie-invoice')) registry.define('billie-invoice', BillieInvoice);
