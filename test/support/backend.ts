import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { orderSchema, type ConfirmRequest, type Order } from '../../src/contract/order-schemas.js';
import type { ActivationFact } from '../../src/domain/merchant.js';
import { attemptAnswerSchema, type AttemptAnswer, type AuthorizationRequest } from '../../src/contract/schemas.js';
import { createBackend, type Backend, type BackendConfig } from '../../src/server/index.js';
import type { Clock, Verifiers } from '../../src/server/ports.js';
import type { PaymentProvider } from '../../src/server/provider-port.js';
import type { Rates } from '../../src/server/rates.js';
import type { Services } from '../../src/server/services.js';
import { openStore, type PostgresStore } from '../../src/server/store/postgres.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/server/store/embedded.js';
import type { CommandTools } from '../../src/server/commands/command.js';
import { unlock } from '../../src/server/use-cases/unlock.js';
import { changeActivation, enterMerchant, standardSettings } from '../../src/server/use-cases/administer-merchant.js';
import { createEvidence, createGate, type Gate } from './evidence.js';
import { legal } from './legal.js';
import { freshId } from './requests.js';

/** The merchants of every suite. */
export const merchants = {
  active: merchant(1, 'active'),
  inactive: merchant(2, 'inactive'),
  /** Another active one, for what must stay apart. */
  other: merchant(3, 'other'),
  /** In live mode; it may sell, but the house has no texts for it. */
  live: merchant(4, 'live', 'live'),
  /** Its orders are financed by Billie, where a suite has one. */
  financed: merchant(5, 'financed'),
} as const;

export const shopOrigin = 'https://shop.example';

