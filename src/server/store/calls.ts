import { sql, type Kysely } from 'kysely';
import type { CallEnd, Ledger, MerchantCall, OnceOutcome } from '../ledger-port.js';
import type { Store } from '../ports.js';
import { createLedger } from './ledger.js';
import type { Database } from './schema.js';
import { isLockTimeout, transact } from './transaction.js';

type Calls = Pick<Store, 'runOnce' | 'forgetCalls'>;

/** The part of the store that remembers what merchants' calls were answered. */
export function createCalls(database: Kysely<Database>): Calls {
  return {
    runOnce: (call, work) =>
      runOnce(database, call, work).catch((error: unknown) => {
        // Whoever holds the key, or a company, is slower than anybody waits.
        if (isLockTimeout(error)) return { status: 'busy' };
        throw error;
      }),
    async forgetCalls(before) {
      const { numDeletedRows } = await database.deleteFrom('merchant_call').where('at', '<', before).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/**
 * The answer is kept in the transaction that does the work: a process that dies half way has done nothing, and the same call may come
 * again. Of two at the same moment the second waits for the first, and finds its answer.
 */
function runOnce<T>(
  database: Kysely<Database>,
  { merchantId, key, fingerprint, now }: MerchantCall,
  work: (ledger: Ledger) => Promise<CallEnd<T>>,
): Promise<OnceOutcome<T>> {
  return transact(database, async (transaction): Promise<OnceOutcome<T>> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`call:${merchantId}:${key}`}, 0))`.execute(transaction);
    const earlier = await transaction
      .selectFrom('merchant_call')
      .select(['fingerprint', 'answer'])
      .where('merchant_id', '=', merchantId)
      .where('key', '=', key)
      .executeTakeFirst();
    if (earlier) {
      return earlier.fingerprint === fingerprint ? { status: 'replayed', kept: earlier.answer } : { status: 'reused' };
    }
    const { value, kept } = await work(createLedger(transaction));
    if (kept) {
      const row = { merchant_id: merchantId, key, fingerprint, answer: kept.answer, at: now, order_id: kept.orderId };
      await transaction.insertInto('merchant_call').values(row).execute();
    }
    return { status: 'ended', value };
  });
}
