import { sql, type Kysely, type Transaction } from 'kysely';
import type { Hold } from '../ledger-port.js';
import { lockCompanies } from './companies.js';
import type { Database } from './schema.js';

/** Why a hold ends without an order. */
export type ReleaseReason = 'released' | 'superseded' | 'expired';

/** Holds that still take up a limit. */
export function openHolds(database: Kysely<Database>) {
  return database
    .selectFrom('authorization')
    .select(['id', 'company_id as companyId', 'currency', 'held as amount'])
    .where('status', 'in', ['authorized', 'review', 'unknown'])
    .where('company_id', 'is not', null)
    .$castTo<Hold>();
}

/** Gives holds back, once: only those that still stand move anything. Their companies must be locked. Returns those it moved. */
export async function releaseHolds(
  transaction: Transaction<Database>,
  holds: readonly Hold[],
  reason: ReleaseReason,
  now: Date,
): Promise<readonly Hold[]> {
  if (holds.length === 0) return [];
  const { rows } = await sql<Hold>`
    with ended as (
      update "authorization" set status = ${reason === 'expired' ? 'expired' : 'released'}
      where id in (${sql.join(holds.map(({ id }) => id))}) and status in ('authorized', 'review', 'unknown')
      returning id, merchant_id, company_id, currency, held
    ), freed as (
      update credit set exposure = credit.exposure - ended_sum.amount
      from (select company_id, currency, sum(held) as amount from ended group by company_id, currency) as ended_sum
      where credit.company_id = ended_sum.company_id and credit.currency = ended_sum.currency
    ), told as (
      insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure)
      select ${now}, ${reason}, merchant_id, company_id, id, currency, -held from ended
    )
    select id, company_id as "companyId", currency, held as amount from ended
  `.execute(transaction);
  return rows;
}

/** Locks, then releases: what another transaction has confirmed or released meanwhile stays as it is. Returns how many it moved. */
export async function lockAndRelease(
  transaction: Transaction<Database>,
  holds: readonly Hold[],
  reason: ReleaseReason,
  now: Date,
): Promise<number> {
  if (holds.length === 0) return 0;
  await lockCompanies(
    transaction,
    holds.map(({ companyId }) => companyId),
  );
  return (await releaseHolds(transaction, holds, reason, now)).length;
}
