import { sql, type Transaction } from 'kysely';
import type { CheckoutEntry, Hold } from '../ledger-port.js';
import { lowerStanding } from '../../domain/standing.js';
import type { Database } from './schema.js';
import { StartAnew } from './transaction.js';

// Two processes may found one company at the same instant; whoever comes second finds it the next time.
const mostTries = 3;

interface Entered {
  readonly companyId: string;
  /** All companies that the keys name, strongest key first. */
  readonly named: readonly string[];
  readonly earlier: readonly Hold[];
  /** The first key leads to this company. */
  readonly isMine: boolean;
}

/** Waits for other decisions of this checkout, then finds or founds the company. See the port. */
export async function enterCheckout(
  transaction: Transaction<Database>,
  entry: CheckoutEntry,
  now: Date,
): Promise<{ companyId: string; earlier: readonly Hold[] }> {
  const { merchantId, checkout } = entry;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${merchantId}:${checkout}`}, 0))`.execute(transaction);
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const { companyId, named, earlier, isMine } = await findOrFound(transaction, entry);
    if (!isMine) continue;
    const others = named.filter((id) => id !== companyId);
    if (entry.linked && others.length > 0) await mergeCompanies(transaction, companyId, others, now);
    return { companyId, earlier };
  }
  throw new Error('A company could be neither found nor founded.');
}

/**
 * One statement, for each is a round trip. The strongest known key decides; a weaker one finds the company only if nobody knows a
 * stronger one yet. Unless evidence has linked the keys, only the strongest is added to the company's names.
 */
async function findOrFound(
  transaction: Transaction<Database>,
  { merchantId, checkout, mode, keys, linked }: CheckoutEntry,
): Promise<Entered> {
  const addable = linked ? keys : keys.slice(0, 1);
  const { rows } = await sql<Entered>`
    with known as (
      select key, company_id, array_position(${[...keys]}::text[], key) as rank
      from company_key where mode = ${mode} and key = any(${[...keys]}::text[])
    ), strongest as (
      select company_id from known order by rank limit 1
    ), founded as (
      insert into company (mode) select ${mode} where not exists (select from strongest) returning id
    ), own as (
      select company_id as id from strongest union all select id from founded
    ), added as (
      insert into company_key (mode, key, company_id)
      select ${mode}, wanted.key, own.id from unnest(${[...addable]}::text[]) as wanted (key), own
      where wanted.key not in (select key from known)
      on conflict do nothing returning key
    )
    select own.id as "companyId",
      (select coalesce(json_agg(company_id order by rank), '[]') from known) as named,
      ${keys[0]} in (select key from known union all select key from added) as "isMine",
      (select coalesce(json_agg(json_build_object(
          'id', id, 'companyId', company_id, 'currency', currency, 'amount', held)), '[]')
        from "authorization" where merchant_id = ${merchantId} and open_checkout = ${checkout}) as earlier
    from own
  `.execute(transaction);
  return rows[0] as Entered;
}

/**
 * Locks companies, in one order for everyone. Returns which company each of them is by now. If somebody has made one of them part of
 * another since it was looked up, the work starts anew: locking that other one too would be out of order.
 */
export async function lockCompanies(
  transaction: Transaction<Database>,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; is: string }>`
    select id, coalesce(merged_into, id) as is from company
    where id in (${sql.join([...new Set(companyIds)].sort())}) order by id for update
  `.execute(transaction);
  const identities = new Map(rows.map((row) => [row.id, row.is]));
  if (rows.some(({ is }) => !identities.has(is))) throw new StartAnew('A company has become part of another.');
  return identities;
}

/**
 * Makes companies one: what they owe adds up, the worse standing holds, and the facts say so on both sides. The others stay as empty
 * names of the remaining one, for facts are never changed.
 */
async function mergeCompanies(
  transaction: Transaction<Database>,
  into: string,
  others: readonly string[],
  now: Date,
): Promise<void> {
  const identities = await lockCompanies(transaction, [into, ...others]);
  const target = identities.get(into) ?? into;
  const merged = [...identities.keys()].filter((id) => id !== target && identities.get(id) !== target);
  if (merged.length === 0) return;
  const ids = sql.join(merged);
  await sql`update company set merged_into = ${target} where id in (${ids}) or merged_into in (${ids})`.execute(
    transaction,
  );
  await sql`update company_key set company_id = ${target} where company_id in (${ids})`.execute(transaction);
  await sql`update "authorization" set company_id = ${target} where company_id in (${ids})`.execute(transaction);
  await moveCredit(transaction, target, merged, now);
}

async function moveCredit(
  transaction: Transaction<Database>,
  target: string,
  merged: readonly string[],
  now: Date,
): Promise<void> {
  const rows = await transaction
    .selectFrom('credit')
    .selectAll()
    .where('company_id', 'in', [target, ...merged])
    .execute();
  for (const from of rows.filter(({ company_id }) => company_id !== target)) {
    const { currency, exposure } = from;
    const own = rows.find((row) => row.company_id === target && row.currency === currency);
    const standing = lowerStanding(standingOf(from), own && standingOf(own));
    await sql`
      with emptied as (
        update credit set exposure = 0 where company_id = ${from.company_id} and currency = ${currency}
      ), moved as (
        insert into credit as known (company_id, currency, exposure, step, on_time_run)
        values (${target}, ${currency}, ${exposure}, ${standing.step}, ${standing.onTimeRun})
        on conflict (company_id, currency) do update set exposure = known.exposure + excluded.exposure,
          step = excluded.step, on_time_run = excluded.on_time_run
      )
      insert into fact (at, type, company_id, currency, exposure, data)
      select ${now}, 'companies_merged', side.company, ${currency}, side.exposure, side.data
      from (values
        (${from.company_id}::uuid, ${-exposure}::bigint, ${JSON.stringify({ into: target })}::jsonb),
        (${target}::uuid, ${exposure}::bigint, ${JSON.stringify({ from: from.company_id })}::jsonb)
      ) as side (company, exposure, data)
    `.execute(transaction);
  }
}

function standingOf({ step, on_time_run }: { step: number; on_time_run: number }) {
  return { step, onTimeRun: on_time_run };
}
