import { randomUUID } from 'node:crypto';
import { decide } from './billie-buyers.js';
import { legalForms } from './billie-legal-forms.js';
import { describeOrder } from './billie-answers.js';
import {
  cancelInvoice,
  cancelOrder,
  captureOrder,
  creditInvoice,
  describeInvoice,
  endWaiting,
  objectionTo,
  openOrder,
  payInvoice,
  refuse,
  updateInvoice,
  updateOrder,
  type Order,
} from './billie-orders.js';
import { reply, textIn, type Call, type Reply, type Upstream } from './reply.js';

/** Seconds, as Billie's are. */
const tokenLife = 28_800;

/**
 * Speaks Billie's API v2 below its version: `/oauth/...`, `/legal-forms`, `/orders...`, `/invoices...`. Built from its documentation and
 * Billie's own plugins. `/portal/...` is ours: what a person sees and does at real Billie's. Remembers tokens, orders and invoices for as long as it runs.
 */
export function createBillie(now: () => number = Date.now): Upstream {
  const tokens = new Map<string, number>();
  const orders: Order[] = [];
  return (call) => {
    const { method, path, headers, body } = call;
    const isPost = method === 'POST';
    if (path.startsWith('/portal/')) return atPortal(call, orders);
    if (isPost && path === '/oauth/token') return issueToken(body, tokens, now());
    const token = /^Bearer (?<token>.+)$/u.exec(headers['authorization'] ?? '')?.groups?.['token'] ?? '';
    if ((tokens.get(token) ?? 0) <= now())
      return reply({ errors: [{ title: 'Unauthorized', code: 'unauthorized' }] }, 401);
    if (method === 'GET' && path === '/oauth/authorization') return reply({ client_id: 'sandbox', scopes: [] });
    if (isPost && path === '/oauth/token/revoke') {
      tokens.delete(token);
      return reply(undefined, 204);
    }
    if (method === 'GET' && path === '/legal-forms') return reply({ items: legalForms });
    if (isPost && path === '/orders') return createOrder(body, orders, now());
    if (isPost && path === '/invoices') return createInvoice(body, orders, now());
    return atOrder(call, orders) ?? atInvoice(call, orders) ?? refuse(404, 'not_found');
  };
}

function issueToken(body: unknown, tokens: Map<string, number>, now: number): Reply {
  const objection = objectionTo('token', body);
  if (objection) return objection;
  const isKnown = textIn(body, 'client_id') === 'sandbox' && textIn(body, 'client_secret') === 'sandbox';
  if (!isKnown) return reply({ errors: [{ title: 'Unauthorized', code: 'invalid_client' }] }, 401);
  const token = randomUUID();
  tokens.set(token, now + tokenLife * 1_000);
  return reply({ token_type: 'Bearer', expires_in: tokenLife, access_token: token });
}

/** A refusal is an order too. Partners' test buyers outside Germany are not for this API. */
function createOrder(body: unknown, orders: Order[], now: number): Reply {
  const objection = objectionTo('order', body);
  if (objection) return objection;
  const isKnown = legalForms.some(({ code }) => String(code) === textIn(body, 'debtor', 'legal_form'));
  if (!isKnown) return refuse(400, 'invalid', 'debtor.legal_form');
  const country = textIn(body, 'debtor', 'company_address', 'country');
  if (country.toUpperCase() !== 'DE') return refuse(400, 'country_not_supported', 'debtor.company_address.country');
  const verdict = decide(body);
  const order = openOrder(body, verdict, now);
  orders.push(order);
  return { ...reply(describeOrder(order)), ...(verdict.isLost && { isLost: true }) };
}

/** One order for each invoice, by its id or by the merchant's order number. */
function createInvoice(body: unknown, orders: readonly Order[], now: number): Reply {
  const objection = objectionTo('invoice', body);
  if (objection) return objection;
  const wanted = textIn(body, 'orders', '0');
  const order = orders.find(({ uuid, externalCode }) => uuid === wanted || externalCode === wanted);
  return order ? captureOrder(order, body, now) : refuse(404, 'order_not_found', 'orders[0]');
}

/** Lists orders, newest first, and ends the waiting of one: what a person does in the portal. */
function atPortal({ method, path }: Call, orders: readonly Order[]): Reply {
  if (method === 'GET' && path === '/portal/orders') {
    return reply({
      items: [...orders].reverse().map(({ uuid, state, externalCode, asked }) => ({
        uuid,
        state,
        external_code: externalCode ?? null,
        merchant_customer_id: textIn(asked, 'debtor', 'merchant_customer_id'),
      })),
    });
  }
  const { uuid, verdict } = /^\/portal\/orders\/(?<uuid>[^/]+)\/(?<verdict>approve|decline)$/u.exec(path)?.groups ?? {};
  const order = orders.find((candidate) => candidate.uuid === uuid);
  if (method !== 'POST' || !order) return refuse(404, 'not_found');
  if (order.state !== 'waiting') return refuse(403, 'order_state');
  endWaiting(order, verdict === 'approve');
  return reply(describeOrder(order));
}

function atOrder({ method, path, body }: Call, orders: readonly Order[]): Reply | undefined {
  const { uuid, step } = /^\/orders\/(?<uuid>[^/]+)(?<step>\/cancel)?$/u.exec(path)?.groups ?? {};
  const order = orders.find((candidate) => candidate.uuid === uuid);
  if (!order) return undefined;
  if (method === 'POST') return step === undefined ? updateOrder(order, body) : cancelOrder(order);
  return method === 'GET' && step === undefined ? reply(describeOrder(order)) : undefined;
}

function atInvoice({ method, path, body }: Call, orders: readonly Order[]): Reply | undefined {
  const { uuid, step = '' } = /^\/invoices\/(?<uuid>[^/]+)(?:\/(?<step>[a-z-]+))?$/u.exec(path)?.groups ?? {};
  const order = orders.find(({ invoices }) => invoices.some((invoice) => invoice.uuid === uuid));
  const invoice = order?.invoices.find((candidate) => candidate.uuid === uuid);
  if (!order || !invoice) return undefined;
  switch (`${method} ${step}`) {
    case 'GET ':
      return reply(describeInvoice(invoice));
    case 'DELETE ':
      return cancelInvoice(invoice);
    case 'POST update-details':
      return updateInvoice(invoice, body);
    case 'POST credit-notes':
      return creditInvoice(invoice, body);
    case 'POST confirm-payment':
      return payInvoice(order, invoice, body);
    default:
      return undefined;
  }
}
