import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WrongMasterKey } from '../src/server/index.js';
import { build } from './build.js';
import { announceDemo } from './running.js';
import { sandboxEnvironment } from './sandbox-access.js';
import { demoMasterKey, startSystem, type System } from './system.js';

const ports = { shop: 4300, backend: 4301, sandbox: 4302 };

/** What the pages and the script-tag files are made from, and what shows that they were made. */
const sources = ['index.html', 'vite.config.ts', 'package-lock.json', 'package.json', 'src', 'demo'];
const products = ['dist/sdk', 'dist/demo/index.html'];

function isBuildStale(): boolean {
  if (!products.every((product) => existsSync(product))) return true;
  return Math.max(...sources.map(newestChange)) > Math.min(...products.map(newestChange));
}

/** When the youngest file of a folder was written, in milliseconds since 1970. */
function newestChange(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function describe({ urls }: System): string {
  return `
  Demo shop   ${urls.shop}
  Backend     ${urls.backend}
  Sandbox     ${urls.sandbox}

  Ctrl-C ends everything. Orders are kept for the next start; \`npm start -- --fresh\` forgets them.
`;
}

/** A signal that comes while all is still being started ends it as soon as it has started. */
const interrupted = new Promise<void>((settle) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle());
});

async function start(): Promise<void> {
  if (isBuildStale()) {
    console.log('Building the element and the demo pages …');
    await build();
  }
  const databaseUrl = process.env['DATABASE_URL'];
  const system = await startSystem({
    ports,
    database: databaseUrl
      ? { url: databaseUrl }
      : { dataDir: '.state/postgres', isFresh: process.argv.includes('--fresh') },
    log: (line) => console.log(line),
    logLevel: process.env['LOG_LEVEL'] ?? 'warn',
  });
  for (const name of ['shop', 'backend', 'sandbox'] as const) {
    const { port } = new URL(system.urls[name]);
    if (port !== String(ports[name])) console.log(`Port ${ports[name]} is busy; the ${name} listens on ${port}.`);
  }
  console.log(describe(system));
  // For `npm run merchant` and its like, as long as this runs.
  const environment = {
    DATABASE_URL: system.databaseUrl,
    BILLIE_INVOICE_MODE: 'test',
    BILLIE_INVOICE_MASTER_KEY: demoMasterKey.toString('base64'),
    ...sandboxEnvironment(system.sandbox),
  };
  const port = Number(new URL(system.urls.backend).port);
  const takeBack = announceDemo({ port, process: process.pid, environment });
  await interrupted;
  takeBack();
  await system.stop();
}

await start().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof WrongMasterKey) console.error('It is of another release: `npm start -- --fresh` forgets it.');
    process.exit(1);
  },
);
