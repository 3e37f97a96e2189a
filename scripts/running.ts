import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where running demos say by which environment each is reached. */
const runningFolder = '.state/running';

/** A demo that runs on this machine, as the operator's commands find it. */
export interface RunningDemo {
  /** The backend's, which no two have at the same time: the demo's name. */
  readonly port: number;
  /** Whose end is the demo's end, even if nobody could say so any more. */
  readonly process: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Which demo a command is about. */
export type DemoChoice =
  | { readonly status: 'found'; readonly demo: RunningDemo }
  /** `several`: one has to be named. `missing`: the one that was named does not run. */
  | { readonly status: 'none' | 'several' | 'missing' };

/** Tells others of a demo. Returns how to take that back, which leaves other demos' announcements alone. */
export function announceDemo(demo: RunningDemo, folder = runningFolder): () => void {
  const file = join(folder, `${demo.port}.json`);
  mkdirSync(folder, { recursive: true });
  // Readable by its owner only, for the database's password is in it; a file that was left behind may have other rights.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(demo), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The demos that run, without those that were killed before they could take their announcement back. */
export function findDemos(folder = runningFolder): readonly RunningDemo[] {
  return filesIn(folder)
    .flatMap((file) => readDemo(join(folder, file)) ?? [])
    .filter((demo) => isAlive(demo.process))
    .sort((one, other) => one.port - other.port);
}

/** The only one, or the one whose port is named. */
export function chooseDemo(demos: readonly RunningDemo[], port: string | undefined): DemoChoice {
  const [demo, ...others] = port === undefined ? demos : demos.filter((one) => String(one.port) === port);
  if (!demo) return { status: port === undefined ? 'none' : 'missing' };
  return others.length > 0 ? { status: 'several' } : { status: 'found', demo };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+\.json$/u.test(name));
  } catch {
    return [];
  }
}

/** Nothing, if it was taken back or is being written at this very moment. */
function readDemo(file: string): RunningDemo | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunningDemo;
  } catch {
    return undefined;
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}
