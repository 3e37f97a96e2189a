import { sql, type Kysely, type Migration } from 'kysely';

/** Orders that a payment provider finances, and what it is still to be told of them. */
export const provider: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const open = `status in ('authorized', 'review', 'unknown')`;

const statements = [
  `alter table merchant add provider text not null default 'house' check (provider in ('house', 'billie'))`,
  `alter table "authorization" add provider_reference text unique`,
  // What nobody knows yet takes up a limit too.
  `drop index authorization_open_checkout`,
  `drop index authorization_open_company`,
  `drop index authorization_open_expiry`,
  `create index authorization_open_checkout on "authorization" (merchant_id, checkout) where ${open}`,
  `create index authorization_open_company on "authorization" (company_id) where ${open}`,
  `create index authorization_open_expiry on "authorization" (expires_at) where ${open}`,
  // Either it waits, or it is done, or nobody tries any longer.
  `create table provider_step (
    fact_id bigint primary key references fact,
    authorization_id uuid not null references "authorization",
    attempts integer not null default 0,
    next_at timestamptz,
    done_at timestamptz,
    failed_at timestamptz,
    last_outcome text,
    reference text,
    check (num_nonnulls(next_at, done_at, failed_at) = 1)
  )`,
  `create index provider_step_due on provider_step (next_at) where next_at is not null`,
  `create index provider_step_by_authorization on provider_step (authorization_id, fact_id)`,
  // A fact and the promise to tell the provider are written together or not at all. What the provider itself has told it knows.
  `create function tell_provider() returns trigger language plpgsql as
    $$ begin
      insert into provider_step (fact_id, authorization_id, next_at)
      select told.id, told.authorization_id, told.at from told
      join "authorization" as held on held.id = told.authorization_id and held.provider_reference is not null
      where told.type in ('confirmed', 'released', 'superseded', 'expired', 'answered_late',
          'captured', 'refunded', 'cancelled', 'payment_received')
        and told.data ->> 'toldBy' is distinct from 'provider';
      return null;
    end $$`,
  `create trigger fact_reaches_provider after insert on fact referencing new table as told
    for each statement execute function tell_provider()`,
];
