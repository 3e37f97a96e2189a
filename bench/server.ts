import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../src/server/store/embedded.js';
import { fillLedger } from './server/fill.js';
import type { Load, LoadResult } from './server/load.js';
import { makeDatabase, startBare, startOurs, type Measured } from './server/measured.js';

/*
 * What an authorization costs, against limits and against a bare endpoint: the same server library and database, which forces every commit
 * to disk, and two commits of one row each. All subjects are measured in turn, round after round, so that a busy moment meets all alike.
 * `--quick`: fewer and shorter rounds and a smaller ledger; its figures are not for keeping.
 */

const { quick } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean' } },
}).values;
const rounds = quick ? 3 : 5;
const seconds = quick ? 2 : 5;
const ledgers = quick ? [0, 50_000, 100_000] : [0, 1_000_000, 5_000_000];
const callers = 16;
const limits = { statements: 10, commits: 2, throughput: 0.5, p99: 3, filled: 1.15 } as const;

const missed: string[] = [];

function say(what: string, figures: string, isKept = true): void {
  if (!isKept) missed.push(what);
  console.log(`${what.padEnd(34)}${figures}${isKept ? '' : '   missed'}`);
}

function put(
  measured: Measured,
  companies: Load['companies'],
  pace: Load['pace'],
  duration = seconds,
): Promise<LoadResult> {
  const { url, headers } = measured;
  const load: Load = { url, headers, companies, seconds: duration, pace };
  const program = ['--import', 'tsx', 'bench/server/load.ts', JSON.stringify(load)];
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  return new Promise((told, failed) => {
    child.once('close', () => {
      const result = text === '' ? undefined : (JSON.parse(text) as LoadResult);
      if (!result || result.failed > 0) failed(new Error(`The load failed: ${text || 'no answer'}`));
      else told(result);
    });
  });
}

/** Each subject once a round, in turn. */
async function inTurn<Name extends string>(
  subjects: Readonly<Record<Name, () => Promise<LoadResult>>>,
): Promise<Readonly<Record<Name, readonly LoadResult[]>>> {
  const results = Object.fromEntries(Object.keys(subjects).map((name) => [name, []])) as unknown as Record<
    Name,
    LoadResult[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(subjects) as Name[]) results[name].push(await subjects[name]());
  }
  return results;
}

interface Spread {
  readonly median: number;
  readonly text: string;
}

function spreadOf(results: readonly LoadResult[], figure: 'perSecond' | 'p99' | 'median', digits: number): Spread {
  const sorted = results.map((result) => result[figure]).sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const [least, most] = [sorted[0] ?? NaN, sorted.at(-1) ?? NaN];
  return { median, text: `${median.toFixed(digits)} (${least.toFixed(digits)} to ${most.toFixed(digits)})` };
}

function shareAuthorized(results: readonly LoadResult[]): string {
  const [authorized, answered] = (['authorized', 'answered'] as const).map((name) =>
    results.reduce((sum, result) => sum + result[name], 0),
  );
  return `${(100 * ((authorized ?? 0) / (answered ?? 1))).toFixed(0)} % authorized`;
}

/** What one authorization sends to the database. A commit of the unlogged table in which calls are counted waits for no disk. */
async function countStatements(databaseUrl: string): Promise<void> {
  const statements: string[] = [];
  const ours = await startOurs(databaseUrl, (statement) => statements.push(statement));
  await put(ours, 'many', { callers: 1 }, 1);
  statements.length = 0;
  const { answered } = await put(ours, 'many', { callers: 1 }, 1);
  await ours.close();
  const isCommit = (text: string): boolean =>
    text === 'commit' || (/^\s*(?:insert|with)\b/u.test(text) && text.includes('into "authorization"'));
  const [all, commits] = [statements.length / answered, statements.filter(isCommit).length / answered];
  say('round trips per authorization', `${all.toFixed(2)}, limit ${limits.statements}`, all <= limits.statements);
  say('durable commits per authorization', `${commits.toFixed(2)}, limit ${limits.commits}`, commits <= limits.commits);
}

/** Calls per second. */
interface Rates {
  readonly ours: number;
  readonly bare: number;
}

