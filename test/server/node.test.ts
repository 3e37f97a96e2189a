import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { serve, type Server } from '../../src/server/serve.js';
import { merchants, openDatabase, seedDatabase, shopOrigin } from '../support/backend.js';
import { createGate } from '../support/evidence.js';
import { killExecutables, runExecutable, startExecutable, type Executable } from '../support/executable.js';
import { readSamples } from '../support/prometheus.js';
import { freshId, orderBy } from '../support/requests.js';

describe('The executable', function () {
  this.timeout(60_000);
  const masterKey = randomBytes(32);
  /** Where VIES is: it says nothing that can be read, and only once the gate is open. */
  const gate = createGate();
  let source: Server;
  let databaseUrl: string;
  let environment: Readonly<Record<string, string>>;

  before(async () => {
    source = await serve(async () => {
      await gate.pass();
      return new Response();
    }, 0);
    databaseUrl = await openDatabase();
    await seedDatabase(databaseUrl, masterKey);
    environment = {
      DATABASE_URL: databaseUrl,
      BILLIE_INVOICE_MODE: 'test',
      BILLIE_INVOICE_MASTER_KEY: masterKey.toString('base64'),
      BILLIE_INVOICE_VIES_URL: `http://127.0.0.1:${source.port}`,
      BILLIE_INVOICE_VERIFY_MILLISECONDS: '30000',
      BILLIE_INVOICE_DRAIN_SECONDS: '0',
    };
  });
  afterEach(async () => {
    gate.open();
    await killExecutables();
  });
  after(() => source.close());

  const statusOf = async ({ port }: Executable, path: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${port}${path}`)).status;

  const authorize = ({ port }: Executable, key: string = merchants.active.publishableKey): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}/v1/authorizations`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${key}`,
        Origin: shopOrigin,
        'Content-Type': 'application/json',
        'Idempotency-Key': freshId(),
      },
      body: JSON.stringify(orderBy()),
    });

  /** An authorization that waits for its source. */
  async function authorizeSlowly(executable: Executable): Promise<{ readonly answer: Promise<Response | undefined> }> {
    gate.close();
    const answer = authorize(executable).catch(() => undefined);
    await gate.reached();
    return { answer };
  }

  /** Asks until it is so; how long that takes is the machine's business. */
  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await wait(20);
  }

  it('is ready once it listens, serves its mode, and shows its metrics on another port', async () => {
    const executable = await startExecutable(environment);
    expect(executable.lines.at(-1)).to.include({ msg: 'listening', mode: 'test', version: 'unreleased' });
    // It has chosen Billie, and there is no account at Billie here.
    expect(executable.lines[0]).to.include({ msg: 'provider missing', merchant: merchants.financed.id });
    expect(await statusOf(executable, '/ready')).to.equal(200);
    expect((await authorize(executable)).status).to.equal(200);
    expect((await authorize(executable, merchants.live.publishableKey)).status).to.equal(401);
    const metrics = await (await fetch(`http://127.0.0.1:${executable.metricsPort}/metrics`)).text();
    expect(readSamples(metrics)).to.include({
      'billie_invoice_http_requests_total{method="POST",route="/v1/authorizations",status="200"}': 1,
      'billie_invoice_upstream_seconds_count{source="vies",outcome="unavailable"}': 1,
    });
    expect(readSamples(metrics)).to.include.keys('process_cpu_seconds_total');
    expect(await statusOf(executable, '/metrics')).to.equal(404);
  });

  it('finishes what it has begun when it is told to end: first it says that it is leaving', async () => {
    const executable = await startExecutable({ ...environment, BILLIE_INVOICE_DRAIN_SECONDS: '2' });
    const { answer } = await authorizeSlowly(executable);
    executable.signal('SIGTERM');
    await until(async () => (await statusOf(executable, '/ready')) === 503);
    // Whoever has not heard of it yet is still served.
    expect(await statusOf(executable, '/health')).to.equal(200);
    await until(() =>
      statusOf(executable, '/health').then(
        () => false,
        () => true,
      ),
    );
    gate.open();
    const response = await answer;
    expect(response?.status).to.equal(200);
    expect(await response?.json()).to.include({ status: 'decided' });
    expect(await executable.ended).to.equal(0);
    const said = executable.lines.map(({ msg }) => msg).filter((msg) => msg !== 'request');
    expect(said).to.deep.equal(['provider missing', 'listening', 'stopping', 'decision', 'stopped']);
    expect(executable.lines.at(-1)).to.include({ cut: 0 });
  });

  it('cuts off what takes longer than it is given, and says so', async () => {
    const executable = await startExecutable({ ...environment, BILLIE_INVOICE_STOP_SECONDS: '1' });
    const { answer } = await authorizeSlowly(executable);
    executable.signal('SIGTERM');
    expect(await answer).to.equal(undefined);
    expect(await executable.ended).to.equal(1);
    expect(executable.lines.at(-1)).to.include({ msg: 'stopped', cut: 1 });
  });

  it('ends at once when it is told twice', async () => {
    const executable = await startExecutable({ ...environment, BILLIE_INVOICE_DRAIN_SECONDS: '300' });
    const { answer } = await authorizeSlowly(executable);
    executable.signal('SIGINT');
    await until(async () => (await statusOf(executable, '/ready')) === 503);
    executable.signal('SIGTERM');
    expect(await executable.ended).to.equal(128 + 15);
    expect(await answer).to.equal(undefined);
  });

  it('starts three times at once on an empty database', async () => {
    const empty = { ...environment, DATABASE_URL: await openDatabase() };
    const executables = await Promise.all([1, 2, 3].map(() => startExecutable(empty)));
    expect(await Promise.all(executables.map((one) => statusOf(one, '/ready')))).to.deep.equal([200, 200, 200]);
  });

  describe('does not start', () => {
    it('with a wrong configuration: it names all that is wrong, and shows nothing that may be secret', async () => {
      const { code, output, complaints } = await runExecutable({
        DATABASE_URL: 'mysql://billie:secret-password@db.example',
        BILLIE_INVOICE_MASTER_KEY: 'secret-key',
        BILLIE_INVOICE_CRIF_API_KEY: 'secret-api-key',
        BILLIE_INVOICE_TYPO: 'secret-typo',
      });
      expect(code).to.equal(1);
      expect(output).to.equal('');
      const named = complaints
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]);
      expect(named).to.deep.equal([
        'DATABASE_URL',
        'BILLIE_INVOICE_MODE',
        'BILLIE_INVOICE_MASTER_KEY',
        'BILLIE_INVOICE_TYPO',
        'BILLIE_INVOICE_CRIF_URL',
      ]);
      expect(complaints).to.not.contain('secret');
    });

    it('with another master key than the database was sealed by', async () => {
      const masterKey = randomBytes(32).toString('base64');
      const { code, output, complaints } = await runExecutable({
        ...environment,
        BILLIE_INVOICE_MASTER_KEY: masterKey,
      });
      expect([code, output]).to.deep.equal([1, '']);
      expect(complaints).to.equal(
        'BILLIE_INVOICE_MASTER_KEY does not open this database, which was sealed by another one.\n',
      );
      expect(complaints).to.not.contain(masterKey);
    });

    it('on a busy port', async () => {
      const squatter = createServer().unref();
      await new Promise<void>((settle) => squatter.listen(0, '127.0.0.1', settle));
      const address = squatter.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      const { code, output } = await runExecutable({ ...environment, PORT: port });
      squatter.close();
      expect(code).to.equal(1);
      expect(JSON.parse(output)).to.deep.include({ level: 'error', msg: 'start failed' });
      expect((JSON.parse(output) as { error: unknown }).error).to.include({ code: 'EADDRINUSE' });
    });

    it('without its database, and does not say how it would have got there', async () => {
      const changes: readonly [part: 'port' | 'password' | 'pathname', value: string, code: string][] = [
        ['port', '1', 'ECONNREFUSED'],
        ['password', 'secret-guess', '28P01'],
        ['pathname', '/nowhere', '3D000'],
      ];
      const work = changes.map(async ([part, value, expected]) => {
        const url = new URL(databaseUrl);
        url[part] = value;
        const { code, output, complaints } = await runExecutable({ ...environment, DATABASE_URL: url.href });
        expect(code).to.equal(1);
        expect((JSON.parse(output) as { error: unknown }).error).to.include({ code: expected });
        expect(output + complaints).to.not.contain(url.password);
      });
      await Promise.all(work);
    });
  });
});
