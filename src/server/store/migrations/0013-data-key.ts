import { sql, type Kysely, type Migration } from 'kysely';

/** The key of this database's secrets, sealed by the master key: one row, made by the first start. */
export const dataKey: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await sql`create table data_key (
      is_only boolean primary key default true check (is_only), sealed bytea not null, sealed_at timestamptz not null
    )`.execute(database);
  },
};
