import { sql, type Kysely } from 'kysely';
import type { DecisionTrail, WaitingReview } from '../ledger-port.js';
import type { Store } from '../ports.js';
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
    where held.status = 'review' and held.provider_reference is null and held.expires_at > ${now}
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
