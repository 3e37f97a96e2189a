import pg from 'pg';
import { startShop } from '../demo/shop/server.js';
import { startSandbox, type Sandbox } from '../src/sandbox/server.js';
import type { ActivationFact, Testimony } from '../src/domain/merchant.js';
import { createBillie } from '../src/server/adapters/billie/billie.js';
import { createBackend, type Backend } from '../src/server/index.js';
import { createLog } from '../src/server/log.js';
import { serve } from '../src/server/serve.js';
import { EmbeddedPostgresError, startEmbeddedPostgres, type EmbeddedPostgres } from '../src/server/store/embedded.js';
import {
  changeActivation,
  configureMerchant,
  enterMerchant,
  standardSettings,
} from '../src/server/use-cases/administer-merchant.js';
import { createVerifiers } from '../src/server/verifiers.js';
import { sandboxAccess, sandboxBillie } from './sandbox-access.js';
import { version } from './version.js';

/** Seals the demo's data. It keeps no secrets: the demo's world is made up. */
export const demoMasterKey = Buffer.from('billie-invoice demo: no secrets.');

/** The demo's merchants. Their keys open a test mode that ends at this machine, so they may be known. */
export const demoMerchants = {
  active: {
    id: '00000000-0000-4000-8000-000000000001',
    publishableKey: 'pk_test_demo_active',
    secretKey: 'sk_test_demo_active',
  },
  inactive: {
    id: '00000000-0000-4000-8000-000000000002',
    publishableKey: 'pk_test_demo_inactive',
    secretKey: 'sk_test_demo_inactive',
  },
  /** Its orders are financed by the sandbox's Billie. */
  financed: {
    id: '00000000-0000-4000-8000-000000000003',
    publishableKey: 'pk_test_demo_financed',
    secretKey: 'sk_test_demo_financed',
  },
} as const;

const legal = {
  creditor: 'Billie',
  termsUrl: 'https://www.billie.io/en/terms',
  privacyUrl: 'https://www.billie.io/en/privacy-policy/buyer',
  version: '2026-11',
};

export interface SystemOptions {
  /** Wanted ports; a busy one is replaced by a free one. Absent or 0: any. */
  readonly ports?: { readonly shop: number; readonly backend: number; readonly sandbox: number };
  /** Any PostgreSQL, or the folder where our own keeps its data (fresh: forgetting what it has). Absent: our own, with data that go when it stops. */
  readonly database?: { readonly url: string } | { readonly dataDir: string; readonly isFresh?: boolean };
  /** Told what a person should know. */
  readonly log?: (line: string) => void;
  /** Of the backend's own structured log: `silent`, `warn`, `info`. */
  readonly logLevel?: string;
}

/** Demo shop, backend, database and sandbox, running in this process. */
export interface System {
  readonly urls: { readonly shop: string; readonly backend: string; readonly sandbox: string };
  /** With its password. */
  readonly databaseUrl: string;
  readonly backend: Backend;
  readonly sandbox: Sandbox;
  stop(): Promise<void>;
}

