import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { EmbeddedPostgresError, findPlace, type Place } from './embedded-place.js';

export { EmbeddedPostgresError } from './embedded-place.js';

export interface EmbeddedOptions {
  /** Folder that keeps the data between starts. Absent: a temporary one, removed when stopped. */
  readonly dataDir?: string;
  /** Port on 127.0.0.1; a busy one is replaced by any free one. */
  readonly port?: number;
  /** False: nothing is forced to disk. Faster, for tests only. */
  readonly durable?: boolean;
  readonly log?: (line: string) => void;
}

/** A PostgreSQL of our own, running. */
export interface EmbeddedPostgres {
  /** Connection string of the only account, which owns everything. */
  readonly url: string;
  /** Where the data is: not the wanted folder where PostgreSQL cannot reach that. */
  readonly dataDir: string;
  /** Ends open connections and stops the server. Any number of calls. */
  stop(): Promise<void>;
}

const role = 'billie';

/** Milliseconds an orderly stop may take before the server is told to give up; it then recovers at the next start. */
const stopDeadline = 10_000;

/**
 * Starts a real PostgreSQL with no set-up. It listens on the loopback address only, and ends with this process, however that ends.
 *
 * @throws EmbeddedPostgresError with what to do about it; `data_in_use` when another start already works on the same folder
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { durable = true, log = () => undefined } = options;
  const isTemporary = options.dataDir === undefined;
  const place = await findPlace(options.dataDir === undefined ? undefined : resolve(options.dataDir), log);
  const password = await preparePassword(place, durable);
  const { server, port } = await startServer(place, options.port, durable, log);
  let stopping: Promise<void> | undefined;
  return {
    url: `postgres://${role}:${password}@127.0.0.1:${port}/postgres`,
    dataDir: place.dataDir,
    stop: () => (stopping ??= stopServer(server).then(() => (isTemporary ? discard(place.dataDir) : undefined))),
  };
}

/** Reads the data folder's password; makes the folder first where there is none. */
async function preparePassword(place: Place, durable: boolean): Promise<string> {
  const known = await readPassword(place);
  if (known !== undefined) return known;
  await initialise(place, durable);
  const made = await readPassword(place);
  if (made === undefined)
    throw new EmbeddedPostgresError('data_unreadable', `${place.dataDir} holds something else than our data.`);
  return made;
}

async function readPassword({ dataDir, account }: Place): Promise<string | undefined> {
  const file = join(dataDir, 'password');
  try {
    const { uid } = await stat(file);
    // Root may read everybody's data, but the account it runs PostgreSQL as may not.
    if (account.uid !== undefined && account.uid !== uid) throw new Error(`It belongs to account ${uid}.`);
    return await readFile(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const message = `The data folder ${dataDir} belongs to somebody else. Choose another one or set DATABASE_URL.`;
    throw new EmbeddedPostgresError('data_unreadable', message, { cause });
  }
}

/** Makes the data folder beside its place and moves it there in one step: an interrupted start leaves nothing half-made behind. */
async function initialise(place: Place, durable: boolean): Promise<void> {
  const { account, dataDir, initdb } = place;
  await sweepUnfinished(dataDir);
  const next = `${dataDir}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`;
  const password = join(next, 'password');
  await mkdir(next, { mode: 0o700 }).catch((cause: unknown) => {
    throw new EmbeddedPostgresError(
      'data_unreadable',
      `${dirname(dataDir)} cannot be written to. Choose another folder or set DATABASE_URL.`,
      { cause },
    );
  });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account.uid !== undefined) for (const path of [next, password]) await chown(path, account.uid, account.gid);
  const target = ['-D', join(next, 'cluster'), `--username=${role}`, `--pwfile=${password}`, '--no-instructions'];
  const settings = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
  ];
  const child = launch(place, initdb, [...target, ...settings, ...(durable ? [] : ['--no-sync'])]);
  const output = collectOutput(child);
  if ((await ended(child)) !== 0) {
    await discard(next);
    throw new EmbeddedPostgresError('not_started', `PostgreSQL could not make ${dataDir}: ${output()}`);
  }
  // A start at the same time may have been quicker; then its folder counts, and ours goes.
  await rename(next, dataDir).catch(() => discard(next));
}

