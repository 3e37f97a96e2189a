import { sql, type Transaction } from 'kysely';
import type { Credit } from '../../domain/credit.js';
import type { Currency } from '../../domain/money.js';
import type { DecisionRecord, Hold, Ledger } from '../ledger-port.js';
import { enterCheckout, lockCompanies } from './companies.js';
import { confirm } from './confirm.js';
import { selectCredit, toCredit, type CreditRow } from './credit.js';
import { releaseHolds } from './holds.js';
import { openOrder, recordMove } from './order-life.js';
import { openAuthorization, recordOutside } from './outside-decisions.js';
import type { Database } from './schema.js';

/** The ledger inside one transaction. Every amount is moved together with the fact that says why. */
export function createLedger(transaction: Transaction<Database>): Ledger {
  return {
    enterCheckout: (entry, now) => enterCheckout(transaction, entry, now),
    openCredit: (companyId, currency, earlier, now) => openCredit(transaction, companyId, currency, earlier, now),
    recordDecision: (record, now) => recordDecision(transaction, record, now),
    confirm: (confirmation) => confirm(transaction, confirmation),
    openAuthorization: (authorization) => openAuthorization(transaction, authorization),
    recordOutside: (decision, now) => recordOutside(transaction, decision, now),
    openOrder: (merchantId, order) => openOrder(transaction, merchantId, order),
    recordMove: (move, now) => recordMove(transaction, move, now),
  };
}

/** Locks first, then reads: a statement sees what was committed before it began, not before its lock was granted. */
async function openCredit(
  transaction: Transaction<Database>,
  wanted: string,
  currency: Currency,
  earlier: readonly Hold[],
  now: Date,
): Promise<{ companyId: string; credit: Credit }> {
  const identities = await lockCompanies(transaction, [wanted, ...earlier.map((hold) => hold.companyId)]);
  const companyId = identities.get(wanted) ?? wanted;
  const { rows } = await sql<{ credit: CreditRow | null; stale: readonly Hold[]; unsigned: number }>`
    select ${selectCredit(companyId, currency)} as credit,
      (select coalesce(json_agg(json_build_object(
          'id', id, 'companyId', company_id, 'currency', currency, 'amount', held)), '[]')
        from "authorization" where open_company = ${companyId} and status <> 'unknown' and expires_at <= ${now}) as stale,
      (select count(*) from "authorization" where open_company = ${companyId} and is_unsigned
          and status <> 'unknown' and expires_at > ${now}
          and id <> all(${earlier.map(({ id }) => id)}::uuid[])) as unsigned
  `.execute(transaction);
  const { credit, stale, unsigned } = rows[0] ?? { credit: null, stale: [], unsigned: 0 };
  const over = stale.filter(({ id }) => !earlier.some((hold) => hold.id === id));
  const released = [
    // Before the credit is decided on: ten tries at one checkout never take up more than one of them.
    ...(await releaseHolds(transaction, earlier, 'superseded', now)),
    ...(await releaseHolds(transaction, over, 'expired', now)),
  ].filter((hold) => hold.companyId === companyId && hold.currency === currency);
  const freed = released.reduce((sum, { amount }) => sum + amount, 0);
  const known = toCredit(credit);
  return { companyId, credit: { ...known, exposure: known.exposure - freed, unsignedHolds: unsigned } };
}

const statusAfter: Readonly<Record<DecisionRecord['fact'], string>> = {
  authorized: 'authorized',
  declined: 'declined',
  corrected: 'correction',
  reviewed: 'review',
  asked: 'unknown',
};

async function recordDecision(
  transaction: Transaction<Database>,
  record: DecisionRecord,
  now: Date,
): Promise<string | undefined> {
  const { binding, companyId, assessment, fact, subject, limitMove, held, isUnsigned } = record;
  const { currency } = binding.amount;
  const status = statusAfter[fact];
  const limit = 'limit' in assessment ? assessment.limit.amount : null;
  const bureau = assessment.bureau ? JSON.stringify(assessment.bureau) : null;
  const { rows } = await sql<{ id: string }>`
    with person as (
      insert into subject (key, body) values (${subject.key}, ${subject.body}) returning id
    ), decided as (
      update "authorization" set status = ${status}, company_id = ${companyId}, subject_id = (select id from person),
        token_hash = ${record.tokenHash ?? null}, answer = ${record.answer ?? null}, expires_at = ${record.expiresAt ?? null},
        lease_until = ${record.leaseUntil ?? null}, is_unanswered = ${fact === 'asked'},
        held = ${held}, is_unsigned = ${isUnsigned}
      where merchant_id = ${binding.merchantId} and attempt = ${binding.attempt} and status = 'pending'
      returning id
    ), moved as (
      insert into credit as known (company_id, currency, exposure, credit_limit, bureau)
      select ${companyId}::uuid, ${currency}, ${held}::bigint, ${limit}::bigint, ${bureau}::jsonb from decided
      on conflict (company_id, currency) do update set
        exposure = known.exposure + excluded.exposure,
        credit_limit = coalesce(excluded.credit_limit, known.credit_limit),
        bureau = coalesce(excluded.bureau, known.bureau)
    ), rated as (
      insert into fact (at, type, company_id, authorization_id, currency, data)
      select ${now}, 'limit_moved', ${companyId}, id, ${currency}, ${limitMove ? JSON.stringify(limitMove) : null}::jsonb
      from decided where ${limitMove !== undefined}
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, subject_id, currency, exposure, data)
    select ${now}, ${fact}, ${binding.merchantId}, ${companyId}, id, (select id from person), ${currency}, ${held}::bigint,
      ${describeDecision(record)}::jsonb
    from decided
    returning authorization_id as id
  `.execute(transaction);
  return rows[0]?.id;
}

/** What a decision was made of, without what may be a person's: a correction's record is kept in the sealed subject. */
function describeDecision({ assessment, credit, decidedBy, more }: DecisionRecord): string {
  return JSON.stringify({ ...assessment, record: undefined, credit, decidedBy, ...more });
}
