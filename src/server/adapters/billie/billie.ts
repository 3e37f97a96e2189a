import type { CountryCode } from '../../../domain/country.js';
import type { LegalTexts } from '../../../domain/terms.js';
import type { Clock } from '../../ports.js';
import type { PaymentProvider, ProviderMove } from '../../provider-port.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { present, textOf } from '../wire.js';
import {
  createBillieClient,
  credentialsRefused,
  type BillieAccess,
  type BillieAnswer,
  type BillieRequest,
} from './client.js';
import { createOrder } from './create-order.js';
import { refusalOf } from './errors.js';
import { createLegalForms } from './legal-forms.js';
import { readDecision, readOrder } from './read-order.js';
import { toEuros, toWireAmount } from './wire-amount.js';

/** What buyers agree to where Billie buys the claims (billie.io, read in November 2026). */
export const billieTexts: LegalTexts = {
  creditor: 'Billie',
  termsUrl: 'https://www.billie.io/en/terms',
  privacyUrl: 'https://www.billie.io/en/privacy-policy/buyer',
  version: '2026-11',
};

export interface BillieOptions extends BillieAccess {
  /** Where buyers may be. Germany, if absent: the API takes nobody else without a word from Billie. */
  readonly countries?: readonly CountryCode[];
}

/**
 * Billie as payment provider: decides on orders by `POST /orders`, with no screen of its own (docs.billie.io, order_create_v2). It has
 * neither idempotency keys nor a search, so that an order whose answer was lost is never asked for again.
 */
export function createBillie(options: BillieOptions, clock: Clock, call: CallUpstream = callUpstream): PaymentProvider {
  const { countries = ['DE'] } = options;
  const client = createBillieClient(options, clock, call);
  const legalForms = createLegalForms(client, clock);
  const supports: PaymentProvider['supports'] = (country, currency) =>
    currency === 'EUR' && countries.includes(country);
  return {
    name: 'billie',
    legal: billieTexts,
    supports,
    async decide(order, signal) {
      const { company } = order.buyer;
      if (!supports(company.address.country, order.basket.currency)) {
        return { outcome: 'unavailable', because: 'not_supported' };
      }
      const creation = createOrder(order, await legalForms.codeOf(company));
      if (creation.status === 'lacking') return { outcome: 'unavailable', because: creation.because };
      const answer = await client.send({ path: '/orders', json: creation.body }, signal);
      if (answer.outcome === 'open') return { outcome: 'unknown' };
      if (answer.outcome === 'not_sent') return { outcome: 'unavailable', because: answer.because };
      const { status, body } = answer;
      return status >= 400 ? { outcome: 'unavailable', because: refusalOf(status, body) } : readDecision(body);
    },
    async read(reference, signal) {
      const answer = await client.send({ path: `/orders/${encodeURIComponent(reference)}` }, signal);
      if (answer.outcome !== 'answered') return { outcome: 'unavailable' };
      if (answer.status === 404) return { outcome: 'not_found' };
      const order = answer.status === 200 ? readOrder(answer.body) : undefined;
      return order ? { outcome: 'read', order } : { outcome: 'unavailable' };
    },
    findByExternalCode: () => Promise.resolve({ outcome: 'not_supported' }),
    ...movesOf(async (request, signal) => readMove(await client.send(request, signal))),
    async check(signal) {
      const answer = await client.send({ path: '/oauth/authorization' }, signal);
      if (answer.outcome === 'answered') return answer.status === 200 ? 'ok' : 'unavailable';
      return answer.outcome === 'not_sent' && answer.because === credentialsRefused ? 'refused' : 'unavailable';
    },
  };
}

type Moves = Pick<PaymentProvider, 'confirm' | 'cancel' | 'capture' | 'refund' | 'cancelInvoice' | 'confirmPayment'>;

function movesOf(move: (request: BillieRequest, signal: AbortSignal) => Promise<ProviderMove>): Moves {
  const order = (reference: string): string => `/orders/${encodeURIComponent(reference)}`;
  const invoice = (reference: string): string => `/invoices/${encodeURIComponent(reference)}`;
  return {
    confirm: (reference, externalCode, signal) =>
      move({ path: order(reference), json: { external_code: externalCode } }, signal),
    cancel: (reference, signal) => move({ path: `${order(reference)}/cancel`, method: 'POST' }, signal),
    async capture(reference, { invoiceNumber, invoiceUrl, amount }, signal) {
      const json = {
        orders: [reference],
        external_code: invoiceNumber,
        invoice_url: invoiceUrl,
        amount: toWireAmount(amount),
      };
      const made = await move({ path: '/invoices', json }, signal);
      // There is an invoice, and nobody knows which.
      return made.outcome === 'done' && made.reference === undefined ? { outcome: 'unknown' } : made;
    },
    refund: (reference, { externalCode, amount, comment }, signal) => {
      const json = present({ external_code: externalCode, amount: toWireAmount(amount), comment });
      return move({ path: `${invoice(reference)}/credit-notes`, json }, signal);
    },
    cancelInvoice: (reference, signal) => move({ path: invoice(reference), method: 'DELETE' }, signal),
    confirmPayment: (reference, paid, signal) =>
      move({ path: `${invoice(reference)}/confirm-payment`, json: { paid_amount: toEuros(paid) } }, signal),
  };
}

function readMove(answer: BillieAnswer): ProviderMove {
  if (answer.outcome === 'open') return { outcome: 'unknown' };
  if (answer.outcome === 'not_sent') return { outcome: 'unavailable' };
  const { status, body } = answer;
  if (status >= 400) return { outcome: 'refused', code: refusalOf(status, body) };
  return { outcome: 'done', ...present({ reference: textOf(body, 'uuid') }) };
}
