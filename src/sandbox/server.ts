import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brreg } from './brreg.js';
import { contractBureau } from './contract-bureau.js';
import { creditsafe } from './creditsafe.js';
import type { Upstream } from './reply.js';
import { vies } from './vies.js';

const upstreams = { vies, brreg, creditsafe, crif: contractBureau, buergel: contractBureau } as const satisfies Record<string, Upstream>;

export type UpstreamName = keyof typeof upstreams;

/** What can be wrong with an upstream: no connection, no answer, or no sense in it. */
export type Fault = 'down' | 'silent' | 'garbage';

/** The pretend world, running. */
export interface Sandbox {
  /** Base address of each upstream. */
  readonly urls: Readonly<Record<UpstreamName, string>>;
  setFault(upstream: UpstreamName, fault: Fault | undefined): void;
  close(): Promise<void>;
}

/** Starts all upstreams on one port, each under its own path. A port of 0 is any free one. */
export async function startSandbox(port = 0, host = '127.0.0.1'): Promise<Sandbox> {
  const faults = new Map<string, Fault>();
  const server = createServer((request, response) => {
    answer(request, response, faults).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
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

async function answer(request: IncomingMessage, response: ServerResponse, faults: ReadonlyMap<string, Fault>): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const [, name = '', ...rest] = url.pathname.split('/');
  const upstream = Object.hasOwn(upstreams, name) ? upstreams[name as UpstreamName] : undefined;
  const fault = faults.get(name);
  if (fault === 'silent') return;
  if (!upstream || fault === 'down') return send(response, upstream ? 503 : 404, { message: 'unavailable' });
  if (fault === 'garbage') return send(response, 200, '<html>maintenance</html>');
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { status, body } = upstream({
    method: request.method ?? 'GET',
    path: `/${rest.join('/')}`,
    query: url.searchParams,
    headers: request.headers as Record<string, string | undefined>,
    body: parse(Buffer.concat(chunks).toString('utf8')),
  });
  send(response, status, body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
