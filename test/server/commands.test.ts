import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { runCommand, type RunEnd } from '../../src/server/commands/run.js';
import { openTools, type OpenedTools } from '../../src/server/commands/tools.js';
import { hashSecret } from '../../src/server/vault.js';
import { openDatabase } from '../support/backend.js';

type Environment = Readonly<Record<string, string>>;

/** Runs the command line as a process of its own, with nothing else in its environment but what Node needs. */
async function runProgram(args: readonly string[], environment: Environment): Promise<RunEnd> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/cli.ts', ...args], {
    env: { PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, complaint] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (complaint += String(chunk)));
  const exitCode = await new Promise<number | null>((settle) => child.once('close', settle));
  return { exitCode: exitCode as RunEnd['exitCode'], output, complaint };
}

describe('The operator’s command line', function () {
  this.timeout(60_000);
  let environment: Environment;
  let opened: OpenedTools;

  before(async () => {
    environment = {
      DATABASE_URL: await openDatabase(),
      BILLIE_INVOICE_MASTER_KEY: randomBytes(32).toString('base64'),
    };
    const outcome = await openTools(environment);
    opened = 'tools' in outcome ? outcome : expect.fail(outcome.because);
  });
  after(() => opened.close());

  /** The same without a process of its own, for what has nothing to do with processes. */
  const run = (...args: readonly string[]): Promise<RunEnd> =>
    runCommand(args, () => Promise.resolve({ tools: opened.tools, close: () => Promise.resolve() }));
  const answerOf = async (...args: readonly string[]): Promise<unknown> => {
    const end = await run(...args, '--json');
    expect(end, end.complaint).to.include({ exitCode: 0, complaint: '' });
    return JSON.parse(end.output);
  };
  const add = async (name = 'Papier GmbH') =>
    (await answerOf('merchant', 'add', name, '--mode', 'test', '--origin', 'https://shop.example')) as Readonly<
      Record<'id' | 'publishableKey' | 'secretKey', string>
    >;
  const listed = async (id: string) =>
    ((await answerOf('merchant', 'list')) as Readonly<Record<string, unknown>>[]).find((one) => one['id'] === id);

  describe('as a process', () => {
    it('takes a merchant from nothing to active, and its keys are good', async () => {
      const added = await runProgram(['merchant', 'add', 'Papier GmbH', '--mode', 'test', '--json'], environment);
      expect(added).to.include({ exitCode: 0, complaint: '' });
      const { id, secretKey } = JSON.parse(added.output) as { id: string; secretKey: string };
      const steps = [
        ['verify', id],
        ['approve-product', id, 'paper'],
        ['activate', id],
      ];
      for (const step of steps) await run('merchant', ...step, '--by', 'Ada');
      const list = await runProgram(['merchant', 'list'], environment);
      expect(list).to.include({ exitCode: 0, complaint: '' });
      expect(list.output)
        .to.match(/^Papier GmbH \(test\)$/mu)
        .and.match(/^ {2}state +active \(switched_on by Ada\)$/mu);
      const known = (await opened.tools.store.admit({ secretKeyHash: hashSecret(secretKey) }, [], new Date())).merchant;
      expect(known).to.include({ id }).and.to.have.nested.property('activation.status', 'active');
    });

    it('ends with 1 and a sentence when something is refused', async () => {
      const end = await runProgram(['merchant', 'verify', 'pk_test_nobody', '--by', 'Ada'], environment);
      expect(end).to.include({ exitCode: 1, output: '' });
      expect(end.complaint).to.match(/^There is no such merchant\. .+\n$/u);
    });

    it('ends with 2 and the help when it does not understand', async () => {
      const end = await runProgram(['merchant', 'verify', '--by', 'Ada'], {});
      expect(end).to.include({ exitCode: 2, output: '' });
      expect(end.complaint).to.match(/^Something is missing: merchant\n\nmerchant verify <merchant>: /u);
    });

    it('says which variable it lacks, or what the database said', async () => {
      const { DATABASE_URL = '', ...keyOnly } = environment;
      const lacking: readonly [Environment, RegExp][] = [
        [keyOnly, /^DATABASE_URL is not set/u],
        [{ DATABASE_URL }, /^BILLIE_INVOICE_MASTER_KEY is not set/u],
        [{ ...keyOnly, DATABASE_URL: 'postgres://127.0.0.1:1/nobody' }, /^The database did not answer.+ECONNREFUSED/u],
      ];
      for (const [given, sentence] of lacking) {
        const end = await runProgram(['merchant', 'list'], given);
        expect(end).to.include({ exitCode: 1, output: '' });
        expect(end.complaint).to.match(sentence);
      }
    });
  });

  describe('explains', () => {
    const help = async (...args: readonly string[]): Promise<string> => {
      const end = await runCommand([...args, '--help'], () => expect.fail('The database was opened.'));
      expect(end).to.include({ exitCode: 0, complaint: '' });
      return end.output;
    };
    const commandsOf = (text: string): readonly string[] =>
      [...text.matchAll(/^ {2}merchant ([a-z-]+)/gmu)].map(([, name = '']) => name);

    it('every command of merchants', async () => {
      const commands = commandsOf(await help('merchant'));
      expect(commands).to.include.members([
        ...['add', 'configure', 'verify', 'approve-product', 'withdraw-product'],
        ...['activate', 'suspend', 'rotate-key', 'list', 'history'],
      ]);
      for (const command of commands) expect(await help('merchant', command)).to.match(/^merchant .+: \w.+\n/u);
    });

    it('itself', async () => {
      expect(await help()).to.contain('merchant');
      expect((await run()).output).to.equal(await help());
      expect((await run('merchant')).output).to.equal(await help('merchant'));
    });

    it('which options are needed', async () => {
      expect(await help('merchant', 'suspend')).to.match(/--because <reason> .+\(needed\)/u);
      expect(await help('merchant', 'activate')).to.match(/--by <name> .+\(needed\)/u);
      expect(await help('merchant', 'activate')).to.not.match(/--because <reason> .+\(needed\)/u);
    });
  });

  describe('does not understand', () => {
    const id = '00000000-0000-4000-8000-00000000ffff';
    const mistaken: readonly [string, readonly string[], string][] = [
      ['a kind of command that it does not have', ['shop', 'list'], 'There is no such command. shop'],
      ['a command that it does not have', ['merchant', 'sell'], 'There is no such command. merchant sell'],
      ['a name that every object has', ['merchant', 'toString'], 'There is no such command. merchant toString'],
      ['a fact without who', ['merchant', 'verify', id], 'This is needed: --by'],
      ['a fact of nobody', ['merchant', 'verify', id, '--by', ' '], 'This is needed: --by'],
      ['a new key without who', ['merchant', 'rotate-key', id], 'This is needed: --by'],
      ['settings without who', ['merchant', 'configure', id, '--term-days', '14'], 'This is needed: --by'],
      ['a suspension without why', ['merchant', 'suspend', id, '--by', 'Ada'], 'This is needed: --because'],
      ['an empty product', ['merchant', 'approve-product', id, '', '--by', 'Ada'], 'Something is missing: product'],
      ['one word too many', ['merchant', 'add', 'Papier', 'GmbH', '--mode', 'test'], 'This is one too many: GmbH'],
      [
        'an option that it does not have',
        ['merchant', 'list', '--all'],
        "This was not understood: Unknown option '--all'",
      ],
      [
        'an unset overlap',
        ['merchant', 'rotate-key', id, '--by', 'Ada', '--overlap-hours='],
        'that it can have: --overlap-hours',
      ],
      ['an unset origin', ['merchant', 'configure', id, '--by', 'Ada', '--origin='], 'that it can have: --origin'],
    ];
    for (const [what, args, sentence] of mistaken) {
      it(what, async () => {
        const end = await runCommand(args, () => expect.fail('The database was opened.'));
        expect(end).to.include({ exitCode: 2, output: '' });
        expect(end.complaint).to.contain(sentence);
      });
    }
  });

  describe('refuses', () => {
    const refused: readonly [string, readonly string[], string][] = [
      ['another mode than test or live', ['add', 'Papier', '--mode', 'moon'], '--mode'],
      ['a page as an origin', ['add', 'Papier', '--mode', 'test', '--origin', 'https://a.example/b'], 'An origin is'],
      ['terms of five days', ['add', 'Papier', '--mode', 'test', '--term-days', '5'], 'The payment term is'],
      ['terms of a few days', ['add', 'Papier', '--mode', 'test', '--term-days', 'few'], 'The payment term is'],
      ['a yes in other words', ['add', 'Papier', '--mode', 'test', '--restrict-products', 'ja'], '--restrict-products'],
      [
        'an overlap of two months',
        ['rotate-key', 'ID', '--by', 'Ada', '--overlap-hours', '1488'],
        'The old key may stay good',
      ],
      ['a key of no kind', ['rotate-key', 'ID', '--by', 'Ada', '--kind', 'golden'], '--kind'],
      ['to change nothing', ['configure', 'ID', '--by', 'Ada'], 'Nothing was named'],
      ['to switch on who is not verified', ['activate', 'ID', '--by', 'Ada'], '`merchant verify` comes first'],
    ];
    for (const [what, args, sentence] of refused) {
      it(what, async () => {
        const { id } = await add();
        const before = await answerOf('merchant', 'list');
        const end = await run('merchant', ...args.map((arg) => (arg === 'ID' ? id : arg)));
        expect(end).to.include({ exitCode: 1, output: '' });
        expect(end.complaint).to.contain(sentence);
        expect(await answerOf('merchant', 'list')).to.deep.equal(before);
      });
    }

    it('in code to programs, and in words to people', async () => {
      const end = await run('merchant', 'verify', 'pk_test_nobody', '--by', 'Ada', '--json');
      expect(end).to.include({ exitCode: 1 });
      expect(JSON.parse(end.output)).to.deep.equal({ status: 'refused', because: 'merchant_unknown' });
      expect(end.complaint).to.contain('There is no such merchant.');
    });
  });

  describe('shows', () => {
    it('a secret key once: when it is made', async () => {
      const end = await run('merchant', 'add', 'Papier GmbH', '--mode', 'live');
      const [secretKey = ''] = /sk_live_[\w-]{32}/u.exec(end.output) ?? expect.fail(end.output);
      const [id = ''] = /[\da-f]{8}-[\da-f-]{27}/u.exec(end.output) ?? [];
      const rotated = await run('merchant', 'rotate-key', id, '--by', 'Ada');
      expect(rotated.output).to.match(/^The old one is good until \d{4}-/mu);
      expect(rotated.output)
        .to.match(/sk_live_[\w-]{32}/u)
        .and.not.contain(secretKey);
      const lists = `${(await run('merchant', 'list')).output}${(await run('merchant', 'list', '--json')).output}`;
      expect(lists).to.contain(secretKey.slice(-4)).and.not.contain('sk_live_');
      expect(lists).to.not.contain(hashSecret(secretKey));
    });

    it('that something was so already, and leaves it', async () => {
      const { id } = await add();
      expect((await run('merchant', 'verify', id, '--by', 'Ada')).output).to.match(/^Recorded\./u);
      const again = await run('merchant', 'verify', id, '--by', 'Bob');
      expect(again).to.include({ exitCode: 0 });
      expect(again.output).to.match(/^It was so already:.+kyc_verified by Ada/u);
      expect((await listed(id))?.['history']).to.have.length(1);
    });

    it('programs a merchant’s state, products, keys and history', async () => {
      const { id, publishableKey, secretKey } = await add();
      await run('merchant', 'approve-product', id, 'paper', '--by', 'Ada');
      await run('merchant', 'suspend', id, '--by', 'Ada', '--because', 'complaints');
      await run('merchant', 'rotate-key', id, '--kind', 'publishable', '--overlap-hours', '0', '--by', 'Ada');
      const entry = (await listed(id)) ?? expect.fail();
      expect(entry).to.deep.include({
        mode: 'test',
        name: 'Papier GmbH',
        origins: ['https://shop.example'],
        activation: { status: 'inactive', reasons: ['kyc_pending', 'suspended'] },
        products: ['paper'],
      });
      const history = entry['history'] as readonly Readonly<Record<string, unknown>>[];
      expect(history.map(({ type, by, because }) => [type, by, because])).to.deep.equal([
        ['product_approved', 'Ada', undefined],
        ['suspended', 'Ada', 'complaints'],
        ['key_replaced', 'Ada', undefined],
      ]);
      const keys = entry['keys'] as readonly Readonly<Record<string, unknown>>[];
      expect(keys.map(({ kind, validUntil }) => [kind, validUntil === null])).to.deep.equal([
        ['publishable', false],
        ['publishable', true],
        ['secret', true],
      ]);
      expect(keys[0]?.['shown']).to.equal(publishableKey);
      expect(keys[2]?.['shown']).to.equal(secretKey.slice(-4));
    });

    it('what was done to a merchant, by whom and why', async () => {
      const { id, publishableKey } = await add();
      expect((await run('merchant', 'history', publishableKey)).output).to.equal('Nothing yet.');
      await run('merchant', 'approve-product', id, 'paper', '--by', 'Ada');
      const change = [
        '--term-days',
        '14',
        '--origin',
        'https://papier.example',
        '--by',
        'Bob',
        '--because',
        'they moved',
      ];
      const told = 'origins: https://shop.example -> https://papier.example\n  paymentTermDays: 30 -> 14';
      expect((await run('merchant', 'configure', id, ...change)).output).to.equal(`Changed.\n  ${told}`);
      expect((await run('merchant', 'configure', id, ...change)).output).to.equal('It was so already.');
      const key = (await answerOf('merchant', 'rotate-key', id, '--by', 'Ada')) as {
        key: string;
        earlierUntil: string;
      };
      const { output } = await run('merchant', 'history', id);
      expect(output.replaceAll(/^\d{4}-\S+ /gmu, '')).to.equal(
        [
          'product_approved paper by Ada',
          `settings_changed by Bob: they moved\n  ${told}`,
          `key_replaced by Ada\n  secret key …${key.key.slice(-4)}, those before it until ${key.earlierUntil}`,
        ].join('\n'),
      );
      expect(await answerOf('merchant', 'history', id)).to.have.length(3);
      expect((await run('merchant', 'history', 'pk_test_nobody')).complaint).to.contain('There is no such merchant.');
    });

    it('people only keys that are still good', async () => {
      const { id, publishableKey } = await add();
      const rotated = await run(
        'merchant',
        'rotate-key',
        id,
        '--kind',
        'publishable',
        '--overlap-hours',
        '0',
        '--by',
        'Ada',
      );
      expect(rotated.output).to.contain('The old one is good no more.');
      expect((await run('merchant', 'list')).output)
        .to.contain(id)
        .and.not.contain(publishableKey);
    });

    it('what a merchant may sell', async () => {
      const { id } = await add();
      await run('merchant', 'approve-product', id, 'paper', '--by', 'Ada');
      await run('merchant', 'approve-product', id, 'pens', '--by', 'Ada');
      await run('merchant', 'configure', id, '--restrict-products', 'yes', '--name', 'Papier AG', '--by', 'Ada');
      const { output } = await run('merchant', 'list');
      expect(output).to.contain('Papier AG (test)').and.contain('paper, pens, and no others');
    });
  });
});
