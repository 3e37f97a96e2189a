import { sql, type Kysely, type Migration } from 'kysely';

/** How often somebody has called lately. Unlogged: nothing is lost with it, and counting waits for no disk. */
export const rates: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    const statement = `create unlogged table rate (key text primary key, until timestamptz not null, furthest timestamptz not null)`;
    await sql.raw(statement).execute(database);
    await sql.raw('create index rate_by_age on rate (until)').execute(database);
  },
};
