import { createBillie } from '../adapters/billie/billie.js';
import { readBillie } from '../config-upstreams.js';
import { describeConfigProblem, type ConfigProblem } from '../config-problems.js';
import { readMasterKeys } from '../config-keys.js';
import { openStore, type PostgresStore } from '../store/postgres.js';
import { unlock } from '../use-cases/unlock.js';
import { refuse, type CommandTools, type Refusal } from './command.js';

/** What commands work with, and how to let go of it. */
export interface OpenedTools {
  readonly tools: CommandTools;
  close(): Promise<void>;
}

/** Opens the database that the environment names, and brings its tables up to date. */
export async function openTools(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OpenedTools | Refusal> {
  const { DATABASE_URL: databaseUrl, BILLIE_INVOICE_MODE: mode } = environment;
  if (!databaseUrl) return refuse('database_missing');
  const reading = readMasterKeys(environment);
  if (reading.status === 'invalid') return refuse(...complaintOf(reading.problems));
  const billie = readBillie(environment);
  return unlockTools(databaseUrl, {
    clock: Date,
    masterKeys: reading.keys,
    provider: billie && createBillie(billie, Date),
    mode: mode === 'test' || mode === 'live' ? mode : undefined,
  });
}

function complaintOf(problems: readonly ConfigProblem[]): Parameters<typeof refuse> {
  const isMissing = problems.every(({ code }) => code === 'missing');
  return isMissing ? ['master_key_missing'] : ['master_key_invalid', problems.map(describeConfigProblem).join(' ')];
}

async function unlockTools(
  databaseUrl: string,
  more: Omit<CommandTools, 'store' | 'vault'>,
): Promise<OpenedTools | Refusal> {
  let opened: PostgresStore | undefined;
  try {
    const store = (opened = await openStore(databaseUrl));
    const unlocking = await unlock(more.masterKeys, { ...more, store });
    if (unlocking.status === 'unlocked')
      return { tools: { ...more, store, vault: unlocking.vault }, close: () => store.close() };
    await store.close();
    return refuse('master_key_wrong');
  } catch (error) {
    await opened?.close();
    return refuse('database_unavailable', reasonOf(error));
  }
}

/** What the driver says, if only in its code: a refused connection has no other words. */
function reasonOf(error: unknown): string {
  const { message = '', code, cause } = error as { message?: string; code?: string; cause?: unknown };
  return cause === undefined ? message || (code ?? '') : reasonOf(cause);
}
