import { expect } from 'chai';
import { attemptAnswerSchema, type AttemptAnswer, type AuthorizationRequest } from '../../src/contract/schemas.js';
import { orderSchema, type Order } from '../../src/contract/order-schemas.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.js';
import { createBillie } from '../../src/server/adapters/billie/billie.js';
import type { PaymentProvider } from '../../src/server/provider-port.js';
import { tellProvider, type StepRound } from '../../src/server/provider-steps/tell-provider.js';
import { merchants, useBackend, type Answer, type Desk, type OrderStep, type Shown } from './backend.js';
import { freshId, orderBy, type Wish } from './requests.js';

/** What the webhooks of these suites show. */
export const webhook = { header: 'X-Api-Key', key: 'Basic agreed-on' } as const;

/** An order at pretended Billie, as its portal lists it. */
export interface PortalOrder {
  readonly uuid: string;
  readonly state: string;
  readonly external_code: string | null;
  readonly merchant_customer_id: string;
}

/** A backend whose merchant `financed` has its orders financed by the Billie of the sandbox, called over HTTP. */
export interface FinancedDesk {
  readonly desk: Desk;
  readonly sandbox: Sandbox;
  readonly provider: PaymentProvider;
  authorize(request: AuthorizationRequest, attempt?: string): Promise<AttemptAnswer>;
  post(path: string, body: unknown, shown?: Shown): Promise<Answer>;
  readAttempt(attempt: string): Promise<unknown>;
  /** Asks for an authorization and makes an order of it. */
  confirm(wish?: Wish): Promise<Order>;
  move(order: Order, step: OrderStep, body: object): Promise<Order>;
  /** What was sent as a webhook is answered with. */
  hint(body: unknown, key?: string): Promise<Answer>;
  tell(): Promise<StepRound>;
  /** Newest first. */
  orders(): Promise<readonly PortalOrder[]>;
  /** The order as the real adapter reads it. */
  readAtBillie(uuid: string): ReturnType<PaymentProvider['read']>;
  decideInPortal(uuid: string, verdict: 'approve' | 'decline'): Promise<void>;
}

/** Zeta's basket with all that Billie wants to know: 19 % tax in EUR 1,249.00. */
export function fullOrderBy(wish: Wish = {}): AuthorizationRequest {
  const request = orderBy(wish);
  const { gross } = request.basket.amount;
  const net = Math.round(gross / 1.19);
  const lines = [{ id: 'LAMP-1', title: 'Desk lamp', quantity: 2, gross }];
  return { ...request, basket: { ...request.basket, amount: { gross, net, tax: gross - net }, lines } };
}

export function useFinancedBackend(options: { readonly providerDeadline?: number } = {}): FinancedDesk {
  let sandbox: Sandbox;
  let provider: PaymentProvider;
  const desk = useBackend({
    ...options,
    providerWebhook: webhook,
    async provide(clock) {
      sandbox = await startSandbox();
      provider = createBillie({ baseUrl: sandbox.urls.billie, clientId: 'sandbox', clientSecret: 'sandbox' }, clock);
      return provider;
    },
  });
  after(() => sandbox.close());
  afterEach(() => sandbox.setFault('billie', undefined));
  const { publishableKey, secretKey } = merchants.financed;
  const patience = (): AbortSignal => AbortSignal.timeout(10_000);
  const post: FinancedDesk['post'] = (path, body, shown) => desk.post(path, body, { key: publishableKey, ...shown });
  const authorize: FinancedDesk['authorize'] = async (request, attempt = freshId()) => {
    const answer = await post('/v1/authorizations', request, { idempotencyKey: attempt });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return attemptAnswerSchema.parse(answer.body);
  };
  const made = (answer: Answer): Order => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return orderSchema.parse(answer.body);
  };
  return {
    desk,
    get sandbox() {
      return sandbox;
    },
    get provider() {
      return provider;
    },
    authorize,
    post,
    readAttempt: async (attempt) => (await desk.readAttempt(attempt, { key: publishableKey })).body,
    async confirm(wish = {}) {
      const answer = await authorize(fullOrderBy(wish));
      const decision = answer.status === 'decided' ? answer.decision : undefined;
      if (decision?.outcome !== 'authorized') return expect.fail(JSON.stringify(answer));
      const { token, amount } = decision;
      return made(await desk.postOrder({ token, amount, reference: wish.reference ?? 'ORDER-1' }, { key: secretKey }));
    },
    move: async ({ id }, step, body) => made(await desk.postMove(id, step, body, { key: secretKey })),
    hint: (body, key = webhook.key) => sendHint(desk, body, key),
    tell: () => tellProvider({ ...desk.services, provider, log: silent }),
    async orders() {
      const response = await fetch(`${sandbox.urls.billie}/portal/orders`);
      return ((await response.json()) as { items: PortalOrder[] }).items;
    },
    readAtBillie: (uuid) => provider.read(uuid, patience()),
    async decideInPortal(uuid, verdict) {
      const { status } = await fetch(`${sandbox.urls.billie}/portal/orders/${uuid}/${verdict}`, { method: 'POST' });
      expect(status).to.equal(200);
    },
  };
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function sendHint(desk: Desk, body: unknown, key: string): Promise<Answer> {
  return desk.call('/v1/webhooks/billie', {
    method: 'POST',
    contentType: 'application/json',
    body,
    headers: { [webhook.header]: key },
  });
}
