import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { BreakerState } from './adapters/guard.js';
import type { MadeDecision } from './decision-report.js';
import type { LoggedMethod, LoggedRoute } from './log.js';
import type { VerifyMeter } from './verify.js';

/** A request that has been answered. */
export interface ServedRequest {
  readonly method: LoggedMethod;
  readonly route: LoggedRoute;
  readonly status: number;
  readonly milliseconds: number;
}

/** What operators watch, as numbers. Every label takes its values from a closed list or from the configuration. */
export interface Metrics extends VerifyMeter {
  countRequest(request: ServedRequest): void;
  countDecision(decision: MadeDecision): void;
  /** Adds memory, event loop and garbage collector of this process. Once in a process. */
  watchProcess(): void;
  /** Everything, in Prometheus' text format 0.0.4. */
  read(): Promise<string>;
}

/** What is looked up when somebody reads the metrics. */
export interface Readings {
  readonly version: string;
  /** Connections to the database: all that are open, those that do nothing, and calls that wait for one. */
  readonly connections: () => { readonly total: number; readonly idle: number; readonly waiting: number };
  /** What waits in the whole database, by queue. */
  readonly backlog: () => Promise<Readonly<Record<string, number>>>;
  /** By outside source: whether it is asked at the moment. */
  readonly breakers: () => Readonly<Record<string, BreakerState>>;
  /** Milliseconds for the backlog: whoever reads the metrics has not long, least of all when the database is slow. */
  readonly patience?: number;
}

const usualPatience = 2_000;

const prefix = 'billie_invoice_';
const requestSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const answerSeconds = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 5];

/** Metrics of one backend, in a registry of their own. */
export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  const meters = createMeters(registry);
  const gauges = createGauges(registry);
  gauges.build.set({ version: readings.version }, 1);
  return {
    countRequest({ method, route, status, milliseconds }) {
      meters.requests.inc({ method, route, status });
      meters.requestSeconds.observe({ route }, milliseconds / 1_000);
    },
    countDecision: ({ mode, outcome, reason = 'none' }) => meters.decisions.inc({ mode, outcome, reason }),
    countAnswer: ({ source, outcome, seconds }) => meters.upstreamSeconds.observe({ source, outcome }, seconds),
    countDeadline: () => meters.deadlines.inc(),
    watchProcess: () => collectDefaultMetrics({ register: registry }),
    async read() {
      await gauge(gauges, readings);
      return registry.metrics();
    },
  };
}

/**
 * The metrics as a WHATWG handler for a port of their own: what is not on the public port needs no secret, and no proxy can let it out
 * by mistake.
 */
export function serveMetrics(metrics: Pick<Metrics, 'read'>): (request: Request) => Promise<Response> {
  return async ({ url, method }) => {
    if (method !== 'GET' || new URL(url).pathname !== '/metrics') return new Response(null, { status: 404 });
    return new Response(await metrics.read(), { headers: { 'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE } });
  };
}

function createMeters(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: `${prefix}http_requests_total`,
      help: 'Requests that were answered.',
      labelNames: ['route', 'method', 'status'],
      registers,
    }),
    requestSeconds: new Histogram({
      name: `${prefix}http_request_seconds`,
      help: 'Time from the head of a request to its answer.',
      labelNames: ['route'],
      buckets: requestSeconds,
      registers,
    }),
    decisions: new Counter({
      name: `${prefix}decisions_total`,
      help: 'Decisions written to the ledger. An answer that is given again is not counted again.',
      labelNames: ['mode', 'outcome', 'reason'],
      registers,
    }),
    upstreamSeconds: new Histogram({
      name: `${prefix}upstream_seconds`,
      help: 'Time until an outside source had answered. Outcome late: the deadline came first.',
      labelNames: ['source', 'outcome'],
      buckets: answerSeconds,
      registers,
    }),
    deadlines: new Counter({
      name: `${prefix}verify_deadline_hits_total`,
      help: 'Decisions for which some source had not answered by the deadline.',
      registers,
    }),
  };
}

function createGauges(registry: Registry) {
  const registers = [registry];
  return {
    build: new Gauge({ name: `${prefix}build_info`, help: 'Always 1.', labelNames: ['version'], registers }),
    queues: new Gauge({
      name: `${prefix}queue_depth`,
      help: 'What waits in the database, the same for every process on it. Absent if the database did not tell.',
      labelNames: ['queue'],
      registers,
    }),
    connections: new Gauge({
      name: `${prefix}database_connections`,
      help: 'Connections of this process to the database: total, idle, and calls waiting for one.',
      labelNames: ['state'],
      registers,
    }),
    breakers: new Gauge({
      name: `${prefix}upstream_breaker_open`,
      help: 'By outside source: 1 while it is not asked because it failed, 0.5 while it is tried again, else 0.',
      labelNames: ['source'],
      registers,
    }),
    database: new Gauge({ name: `${prefix}database_up`, help: '1 if the database told its queues.', registers }),
  };
}

const openness: Readonly<Record<BreakerState, number>> = { closed: 0, half_open: 0.5, open: 1 };

async function gauge(gauges: ReturnType<typeof createGauges>, readings: Readings): Promise<void> {
  const { connections, backlog, breakers, patience = usualPatience } = readings;
  for (const [source, state] of Object.entries(breakers())) gauges.breakers.set({ source }, openness[state]);
  // A queue of unknown depth is not an empty one.
  const queues = await within(patience, backlog());
  gauges.queues.reset();
  for (const [queue, depth] of Object.entries(queues ?? {})) gauges.queues.set({ queue }, depth);
  gauges.database.set(queues ? 1 : 0);
  for (const [state, count] of Object.entries(connections())) gauges.connections.set({ state }, count);
}

/** What work yields, or nothing if it fails or takes too long. */
function within<Value>(patience: number, work: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((settle) => {
    timer = setTimeout(() => settle(undefined), patience);
  });
  return Promise.race([work.catch(() => undefined), end]).finally(() => clearTimeout(timer));
}
