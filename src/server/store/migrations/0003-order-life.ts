import { sql, type Kysely, type Migration } from 'kysely';

/** The life of an order after its confirmation, what a company earns by paying, companies that turn out to be one, and calls once made. */
export const orderLife: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `alter table company add column merged_into uuid references company`,
  // What the limit rests on: the latest rating by bureaus, and steps earned by payments.
  `alter table credit
    add column bureau jsonb,
    add column step integer not null default 0,
    add column on_time_run integer not null default 0,
    drop column score`,
  `alter table sale_order
    add column status text not null default 'confirmed',
    drop column idempotency_key,
    drop column fingerprint`,
  `create index sale_order_of_merchant on sale_order (merchant_id, confirmed_at desc, id desc)`,
  `create index sale_order_by_reference on sale_order (merchant_id, reference)`,
  `create table merchant_call (
    merchant_id uuid not null references merchant,
    key text not null,
    fingerprint text not null,
    answer bytea not null,
    at timestamptz not null,
    primary key (merchant_id, key)
  )`,
  `create index merchant_call_by_age on merchant_call (at)`,
];
