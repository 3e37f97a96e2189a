import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beginSession, readBasket, type Session } from './baskets.js';
import { confirmOrder, type BackendAccess } from './confirmation.js';
import { describeOrder, fillPage, readPage } from './pages.js';

/** Everything the shop needs to know: its own pages, and its account at the payment service. */
export interface ShopConfig extends BackendAccess {
  /** Of the account whose orders Billie finances. */
  readonly financedSecretKey: string;
  /** Folder with the built pages. */
  readonly pages: string;
  /** Address of the script that brings the element. */
  readonly sdk: string;
  /** Publishable keys of the shop, of one whose account is not switched on, and of one whose orders Billie finances: for the QA panel. */
  readonly publishableKeys: { readonly active: string; readonly inactive: string; readonly financed: string };
}

/** The demo shop, running. */
export interface Shop {
  readonly port: number;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts the merchant's own server. A busy port is replaced by a free one. */
export async function startShop(config: ShopConfig, port: number, host = '127.0.0.1'): Promise<Shop> {
  const sessions = new Map<string, Session>();
  const server = createServer((request, response) => {
    answer(config, sessions, request, response).catch(() => response.writeHead(500).end());
  });
  const listen = (wanted: number): Promise<void> =>
    new Promise((settle, fail) => {
      server.once('error', fail).listen(wanted, host, () => settle(void server.off('error', fail)));
    });
  await listen(port).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(0);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  config: ShopConfig,
  sessions: Map<string, Session>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { id, session, isNew } = findSession(sessions, request.headers.cookie);
  const { pathname } = new URL(request.url ?? '/', 'http://shop');
  const { status, type, body, headers } = await route(config, session, `${request.method} ${pathname}`, request);
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': securityPolicy(config.endpoint),
    ...(isNew && { 'Set-Cookie': `shop=${id}; HttpOnly; SameSite=Lax; Path=/` }),
    ...headers,
  });
  response.end(body);
}

function findSession(sessions: Map<string, Session>, cookies = ''): { id: string; session: Session; isNew: boolean } {
  const known = /(?:^|; )shop=([\w-]+)/.exec(cookies)?.[1];
  const found = known === undefined ? undefined : sessions.get(known);
  if (known !== undefined && found) return { id: known, session: found, isNew: false };
  const id = randomUUID();
  const session = beginSession();
  sessions.set(id, session);
  return { id, session, isNew: true };
}

async function route(config: ShopConfig, session: Session, target: string, request: IncomingMessage): Promise<Answer> {
  if (target === 'POST /basket') return changeBasket(session, await readBody(request));
  if (target === 'POST /account') return changeAccount(session, await readBody(request));
  if (target === 'POST /order') return placeOrder(config, session, new URLSearchParams(await readBody(request)));
  const order = session.orders.get(/^GET \/orders\/([\w-]+)$/.exec(target)?.[1] ?? '');
  if (order) return showPage(config, '/demo/order.html', describeOrder(order));
  const path = /^GET (\/[\w./-]*)$/.exec(target)?.[1];
  return path === undefined
    ? notFound
    : showPage(config, path === '/' ? '/index.html' : path, describeCheckout(config, session));
}

function changeBasket(session: Session, body: string): Answer {
  const basket = readBasket(parseJson(body)?.['gross'], session.basket.reference);
  if (!basket) return answerJson(400, { message: 'This is no amount for a basket.' });
  session.basket = basket;
  return answerJson(200, basket);
}

function changeAccount(session: Session, body: string): Answer {
  const account = parseJson(body)?.['account'];
  if (account !== 'active' && account !== 'financed') return answerJson(400, { message: 'There is no such account.' });
  session.account = account;
  return answerJson(200, { account });
}

/** Places the order of this session's basket, once; how it is paid is all that the browser decides. */
async function placeOrder(config: ShopConfig, session: Session, form: URLSearchParams): Promise<Answer> {
  const reference = form.get('reference') ?? '';
  const { basket, orders } = session;
  if (orders.has(reference)) return showOrder(reference);
  if (reference !== basket.reference)
    return refuse('Your basket has changed in another window. Please load this page again.');
  const token = form.get('billie-authorization');
  const payment = form.get('payment');
  if (token) {
    const secretKey = session.account === 'financed' ? config.financedSecretKey : config.secretKey;
    const outcome = await confirmOrder({ ...config, secretKey }, basket, token);
    if (outcome.status === 'refused') {
      return refuse(
        'We could not arrange the invoice, and nothing was ordered. Please try again or pay in another way.',
        outcome.code,
      );
    }
    if (outcome.status === 'unreachable') {
      return refuse(
        'We do not know yet whether your order has arrived. Please place it once more: nothing is ordered twice.',
        outcome.code,
      );
    }
    orders.set(reference, { basket, payment: 'invoice', merchantView: outcome.merchantView });
  } else if (payment === 'card' || payment === 'prepayment') {
    orders.set(reference, { basket, payment });
  } else {
    return refuse('Please choose how you would like to pay.');
  }
  session.basket = beginSession().basket;
  return showOrder(reference);
}

function describeCheckout({ sdk, endpoint, publishableKeys }: ShopConfig, { basket }: Session): Record<string, string> {
  return {
    sdk,
    endpoint,
    merchantActive: publishableKeys.active,
    merchantInactive: publishableKeys.inactive,
    merchantFinanced: publishableKeys.financed,
    amount: String(basket.gross),
    currency: basket.currency,
    reference: basket.reference,
    basket: JSON.stringify(basket),
  };
}

async function showPage(
  { pages }: ShopConfig,
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<Answer> {
  const page = await readPage(pages, path);
  if (!page) return notFound;
  return { status: 200, ...(page.type.startsWith('text/html') ? fillPage(page, values) : page) };
}

const notFound: Answer = { status: 404, type: 'text/plain; charset=utf-8', body: 'There is no such page.' };

function showOrder(reference: string): Answer {
  return { status: 303, type: 'text/plain; charset=utf-8', body: '', headers: { Location: `/orders/${reference}` } };
}

function refuse(message: string, code?: string): Answer {
  return answerJson(409, { message, code });
}

function answerJson(status: number, body: unknown): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}

/** A strict policy, to show that the element needs nothing but its own address. */
function securityPolicy(endpoint: string): string {
  return `default-src 'self'; script-src 'self' ${endpoint}; connect-src 'self' ${endpoint}; img-src 'self' data:; form-action 'self'; base-uri 'none'`;
}

const longestBody = 65_536;

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
