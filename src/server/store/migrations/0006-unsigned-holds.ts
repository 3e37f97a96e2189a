import { sql, type Kysely, type Migration } from 'kysely';

/** A hold may take up less than its amount, if nobody has vouched for the basket; and a merchant may insist that somebody does. */
export const unsignedHolds: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `alter table "authorization"
    add column held bigint not null default 0 check (held between 0 and amount),
    add column is_unsigned boolean not null default false`,
  // What was held before was held whole.
  `update "authorization" set held = amount where status in ('authorized', 'review', 'confirmed')`,
  `alter table merchant add column basket_token text not null default 'optional' check (basket_token in ('required', 'optional'))`,
  // Derived from the merchant's secret keys and sealed: who reads the database can sign no baskets.
  `create table basket_key (
    id uuid primary key default gen_random_uuid(),
    merchant_id uuid not null references merchant,
    key bytea not null,
    valid_until timestamptz
  )`,
  `create index basket_key_of_merchant on basket_key (merchant_id)`,
  `update merchant set basket_token = 'required' where mode = 'live'`,
];
