import { sql, type Kysely, type Migration } from 'kysely';

/** What erasing needs: when it was done, and which kept answers speak of an order. */
export const personalData: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `alter table subject add column erased_at timestamptz`,
  `alter table merchant_call add column order_id uuid references sale_order`,
  `create index merchant_call_of_order on merchant_call (order_id)`,
  `alter table "authorization" add column made_at timestamptz not null default now()`,
  `create index authorization_by_age on "authorization" (made_at)`,
];
