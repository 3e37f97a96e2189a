import { createBillie } from '../adapters/billie/billie.js';
import { readBillie } from '../config-upstreams.js';
import { openStore } from '../store/postgres.js';
import { openVault } from '../vault.js';
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
  const { DATABASE_URL: databaseUrl, BILLIE_INVOICE_MASTER_KEY: masterKey, BILLIE_INVOICE_MODE: mode } = environment;
  if (!databaseUrl) return refuse('database_missing');
  const key = Buffer.from(masterKey ?? '', 'base64');
  if (key.length !== 32) return refuse('master_key_missing');
  try {
    const store = await openStore(databaseUrl);
    const billie = readBillie(environment);
    const tools: CommandTools = {
      store,
      vault: openVault(key),
      clock: Date,
      provider: billie && createBillie(billie, Date),
      mode: mode === 'test' || mode === 'live' ? mode : undefined,
    };
    return { tools, close: () => store.close() };
  } catch (error) {
    return refuse('database_unavailable', reasonOf(error));
  }
}

/** What the driver says, if only in its code: a refused connection has no other words. */
function reasonOf(error: unknown): string {
  const { message = '', code, cause } = error as { message?: string; code?: string; cause?: unknown };
  return cause === undefined ? message || (code ?? '') : reasonOf(cause);
}
