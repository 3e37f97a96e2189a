import { sql, type Kysely, type Migration } from 'kysely';

/**
 * Keeps a full ledger as fast as an empty one.
 *
 * Whose limit and which checkout an authorization takes up while it is open become columns of their own. A partial index over the status
 * would fit every question about open authorizations: while statistics say that there are none (a quiet night), all such indexes look
 * equally cheap, and PostgreSQL may read the wrong one from end to end, the slower the more are open. Each of these answers one question
 * only.
 *
 * And ids grow with time (RFC 9562, version 7), so that new entries of an index meet on its last pages instead of one page each.
 */
export const fullLedgers: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const whileOpen = (column: string): string =>
  `generated always as (case when status in ('authorized', 'review', 'unknown') then ${column} end) stored`;

const growing = ['subject', 'company', '"authorization"', 'sale_order', 'webhook_delivery'];

const statements = [
  `drop index authorization_open_checkout`,
  `drop index authorization_open_company`,
  `alter table "authorization"
    add column open_company uuid ${whileOpen('company_id')},
    add column open_checkout text ${whileOpen('checkout')}`,
  `create index authorization_open_company on "authorization" (open_company) where open_company is not null`,
  `create index authorization_open_checkout on "authorization" (merchant_id, open_checkout) where open_checkout is not null`,
  // PostgreSQL has uuidv7() from version 18 only. 48 bits of milliseconds, then the version's bits, over a random id of version 4.
  `create function growing_id() returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing
        substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
  $$`,
  ...growing.map((table) => `alter table ${table} alter column id set default growing_id()`),
  // The same as before, but by the authorization's id whatever statistics say.
  `create or replace function tell_provider() returns trigger language plpgsql as
    $$ begin
      insert into provider_step (fact_id, authorization_id, next_at)
      select told.id, told.authorization_id, told.at from told
      where told.type in ('confirmed', 'released', 'superseded', 'expired', 'answered_late',
          'captured', 'refunded', 'cancelled', 'payment_received')
        and told.data ->> 'toldBy' is distinct from 'provider'
        and (select provider_reference from "authorization" as held where held.id = told.authorization_id) is not null;
      return null;
    end $$`,
];
