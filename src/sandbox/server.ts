import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { annuaire } from './annuaire.js';
import { createBillie } from './billie.js';
import { bolagsverket } from './bolagsverket.js';
import { brreg } from './brreg.js';
import { contractBureau } from './contract-bureau.js';
import { creditsafe } from './creditsafe.js';
import { cvr } from './cvr.js';
import { evatr } from './evatr.js';
import { firmenbuch } from './firmenbuch.js';
import { gleif } from './gleif.js';
import { kvk } from './kvk.js';
import { prh } from './prh.js';
import { reply, type Upstream } from './reply.js';
import { vies } from './vies.js';

/** Those that remember something do so for one sandbox. */
const createUpstreams = () =>
  ({
    vies,
    evatr,
    brreg,
    prh,
    annuaire,
    gleif,
    bolagsverket,
    kvk,
    cvr,
    firmenbuch,
    creditsafe,
    crif: contractBureau,
    buergel: contractBureau,
    billie: createBillie(),
  }) as const satisfies Record<string, Upstream>;

type Upstreams = ReturnType<typeof createUpstreams>;
export type UpstreamName = keyof Upstreams;

/**
 * What can be wrong with an upstream: `down` answers 503, `busy` 429 with `Retry-After: 7`, `slow` never answers, `reset` breaks the
 * connection, `garbage` is a page of HTML and `error` an error in JSON, both with status 200. None lets a call have its effect.
 */
export type Fault = 'down' | 'busy' | 'slow' | 'reset' | 'garbage' | 'error';

/** The pretend world, running. */
export interface Sandbox {
  /** Base address of each upstream. */
  readonly urls: Readonly<Record<UpstreamName, string>>;
  /** Breaks an upstream for the calls to come, or mends it. */
  setFault(upstream: UpstreamName, fault: Fault | undefined): void;
  /** Ends all connections, those of slow upstreams too. */
  close(): Promise<void>;
}

export interface SandboxOptions {
  /** A busy one is replaced by a free one; 0, the default, is any. */
  readonly port?: number;
  readonly host?: string;
}

/** Starts all upstreams on one port, each under its own path. */
export async function startSandbox({ port = 0, host = '127.0.0.1' }: SandboxOptions = {}): Promise<Sandbox> {
  const faults = new Map<string, Fault>();
  const upstreams = createUpstreams();
  const server = createServer((request, response) => {
    answer(request, response, upstreams, faults).catch(() => response.destroy());
  });
  await listen(server, port, host).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, 0, host);
  });
  const origin = `http://${host}:${(server.address() as AddressInfo).port}`;
  const names = Object.keys(upstreams) as UpstreamName[];
  return {
    urls: Object.fromEntries(names.map((name) => [name, `${origin}/${name}`])) as Record<UpstreamName, string>,
    setFault(upstream, fault) {
      if (fault) faults.set(upstream, fault);
      else faults.delete(upstream);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** What goes over the wire; `lost`: nothing, and the connection breaks. */
type Sent =
  | {
      readonly status: number;
      readonly text: string;
      readonly type?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'lost';

const broken: Readonly<Record<Exclude<Fault, 'slow'>, Sent>> = {
  down: { status: 503, text: '{"message":"Service Unavailable"}' },
  busy: { status: 429, text: '{"message":"Too Many Requests"}', headers: { 'Retry-After': '7' } },
  reset: 'lost',
  garbage: { status: 200, text: '<html>maintenance</html>' },
  // As VIES has it, and as everybody else may.
  error: { status: 200, text: '{"actionSucceed":false,"errorWrappers":[{"error":"MS_UNAVAILABLE"}],"error":"failed"}' },
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  upstreams: Upstreams,
  faults: ReadonlyMap<string, Fault>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, name = '', ...rest] = url.pathname.split('/');
  const fault = faults.get(name);
  if (fault === 'slow') return;
  const upstream = Object.hasOwn(upstreams, name) ? upstreams[name as UpstreamName] : tellUpstreams(upstreams);
  const sent = fault ? broken[fault] : await ask(request, upstream, `/${rest.join('/')}`, url.searchParams);
  if (sent === 'lost') return void response.destroy();
  const { status, text, type = 'application/json', headers } = sent;
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(text);
}

function tellUpstreams(upstreams: Upstreams): Upstream {
  return () => reply({ upstreams: Object.keys(upstreams) }, 404);
}

async function ask(request: IncomingMessage, upstream: Upstream, path: string, query: URLSearchParams): Promise<Sent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { status, body, type, isLost } = upstream({
    method: request.method ?? 'GET',
    path,
    query,
    headers: request.headers as Record<string, string | undefined>,
    body: parse(text),
    text,
  });
  if (isLost) return 'lost';
  if (type !== undefined) return { status, text: String(body), type };
  return { status, text: body === undefined ? '' : JSON.stringify(body) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
