import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The executable, as an operator starts it. */
export interface Executable {
  readonly port: number;
  readonly metricsPort: number;
  /** What it has logged so far. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  signal(signal: 'SIGTERM' | 'SIGINT'): void;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** An executable that has ended by itself. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly complaints: string;
}

const running = new Set<ChildProcess>();

/** Ends all that still run. */
export async function killExecutables(): Promise<void> {
  const ends = [...running].map((child) => {
    child.kill('SIGKILL');
    return once(child, 'exit');
  });
  await Promise.all(ends);
}

/** Nothing of this process's own environment but what Node needs to run. */
function spawnExecutable(environment: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '', TMPDIR = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/server/node.ts'], {
    env: { PATH, ...(TMPDIR && { TMPDIR }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Starts it; it listens when this is done, on ports of its own choice. */
export async function startExecutable(environment: Readonly<Record<string, string>>): Promise<Executable> {
  const child = spawnExecutable({ PORT: '0', BILLIE_INVOICE_METRICS_PORT: '0', ...environment });
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const lines: Record<string, unknown>[] = [];
  const listening = new Promise<Record<string, unknown>>((settle) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = JSON.parse(text) as Record<string, unknown>;
      lines.push(line);
      if (line['msg'] === 'listening') settle(line);
    });
  });
  const line = await Promise.race([listening, ended]);
  if (typeof line !== 'object' || line === null)
    throw new Error(`It ended before it listened: ${JSON.stringify(lines)}`);
  return {
    port: Number(line['port']),
    metricsPort: Number(line['metricsPort']),
    lines,
    signal: (signal) => void child.kill(signal),
    ended,
  };
}

/** Runs it to its end, which comes early if something is wrong. */
export async function runExecutable(environment: Readonly<Record<string, string>>): Promise<Ended> {
  const child = spawnExecutable(environment);
  let [output, complaints] = ['', ''];
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (complaints += String(chunk)));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, output, complaints };
}
