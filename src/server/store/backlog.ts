import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.js';

/** How much is waiting in the whole database, whoever works on it. */
export type Backlog = Readonly<
  Record<
    'holds_open' | 'holds_overdue' | 'reviews' | 'unknown' | 'webhooks_due' | 'provider_due' | 'provider_failed',
    number
  >
>;

const nothing: Backlog = {
  holds_open: 0,
  holds_overdue: 0,
  reviews: 0,
  unknown: 0,
  webhooks_due: 0,
  provider_due: 0,
  provider_failed: 0,
};

/**
 * Counts what is waiting: authorizations that take up a limit, those of them whose time is over, reviews, those of which nobody knows
 * what the provider has decided, webhooks that are due, and what the provider is to be told, or could not be told. By indexes of what is open, so it is as cheap as there is little of it.
 */
export async function readBacklog(database: Kysely<Database>, now: Date): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      count(*) filter (where expires_at > ${now}) as holds_open,
      count(*) filter (where expires_at <= ${now}) as holds_overdue,
      count(*) filter (where expires_at > ${now} and status = 'review') as reviews,
      (select count(*) from "authorization" where is_unanswered) as unknown,
      (select count(*) from webhook_delivery where next_at <= ${now}) as webhooks_due,
      (select count(*) from provider_step where next_at <= ${now}) as provider_due,
      (select count(*) from provider_step where failed_at is not null) as provider_failed
    from "authorization" where status in ('authorized', 'review')
  `.execute(database);
  return rows[0] ?? nothing;
}
