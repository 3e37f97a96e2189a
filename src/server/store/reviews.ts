import { sql, type Kysely, type Transaction } from 'kysely';
import type { DecisionTrail, OpenReview, ReviewEnd, WaitingReview } from '../ledger-port.js';
import type { Store } from '../ports.js';
import { lockCompanies } from './companies.js';
import type { Database } from './schema.js';

type Reviews = Pick<Store, 'listReviews' | 'readTrail'>;

/** The part of the store for those who look at decisions: reviews that wait, and how any decision came about. */
export function createReviews(database: Kysely<Database>): Reviews {
  return { listReviews: (now) => listReviews(database, now), readTrail: (id) => readTrail(database, id) };
}

async function listReviews(database: Kysely<Database>, now: Date): Promise<readonly WaitingReview[]> {
  const { rows } = await sql<Omit<WaitingReview, 'amount'> & { amount: number; currency: string }>`
    select held.id as "authorizationId", merchant.name as merchant, held.amount, held.currency,
      asked.data ->> 'reason' as reason, asked.at as since, held.expires_at as "expiresAt"
    from "authorization" as held
    join merchant on merchant.id = held.merchant_id
    join fact as asked on asked.authorization_id = held.id and asked.type = 'reviewed'
    where held.status = 'review' and held.expires_at > ${now}
    order by asked.id
  `.execute(database);
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: { amount, currency } }));
}

async function readTrail(database: Kysely<Database>, id: string): Promise<DecisionTrail | undefined> {
  const row = await database
    .selectFrom('authorization')
    .innerJoin('merchant', 'merchant.id', 'merchant_id')
    .leftJoin('subject', 'subject.id', 'subject_id')
    .select(['authorization.id', 'merchant.name as merchant', 'amount', 'currency', 'status', 'key', 'body'])
    .where('authorization.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const facts = await database
    .selectFrom('fact')
    .select(['type', 'at', 'data'])
    .where('authorization_id', '=', id)
    .orderBy('id')
    .execute();
  return {
    authorizationId: row.id,
    merchant: row.merchant,
    amount: { amount: row.amount, currency: row.currency },
    status: row.status,
    facts: facts as DecisionTrail['facts'],
    subject: row.key?.length && row.body ? { key: row.key, body: row.body } : undefined,
  };
}

/** Locks the company of an authorization and reads what is to be decided on. */
export async function openReview(transaction: Transaction<Database>, id: string): Promise<OpenReview | undefined> {
  const held = await transaction
    .selectFrom('authorization')
    .select('company_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!held?.company_id) return undefined;
  await lockCompanies(transaction, [held.company_id]);
  const row = await transaction
    .selectFrom('authorization')
    .innerJoin('merchant', 'merchant.id', 'merchant_id')
    .innerJoin('subject', 'subject.id', 'subject_id')
    .selectAll('authorization')
    .select(['payment_term_days', 'key', 'body'])
    .where('authorization.id', '=', id)
    .executeTakeFirst();
  if (!row?.company_id) return undefined;
  return {
    authorizationId: row.id,
    companyId: row.company_id,
    merchantId: row.merchant_id,
    attempt: row.attempt,
    amount: { amount: row.amount, currency: row.currency },
    held: row.held,
    status: row.status,
    expiresAt: row.expires_at ?? undefined,
    paymentTermDays: row.payment_term_days,
    subject: { key: row.key, body: row.body },
  };
}

/** What is refused gives its hold back; what is authorized keeps it, and gets its half hour. */
export async function endReview(transaction: Transaction<Database>, end: ReviewEnd, now: Date): Promise<void> {
  const { review, fact, answer, tokenHash, expiresAt, by, because } = end;
  const { authorizationId, companyId, merchantId, amount, held } = review;
  const change = fact === 'declined' ? -held : 0;
  await sql`
    with ended as (
      update "authorization" set status = ${fact}, answer = ${answer}, token_hash = ${tokenHash ?? null},
        expires_at = ${expiresAt ?? null}
      where id = ${authorizationId}
    ), freed as (
      update credit set exposure = exposure + ${change}::bigint
      where company_id = ${companyId} and currency = ${amount.currency}
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure, data)
    values (${now}, ${fact}, ${merchantId}, ${companyId}, ${authorizationId}, ${amount.currency}, ${change},
      ${JSON.stringify({ decidedBy: 'person', by, because })})
  `.execute(transaction);
}
