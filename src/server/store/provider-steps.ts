import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Mode } from '../../domain/issue.js';
import type { OrderFact } from '../../domain/order-state.js';
import type { FullAmount } from '../provider-port.js';
import {
  invoiceUnclear,
  type OpenAtProvider,
  type OwedAtProvider,
  type ProviderStep,
  type ProviderStore,
  type StepEnd,
  type ToldParts,
} from '../provider-store-port.js';
import type { Database } from './schema.js';

const mostAtOnce = 20;

/** The part of the store that remembers what a payment provider knows and is to be told. PostgreSQL is the queue. */
export function createProviderSteps(database: Kysely<Database>): ProviderStore {
  return {
    claimSteps: (mode, now, until) => claimSteps(database, mode, now, until),
    endStep: (step, end, now) => endStep(database, step, end, now),
    noteTold: (step, told) => noteTold(database, step, told),
    listFailedSteps: () => listFailedSteps(database),
    async retryStep(factId, now) {
      const { numUpdatedRows } = await database
        .updateTable('provider_step')
        .set({ failed_at: null, next_at: now, is_insisted: sql<boolean>`last_outcome = ${invoiceUnclear}` })
        .where('fact_id', '=', factId)
        .where('failed_at', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    listUndecided: (mode, now) => listUndecided(database, mode, now),
    listOwed: (mode, after, limit) =>
      listOwed(
        database,
        sql<boolean>`${ofMode(mode)} and sale_order.status not in ('cancelled', 'refunded', 'paid')
          and (${after ?? null}::uuid is null or held.id > ${after ?? null}::uuid)`,
        limit,
      ),
    async findByReference(reference) {
      const held = database.selectFrom('authorization').select('id').where('provider_reference', '=', reference);
      return (await held.executeTakeFirst())?.id;
    },
    async failConfirmation(authorization, outcome, now) {
      await sql`update provider_step as step set done_at = null, failed_at = ${now}, last_outcome = ${outcome}
        from fact where fact.id = step.fact_id and fact.type = 'confirmed' and step.done_at is not null
          and step.authorization_id = ${authorization}`.execute(database);
    },
    findOwed: async (authorization) => (await listOwed(database, sql<boolean>`held.id = ${authorization}`, 1))[0],
  };
}

/** A process serves one mode; the other one's orders are at another account. */
function ofMode(mode: Mode | undefined): RawBuilder<boolean> {
  return mode === undefined ? sql<boolean>`true` : sql<boolean>`held.mode = ${mode}`;
}

interface StepRow extends Omit<ProviderStep, 'orderReference' | 'invoiceUrl'> {
  readonly orderReference: string | null;
  readonly invoiceUrl: string | null;
  readonly asked: FullAmount;
  readonly facts: readonly OrderFact[];
}

const asked = sql`(select earlier.data -> 'basket' from fact as earlier
  where earlier.authorization_id = held.id and earlier.type = 'asked' order by earlier.id desc limit 1)`;
const factsUpToNow = sql`(
  select coalesce(json_agg(earlier.data || jsonb_build_object('type', earlier.type) order by earlier.id), '[]')
  from fact as earlier where earlier.authorization_id = held.id and earlier.id <= fact.id
    and earlier.type in ('confirmed', 'captured', 'refunded', 'cancelled', 'payment_received'))`;
const invoices = sql`(select coalesce(json_object_agg(earlier.data ->> 'capture', done.reference), '{}')
  from provider_step as done join fact as earlier on earlier.id = done.fact_id
  where done.authorization_id = held.id and earlier.type = 'captured' and done.reference is not null)`;

/** In one statement, so that no transaction is open while the provider is told. */
async function claimSteps(
  database: Kysely<Database>,
  mode: Mode | undefined,
  now: Date,
  until: Date,
): Promise<readonly ProviderStep[]> {
  const { rows } = await sql<StepRow>`
    with first as (
      select distinct on (authorization_id) fact_id, next_at from provider_step
      where next_at is not null order by authorization_id, fact_id
    ), due as (
      select step.fact_id from provider_step as step
      join first on first.fact_id = step.fact_id
      join "authorization" as held on held.id = step.authorization_id
      where first.next_at <= ${now} and step.next_at <= ${now} and ${ofMode(mode)}
      order by step.fact_id limit ${mostAtOnce} for update of step skip locked
    ), claimed as (
      update provider_step as step set attempts = attempts + 1, next_at = ${until}
      from due where step.fact_id = due.fact_id
      returning step.fact_id, step.attempts, step.authorization_id, step.told, step.is_insisted
    )
    select claimed.fact_id as "factId", fact.type, held.id as "authorizationId", held.provider_reference as reference,
      sale_order.reference as "orderReference", claimed.attempts, fact.data ->> 'invoiceUrl' as "invoiceUrl",
      claimed.told, claimed.is_insisted as "isInsisted",
      ${asked} as asked, ${factsUpToNow} as facts, ${invoices} as invoices
    from claimed
    join fact on fact.id = claimed.fact_id
    join "authorization" as held on held.id = claimed.authorization_id
    left join sale_order on sale_order.authorization_id = held.id
    order by claimed.fact_id
  `.execute(database);
  return rows.map(({ orderReference, invoiceUrl, ...row }) => ({
    ...row,
    orderReference: orderReference ?? undefined,
    invoiceUrl: invoiceUrl ?? undefined,
  }));
}

/** A person's word holds for one attempt. */
async function noteTold(
  database: Kysely<Database>,
  { factId, attempts }: Pick<ProviderStep, 'factId' | 'attempts'>,
  told: ToldParts,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('provider_step')
    .set({ told: JSON.stringify(told), is_insisted: false })
    .where('fact_id', '=', factId)
    .where('attempts', '=', attempts)
    .where('next_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function endStep(
  database: Kysely<Database>,
  { factId, attempts }: Pick<ProviderStep, 'factId' | 'attempts'>,
  end: StepEnd,
  now: Date,
): Promise<void> {
  const mine = database.updateTable('provider_step').where('fact_id', '=', factId);
  if (end.status === 'done') {
    // What is done is done, even if somebody else is at it once more.
    const reference = end.reference === undefined ? {} : { reference: end.reference };
    await mine.set({ next_at: null, failed_at: null, done_at: now, last_outcome: 'done', ...reference }).execute();
    return;
  }
  const next = end.status === 'later' ? { next_at: end.nextAt } : { next_at: null, failed_at: now };
  await mine
    .where('next_at', 'is not', null)
    .where('attempts', '=', attempts)
    .set({ last_outcome: end.outcome, ...next })
    .execute();
}

async function listFailedSteps(database: Kysely<Database>): ReturnType<ProviderStore['listFailedSteps']> {
  const { rows } = await sql<Awaited<ReturnType<ProviderStore['listFailedSteps']>>[number]>`
    select step.fact_id as "factId", fact.type, step.authorization_id as "authorizationId",
      held.provider_reference as reference, step.last_outcome as outcome, step.failed_at as at
    from provider_step as step
    join fact on fact.id = step.fact_id
    join "authorization" as held on held.id = step.authorization_id
    where step.failed_at is not null order by step.fact_id
  `.execute(database);
  return rows;
}

/** While somebody still waits for the answer it is not missing. */
async function listUndecided(
  database: Kysely<Database>,
  mode: Mode | undefined,
  now: Date,
): Promise<readonly OpenAtProvider[]> {
  const { rows } = await sql<
    Omit<OpenAtProvider, 'amount' | 'reference'> & { reference: string | null; amount: number; currency: string }
  >`
    select held.id as "authorizationId", merchant.name as merchant, held.amount, held.currency, held.status,
      held.provider_reference as reference, asked.at as since
    from "authorization" as held
    join merchant on merchant.id = held.merchant_id
    join lateral (select max(at) as at from fact where authorization_id = held.id and type = 'asked') as asked on true
    where (held.is_unanswered or (held.status = 'review' and held.provider_reference is not null)) and ${ofMode(mode)}
      and (held.lease_until is null or held.lease_until <= ${now})
    order by asked.at
  `.execute(database);
  return rows.map(({ amount, currency, reference, ...row }) => ({
    ...row,
    amount: { amount, currency },
    reference: reference ?? undefined,
  }));
}

async function listOwed(
  database: Kysely<Database>,
  condition: RawBuilder<boolean>,
  limit: number,
): Promise<readonly OwedAtProvider[]> {
  const { rows } = await sql<OwedAtProvider>`
    select held.id as "authorizationId", held.merchant_id as "merchantId", sale_order.id as "order",
      held.provider_reference as reference
    from "authorization" as held
    join sale_order on sale_order.authorization_id = held.id
    where held.provider_reference is not null and ${condition}
    order by held.id limit ${limit}
  `.execute(database);
  return rows;
}
