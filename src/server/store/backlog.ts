import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.js';

/** How much is waiting in the whole database, whoever works on it. */
export type Backlog = Readonly<Record<'holds_open' | 'holds_overdue' | 'reviews' | 'webhooks_due', number>>;

/**
 * Counts what is waiting: authorizations that take up a limit, those of them whose time is over, reviews that wait for a person, and
 * webhooks that are due. By indexes of what is open, so it is as cheap as there is little of it.
 */
export async function readBacklog(database: Kysely<Database>, now: Date): Promise<Backlog> {
  const { rows } = await sql<Backlog>`
    select
      count(*) filter (where expires_at > ${now}) as holds_open,
      count(*) filter (where expires_at <= ${now}) as holds_overdue,
      count(*) filter (where expires_at > ${now} and status = 'review') as reviews,
      (select count(*) from webhook_delivery where next_at <= ${now}) as webhooks_due
    from "authorization" where status in ('authorized', 'review')
  `.execute(database);
  return rows[0] ?? { holds_open: 0, holds_overdue: 0, reviews: 0, webhooks_due: 0 };
}
