import { sql, type Kysely, type Migration } from 'kysely';

/** Keys apart from their merchants, so that a new one can be valid beside the old one; and merchants that sell some products only. */
export const merchantKeys: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table merchant_key (
    id uuid primary key default gen_random_uuid(),
    merchant_id uuid not null references merchant,
    publishable text unique,
    secret_hash text unique,
    hint text not null,
    basket_key bytea,
    created_at timestamptz not null,
    valid_until timestamptz,
    check ((publishable is null) <> (secret_hash is null))
  )`,
  `create index merchant_key_of_merchant on merchant_key (merchant_id)`,
  `insert into merchant_key (merchant_id, publishable, hint, created_at)
    select id, publishable_key, right(publishable_key, 4), now() from merchant`,
  // The end of a secret key that is only known by its hash is not known.
  `insert into merchant_key (merchant_id, secret_hash, hint, basket_key, created_at)
    select id, secret_key_hash, '', (
      select key from basket_key where basket_key.merchant_id = merchant.id and valid_until is null limit 1
    ), now() from merchant`,
  `drop table basket_key`,
  `alter table merchant
    drop column publishable_key,
    drop column secret_key_hash,
    add column restricts_products boolean not null default false`,
];