async function sweepUnfinished(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.unfinished-`;
  const names = await readdir(dirname(dataDir)).catch((): string[] => []);
  for (const name of names.filter((one) => one.startsWith(prefix))) {
    if (!isRunning(Number.parseInt(name.slice(prefix.length), 10))) await discard(join(dirname(dataDir), name));
  }
}

interface Started {
  readonly server: ChildProcess;
  readonly port: number;
}

/** Tries again where that can help: the port was taken meanwhile, or a killed predecessor is not quite gone. */
async function startServer(
  place: Place,
  wanted: number | undefined,
  durable: boolean,
  log: (line: string) => void,
): Promise<Started> {
  const deadline = Date.now() + stopDeadline;
  for (;;) {
    const port = await findFreePort(wanted);
    const attempt = await attemptStart(place, port, durable, log);
    if (attempt.status === 'started') {
      if (wanted && port !== wanted) log(`Port ${wanted} is busy; PostgreSQL listens on ${port}.`);
      return { server: attempt.server, port };
    }
    const isLocked = /lock file .* already exists/.test(attempt.output);
    const isPassing = /could not bind|shared memory block .* still in use/.test(attempt.output);
    if (Date.now() < deadline && (isPassing || (isLocked && (await removeStaleLock(place))))) {
      await wait(100);
    } else if (isLocked) {
      throw new EmbeddedPostgresError('data_in_use', `Another PostgreSQL is working on ${place.dataDir}.`);
    } else {
      throw new EmbeddedPostgresError('not_started', `PostgreSQL did not start: ${attempt.output}`);
    }
  }
}

type Attempt =
  | { readonly status: 'started'; readonly server: ChildProcess }
  | { readonly status: 'failed'; readonly output: string };

async function attemptStart(
  place: Place,
  port: number,
  durable: boolean,
  log: (line: string) => void,
): Promise<Attempt> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C'];
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const flags = [...settings, ...(durable ? [] : careless)].flatMap((setting) => ['-c', setting]);
  const server = launch(place, place.postgres, ['-D', join(place.dataDir, 'cluster'), '-p', String(port), ...flags]);
  const output = collectOutput(server);
  const isReady = await new Promise<boolean>((settle) => {
    server.stderr?.on('data', () => output().includes('ready to accept connections') && settle(true));
    void ended(server).then(() => settle(false));
  });
  if (!isReady) return { status: 'failed', output: output() };
  forwardTrouble(server, log);
  watchOver(server, place);
  return { status: 'started', server };
}

/**
 * A lock file whose process number now belongs to some other program, as after the restart of a container, is stale; PostgreSQL only
 * sees that a process with this number exists.
 */
async function removeStaleLock({ dataDir }: Place): Promise<boolean> {
  const file = join(dataDir, 'cluster', 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  const program = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  if (program === undefined || program.startsWith('postgres')) return false;
  await rm(file, { force: true });
  return true;
}

/** Of what the server says only what nobody else is told: failed statements are reported to whoever made them. */
function forwardTrouble(server: ChildProcess, log: (line: string) => void): void {
  server.stderr?.removeAllListeners('data').on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n')) if (/WARNING:|PANIC:/.test(line)) log(line);
  });
  server.once('exit', (code, signal) => {
    if (code !== 0) log(`PostgreSQL ended unexpectedly (${signal ?? code}); it recovers at the next start.`);
  });
}

/** Stops the server when we are gone and could not: a small process of its own waits for the end of our pipe. */
function watchOver(server: ChildProcess, { dataDir }: Place): void {
  const script = `process.stdin.resume().on('close', () => { try { process.kill(${server.pid}, 'SIGINT'); } catch {} })`;
  const watcher = spawn(process.execPath, ['-e', script], {
    cwd: parse(dataDir).root,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  server.once('exit', () => watcher.kill('SIGKILL'));
  for (const child of [server, watcher]) child.unref();
  for (const stream of [server.stderr, watcher.stdin]) (stream as Socket | null)?.unref();
}

function launch({ account, dataDir }: Place, program: string, flags: readonly string[]): ChildProcess {
  return spawn(program, flags, {
    ...account,
    cwd: parse(dataDir).root,
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C', TZ: 'UTC' },
    // In a process group of its own: an interrupt typed at the terminal reaches us, and we stop the server last.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

async function stopServer(server: ChildProcess): Promise<void> {
  const isOver = ended(server);
  server.ref();
  server.kill('SIGINT');
  const giveUp = setTimeout(() => server.kill('SIGQUIT'), stopDeadline);
  await isOver;
  clearTimeout(giveUp);
}

/** Exit code; none where a signal ended the process or it could not be started. */
function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((settle) => {
    child.once('close', (code) => settle(code));
    child.once('error', () => settle(null));
  });
}

function collectOutput(child: ChildProcess): () => string {
  let text = '';
  child.on('error', (error) => (text += error.message));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text.trim();
}

/** The wanted port if it is free, else any that is. */
async function findFreePort(wanted = 0): Promise<number> {
  return new Promise((settle, reject) => {
    const probe = createServer();
    probe.once('error', () => (wanted === 0 ? reject(new Error('There is no free port.')) : settle(findFreePort())));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => settle(port));
    });
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function discard(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}
