import type { Kysely } from 'kysely';
import type { Database } from './schema.js';

/**
 * Enters the key by which a merchant's server signs baskets from now on. Earlier ones stay good until the given moment.
 *
 * @param key sealed by the vault
 */
export async function replaceBasketKey(
  database: Kysely<Database>,
  merchantId: string,
  key: Uint8Array,
  earlierUntil: Date,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('basket_key')
      .set({ valid_until: earlierUntil })
      .where('merchant_id', '=', merchantId)
      .where('valid_until', 'is', null)
      .execute();
    await transaction.insertInto('basket_key').values({ merchant_id: merchantId, key, valid_until: null }).execute();
  });
}
