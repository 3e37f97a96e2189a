import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { AttemptAnswer } from '../../src/contract/schemas.js';
import { runCommand, type RunEnd } from '../../src/server/commands/run.js';
import { openTools } from '../../src/server/commands/tools.js';
import { createBackend, WrongMasterKey, type Backend } from '../../src/server/index.js';
import { openStore } from '../../src/server/store/postgres.js';
import type { MasterKeys } from '../../src/server/use-cases/unlock.js';
import { openVault } from '../../src/server/vault.js';
import { merchants, openDatabase, seed, seedDatabase, shopOrigin } from '../support/backend.js';
import { createEvidence, createGate } from '../support/evidence.js';
import { legal } from '../support/legal.js';
import { freshId, orderBy } from '../support/requests.js';

describe('The master key', function () {
  this.timeout(60_000);
  let databaseUrl: string;
  let running: Backend[] = [];
  const [first, second, third] = [randomBytes(32), randomBytes(32), randomBytes(32)];

  beforeEach(async () => {
    databaseUrl = await openDatabase();
  });
  afterEach(async () => {
    await Promise.all(running.map((backend) => backend.close()));
    running = [];
  });

  const start = async (masterKey: Uint8Array, masterKeyBefore?: Uint8Array): Promise<Backend> => {
    const keys: MasterKeys = { masterKey, masterKeyBefore };
    const nothing = (): void => undefined;
    const backend = await createBackend({
      ...keys,
      databaseUrl,
      verifiers: createEvidence(Date, createGate()),
      legal: { test: legal, live: undefined },
      log: { info: nothing, warn: nothing, error: nothing },
      version: '1.2.3',
      runsJobs: false,
    });
    running.push(backend);
    return backend;
  };
  /** Whether a start with these keys opens the database. */
  const opens = (masterKey: Uint8Array, masterKeyBefore?: Uint8Array): Promise<boolean> =>
    start(masterKey, masterKeyBefore).then(
      () => true,
      (error: unknown) => {
        expect(error).to.be.instanceOf(WrongMasterKey);
        return false;
      },
    );
  const request = orderBy();
  const authorize = async (backend: Backend, attempt: string): Promise<AttemptAnswer> => {
    const response = await backend.fetch(
      new Request('https://backend.example/v1/authorizations', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${merchants.active.publishableKey}`,
          Origin: shopOrigin,
          'Content-Type': 'application/json',
          'Idempotency-Key': attempt,
        },
        body: JSON.stringify(request),
      }),
    );
    return (await response.json()) as AttemptAnswer;
  };
  const encode = (key: Uint8Array): string => Buffer.from(key).toString('base64');
  const run = (args: readonly string[], masterKey: string, masterKeyBefore?: string): Promise<RunEnd> =>
    runCommand(args, () =>
      openTools({
        DATABASE_URL: databaseUrl,
        BILLIE_INVOICE_MASTER_KEY: masterKey,
        BILLIE_INVOICE_MASTER_KEY_BEFORE: masterKeyBefore,
      }),
    );
  const rotate = (masterKey: Uint8Array, masterKeyBefore?: Uint8Array): Promise<RunEnd> =>
    run(['master-key', 'rotate', '--by', 'Ada'], encode(masterKey), masterKeyBefore && encode(masterKeyBefore));
  const readRow = async (): Promise<unknown> => {
    const store = await openStore(databaseUrl);
    const { rows } = await sql`select * from data_key`.execute(store.database);
    await store.close();
    return rows;
  };

  describe('of a new database', () => {
    it('is the one of its first start; another one is noticed at the start', async () => {
      await start(first);
      expect(await opens(second)).to.equal(false);
      expect(await opens(first)).to.equal(true);
    });

    it('is the same for all that start at once: they read what each other seals', async () => {
      const backends = await Promise.all([1, 2, 3].map(() => start(first)));
      await seedDatabase(databaseUrl, first);
      const attempt = freshId();
      const answers = [];
      for (const backend of backends) answers.push(await authorize(backend, attempt));
      expect(answers[0]).to.have.nested.property('decision.outcome', 'authorized');
      for (const answer of answers) expect(answer).to.deep.equal(answers[0]);
    });

    it('is one of two, if two keys start at once', async () => {
      const outcomes = await Promise.all([opens(first), opens(second)]);
      expect(outcomes.sort()).to.deep.equal([false, true]);
    });

    it('opens nothing by itself: what is sealed is sealed by a key that only the database has', async () => {
      const backend = await start(first);
      const sealed = backend.services.vault.seal('a secret');
      expect(() => openVault(first).open(sealed)).to.throw();
    });
  });

  describe('of a database from before there were data keys', () => {
    beforeEach(async () => {
      const store = await openStore(databaseUrl);
      await seed({ store, vault: openVault(first), clock: Date });
      await store.close();
    });

    it('still opens what it has sealed', async () => {
      const { vault, store } = (await start(first)).services;
      const { merchant } = await store.admit({ publishableKey: merchants.active.publishableKey }, [], new Date());
      expect(merchant?.basketKeys.map((key) => typeof vault.open(key))).to.deep.equal(['string']);
    });

    it('is no other one: a wrong key is noticed, and leaves nothing behind', async () => {
      expect(await opens(second)).to.equal(false);
      expect(await readRow()).to.deep.equal([]);
      expect(await opens(first)).to.equal(true);
    });

    it('may already be called the one before', async () => {
      expect(await opens(second, first)).to.equal(true);
      expect(await opens(second)).to.equal(false);
      expect(await rotate(second, first)).to.include({ exitCode: 0 });
      expect(await opens(second)).to.equal(true);
    });
  });

  describe('is changed', () => {
    beforeEach(() => seedDatabase(databaseUrl, first));

    it('under a running backend, which goes on; what was answered is answered again, under the new key', async () => {
      const before = await start(first);
      const attempt = freshId();
      const answer = await authorize(before, attempt);
      expect(await rotate(second, first)).to.include({ exitCode: 0, complaint: '' });
      expect(await authorize(before, attempt)).to.deep.equal(answer);
      const later = freshId();
      const next = await authorize(before, later);
      const after = await start(second);
      expect(await authorize(after, attempt)).to.deep.equal(answer);
      expect(await authorize(after, later)).to.deep.equal(next);
    });

    it('so that the old one opens the database no more', async () => {
      await rotate(second, first);
      expect(await opens(first)).to.equal(false);
      expect(await run(['merchant', 'list'], encode(first))).to.include({ exitCode: 1, output: '' });
      expect(await opens(second)).to.equal(true);
    });

    it('while both are given: before and after, so that nobody has to hurry', async () => {
      expect(await opens(second, first)).to.equal(true);
      expect(await opens(first)).to.equal(true);
      await rotate(second, first);
      expect(await opens(second, first)).to.equal(true);
    });

    it('back again', async () => {
      await rotate(second, first);
      expect(await rotate(first, second)).to.include({ exitCode: 0 });
      expect(await opens(first)).to.equal(true);
    });

    it('once, even when told so twice, and twice at once', async () => {
      const ends = await Promise.all([rotate(second, first), rotate(second, first)]);
      ends.push(await rotate(second, first));
      expect(ends.map(({ output }) => output.split(' ')[0]).sort()).to.deep.equal(['Changed.', 'It', 'It']);
      const { output } = await run(['master-key', 'list', '--json'], encode(second));
      expect(JSON.parse(output)).to.have.length(1);
    });

    it('with who and why in the ledger, and never with a key', async () => {
      const why = ['master-key', 'rotate', '--by', 'Ada', '--because', 'Bob has left'];
      const { output } = await run([...why, '--json'], encode(second), encode(first));
      const { fingerprint } = JSON.parse(output) as { fingerprint: string };
      const told = await run(['master-key', 'list'], encode(second));
      expect(told.output).to.match(/^\d{4}-\S+ from [\da-f]{8} to [\da-f]{8} by Ada: Bob has left$/u);
      expect(told.output).to.contain(`to ${fingerprint} by`);
      const store = await openStore(databaseUrl);
      const { rows } = await sql`select * from fact where type = 'master_key_changed'`.execute(store.database);
      await store.close();
      for (const key of [first, second])
        for (const text of [encode(key), key.toString('hex')]) expect(JSON.stringify(rows)).to.not.contain(text);
    });
  });

  describe('is not changed', () => {
    beforeEach(() => seedDatabase(databaseUrl, first));
    const refused: readonly [string, () => Promise<RunEnd>, RegExp][] = [
      ['if neither key is the present one', () => rotate(second, third), /does not open this database/u],
      ['without the present one', () => rotate(second), /does not open this database/u],
      ['without another one', () => rotate(first), /^BILLIE_INVOICE_MASTER_KEY_BEFORE is not set/u],
      ['to itself', () => rotate(first, first), /MASTER_KEY_BEFORE must be the key that was there before/u],
      ['to one that the server would refuse', () => rotate(Buffer.alloc(32), first), /MASTER_KEY is not random/u],
      ['from one that is none', () => run(['master-key', 'rotate', '--by', 'Ada'], encode(second), 'old'), /base64/u],
    ];
    for (const [what, work, sentence] of refused) {
      it(what, async () => {
        const row = await readRow();
        const end = await work();
        expect(end).to.include({ exitCode: 1, output: '' });
        expect(end.complaint).to.match(sentence);
        expect(await readRow()).to.deep.equal(row);
      });
    }
  });

  it('is for commands what it is for the server', async () => {
    const refused: readonly [string, RegExp][] = [
      ['', /^BILLIE_INVOICE_MASTER_KEY is not set/u],
      [Buffer.alloc(32, 'made up').toString('base64'), /MASTER_KEY is not random/u],
      [randomBytes(31).toString('base64'), /MASTER_KEY must be 32 bytes/u],
    ];
    for (const [masterKey, sentence] of refused) {
      const end = await run(['merchant', 'list'], masterKey);
      expect(end).to.include({ exitCode: 1, output: '' });
      expect(end.complaint).to.match(sentence);
    }
    expect(await run(['merchant', 'list'], `${encode(first)}\n`)).to.include({ exitCode: 0 });
  });
});
