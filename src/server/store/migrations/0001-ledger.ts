import { sql, type Kysely, type Migration } from 'kysely';

/** Tables of the ledger and its working rows. */
export const ledger: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};

const statements = [
  `create table merchant (
    id uuid primary key,
    mode text not null check (mode in ('test', 'live')),
    name text not null,
    publishable_key text not null unique,
    secret_key_hash text not null unique,
    origins jsonb not null,
    rules jsonb not null,
    basket text not null check (basket in ('total', 'full')),
    payment_term_days integer not null check (payment_term_days between 7 and 120),
    fee_basis_points integer not null check (fee_basis_points between 0 and 10000),
    takes_review boolean not null,
    suggests_smaller boolean not null
  )`,
  `create table company (
    id uuid primary key default gen_random_uuid(),
    mode text not null check (mode in ('test', 'live'))
  )`,
  `create table company_key (
    mode text not null,
    key text not null,
    company_id uuid not null references company,
    primary key (mode, key)
  )`,
  `create table credit (
    company_id uuid not null references company,
    currency char(3) not null,
    exposure bigint not null check (exposure >= 0),
    credit_limit bigint,
    score integer,
    primary key (company_id, currency)
  )`,
  `create table subject (
    id uuid primary key default gen_random_uuid(),
    key bytea not null,
    body bytea not null
  )`,
  `create table "authorization" (
    id uuid primary key default gen_random_uuid(),
    merchant_id uuid not null references merchant,
    attempt text not null,
    mode text not null,
    checkout text not null,
    amount bigint not null check (amount > 0),
    currency char(3) not null,
    reference text,
    basket_hash text not null,
    fingerprint text not null,
    status text not null,
    company_id uuid references company,
    subject_id uuid references subject,
    token_hash text unique,
    answer bytea,
    lease_until timestamptz,
    expires_at timestamptz,
    unique (merchant_id, attempt)
  )`,
  `create index authorization_open_checkout on "authorization" (merchant_id, checkout) where status in ('authorized', 'review')`,
  `create index authorization_open_company on "authorization" (company_id) where status in ('authorized', 'review')`,
  `create index authorization_open_expiry on "authorization" (expires_at) where status in ('authorized', 'review')`,
  `create table sale_order (
    id uuid primary key default gen_random_uuid(),
    authorization_id uuid not null unique references "authorization",
    merchant_id uuid not null references merchant,
    reference text not null,
    amount bigint not null check (amount > 0),
    currency char(3) not null,
    fee_basis_points integer not null,
    fee bigint not null check (fee >= 0),
    payment_term_days integer not null,
    idempotency_key text not null,
    fingerprint text not null,
    subject_id uuid not null references subject,
    confirmed_at timestamptz not null,
    unique (merchant_id, idempotency_key)
  )`,
  `create table fact (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    type text not null,
    merchant_id uuid references merchant,
    company_id uuid references company,
    authorization_id uuid references "authorization",
    subject_id uuid references subject,
    currency char(3),
    exposure bigint,
    data jsonb not null default '{}'
  )`,
  `create index fact_by_authorization on fact (authorization_id, id)`,
  `create index fact_by_company on fact (company_id, id)`,
  `create index fact_of_activation on fact (merchant_id, id) where authorization_id is null`,
  `create function refuse_change() returns trigger language plpgsql as
    $$ begin raise exception 'facts are never changed'; end $$`,
  `create trigger fact_is_final before update or delete on fact for each row execute function refuse_change()`,
  `create trigger fact_stays before truncate on fact execute function refuse_change()`,
];
