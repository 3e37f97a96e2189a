import { expect } from 'chai';
import { sandboxEnvironment } from '../../scripts/sandbox-access.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.js';
import type { Environment } from '../../src/server/config.js';
import { runAdmin } from '../../src/server/commands/admin.js';
import { openDatabase, seedDatabase } from '../support/backend.js';

const masterKey = Buffer.from(Array.from({ length: 32 }, (_, place) => place));

describe('The doctor', () => {
  let sandbox: Sandbox;
  let databaseUrl: string;
  before(async function () {
    this.timeout(60_000);
    sandbox = await startSandbox();
    databaseUrl = await openDatabase();
    await seedDatabase(databaseUrl, masterKey);
  });
  after(() => sandbox.close());
  afterEach(() => {
    for (const name of ['kvk', 'billie'] as const) sandbox.setFault(name, undefined);
  });

  const environment = (changes: Environment = {}): Environment => ({
    DATABASE_URL: databaseUrl,
    BILLIE_INVOICE_MODE: 'test',
    BILLIE_INVOICE_MASTER_KEY: masterKey.toString('base64'),
    ...sandboxEnvironment(sandbox),
    ...changes,
  });
  /** Lines by mark: what is good, noted and wrong. */
  const examined = async (changes?: Environment) => {
    const { output, exitCode } = await runAdmin(['doctor'], environment(changes));
    const lines = output.split('\n');
    const marked = (mark: string): string[] =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length).trim().replace(/\s+/gu, ' '));
    return { exitCode, good: marked('good'), notes: marked('note'), wrong: marked('WRONG') };
  };

  it('finds every source that answers, and whoever may sell', async () => {
    const { good, notes } = await examined();
    for (const name of [
      'vies',
      'evatr',
      'brreg',
      'prh',
      'annuaire',
      'bolagsverket',
      'kvk',
      'cvr',
      'firmenbuch',
      'crif',
    ]) {
      expect(
        [...good, ...notes].some((line) => line.startsWith(`${name} `)),
        name,
      ).to.equal(true);
    }
    expect(good).to.include('billie takes our credentials');
    expect(good).to.include('active may sell, financed by the house');
    expect(good).to.include('financed may sell, financed by Billie');
    expect(notes).to.include('billie finances orders in EUR of buyers in DE, and no others');
  });

  it('names each condition that a merchant lacks, and ends with 1', async () => {
    const { exitCode, wrong } = await examined();
    expect(exitCode).to.equal(1);
    expect(wrong).to.deep.equal([
      'inactive has no approved product: `merchant approve-product`',
      'inactive has not been switched on by support: `merchant activate`',
    ]);
  });

  it('says which source does not answer', async () => {
    sandbox.setFault('kvk', 'down');
    expect((await examined()).wrong).to.include('kvk gave no answer about NL: address, credentials or network');
  });

  it('tells wrong credentials at Billie from a Billie that is away', async () => {
    expect((await examined({ BILLIE_INVOICE_BILLIE_CLIENT_SECRET: 'guessed' })).wrong).to.include(
      'billie refuses our credentials',
    );
    sandbox.setFault('billie', 'down');
    expect((await examined()).wrong).to.include('billie does not answer: address or network');
  });

  it('misses the account that a merchant has chosen', async () => {
    const none = {
      BILLIE_INVOICE_BILLIE_URL: undefined,
      BILLIE_INVOICE_BILLIE_CLIENT_ID: undefined,
      BILLIE_INVOICE_BILLIE_CLIENT_SECRET: undefined,
    };
    expect((await examined(none)).wrong).to.include('financed has chosen Billie, and there is no account at Billie');
  });

  it('looks at a database and changes nothing in it', async () => {
    const fresh = await openDatabase();
    const { notes } = await examined({ DATABASE_URL: fresh });
    expect(notes.join('\n')).to.match(/database PostgreSQL \d[\d.]*; the next start brings its tables up to date/u);
    expect((await examined({ DATABASE_URL: fresh })).notes.join('\n')).to.include('the next start');
    const { wrong } = await examined({ DATABASE_URL: 'postgres://localhost:1/none' });
    expect(wrong).to.include('database does not answer: ECONNREFUSED');
  });

  it('tries the master key', async () => {
    expect((await examined()).good).to.include('master key opens the database');
    const other = Buffer.from(masterKey).reverse().toString('base64');
    expect((await examined({ BILLIE_INVOICE_MASTER_KEY: other })).wrong).to.include(
      'master key does not open the database, which was sealed by another one',
    );
  });

  it('begins with the configuration, and stops there if it cannot be read', async () => {
    const { wrong, good } = await examined({ BILLIE_INVOICE_MODE: undefined });
    expect(wrong).to.deep.equal(['configuration BILLIE_INVOICE_MODE is needed.']);
    expect(good).to.deep.equal([]);
  });

  it('answers programs, explains itself, and takes nothing else', async () => {
    const json = await runAdmin(['doctor', '--json'], environment());
    expect(JSON.parse(json.output)).to.deep.include({
      level: 'good',
      about: 'configuration',
      sentence: 'complete, for test mode',
    });
    expect(await runAdmin(['doctor', '--help'], {})).to.include({ exitCode: 0 });
    expect(await runAdmin(['doctor', 'now'], {})).to.include({ exitCode: 2 });
  });
});
