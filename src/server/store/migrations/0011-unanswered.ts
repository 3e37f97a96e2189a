import { sql, type Kysely, type Migration } from 'kysely';

/** Which authorizations a payment provider was asked about without an answer so far, whatever else has become of them. */
export const unanswered: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `alter table "authorization" add is_unanswered boolean not null default false`,
  `update "authorization" set is_unanswered = true where status = 'unknown'`,
  `create index authorization_unanswered on "authorization" (id) where is_unanswered`,
];
