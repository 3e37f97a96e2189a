import { sql, type Kysely, type Migration } from 'kysely';

/** Where merchants are told what happened, and what they are still to be told. */
export const webhooks: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table webhook_endpoint (
    id uuid primary key default gen_random_uuid(),
    merchant_id uuid not null unique references merchant,
    url text not null,
    secret bytea not null,
    earlier_secret bytea,
    earlier_until timestamptz,
    created_at timestamptz not null,
    disabled_at timestamptz
  )`,
  // Either it waits, or it has arrived, or nobody tries any longer.
  `create table webhook_delivery (
    id uuid primary key default gen_random_uuid(),
    endpoint_id uuid not null references webhook_endpoint,
    fact_id bigint not null references fact,
    attempts integer not null default 0,
    next_at timestamptz,
    delivered_at timestamptz,
    given_up_at timestamptz,
    last_status text,
    unique (endpoint_id, fact_id),
    check (num_nonnulls(next_at, delivered_at, given_up_at) = 1)
  )`,
  `create index webhook_delivery_due on webhook_delivery (endpoint_id, next_at) where next_at is not null`,
  // A fact and the promise to tell it are written together or not at all, without a round trip of their own. A correction is between
  // buyer and page, and limits are nobody's business.
  `create function tell_merchants() returns trigger language plpgsql as
    $$ begin
      insert into webhook_delivery (endpoint_id, fact_id, next_at)
      select endpoint.id, told.id, told.at from told
      join webhook_endpoint as endpoint on endpoint.merchant_id = told.merchant_id and endpoint.disabled_at is null
      where told.type in ('authorized', 'declined', 'reviewed', 'released', 'superseded', 'expired',
        'confirmed', 'captured', 'refunded', 'cancelled', 'payment_received');
      return null;
    end $$`,
  `create trigger fact_is_told after insert on fact referencing new table as told
    for each statement execute function tell_merchants()`,
];
