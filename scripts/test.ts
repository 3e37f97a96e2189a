import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.js';

interface Stage {
  /** Folders of test/ whose specs it runs; each must have some. */
  readonly folders: readonly string[];
  /** Program in node_modules, with its arguments. */
  readonly command: (specs: readonly string[]) => readonly string[];
  readonly prepare?: () => Promise<void>;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const mocha = ['mocha/bin/mocha.js', '--config', '.mocharc.json', '--reporter', 'scripts/mocha-reporter.cjs'] as const;
const pure = ['domain', 'contract', 'machine'] as const;

const stages: Readonly<Record<string, Stage>> = {
  node: { folders: [...pure, 'server', 'tools'], command: (specs) => [...mocha, ...specs] },
  browser: { folders: [...pure, 'widget'], command: () => ['@web/test-runner/dist/bin.js'] },
  e2e: { folders: ['e2e'], prepare: () => build(), command: (specs) => [...mocha, '--timeout', '60000', ...specs] },
};

const { only, deep } = parseArgs({
  options: { only: { type: 'string', multiple: true }, deep: { type: 'boolean', default: false } },
}).values;

/** Milliseconds after which a stage that does not end by itself counts as failed. */
const stageLimit = deep ? 3_600_000 : 600_000;

async function runStage({ folders, command, prepare }: Stage): Promise<Count> {
  const empty = folders.filter((folder) => findSpecs(folder).length === 0);
  for (const folder of empty) console.error(`test/${folder} has no tests.`);
  await prepare?.();
  const [program = '', ...args] = command(folders.flatMap(findSpecs));
  const count = await runProgram(join('node_modules', program), args);
  return { passed: count.passed, failed: count.failed + empty.length };
}

function findSpecs(folder: string): string[] {
  const place = join('test', folder);
  if (!existsSync(place)) return [];
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.test.ts')).map((file) => join(place, file));
}

/** Runs a test program and takes the count from what it wrote itself: dying half-way is a failure, whatever it has printed. */
async function runProgram(program: string, args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'billie-invoice-test-'));
  const file = join(folder, 'count.json');
  const child = spawn(process.execPath, [program, ...args], {
    // Read by specs that are repeated more often then.
    env: { ...process.env, TEST_COUNT_FILE: file, ...(deep && { TEST_DEEP: '1' }) },
    stdio: 'inherit',
    timeout: stageLimit,
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  const { passed, failed } = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Count)
    : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  if (code !== 0 && failed === 0)
    console.error(`The test program ended with ${code ?? 'a signal'}, and not with a failed test.`);
  return { passed, failed: code !== 0 || passed + failed === 0 ? Math.max(failed, 1) : failed };
}

const unknown = only?.find((name) => !Object.hasOwn(stages, name));
if (unknown) throw new Error(`There is no stage "${unknown}". There are: ${Object.keys(stages).join(', ')}.`);

const total = { passed: 0, failed: 0 };
for (const [name, stage] of Object.entries(stages)) {
  if (only && !only.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { passed, failed } = await runStage(stage).catch((error: unknown): Count => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  total.passed += passed;
  total.failed += failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
