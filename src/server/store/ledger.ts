import { sql, type Transaction } from 'kysely';
import type { Credit } from '../../domain/credit.js';
import type { Mode } from '../../domain/issue.js';
import type { Currency } from '../../domain/money.js';
import type { DecisionRecord, Hold, Ledger } from '../ports.js';
import type { Database } from './schema.js';

/** The ledger inside one transaction. Every amount is moved together with the fact that says why. */
export function createLedger(transaction: Transaction<Database>): Ledger {
  return {
    enterCheckout: (merchantId, checkout) => enterCheckout(transaction, merchantId, checkout),
    openCompany: (mode, keys, linked) => openCompany(transaction, mode, keys, linked),
    lockCompanies: (companyIds, now) => lockCompanies(transaction, companyIds, now),
    release: (holds, reason, now) => release(transaction, holds, reason, now),
    readCredit: (companyId, currency) => readCredit(transaction, companyId, currency),
    recordDecision: (record, now) => recordDecision(transaction, record, now),
  };
}

async function enterCheckout(
  transaction: Transaction<Database>,
  merchantId: string,
  checkout: string,
): Promise<readonly Hold[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${merchantId}:${checkout}`}, 0))`.execute(transaction);
  return transaction
    .selectFrom('authorization')
    .select(['id', 'company_id as companyId', 'currency', 'amount'])
    .where('merchant_id', '=', merchantId)
    .where('checkout', '=', checkout)
    .where('status', 'in', ['authorized', 'review'])
    .$castTo<Hold>()
    .execute();
}

async function openCompany(
  transaction: Transaction<Database>,
  mode: Mode,
  keys: readonly string[],
  linked: boolean,
): Promise<string> {
  const known = await transaction
    .selectFrom('company_key')
    .select(['key', 'company_id'])
    .where('mode', '=', mode)
    .where('key', 'in', keys)
    .execute();
  // The strongest key decides. A weaker one finds the company only if nobody knows a stronger one yet.
  const strongest = keys.map((key) => known.find((row) => row.key === key)).find((row) => row !== undefined);
  const companyId = strongest?.company_id ?? (await found(transaction, mode));
  const added = (linked ? keys : keys.slice(0, 1)).filter((key) => !known.some((row) => row.key === key));
  if (added.length === 0) return companyId;
  await transaction
    .insertInto('company_key')
    .values(added.map((key) => ({ mode, key, company_id: companyId })))
    .onConflict((conflict) => conflict.columns(['mode', 'key']).doNothing())
    .execute();
  if (strongest) return companyId;
  // Two processes may found one company at the same instant: whoever wrote its first key has founded it.
  const [first = ''] = keys;
  const owner = await transaction
    .selectFrom('company_key')
    .select('company_id')
    .where('mode', '=', mode)
    .where('key', '=', first)
    .executeTakeFirstOrThrow();
  return owner.company_id;
}

async function found(transaction: Transaction<Database>, mode: Mode): Promise<string> {
  const { id } = await transaction.insertInto('company').values({ mode }).returning('id').executeTakeFirstOrThrow();
  return id;
}

async function lockCompanies(
  transaction: Transaction<Database>,
  companyIds: readonly string[],
  now: Date,
): Promise<void> {
  if (companyIds.length === 0) return;
  const ids = [...new Set(companyIds)].sort();
  await transaction.selectFrom('company').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
  const stale = await transaction
    .selectFrom('authorization')
    .select(['id', 'company_id as companyId', 'currency', 'amount'])
    .where('company_id', 'in', ids)
    .where('status', 'in', ['authorized', 'review'])
    .where('expires_at', '<=', now)
    .$castTo<Hold>()
    .execute();
  await release(transaction, stale, 'expired', now);
}

/** Gives holds back, once: only those that still stand move anything. Their companies must be locked. */
async function release(
  transaction: Transaction<Database>,
  holds: readonly Hold[],
  reason: 'released' | 'superseded' | 'expired',
  now: Date,
): Promise<void> {
  if (holds.length === 0) return;
  const ids = holds.map(({ id }) => id);
  await sql`
    with ended as (
      update "authorization" set status = ${reason === 'expired' ? 'expired' : 'released'}
      where id in (${sql.join(ids)}) and status in ('authorized', 'review')
      returning id, merchant_id, company_id, currency, amount
    ), freed as (
      update credit set exposure = credit.exposure - ended_sum.amount
      from (select company_id, currency, sum(amount) as amount from ended group by company_id, currency) as ended_sum
      where credit.company_id = ended_sum.company_id and credit.currency = ended_sum.currency
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure)
    select ${now}, ${reason}, merchant_id, company_id, id, currency, -amount from ended
  `.execute(transaction);
}

async function readCredit(transaction: Transaction<Database>, companyId: string, currency: Currency): Promise<Credit> {
  const row = await transaction
    .selectFrom('credit')
    .select(['exposure', 'credit_limit'])
    .where('company_id', '=', companyId)
    .where('currency', '=', currency)
    .executeTakeFirst();
  const limit = row?.credit_limit ?? undefined;
  return { exposure: row?.exposure ?? 0, ...(limit !== undefined && { limit }) };
}

async function recordDecision(transaction: Transaction<Database>, record: DecisionRecord, now: Date): Promise<boolean> {
  const { binding, companyId, assessment, fact, subject } = record;
  const { amount, currency } = binding.amount;
  const held = fact === 'authorized' || fact === 'reviewed' ? amount : 0;
  const status = { authorized: 'authorized', declined: 'declined', corrected: 'correction', reviewed: 'review' }[fact];
  const limit = 'limit' in assessment ? assessment.limit.amount : null;
  const score = 'score' in assessment ? assessment.score : null;
  const { factors, ...verdict } = assessment;
  // A correction shows a register's record, which may be a person's: it is kept in the sealed subject, not in the fact.
  const data = JSON.stringify({ ...verdict, record: undefined, factors, decidedBy: record.decidedBy });
  const { rows } = await sql<{ id: string }>`
    with person as (
      insert into subject (key, body) values (${subject.key}, ${subject.body}) returning id
    ), decided as (
      update "authorization" set status = ${status}, company_id = ${companyId}, subject_id = (select id from person),
        token_hash = ${record.tokenHash ?? null}, answer = ${record.answer}, expires_at = ${record.expiresAt ?? null}, lease_until = null
      where merchant_id = ${binding.merchantId} and attempt = ${binding.attempt} and status = 'pending'
      returning id
    ), moved as (
      insert into credit as known (company_id, currency, exposure, credit_limit, score)
      select ${companyId}::uuid, ${currency}, ${held}::bigint, ${limit}::bigint, ${score}::int from decided
      on conflict (company_id, currency) do update set
        exposure = known.exposure + excluded.exposure,
        credit_limit = coalesce(excluded.credit_limit, known.credit_limit),
        score = coalesce(excluded.score, known.score)
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, subject_id, currency, exposure, data)
    select ${now}, ${fact}, ${binding.merchantId}, ${companyId}, id, (select id from person), ${currency}, ${held}::bigint, ${data}::jsonb
    from decided
    returning authorization_id as id
  `.execute(transaction);
  return rows.length === 1;
}
