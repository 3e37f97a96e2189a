import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brreg } from './brreg.js';
import { contractBureau } from './contract-bureau.js';
import { creditsafe } from './creditsafe.js';
import type { Upstream } from './reply.js';
import { vies } from './vies.js';

const upstreams = { vies, brreg, creditsafe, crif: contractBureau, buergel: contractBureau } as const satisfies Record<
  string,
  Upstream
>;

export type UpstreamName = keyof typeof upstreams;

/** What can be wrong with an upstream: `down` answers 503, `slow` never answers, `garbage` is a page of HTML with status 200. */
export type Fault = 'down' | 'slow' | 'garbage';

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
  const server = createServer((request, response) => {
    answer(request, response, faults).catch(() => response.destroy());
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

/** What goes over the wire. */
interface Sent {
  readonly status: number;
  readonly text: string;
  readonly type?: string;
}

const broken: Readonly<Record<Exclude<Fault, 'slow'>, Sent>> = {
  down: { status: 503, text: '{"message":"Service Unavailable"}' },
  garbage: { status: 200, text: '<html>maintenance</html>' },
};

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  faults: ReadonlyMap<string, Fault>,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, name = '', ...rest] = url.pathname.split('/');
  const fault = faults.get(name);
  if (fault === 'slow') return;
  const sent: Sent = fault ? broken[fault] : await ask(request, name, `/${rest.join('/')}`, url.searchParams);
  const { status, text, type = 'application/json' } = sent;
  response.writeHead(status, { 'Content-Type': type });
  response.end(text);
}

async function ask(request: IncomingMessage, name: string, path: string, query: URLSearchParams): Promise<Sent> {
  if (!Object.hasOwn(upstreams, name))
    return { status: 404, text: JSON.stringify({ upstreams: Object.keys(upstreams) }) };
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const { status, body, type } = upstreams[name as UpstreamName]({
    method: request.method ?? 'GET',
    path,
    query,
    headers: request.headers as Record<string, string | undefined>,
    body: parse(text),
    text,
  });
  return type === undefined ? { status, text: JSON.stringify(body) } : { status, text: String(body), type };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
