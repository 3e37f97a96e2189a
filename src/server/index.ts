import { attemptPattern } from '../contract/paths.js';
import type { CaptureRequest, ConfirmRequest, PaymentRequest, RefundRequest } from '../contract/order-schemas.js';
import type { AuthorizationRequest, CompanyQueryInput } from '../contract/schemas.js';
import type { EndpointName } from '../contract/endpoints.js';
import type { Mode } from '../domain/issue.js';
import type { LegalTexts } from '../domain/terms.js';
import { createApp, type Call, type Handler } from './app.js';
import type { Guards } from './adapters/guard.js';
import type { Caller } from './caller.js';
import { createAssetReader } from './assets.js';
import { createCompanyFinder } from './company-search.js';
import { reportDecisions } from './decision-report.js';
import { fail } from './failure.js';
import { startJobs } from './jobs.js';
import type { Log } from './log.js';
import { createMetrics, type Metrics, type ServedRequest } from './metrics.js';
import type { Clock, Verifiers } from './ports.js';
import type { PaymentProvider } from './provider-port.js';
import { houseRates, type Rates } from './rates.js';
import type { Services } from './services.js';
import { readBacklog } from './store/backlog.js';
import { openStore, type PostgresStore } from './store/postgres.js';
import { readAttempt, releaseAttempt } from './use-cases/attempts.js';
import { authorize } from './use-cases/authorize.js';
import { readOffer } from './use-cases/offer.js';
import { searchCompanies } from './use-cases/search-companies.js';
import { createWebhookReceiver, type WebhookSecret } from './use-cases/receive-webhook.js';
import { cancel, capture, recordPayment, refund, type MoveCall } from './use-cases/order-life.js';
import { houseRetention, type Retention } from './use-cases/personal-data.js';
import { confirmOrder, listOrders, readOrder } from './use-cases/orders.js';
import { unlock, type MasterKeys } from './use-cases/unlock.js';
import type { Vault } from './vault.js';
import { createVerifier, verifyDeadline } from './verify.js';

/** Everything the backend needs, by value: who assembles it decides where it comes from. */
export interface BackendConfig extends MasterKeys {
  /** Any PostgreSQL from 15. */
  readonly databaseUrl: string;
  /** Connections to it at most; 10 if absent. */
  readonly databaseConnections?: number;
  /** The one mode whose merchants are served; both if absent, for tests only. */
  readonly mode?: Mode;
  readonly verifiers: Verifiers;
  /** Which outside sources are left alone at the moment, for the metrics. */
  readonly breakers?: Guards['states'];
  readonly legal: Readonly<Record<Mode, LegalTexts | undefined>>;
  readonly log: Log;
  readonly version: string;
  readonly clock?: Clock;
  /** Who finances orders of merchants that have chosen it. */
  readonly provider?: PaymentProvider | undefined;
  /** Milliseconds that the provider may take for a decision. */
  readonly providerDeadline?: number;
  /** How the provider's webhooks show that they are its own; none are taken if absent. */
  readonly providerWebhook?: WebhookSecret | undefined;
  /** Milliseconds that all outside sources may take together. */
  readonly verifyDeadline?: number;
  /** Days after which personal data is erased; `houseRetention` if absent. */
  readonly retention?: Retention;
  /** How often callers may call; `houseRates` if absent. */
  readonly rates?: Rates;
  /** Whether this process does what is due beside its calls (`startJobs`); it does if absent. */
  readonly runsJobs?: boolean;
  /** Folder with the script-tag build, served under /sdk/. */
  readonly sdkFolder?: string | undefined;
  /** Told of each SQL statement; for measurements. */
  readonly onQuery?: (statement: string) => void;
}

export interface Backend {
  /** The whole HTTP interface as a WHATWG handler. Without the caller's address no limits for addresses hold. */
  fetch(request: Request, caller?: Caller): Promise<Response>;
  readonly store: PostgresStore;
  /** What operators' commands work with. */
  readonly services: Services;
  readonly metrics: Metrics;
  /** From now on `/ready` says no; everything else is served on. */
  leave(): void;
  close(): Promise<void>;
}

/** The database was sealed by another master key. Thrown by a start: what is kept could not be read, and new things would not fit it. */
export class WrongMasterKey extends Error {}