async function compareThroughput(ours: Measured, bare: Measured): Promise<Rates> {
  await Promise.all([put(ours, 'many', { callers }, 2), put(bare, 'many', { callers }, 2)]);
  const results = await inTurn({
    many: () => put(ours, 'many', { callers }),
    one: () => put(ours, 'one', { callers }),
    bare: () => put(bare, 'many', { callers }),
  });
  const bareRate = spreadOf(results.bare, 'perSecond', 0);
  say('bare endpoint, per second', bareRate.text);
  const many = spreadOf(results.many, 'perSecond', 0);
  for (const [name, title] of [
    ['many', 'ours, many companies, per second'],
    ['one', 'ours, one hot company, per second'],
  ] as const) {
    const rate = spreadOf(results[name], 'perSecond', 0);
    const ratio = rate.median / bareRate.median;
    const share = shareAuthorized(results[name]);
    // One company's decisions wait for each other, by design: told, and held to no limit.
    const isKept = name === 'one' || ratio >= limits.throughput;
    say(title, `${rate.text}, ${ratio.toFixed(2)} of bare, limit ${limits.throughput}; ${share}`, isKept);
  }
  return { ours: many.median, bare: bareRate.median };
}

/** The slowest hundredth while each has half of what it can do; and, for comparison, the bare endpoint at our pace. */
async function compareLatency(ours: Measured, bare: Measured, rates: Rates): Promise<void> {
  const [own, others] = [rates.ours / 2, rates.bare / 2];
  const results = await inTurn({
    ours: () => put(ours, 'many', { perSecond: own }),
    bare: () => put(bare, 'many', { perSecond: others }),
    slow: () => put(bare, 'many', { perSecond: own }),
  });
  const [time, limit, slow] = [results.ours, results.bare, results.slow].map((one) => spreadOf(one, 'p99', 1));
  const ratio = (time?.median ?? NaN) / (limit?.median ?? NaN);
  say(`p99 of bare at half load`, `${limit?.text} ms, at ${others.toFixed(0)} per second`);
  say(`p99 of bare at our pace`, `${slow?.text} ms, at ${own.toFixed(0)} per second`);
  const figures = `${time?.text} ms, at ${own.toFixed(0)} per second; ${ratio.toFixed(2)} of bare, limit ${limits.p99}`;
  say(`p99 of ours at half load`, figures, ratio <= limits.p99);
}

async function compareLedgers(url: string): Promise<void> {
  const filled: (Measured & { readonly facts: number })[] = [];
  for (const facts of ledgers) {
    const database = await makeDatabase(url);
    const ours = await startOurs(database);
    if (facts > 0) await fillLedger(database, facts);
    await put(ours, 'many', { callers: 1 }, 2);
    filled.push({ ...ours, facts });
  }
  const results = await inTurn(
    Object.fromEntries(filled.map((ours) => [`${ours.facts}`, () => put(ours, 'many', { callers: 1 })])),
  );
  const none = spreadOf(results['0'] ?? [], 'median', 2);
  for (const { facts } of filled) {
    const time = spreadOf(results[`${facts}`] ?? [], 'median', 2);
    const ratio = time.median / none.median;
    const title = `${facts.toLocaleString('en')} facts, one by one`;
    say(title, `${time.text} ms, ${ratio.toFixed(2)} of none, limit ${limits.filled}`, ratio <= limits.filled);
  }
  for (const ours of filled) await ours.close();
}

const postgres = await startEmbeddedPostgres({ durable: true });
try {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const { rows } = await client.query<{ version: string; fsync: string; waits: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as waits`,
  );
  await client.end();
  const { version, fsync, waits } = rows[0] as (typeof rows)[number];
  console.log(
    `${availableParallelism()} cores, Node ${process.versions.node}, PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${waits}.`,
  );
  console.log(
    `${rounds} rounds of ${seconds} s each, medians (least to most)${quick ? '; quick, not for keeping' : ''}; ${callers} callers where no pace is given.`,
  );
  await countStatements(await makeDatabase(postgres.url));
  const [ours, bare] = [
    await startOurs(await makeDatabase(postgres.url)),
    await startBare(await makeDatabase(postgres.url)),
  ];
  await compareLatency(ours, bare, await compareThroughput(ours, bare));
  await ours.close();
  await bare.close();
  await compareLedgers(postgres.url);
} finally {
  await postgres.stop();
}
process.exitCode = missed.length > 0 ? 1 : 0;