function merchant(number: number, name: string, mode: 'test' | 'live' = 'test') {
  const id = `00000000-0000-4000-8000-00000000000${number}`;
  return { id, mode, name, publishableKey: `pk_${mode}_${name}_key`, secretKey: `sk_${mode}_${name}_key` };
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a call shows besides its path. `undefined` leaves a header away. */
export interface Shown {
  readonly method?: string;
  readonly key?: string | undefined;
  readonly origin?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly contentType?: string | undefined;
  /** Others, as they are. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the call comes from; an address that nobody knows if absent. */
  readonly address?: string;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
}

/** The backend as one suite uses it: called as a function, with time and evidence in its hands. */
export interface Desk {
  readonly store: PostgresStore;
  /** What an operator's commands work with, on the same database. */
  readonly services: Services & Pick<CommandTools, 'masterKeys'>;
  readonly gate: Gate;
  /** What the backend logged as an error since the test began. */
  readonly errors: readonly unknown[];
  /** What was sent to the database. */
  readonly statements: readonly string[];
  /** In Prometheus' text format. */
  readMetrics(): Promise<string>;
  /** Milliseconds since 1970. */
  now(): number;
  passMinutes(minutes: number): void;
  call(path: string, shown?: Shown): Promise<Answer>;
  /** Posts a request as the active merchant's page would. */
  post(path: string, body: unknown, shown?: Shown): Promise<Answer>;
  authorize(request: AuthorizationRequest, attempt?: string): Promise<AttemptAnswer>;
  /** Authorizes and hands out the token; anything but an authorization fails the test. */
  tokenOf(request: AuthorizationRequest, attempt?: string): Promise<string>;
  readAttempt(attempt: string, shown?: Shown): Promise<Answer>;
  releaseAttempt(attempt: string, shown?: Shown): Promise<Answer>;
  /** Posts a confirmation as the merchant's server would. */
  postOrder(confirmation: ConfirmRequest, shown?: Shown): Promise<Answer>;
  confirm(confirmation: ConfirmRequest, idempotencyKey?: string): Promise<Order>;
  /** Posts a step of an order's life as the merchant's server would. */
  postMove(order: string, step: OrderStep, body: object, shown?: Shown): Promise<Answer>;
  /** The same, and it must be done. */
  move(order: string, step: OrderStep, body: object, idempotencyKey?: string): Promise<Order>;
}

export type OrderStep = 'captures' | 'refunds' | 'cancel' | 'payments';

let postgres: Promise<EmbeddedPostgres> | undefined;

// One PostgreSQL serves every suite of the process; each has a database of its own in it.
after(async function () {
  this.timeout(30_000);
  await (await postgres)?.stop();
});

/** What a suite's backend has besides. */
export interface BackendWish extends Pick<
  BackendConfig,
  'providerWebhook' | 'providerDeadline' | 'databaseConnections'
> {
  readonly rates?: Rates;
  /** Other sources than `createEvidence`. */
  readonly verify?: (clock: Clock) => Promise<Verifiers>;
  /** Who finances the orders of the merchant `financed`. */
  readonly provide?: (clock: Clock) => Promise<PaymentProvider> | PaymentProvider;
}

/** Gives the surrounding suite a backend with a database of its own. */
export function useBackend({ rates = {}, provide, verify, ...more }: BackendWish = {}): Desk {
  const clock = { time: Date.UTC(2026, 10, 24, 9, 30), now: () => clock.time };
  const gate = createGate();
  const errors: unknown[] = [];
  const masterKey = randomBytes(32);
  const statements: string[] = [];
  let backend: Backend;
  before(async function () {
    this.timeout(60_000);
    backend = await createBackend({
      ...more,
      ...(provide && { provider: await provide(clock) }),
      databaseUrl: await openDatabase(),
      masterKey,
      verifiers: (await verify?.(clock)) ?? createEvidence(clock, gate),
      legal: { test: legal, live: undefined },
      log: { info: () => undefined, warn: () => undefined, error: (...what: unknown[]) => void errors.push(what) },
      version: '1.2.3',
      clock,
      // Whatever is due is done by the test itself.
      runsJobs: false,
      rates,
      onQuery: (statement) => void statements.push(statement),
    });
    await seed(desk.services);
  });
  beforeEach(() => {
    errors.length = 0;
    statements.length = 0;
  });
  afterEach(() => gate.open());
  after(() => backend.close());
  const call = (path: string, shown: Shown = {}): Promise<Answer> => send(backend, path, shown);
  const desk: Desk = {
    ...createCalls(call),
    gate,
    errors,
    statements,
    readMetrics: () => backend.metrics.read(),
    now: clock.now,
    passMinutes: (minutes) => void (clock.time += minutes * 60_000),
    get store() {
      return backend.store;
    },
    get services() {
      return { ...backend.services, clock, masterKeys: { masterKey } };
    },
  };
  return desk;
}

function createCalls(
  call: Desk['call'],
): Omit<Desk, 'gate' | 'errors' | 'statements' | 'readMetrics' | 'now' | 'passMinutes' | 'store' | 'services'> {
  const page = { key: merchants.active.publishableKey, origin: shopOrigin };
  const post: Desk['post'] = (path, body, shown) =>
    call(path, { method: 'POST', ...page, idempotencyKey: freshId(), contentType: 'application/json', body, ...shown });
  const postOrder: Desk['postOrder'] = (confirmation, shown) =>
    post('/v1/orders', confirmation, { key: merchants.active.secretKey, origin: undefined, ...shown });
  const postMove: Desk['postMove'] = (order, step, body, shown) =>
    post(`/v1/orders/${order}/${step}`, body, { key: merchants.active.secretKey, origin: undefined, ...shown });
  const made = (answer: Answer): Order => {
    expect(answer, JSON.stringify(answer.body)).to.include({ status: 201, type: 'application/json' });
    return orderSchema.parse(answer.body);
  };
  const authorize: Desk['authorize'] = async (request, attempt = freshId()) => {
    const answer = await post('/v1/authorizations', request, { idempotencyKey: attempt });
    expect(answer, JSON.stringify(answer.body)).to.include({ status: 200, type: 'application/json' });
    return attemptAnswerSchema.parse(answer.body);
  };
  return {
    call,
    post,
    postOrder,
    authorize,
    async tokenOf(request, attempt) {
      const answer = await authorize(request, attempt);
      if (answer.status === 'decided' && answer.decision.outcome === 'authorized') return answer.decision.token;
      return expect.fail(`Not authorized: ${JSON.stringify(answer)}`);
    },
    readAttempt: (attempt, shown) => call(`/v1/attempts/${attempt}`, { ...page, ...shown }),
    releaseAttempt: (attempt, shown) => call(`/v1/attempts/${attempt}/release`, { method: 'POST', ...page, ...shown }),
    postMove,
    confirm: async (confirmation, idempotencyKey = freshId()) =>
      made(await postOrder(confirmation, { idempotencyKey })),
    move: async (order, step, body, idempotencyKey = freshId()) =>
      made(await postMove(order, step, body, { idempotencyKey })),
  };
}

async function send(backend: Backend, path: string, shown: Shown): Promise<Answer> {
  const { method = 'GET', key, origin, idempotencyKey, contentType, body, address } = shown;
  const headers = new Headers(shown.headers);
  if (key !== undefined) headers.set('Authorization', `Bearer ${key}`);
  if (origin !== undefined) headers.set('Origin', origin);
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey);
  // Bytes, because a text would bring a content type of its own.
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  if (contentType !== undefined) headers.set('Content-Type', contentType);
  const response = await backend.fetch(
    new Request(`https://backend.example${path}`, { method, headers, ...(body !== undefined && { body: bytes }) }),
    { address },
  );
  const text = await response.text();
  const type = response.headers.get('Content-Type');
  return {
    status: response.status,
    type,
    headers: response.headers,
    body: type?.includes('json') ? (JSON.parse(text) as unknown) : text,
  };
}

/** A database of its own, in the PostgreSQL that serves every suite. */
export async function openDatabase(): Promise<string> {
  const { url } = await (postgres ??= startEmbeddedPostgres({ durable: false }));
  const name = `suite_${freshId()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

const activationOf: Readonly<Record<'inactive' | 'active', readonly ActivationFact[]>> = {
  inactive: [{ type: 'kyc_verified' }],
  active: [{ type: 'kyc_verified' }, { type: 'product_approved', product: 'office supplies' }, { type: 'switched_on' }],
};

/** Enters the merchants of every suite into a database that is served by somebody else, or by nobody yet. */
export async function seedDatabase(databaseUrl: string, masterKey: Uint8Array): Promise<void> {
  const store = await openStore(databaseUrl);
  const unlocking = await unlock({ masterKey }, { store, clock: Date });
  if (unlocking.status === 'unlocked') await seed({ store, vault: unlocking.vault, clock: Date });
  await store.close();
  expect(unlocking.status).to.equal('unlocked');
}

/** Enters the merchants of every suite. */
export async function seed(services: Pick<Services, 'store' | 'vault' | 'clock'>): Promise<void> {
  for (const one of Object.values(merchants)) {
    const provider = one === merchants.financed ? 'billie' : 'house';
    await enterMerchant({ ...one, ...standardSettings(one.mode), provider, origins: [shopOrigin] }, services);
    const facts = activationOf[one === merchants.inactive ? 'inactive' : 'active'];
    for (const fact of facts) await changeActivation(one.id, { ...fact, by: 'test' }, services);
  }
}