/** Assembles the backend and brings its database up to date. */
export async function createBackend(config: BackendConfig): Promise<Backend> {
  const { log, version, clock = Date, retention = houseRetention, runsJobs = true } = config;
  const { store, vault } = await openAndUnlock(config, clock);
  const metrics = createMetrics({
    version,
    connections: () => store.connections(),
    breakers: config.breakers ?? (() => ({})),
    backlog: () => readBacklog(store.database, new Date(clock.now())),
  });
  const services = assembleServices(config, store, vault, metrics);
  let isLeaving = false;
  const app = createApp(createHandlers(services), services, {
    log,
    version,
    assets: createAssetReader(config.sdkFolder),
    isLeaving: () => isLeaving,
    receiveWebhook: createWebhookReceiver(config.providerWebhook, services),
    report(request) {
      metrics.countRequest(request);
      if (!isProbe(request)) log.info(request, 'request');
    },
  });
  const stopJobs = runsJobs ? startJobs(services, retention, log) : undefined;
  return {
    fetch: (request, caller) => app.fetch(request, caller),
    store,
    services,
    metrics,
    leave() {
      isLeaving = true;
    },
    async close() {
      await stopJobs?.();
      await store.close();
    },
  };
}

async function openAndUnlock(
  config: BackendConfig,
  clock: Clock,
): Promise<{ readonly store: PostgresStore; readonly vault: Vault }> {
  const { databaseUrl, onQuery, databaseConnections: mostConnections } = config;
  const store = await openStore(databaseUrl, { onQuery, mostConnections });
  try {
    const unlocking = await unlock(config, { store, clock });
    if (unlocking.status === 'unlocked') return { store, vault: unlocking.vault };
    throw new WrongMasterKey('The master key does not open the database.');
  } catch (error) {
    await store.close();
    throw error;
  }
}

function assembleServices(config: BackendConfig, store: PostgresStore, vault: Vault, metrics: Metrics): Services {
  const { log, clock = Date, legal, mode, provider, providerDeadline } = config;
  return {
    store: reportDecisions(store, (decision) => {
      metrics.countDecision(decision);
      log.info(decision, 'decision');
    }),
    clock,
    vault,
    verifier: createVerifier(config.verifiers, clock, config.verifyDeadline ?? verifyDeadline, metrics),
    finder: createCompanyFinder(config.verifiers),
    provider,
    providerDeadline,
    legal,
    mode,
    rates: config.rates ?? houseRates,
  };
}

/** Somebody asks every few seconds whether we are well, and we are. */
function isProbe({ route, status }: ServedRequest): boolean {
  return (route === '/health' || route === '/ready') && status === 200;
}

function createHandlers(services: Services): Readonly<Record<EndpointName, Handler>> {
  return {
    offer: ({ merchant }) => readOffer(merchant, services),
    authorize: ({ merchant, idempotencyKey, body }) =>
      attemptPattern.test(idempotencyKey)
        ? authorize(merchant, idempotencyKey, body as AuthorizationRequest, services)
        : fail('invalid_request', { issues: [{ path: 'Idempotency-Key', code: 'invalid_format' }] }),
    companies: ({ merchant, query }) => searchCompanies(merchant, query as CompanyQueryInput, services),
    readAttempt: ({ merchant, params }) => readAttempt(merchant, params['attempt'] ?? '', services),
    releaseAttempt: ({ merchant, params }) => releaseAttempt(merchant, params['attempt'] ?? '', services),
    confirm: ({ merchant, idempotencyKey, body }) =>
      confirmOrder(merchant, idempotencyKey, body as ConfirmRequest, services),
    readOrder: ({ merchant, params }) => readOrder(merchant, params['order'] ?? '', services),
    listOrders: ({ merchant, query }) => listOrders(merchant, query, services),
    capture: (call) => capture(moveCall(call), call.body as CaptureRequest, services),
    refund: (call) => refund(moveCall(call), call.body as RefundRequest, services),
    cancel: (call) => cancel(moveCall(call), services),
    recordPayment: (call) => recordPayment(moveCall(call), call.body as PaymentRequest, services),
  };
}

function moveCall({ merchant, params, idempotencyKey }: Call): MoveCall {
  return { merchant, order: params['order'] ?? '', idempotencyKey };
}
