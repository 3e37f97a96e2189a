import { expect } from 'chai';
import { randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/server/store/embedded.js';
import { openStore } from '../../../src/server/store/postgres.js';
import { openDatabase, seedDatabase } from '../../support/backend.js';
import { balance } from '../../support/balance.js';
import { Load } from '../../support/load.js';
import { killServers, startServer } from '../../support/processes.js';
import { freshVatNumber } from '../../support/requests.js';

/** How often each is killed: `npm run test:deep` does it until one could hardly be lucky. */
const isDeep = process.env['TEST_DEEP'] !== undefined;
const times = isDeep ? { server: 50, database: 10 } : { server: 3, database: 1 };

/** Milliseconds by which the next process is later: the claims of the dead one are over, as half a minute after it. */
const afterLease = 31_000;
const buyers = 6;

describe('A process that is killed', function () {
  this.timeout(isDeep ? 1_200_000 : 120_000);
  afterEach(killServers);

  it(`loses nothing that was acknowledged, and leaves nothing half done (${times.server} times)`, async () => {
    const databaseUrl = await openDatabase();
    const masterKey = randomBytes(32);
    const store = await openStore(databaseUrl);
    await seedDatabase(databaseUrl, masterKey);
    for (let time = 0; time < times.server; time += 1) {
      const load = new Load([freshVatNumber(), freshVatNumber()]);
      const ahead = time * 2 * afterLease;
      const server = await startServer({ databaseUrl, masterKey, ahead });
      let isDead = false;
      const running = load.run(server, buyers, () => isDead);
      await load.acknowledgedCalls(randomInt(1, 120));
      await server.kill();
      isDead = true;
      await running;
      const next = await startServer({ databaseUrl, masterKey, ahead: ahead + afterLease });
      const { resolved } = await load.settle(next);
      // Every buyer was waiting for something.
      expect(resolved).to.be.at.least(1);
      await next.kill();
      await balance(store.database);
    }
    await store.close();
  });
});

describe('A database server that is killed', function () {
  this.timeout(isDeep ? 1_200_000 : 120_000);
  afterEach(killServers);
  let dataDir: string;
  let postgres: EmbeddedPostgres;

  before(async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'billie-killed-')), 'data');
    postgres = await startEmbeddedPostgres({ dataDir });
  });
  after(async () => {
    await postgres.stop();
    await rm(postgres.dataDir, { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  });

  it(`comes back with all that was acknowledged (${times.database} times)`, async () => {
    const masterKey = randomBytes(32);
    const port = Number(new URL(postgres.url).port);
    await seedDatabase(postgres.url, masterKey);
    for (let time = 0; time < times.database; time += 1) {
      const load = new Load([freshVatNumber(), freshVatNumber()]);
      const server = await startServer({ databaseUrl: postgres.url, masterKey, ahead: time * 2 * afterLease });
      let isOver = false;
      const running = load.run(server, buyers, () => isOver);
      await load.acknowledgedCalls(randomInt(1, 120));
      isOver = true;
      process.kill(await postmasterOf(postgres.dataDir), 'SIGKILL');
      await running;
      await server.kill();
      postgres = await startEmbeddedPostgres({ dataDir, port });
      const next = await startServer({ databaseUrl: postgres.url, masterKey, ahead: (time * 2 + 1) * afterLease });
      const { kept } = await load.settle(next);
      expect(kept).to.be.at.least(1);
      await next.kill();
      const store = await openStore(postgres.url);
      await balance(store.database);
      await store.close();
    }
  });
});

async function postmasterOf(folder: string): Promise<number> {
  const lines = await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
  return Number.parseInt(lines, 10);
}
