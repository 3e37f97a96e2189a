import { randomUUID } from 'node:crypto';
import { Hono, type Context, type Next } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { matchedRoutes } from 'hono/route';
import { secureHeaders } from 'hono/secure-headers';
import { endpoints, type Endpoint, type EndpointName } from '../contract/endpoints.js';
import { idempotencyHeader, serverRoutes } from '../contract/paths.js';
import { describeProblem, problemMediaType, type ProblemCode } from '../contract/problem.js';
import type { AssetReader } from './assets.js';
import { identifyCaller, type Caller } from './caller.js';
import { fail, StoreUnavailable, type Failure, type Outcome } from './failure.js';
import { loggedMethods, loggedRoutes, runAsRequest, type Log, type LoggedRoute } from './log.js';
import type { ServedRequest } from './metrics.js';
import { describeApi } from './openapi.js';
import type { Merchant } from './ports.js';
import type { CallKind } from './rates.js';
import { readBody, readQuery } from './read-request.js';
import type { Services } from './services.js';
import type { WebhookReceiver } from './use-cases/receive-webhook.js';

/** A call that has been read and whose caller is known. */
export interface Call {
  readonly merchant: Merchant;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotencyKey: string;
}

export type Handler = (call: Call) => Promise<Outcome<unknown>> | Outcome<unknown>;

/** What a request is to the operator, once it has been answered. */
export interface AnsweredRequest extends ServedRequest {
  /** Id; absent as long as the caller is not known. */
  readonly merchant: string | undefined;
  readonly problem: ProblemCode | undefined;
}

interface Variables {
  Bindings: Caller;
  Variables: { merchant?: string; problem?: ProblemCode };
}

/** What the app works with besides the services. */
export interface AppParts {
  readonly log: Log;
  readonly assets: AssetReader;
  readonly version: string;
  /** Told of every request. */
  readonly report: (request: AnsweredRequest) => void;
  /** The process is about to end: no more calls, please. */
  readonly isLeaving: () => boolean;
  readonly receiveWebhook: WebhookReceiver;
}

const largestBody = 64 * 1024;
const longestIdempotencyKey = 128;

/** Nothing here is a page: what a browser shows directly may do nothing. The script and its answers are for pages of other origins. */
const headers: Parameters<typeof secureHeaders>[0] = {
  crossOriginResourcePolicy: 'cross-origin',
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  xFrameOptions: 'DENY',
  // Without subdomains: the handler may be mounted on a shop's own domain, whose subdomains are not ours to speak for.
  strictTransportSecurity: 'max-age=31536000',
};

/** Mounts the endpoint table on its handlers. The only file that knows the router. */
export function createApp(
  handlers: Readonly<Record<EndpointName, Handler>>,
  services: Services,
  parts: AppParts,
): { fetch(request: Request, caller?: Caller): Promise<Response> } {
  const { log, assets, version, isLeaving, receiveWebhook } = parts;
  const app = new Hono<Variables>();
  app.use((context, next) => watch(context, next, parts.report));
  app.use(secureHeaders(headers));
  // A preflight carries no key, so any origin may ask; whether it may call is decided when it does.
  app.use(
    '/v1/*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['Authorization', 'Content-Type', idempotencyHeader],
      exposeHeaders: ['Retry-After', 'X-Request-Id'],
      maxAge: 600,
    }),
  );
  app.use('/v1/*', bodyLimit({ maxSize: largestBody, onError: (context) => send(context, fail('body_too_large')) }));
  mountEndpoints(app, handlers, services);
  app.post(serverRoutes.providerWebhook.path, (context) => takeWebhook(context, receiveWebhook));
  app.get(serverRoutes.openapi.path, (context) => context.json(describeApi(version)));
  app.get(serverRoutes.health.path, (context) => context.json({ status: 'ok' }));
  app.get(serverRoutes.ready.path, async (context) =>
    !isLeaving() && (await services.store.isReachable())
      ? context.json({ status: 'ok' })
      : send(context, fail('unavailable')),
  );
  app.get('/sdk/*', async (context) => serveAsset(context, assets));
  app.notFound((context) => send(context, fail('not_found')));
  app.onError((error, context) => {
    if (error instanceof HTTPException && error.status === 413) return send(context, fail('body_too_large'));
    // Whoever went away while sending has made no defect of ours, and hears no answer.
    if (context.req.raw.signal.aborted) return send(context, fail('malformed_json'));
    log.error({ error, route: routeOf(context) }, 'request failed');
    return send(context, fail(error instanceof StoreUnavailable ? 'unavailable' : 'internal_error'));
  });
  return { fetch: async (request, caller) => app.fetch(request, caller ?? {}) };
}

const requestIdHeader = 'X-Request-Id';

