import type { Kysely, Selectable } from 'kysely';
import type { AttemptBinding, AttemptRecord, Claim } from '../ledger-port.js';
import type { Store } from '../ports.js';
import { lockAndRelease, openHolds } from './holds.js';
import type { AuthorizationTable, Database } from './schema.js';
import { transact } from './transaction.js';

// Longer than a decision can take: after it, the process that claimed the attempt is taken for dead.
const leaseSeconds = 30;
const mostExpiredAtOnce = 500;

type Attempts = Pick<Store, 'claimAttempt' | 'abandonClaim' | 'findAttempt' | 'releaseAttempt' | 'expireHolds'>;

/** The part of the store that knows attempts: who is working on one, and what became of it. */
export function createAttempts(database: Kysely<Database>): Attempts {
  return {
    claimAttempt: (binding, now) => claim(database, binding, now),
    async abandonClaim(merchantId, attempt, lease) {
      await database
        .deleteFrom('authorization')
        .where('merchant_id', '=', merchantId)
        .where('attempt', '=', attempt)
        .where('status', '=', 'pending')
        .where('lease_until', '=', lease)
        .execute();
    },
    findAttempt: (merchantId, attempt, now) => find(database, merchantId, attempt, now),
    async releaseAttempt(merchantId, attempt, now) {
      await transact(database, async (transaction) => {
        const hold = await openHolds(transaction)
          .where('merchant_id', '=', merchantId)
          .where('attempt', '=', attempt)
          .execute();
        await lockAndRelease(transaction, hold, 'released', now);
      });
      return find(database, merchantId, attempt, now);
    },
    expireHolds: (now) =>
      transact(database, async (transaction) => {
        const stale = await openHolds(transaction).where('expires_at', '<=', now).limit(mostExpiredAtOnce).execute();
        return lockAndRelease(transaction, stale, 'expired', now);
      }),
  };
}

async function claim(database: Kysely<Database>, binding: AttemptBinding, now: Date): Promise<Claim> {
  const lease = new Date(now.getTime() + leaseSeconds * 1_000);
  const claimed = await database
    .insertInto('authorization')
    .values({
      merchant_id: binding.merchantId,
      attempt: binding.attempt,
      mode: binding.mode,
      checkout: binding.checkout,
      amount: binding.amount.amount,
      currency: binding.amount.currency,
      reference: binding.reference ?? null,
      basket_hash: binding.basketHash,
      fingerprint: binding.fingerprint,
      status: 'pending',
      lease_until: lease,
      made_at: now,
    })
    // A claim whose process died is taken over; anything else is left as it is.
    .onConflict((conflict) =>
      conflict
        .columns(['merchant_id', 'attempt'])
        .doUpdateSet({ lease_until: lease })
        .where('authorization.status', '=', 'pending')
        .where('authorization.lease_until', '<=', now)
        .where('authorization.fingerprint', '=', binding.fingerprint),
    )
    .returning('id')
    .executeTakeFirst();
  if (claimed) return { status: 'claimed', lease };
  const record = await find(database, binding.merchantId, binding.attempt, now);
  if (record && record.fingerprint !== binding.fingerprint) return { status: 'reused' };
  return record && record.status !== 'pending'
    ? { status: 'settled', record }
    : { status: 'busy', retryAfterSeconds: 1 };
}

async function find(
  database: Kysely<Database>,
  merchantId: string,
  attempt: string,
  now: Date,
): Promise<AttemptRecord | undefined> {
  const row = await database
    .selectFrom('authorization')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('attempt', '=', attempt)
    .executeTakeFirst();
  return row && toAttemptRecord(row, now);
}

/** An authorization's row as the use cases see it. A hold whose time is over counts as expired before the sweep has found it. */
function toAttemptRecord(row: Selectable<AuthorizationTable>, now: Date): AttemptRecord {
  const isOver =
    (row.status === 'authorized' || row.status === 'review') && row.expires_at !== null && row.expires_at <= now;
  return {
    id: row.id,
    status: isOver ? 'expired' : row.status,
    fingerprint: row.fingerprint,
    amount: { amount: row.amount, currency: row.currency },
    reference: row.reference ?? undefined,
    companyId: row.company_id ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    isBeingAsked: row.lease_until !== null && row.lease_until > now,
    answer: row.answer ?? undefined,
  };
}
