import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Counted } from '../rates.js';
import type { Database } from './schema.js';

/**
 * Counts a call under each of its names, and returns those under which it was one too many. Part of a larger statement: the generic
 * cell rate algorithm (ITU-T I.371) in one row a name, shared by all processes. What is refused does not count.
 *
 * @param counts whether the call counts at all; it does if absent
 */
export function countCalls(
  counted: readonly Counted[],
  now: Date,
  counts: RawBuilder<boolean> = sql`true`,
): RawBuilder<{ key: string }> {
  // In one order for everyone, so that no two calls wait for each other.
  const rows = [...counted].sort((one, other) => (one.key < other.key ? -1 : 1));
  const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  return sql<{ key: string }>`
    insert into rate as known (key, until, furthest)
    select * from unnest(
      ${rows.map(({ key }) => key)}::text[],
      ${rows.map(({ every }) => later(every))}::timestamptz[],
      ${rows.map(({ every, burst }) => later(every * burst))}::timestamptz[]
    )
    where ${counts}
    on conflict (key) do update set
      until = greatest(known.until, ${now}) + (excluded.until - ${now}), furthest = excluded.furthest
    where greatest(known.until, ${now}) + (excluded.until - ${now}) <= excluded.furthest
    returning key
  `;
}

/** Forgets who has not called for so long that nothing is left of it. */
export async function forgetRates(database: Kysely<Database>, now: Date): Promise<void> {
  await database.deleteFrom('rate').where('until', '<', now).execute();
}
