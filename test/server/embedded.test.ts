import { expect } from 'chai';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/server/store/embedded.js';

describe('embedded PostgreSQL', function () {
  this.timeout(30_000);
  let dataDir: string;
  let running: EmbeddedPostgres[] = [];

  const start = async (options: { port?: number; dataDir?: string } = { dataDir }) => {
    const database = await startEmbeddedPostgres({ durable: false, ...options });
    running.push(database);
    return database;
  };

  beforeEach(() => {
    dataDir = join(tmpdir(), `billie-embedded-test-${process.pid}-${Date.now()}`);
  });

  afterEach(async () => {
    const folders = running.map((database) => database.dataDir);
    await Promise.all(running.map((database) => database.stop()));
    running = [];
    for (const folder of [dataDir, ...folders]) await rm(folder, { recursive: true, force: true });
  });

  it('answers under its address, and to nobody without the password', async () => {
    const { url } = await start();
    expect(await ask(url, 'select 6 * 7 as n')).to.deep.equal([{ n: 42 }]);
    const stranger = new URL(url);
    stranger.password = 'guess';
    expect(await failureOf(ask(stranger.href, 'select 1'))).to.contain('password authentication failed');
  });

  it('keeps its data for the next start', async () => {
    const first = await start();
    await ask(first.url, 'create table note (text text)');
    await ask(first.url, `insert into note values ('kept')`);
    await first.stop();
    const second = await start();
    expect(await ask(second.url, 'select text from note')).to.deep.equal([{ text: 'kept' }]);
  });

  it('answers no more once stopped, and can be stopped again', async () => {
    const database = await start();
    await database.stop();
    await database.stop();
    expect(await failureOf(ask(database.url, 'select 1'))).to.contain('ECONNREFUSED');
  });

  it('recovers what was committed when it was killed', async () => {
    const first = await start();
    await ask(first.url, 'create table note (text text)');
    await ask(first.url, 'checkpoint');
    const [row] = await ask(first.url, `select pg_read_file('postmaster.pid') as lock`);
    process.kill(Number.parseInt(String(row?.['lock']), 10), 'SIGKILL');
    const second = await start();
    expect(await ask(second.url, 'select * from note')).to.deep.equal([]);
  });

  it('starts where a lock file names a process that is something else', async () => {
    const first = await start();
    await first.stop();
    const lines = [process.pid, join(first.dataDir, 'cluster'), 0, 5432, '', '127.0.0.1', ''];
    await writeFile(join(first.dataDir, 'cluster', 'postmaster.pid'), lines.join('\n'), { mode: 0o644 });
    const second = await start();
    expect(await ask(second.url, 'select 1 as n')).to.deep.equal([{ n: 1 }]);
  });

  it('takes another port when the wanted one is busy', async () => {
    const squatter = createServer().unref();
    await new Promise<void>((settle) => squatter.listen(0, '127.0.0.1', settle));
    const { port } = squatter.address() as AddressInfo;
    const { url } = await start({ dataDir, port });
    expect(Number(new URL(url).port)).to.not.equal(port);
    expect(await ask(url, 'select 1 as n')).to.deep.equal([{ n: 1 }]);
    squatter.close();
  });

  it('refuses a folder that another start works on', async () => {
    await start();
    const refusal = await start().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(EmbeddedPostgresError).with.property('code', 'data_in_use');
  });

  it('refuses a folder that holds something else', async () => {
    await mkdir(dataDir, { recursive: true });
    await writeFile(join(dataDir, 'letter.txt'), 'private');
    const refusal = await start().catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(EmbeddedPostgresError).with.property('code', 'data_unreadable');
  });

  it('lets several starts at once agree on one set of data', async () => {
    const outcomes = await Promise.allSettled([start(), start(), start()]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    const refusals = outcomes
      .filter((outcome) => outcome.status === 'rejected')
      .map(({ reason }) => (reason as EmbeddedPostgresError).code);
    expect(refusals).to.deep.equal(['data_in_use', 'data_in_use']);
  });

  it('without a folder keeps its data only while it runs', async () => {
    const first = await start({});
    await first.stop();
    const second = await start({});
    expect(second.dataDir).to.not.equal(first.dataDir);
  });
});

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // The server may end the connection first when it is stopped or killed.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => `${(error as { code?: string }).code ?? ''} ${(error as Error).message}`,
  );
}
