import { sql, type Kysely, type Transaction } from 'kysely';
import type { DataKeyDecision, DataKeyStore, KeptDataKey, MasterKeyChange } from '../data-key-port.js';
import type { Database } from './schema.js';
import { transact } from './transaction.js';

/** The part of the store that keeps the data key. */
export function createDataKey(database: Kysely<Database>): DataKeyStore {
  return {
    findDataKey: () => find(database),
    async enterDataKey(sealed, now) {
      await database
        .insertInto('data_key')
        .values({ sealed, sealed_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await database.selectFrom('data_key').select('sealed').executeTakeFirstOrThrow()).sealed;
    },
    changeDataKey: (decide, now) => transact(database, (transaction) => change(transaction, decide, now)),
    listMasterKeyChanges: () => listChanges(database),
  };
}

/** Of two at the same moment the second sees what the first has written. */
async function change(
  transaction: Transaction<Database>,
  decide: (sealed: Uint8Array) => DataKeyDecision,
  now: Date,
): Promise<DataKeyDecision> {
  const { sealed } = await transaction.selectFrom('data_key').select('sealed').forUpdate().executeTakeFirstOrThrow();
  const decision = decide(sealed);
  if (decision.status !== 'lawful') return decision;
  const { type, ...data } = decision.fact;
  await transaction.updateTable('data_key').set({ sealed: decision.sealed, sealed_at: now }).execute();
  await transaction
    .insertInto('fact')
    .values({ at: now, type, data: JSON.stringify(data) })
    .execute();
  return decision;
}

async function listChanges(database: Kysely<Database>): Promise<readonly (MasterKeyChange & { readonly at: Date })[]> {
  const type = 'master_key_changed';
  const facts = await database
    .selectFrom('fact')
    .select(['at', 'data'])
    // What belongs to nobody is found without looking through all.
    .where('merchant_id', 'is', null)
    .where('authorization_id', 'is', null)
    .where('type', '=', type)
    .orderBy('id')
    .execute();
  return facts.map(({ at, data }) => ({ type, ...(data as Omit<MasterKeyChange, 'type'>), at }));
}

// Several of each: one may have been sealed by a command that was given another key.
const sampleSize = sql.lit(5);

async function find(database: Kysely<Database>): Promise<KeptDataKey> {
  const kept = await database.selectFrom('data_key').select('sealed').executeTakeFirst();
  if (kept) return { status: 'kept', sealed: kept.sealed };
  const { rows } = await sql<{ sealed: Uint8Array }>`
    (select basket_key as sealed from merchant_key where basket_key is not null limit ${sampleSize})
    union all (select secret from webhook_endpoint limit ${sampleSize})
    union all (select key from subject where length(key) > 0 limit ${sampleSize})
  `.execute(database);
  const merchant = await database.selectFrom('merchant').select('id').limit(1).executeTakeFirst();
  return { status: 'none', isUsed: merchant !== undefined, samples: rows.map(({ sealed }) => sealed) };
}
