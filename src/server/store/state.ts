import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Mode } from '../../domain/issue.js';
import type { KeptDataKey } from '../data-key-port.js';
import type { MerchantEntry } from '../merchant-port.js';
import { createDataKey } from './data-key.js';
import { createMerchants } from './merchants.js';
import { latestMigration } from './migrate.js';
import type { Database } from './schema.js';

/** How a database stands before anything is started on it. */
export type DatabaseState =
  | { readonly status: 'unreachable'; readonly reason: string }
  | { readonly status: 'too_old' | 'behind'; readonly version: string }
  | {
      readonly status: 'ready';
      readonly version: string;
      readonly dataKey: KeptDataKey;
      readonly merchants: readonly MerchantEntry[];
    };

const oldest = 15;
/** Milliseconds until a connection must be there. */
const patience = 5_000;

/** Looks at a database and changes nothing: tables are brought up to date by a start, not by a look. */
export async function readDatabase(databaseUrl: string, mode: Mode): Promise<DatabaseState> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, connectionTimeoutMillis: patience });
  pool.on('error', () => undefined);
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await read(database, mode);
  } catch (error) {
    const { message, code } = error as { readonly message?: string; readonly code?: string };
    return { status: 'unreachable', reason: code ?? message ?? '' };
  } finally {
    await database.destroy();
  }
}

async function read(database: Kysely<Database>, mode: Mode): Promise<DatabaseState> {
  const { rows } = await sql<{ version: string; number: string; done: boolean }>`
    select current_setting('server_version') as version, current_setting('server_version_num') as number,
      to_regclass('kysely_migration') is not null as done
  `.execute(database);
  const [{ version, number, done } = { version: '', number: '0', done: false }] = rows;
  if (Number(number) < oldest * 10_000) return { status: 'too_old', version };
  if (!done || !(await isUpToDate(database))) return { status: 'behind', version };
  const merchants = await createMerchants(database).listMerchants();
  const dataKey = await createDataKey(database).findDataKey();
  return { status: 'ready', version, dataKey, merchants: merchants.filter((merchant) => merchant.mode === mode) };
}

async function isUpToDate(database: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`select from kysely_migration where name = ${latestMigration}`.execute(database);
  return rows.length > 0;
}
