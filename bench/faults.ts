import { randomBytes } from 'node:crypto';
import { sandboxAccess, sandboxBillie } from '../scripts/sandbox-access.js';
import { nestEntry } from '../src/domain/buyer.js';
import type { CountryCode } from '../src/domain/country.js';
import { startSandbox, type Fault, type Sandbox, type UpstreamName } from '../src/sandbox/server.js';
import { scenarios } from '../src/sandbox/world.js';
import { createBillie } from '../src/server/adapters/billie/billie.js';
import { createBackend, type Backend } from '../src/server/index.js';
import { createLog } from '../src/server/log.js';
import { startEmbeddedPostgres } from '../src/server/store/embedded.js';
import { changeActivation, enterMerchant, standardSettings } from '../src/server/use-cases/administer-merchant.js';
import { providerDeadline } from '../src/server/use-cases/decide-with-provider.js';
import { createVerifiers } from '../src/server/verifiers.js';
import { verifyDeadline } from '../src/server/verify.js';

/*
 * Every upstream with every fault: what is decided, and how long the buyer waits, against the budgets that the house gives all sources
 * together (2.5 s) and Billie (8 s more). Nothing may take a tenth longer; no fault may refuse a company, or end in a failure of ours.
 */

const faults: readonly Fault[] = ['down', 'busy', 'slow', 'reset', 'garbage', 'error'];

/** Each upstream, and a country in whose decisions it has a say. */
const asked: Readonly<Record<UpstreamName, CountryCode>> = {
  vies: 'AT',
  evatr: 'AT',
  brreg: 'NO',
  prh: 'FI',
  annuaire: 'FR',
  gleif: 'DE',
  bolagsverket: 'SE',
  kvk: 'NL',
  cvr: 'DK',
  firmenbuch: 'AT',
  creditsafe: 'DE',
  crif: 'DE',
  buergel: 'DE',
  billie: 'DE',
};

const origin = 'https://shop.example';
/** EUR 119.00: small enough for all these orders to fit into one company's limit. */
const amount = { gross: 11_900, net: 10_000, tax: 1_900 };
const overrun = 1.1;

const keys = { house: 'pk_test_faults_house', billie: 'pk_test_faults_billie' } as const;

async function open(databaseUrl: string, sandbox: Sandbox): Promise<Backend> {
  return createBackend({
    databaseUrl,
    masterKey: new Uint8Array(32).fill(7),
    verifiers: createVerifiers(sandboxAccess(sandbox), Date),
    provider: createBillie(sandboxBillie(sandbox), Date),
    legal: {
      test: { creditor: 'Bench', termsUrl: origin, privacyUrl: origin, version: '1' },
      live: undefined,
    },
    log: createLog('silent'),
    version: 'bench',
    rates: {},
    runsJobs: false,
  });
}

async function enterMerchants({ services }: Backend): Promise<void> {
  for (const [place, provider] of (['house', 'billie'] as const).entries()) {
    const id = `00000000-0000-4000-8000-00000000000${place + 1}`;
    const own = {
      id,
      mode: 'test',
      name: provider,
      publishableKey: keys[provider],
      secretKey: `sk_test_${id}`,
    } as const;
    await enterMerchant({ ...own, ...standardSettings('test'), provider, origins: [origin] }, services);
    const by = 'bench';
    await changeActivation(id, { type: 'kyc_verified', by }, services);
    await changeActivation(id, { type: 'product_approved', product: 'all', by }, services);
    await changeActivation(id, { type: 'switched_on', by }, services);
  }
}

/** Asks as a buyer's browser does; says what came of it, in a word. */
async function ask(backend: Backend, upstream: UpstreamName): Promise<string> {
  const country = asked[upstream];
  const scenario = scenarios.find(({ key }) => key === `${country.toLowerCase()}-authorized`);
  const body = {
    checkout: randomBytes(16).toString('hex'),
    country,
    buyerType: 'business',
    basket: {
      amount,
      currency: 'EUR',
      trial: false,
      lines: [{ id: '1', title: 'Lamp', quantity: 1, gross: amount.gross }],
    },
    buyer: nestEntry(scenario?.entry ?? {}),
    consent: { version: '1', language: 'en' },
  };
  const response = await backend.fetch(
    new Request('https://backend.example/v1/authorizations', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${upstream === 'billie' ? keys.billie : keys.house}`,
        Origin: origin,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomBytes(16).toString('hex'),
      },
      body: JSON.stringify(body),
    }),
  );
  const answer = (await response.json()) as { code?: string; status?: string; decision?: { outcome: string } };
  return answer.decision?.outcome ?? answer.code ?? answer.status ?? String(response.status);
}

const columns = (cells: readonly string[]): string =>
  cells.map((cell, place) => (place < 3 ? cell.padEnd(14) : cell.padStart(9))).join('');

/** What a fault may come to: no refusal, and no failure of ours. `unavailable` is Billie's alone: the buyer may try again. */
function isSound(upstream: UpstreamName, decision: string): boolean {
  const sound = upstream === 'billie' ? ['unknown', 'unavailable'] : ['authorized', 'review'];
  return sound.includes(decision);
}

const postgres = await startEmbeddedPostgres({ durable: false });
const sandbox = await startSandbox();
const problems: string[] = [];
try {
  const first = await open(postgres.url, sandbox);
  await enterMerchants(first);
  await first.close();
  console.log(columns(['upstream', 'fault', 'decision', 'ms', 'budget', 'of it']));
  for (const upstream of Object.keys(asked) as UpstreamName[]) {
    const budget = verifyDeadline + (upstream === 'billie' ? providerDeadline : 0);
    for (const fault of faults) {
      // A backend of its own: no breaker remembers the fault before. Asked once without one, so that tokens are there.
      const backend = await open(postgres.url, sandbox);
      const usual = await ask(backend, upstream);
      if (usual !== 'authorized') problems.push(`${upstream} without a fault: ${usual}`);
      sandbox.setFault(upstream, fault);
      const begun = performance.now();
      const decision = await ask(backend, upstream);
      const milliseconds = performance.now() - begun;
      sandbox.setFault(upstream, undefined);
      await backend.close();
      const share = milliseconds / budget;
      if (share > overrun) problems.push(`${upstream} ${fault}: ${Math.round(milliseconds)} ms`);
      if (!isSound(upstream, decision)) problems.push(`${upstream} ${fault}: ${decision}`);
      console.log(
        columns([upstream, fault, decision, milliseconds.toFixed(0), String(budget), `${(100 * share).toFixed(0)} %`]),
      );
    }
  }
} finally {
  await sandbox.close();
  await postgres.stop();
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
