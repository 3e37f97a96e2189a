import { Migrator, type Kysely } from 'kysely';
import type { Database } from './schema.js';
import { ledger } from './migrations/0001-ledger.js';
import { orderLife } from './migrations/0003-order-life.js';
import { personalData } from './migrations/0005-personal-data.js';
import { unsignedHolds } from './migrations/0006-unsigned-holds.js';
import { webhooks } from './migrations/0007-webhooks.js';
import { merchantKeys } from './migrations/0008-merchant-keys.js';
import { rates } from './migrations/0009-rates.js';
import { provider } from './migrations/0010-provider.js';
import { unanswered } from './migrations/0011-unanswered.js';
import { told } from './migrations/0012-told.js';
import { dataKey } from './migrations/0013-data-key.js';
import { arrived } from './migrations/0014-arrived.js';
import { fullLedgers } from './migrations/0015-full-ledgers.js';

const migrations = {
  '0001-ledger': ledger,
  '0003-order-life': orderLife,
  '0005-personal-data': personalData,
  '0006-unsigned-holds': unsignedHolds,
  '0007-webhooks': webhooks,
  '0008-merchant-keys': merchantKeys,
  '0009-rates': rates,
  '0010-provider': provider,
  '0011-unanswered': unanswered,
  '0012-told': told,
  '0013-data-key': dataKey,
  '0014-arrived': arrived,
  '0015-full-ledgers': fullLedgers,
};

/** The last one: a database that has it has them all. */
export const latestMigration: keyof typeof migrations = '0015-full-ledgers';

/**
 * Brings the database up to date. Several processes may start at once: the migrator takes a lock, and the later ones find nothing to
 * do.
 */
export async function migrate(database: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  // The migrator reports its failure instead of throwing it; a half-migrated database must not be served from.
  if (error)
    throw error instanceof Error ? error : new Error('The database could not be brought up to date.', { cause: error });
}
