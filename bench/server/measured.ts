import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createBackend, type Backend } from '../../src/server/index.js';
import { createLog } from '../../src/server/log.js';
import { serve, type Server } from '../../src/server/serve.js';
import { changeActivation, enterMerchant, standardSettings } from '../../src/server/use-cases/administer-merchant.js';
import { createEvidence, createGate } from '../../test/support/evidence.js';
import { legal } from '../../test/support/legal.js';
import { freshId } from '../../test/support/requests.js';

/** Something to be called with authorizations. */
export interface Measured {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Connections to the database, for both. */
const connections = 10;

const merchant = {
  id: '00000000-0000-4000-8000-000000000001',
  mode: 'test',
  name: 'bench',
  publishableKey: 'pk_test_bench_key',
  secretKey: 'sk_test_bench_key',
} as const;
const shopOrigin = 'https://shop.example';

const headers = {
  'Content-Type': 'application/json',
  Origin: shopOrigin,
  Authorization: `Bearer ${merchant.publishableKey}`,
};

/** A database of its own on a PostgreSQL. */
export async function makeDatabase(url: string): Promise<string> {
  const name = `bench_${freshId()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`).finally(() => client.end());
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

/** Our backend, whole, with sources that answer at once and nothing that holds callers back. */
export async function startOurs(
  databaseUrl: string,
  onQuery: (statement: string) => void = () => undefined,
): Promise<Measured & { readonly backend: Backend }> {
  const backend = await createBackend({
    databaseUrl,
    masterKey: randomBytes(32),
    verifiers: createEvidence(Date, createGate()),
    legal: { test: legal, live: undefined },
    log: createLog('silent'),
    version: 'bench',
    runsJobs: false,
    rates: {},
    databaseConnections: connections,
    onQuery,
  });
  await enterActive(backend);
  const server = await serve((request, caller) => backend.fetch(request, caller), 0);
  return { ...told(server, '/v1/authorizations'), backend, close: () => server.close().then(() => backend.close()) };
}

async function enterActive({ services }: Backend): Promise<void> {
  await enterMerchant({ ...merchant, ...standardSettings('test'), origins: [shopOrigin] }, services);
  for (const fact of [
    { type: 'kyc_verified' },
    { type: 'product_approved', product: 'office supplies' },
    { type: 'switched_on' },
  ] as const)
    await changeActivation(merchant.id, { ...fact, by: 'bench' }, services);
}

/** The peer: an endpoint on the same server library that reads the same body and makes two commits of one row each. */
export async function startBare(databaseUrl: string): Promise<Measured> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  await pool.query('create table first (id uuid primary key, at timestamptz not null, body jsonb not null)');
  await pool.query('create table second (id uuid primary key, at timestamptz not null, outcome text not null)');
  const server = await serve(async (request) => {
    const [id, body] = [request.headers.get('Idempotency-Key'), await request.text()];
    await pool.query('insert into first values ($1, now(), $2)', [id, body]);
    await pool.query('insert into second values ($1, now(), $2)', [id, 'authorized']);
    return Response.json({ status: 'decided', attempt: id, outcome: 'authorized' });
  }, 0);
  return { ...told(server, '/'), close: () => server.close().then(() => pool.end()) };
}

function told({ port }: Server, path: string): Pick<Measured, 'url' | 'headers'> {
  return { url: `http://127.0.0.1:${port}${path}`, headers };
}
