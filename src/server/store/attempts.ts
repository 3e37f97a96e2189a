import { sql, type Kysely, type Selectable } from 'kysely';
import type { AttemptBinding, AttemptRecord, Claim } from '../ledger-port.js';
import type { Store } from '../ports.js';
import type { Counted } from '../rates.js';
import { lockAndRelease, openHolds } from './holds.js';
import { countCalls } from './rates.js';
import type { AuthorizationTable, Database } from './schema.js';
import { transact } from './transaction.js';

// Longer than a decision can take: after it, the process that claimed the attempt is taken for dead.
const leaseSeconds = 30;
const mostExpiredAtOnce = 500;

type Attempts = Pick<Store, 'claimAttempt' | 'abandonClaim' | 'findAttempt' | 'releaseAttempt' | 'expireHolds'>;

/** The part of the store that knows attempts: who is working on one, and what became of it. */
export function createAttempts(database: Kysely<Database>): Attempts {
  return {
    claimAttempt: (binding, counted, now) => claim(database, binding, counted, now),
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

interface ClaimRow {
  readonly isClaimed: boolean;
  /** The attempt was there before. */
  readonly isKnown: boolean;
  /** Under how many names it was counted. */
  readonly within: number;
}

/**
 * One statement, for each is a round trip. An attempt that is there already does not count: its answer is only given again, or it is
 * taken over from a process that died.
 */
async function claim(
  database: Kysely<Database>,
  binding: AttemptBinding,
  counted: readonly Counted[],
  now: Date,
): Promise<Claim> {
  const { merchantId, attempt, mode, checkout, amount, fingerprint } = binding;
  const lease = new Date(now.getTime() + leaseSeconds * 1_000);
  const { rows } = await sql<ClaimRow>`
    with known as (
      select from "authorization" where merchant_id = ${merchantId} and attempt = ${attempt}
    ), counted as (
      ${countCalls(counted, now, sql`not exists (select from known)`)}
    ), claimed as (
      insert into "authorization" (merchant_id, attempt, mode, checkout, amount, currency, reference, basket_hash, fingerprint,
        status, lease_until, made_at)
      select ${merchantId}, ${attempt}, ${mode}, ${checkout}, ${amount.amount}, ${amount.currency},
        ${binding.reference ?? null}, ${binding.basketHash}, ${fingerprint}, 'pending', ${lease}, ${now}
      where exists (select from known) or (select count(*) from counted) = ${counted.length}
      on conflict (merchant_id, attempt) do update set lease_until = ${lease}
        where "authorization".status = 'pending' and "authorization".lease_until <= ${now}
          and "authorization".fingerprint = ${fingerprint}
      returning id
    )
    select exists (select from claimed) as "isClaimed", exists (select from known) as "isKnown",
      (select count(*) from counted) as within
  `.execute(database);
  const { isClaimed, isKnown, within } = rows[0] as ClaimRow;
  if (isClaimed) return { status: 'claimed', lease };
  if (!isKnown && within < counted.length) return { status: 'too_often' };
  const record = await find(database, merchantId, attempt, now);
  if (record && record.fingerprint !== fingerprint) return { status: 'reused' };
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