/** Starts everything that a merchant's checkout talks to. What was started is ended again if something after it fails. */
export async function startSystem(options: SystemOptions = {}): Promise<System> {
  const { ports = { shop: 0, backend: 0, sandbox: 0 }, log = () => undefined, logLevel = 'silent' } = options;
  const ends: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  const started = async <Part>(part: Promise<Part>, end: (part: Part) => Promise<void>): Promise<Part> => {
    const running = await part;
    ends.push(() => end(running));
    return running;
  };
  try {
    const databaseUrl = await openDatabase(options.database, log, started);
    const sandbox = await started(startSandbox({ port: ports.sandbox }), (part) => part.close());
    const backend = await started(openBackend(databaseUrl, sandbox, logLevel), (part) => part.close());
    const server = await started(
      serve((request, caller) => backend.fetch(request, caller), ports.backend),
      (part) => part.close(),
    );
    const backendUrl = `http://127.0.0.1:${server.port}`;
    const shop = await started(startShop(describeShop(backendUrl), ports.shop), (part) => part.close());
    await seed(backend, [`http://127.0.0.1:${shop.port}`, `http://localhost:${shop.port}`]);
    const urls = {
      shop: `http://127.0.0.1:${shop.port}`,
      backend: backendUrl,
      sandbox: new URL(sandbox.urls.vies).origin,
    };
    return { urls, databaseUrl, backend, sandbox, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Started = <Part>(part: Promise<Part>, end: (part: Part) => Promise<void>) => Promise<Part>;

async function openDatabase(
  wanted: SystemOptions['database'],
  log: (line: string) => void,
  started: Started,
): Promise<string> {
  if (wanted && 'url' in wanted) return wanted.url;
  const own = wanted ? startInFolder(wanted.dataDir, log) : startEmbeddedPostgres({ durable: false, log });
  const { url } = await started(own, (part) => part.stop());
  if (wanted?.isFresh) await forgetEverything(url);
  return url;
}

async function forgetEverything(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public').finally(() => client.end());
}

/** A folder that another start works on, or that is somebody else's, is left alone: the next one is taken. */
async function startInFolder(dataDir: string, log: (line: string) => void): Promise<EmbeddedPostgres> {
  for (let number = 1; ; number += 1) {
    const folder = number === 1 ? dataDir : `${dataDir}-${number}`;
    try {
      return await startEmbeddedPostgres({ dataDir: folder, log });
    } catch (error) {
      const isTaken = error instanceof EmbeddedPostgresError && ['data_in_use', 'data_unreadable'].includes(error.code);
      if (!isTaken || number === 9) throw error;
      log(`${error.message} Trying the next folder.`);
    }
  }
}

function openBackend(databaseUrl: string, sandbox: Sandbox, logLevel: string): Promise<Backend> {
  return createBackend({
    databaseUrl,
    masterKey: demoMasterKey,
    verifiers: createVerifiers(sandboxAccess(sandbox), Date),
    provider: createBillie(sandboxBillie(sandbox), Date),
    legal: { test: legal, live: undefined },
    log: createLog(logLevel),
    version,
    sdkFolder: 'dist/sdk',
  });
}

function describeShop(endpoint: string): Parameters<typeof startShop>[0] {
  const { active, inactive, financed } = demoMerchants;
  return {
    endpoint,
    pages: 'dist/demo',
    sdk: `${endpoint}/sdk/${version}/billie-invoice.js`,
    secretKey: active.secretKey,
    financedSecretKey: financed.secretKey,
    publishableKeys: {
      active: active.publishableKey,
      inactive: inactive.publishableKey,
      financed: financed.publishableKey,
    },
  };
}

/** Who is said to have done it. */
const by = 'npm start';

/** One merchant who may offer the method, one whose account is not switched on, and one whose orders Billie finances. */
async function seed({ services }: Backend, origins: readonly string[]): Promise<void> {
  const { active, inactive, financed } = demoMerchants;
  const whole = [
    { type: 'kyc_verified', by },
    { type: 'product_approved', product: 'office supplies', by },
    { type: 'switched_on', by },
  ] as const;
  await enter(services, active, 'Kontor & Co.', origins, whole);
  await enter(services, financed, 'Kontor & Co., financed by Billie', origins, whole);
  await configureMerchant(financed.id, { provider: 'billie' }, { by }, services);
  await enter(services, inactive, 'Kontor & Co., not switched on', origins, [{ type: 'kyc_verified', by }]);
}

/** A merchant of an earlier start stays as it is, but for its pages, which may be elsewhere now. */
async function enter(
  services: Backend['services'],
  keys: (typeof demoMerchants)[keyof typeof demoMerchants],
  name: string,
  origins: readonly string[],
  facts: readonly (ActivationFact & Testimony)[],
): Promise<void> {
  if (await services.store.findEntry(keys.id)) {
    await configureMerchant(keys.id, { origins }, { by }, services);
    return;
  }
  await enterMerchant({ ...keys, ...standardSettings('test'), mode: 'test', name, origins }, services);
  for (const fact of facts) await changeActivation(keys.id, fact, services);
}