/** Gives the request an id and tells what became of it. A proxy's id is kept if it has the shape of one: free text could be anything. */
async function watch(context: Context<Variables>, next: Next, report: AppParts['report']): Promise<void> {
  const given = context.req.header(requestIdHeader) ?? '';
  const requestId = /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/u.test(given) ? given : randomUUID();
  context.header(requestIdHeader, requestId);
  const begun = performance.now();
  await runAsRequest(requestId, async () => {
    await next();
    report({
      method: loggedMethods.find((method) => method === context.req.method) ?? 'other',
      route: routeOf(context),
      status: context.res.status,
      milliseconds: performance.now() - begun,
      merchant: context.get('merchant'),
      problem: context.get('problem'),
    });
  });
}

/** The path of the contract, with its parameters unfilled: attempt ids open answers and tokens, so no log may have them. */
function routeOf(context: Context): LoggedRoute {
  const matched = new Set(matchedRoutes(context).map(({ path }) => path));
  return loggedRoutes.find((route) => matched.has(routerPath(route))) ?? 'other';
}

function mountEndpoints(
  app: Hono<Variables>,
  handlers: Readonly<Record<EndpointName, Handler>>,
  services: Services,
): void {
  for (const name of Object.keys(endpoints) as EndpointName[]) {
    const endpoint: Endpoint = endpoints[name];
    app.on(endpoint.method, routerPath(endpoint.path), async (context) => {
      const outcome = await serve(context, endpoint, handlers[name], services);
      if (outcome.status === 'failure') return send(context, outcome);
      if (name === 'offer') context.header('Cache-Control', 'public, max-age=60');
      else context.header('Cache-Control', 'no-store');
      return context.json(outcome.value as object, endpoint.success.status);
    });
  }
  const all = Object.values<Endpoint>(endpoints);
  for (const path of new Set(all.map((endpoint) => endpoint.path))) {
    const taken = all.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    // RFC 9110, section 15.5.6: a refused method is told which ones are taken.
    app.all(routerPath(path), (context) => {
      context.header('Allow', taken.join(', '));
      return send(context, methodNotAllowed);
    });
  }
}

/** A path of the contract as the router writes it: `{name}` is `:name` there. */
function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/gu, ':$1');
}

const methodNotAllowed = fail('method_not_allowed');

async function serve(
  context: Context<Variables>,
  endpoint: Endpoint,
  handler: Handler,
  services: Services,
): Promise<Outcome<unknown>> {
  const { req } = context;
  const query = readQuery(endpoint.query, req.query());
  if (query.status === 'failure') return query;
  const caller = await identifyCaller(services, {
    access: endpoint.access,
    authorization:
      req.header('Authorization') ?? (query.value['merchant'] ? `Bearer ${query.value['merchant']}` : undefined),
    origin: req.header('Origin'),
    address: context.env.address,
    kind: kindOf(endpoint),
  });
  if (caller.status === 'failure') return caller;
  context.set('merchant', caller.value.id);
  const params = readQuery(endpoint.params, req.param());
  if (params.status === 'failure') return params;
  const idempotencyKey = req.header(idempotencyHeader) ?? '';
  if (endpoint.isIdempotent && (idempotencyKey === '' || idempotencyKey.length > longestIdempotencyKey)) {
    return fail('idempotency_key_missing');
  }
  const body = endpoint.body ? await readBody(endpoint.body, req.header('Content-Type'), () => req.text()) : undefined;
  if (body?.status === 'failure') return body;
  return handler({
    merchant: caller.value,
    params: params.value,
    query: query.value,
    body: body?.value,
    idempotencyKey,
  });
}

/** Reading is cheap; asking for a decision is not. */
function kindOf({ access, method, path }: Endpoint): CallKind {
  if (access === 'secret') return 'serve';
  if (path === endpoints.companies.path) return 'search';
  return method === 'GET' ? 'read' : 'decide';
}

async function takeWebhook(context: Context, receive: WebhookReceiver): Promise<Response> {
  const { req } = context;
  const outcome = await receive({ header: (name) => req.header(name), text: () => req.text() });
  return outcome.status === 'failure' ? send(context, outcome) : context.json(outcome.value);
}

function send(context: Context, failure: Failure): Response {
  const { code, issues, retryAfterSeconds } = failure;
  context.set('problem', code);
  const problem = describeProblem(code, issues ? { issues } : {});
  const retryAfter = retryAfterSeconds ?? (needsPause(code) ? 1 : undefined);
  return context.body(JSON.stringify(problem), problem.status as 400, {
    'Content-Type': problemMediaType,
    'Cache-Control': 'no-store',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  });
}

function needsPause(code: ProblemCode): boolean {
  return code === 'unavailable' || code === 'too_many_requests';
}

async function serveAsset(context: Context, assets: AssetReader): Promise<Response> {
  const asset = await assets(context.req.path.slice('/sdk/'.length));
  if (!asset) return send(context, fail('not_found'));
  return context.body(asset.body as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': asset.type,
    'Access-Control-Allow-Origin': '*',
    // The version is in the path, so what is there never changes.
    'Cache-Control': 'public, max-age=31536000, immutable',
  });
}
