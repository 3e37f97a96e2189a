import { sql, type Transaction } from 'kysely';
import type { MoveRecord, OpenOrder } from '../ledger-port.js';
import { lockCompanies } from './companies.js';
import { selectCredit, toCredit, type CreditRow } from './credit.js';
import { findOrder } from './orders.js';
import type { Database } from './schema.js';

/** Locks the order's company and reads both. */
export async function openOrder(
  transaction: Transaction<Database>,
  merchantId: string,
  id: string,
): Promise<OpenOrder | undefined> {
  const owner = await transaction
    .selectFrom('sale_order')
    .innerJoin('authorization', 'authorization.id', 'sale_order.authorization_id')
    .select([
      'authorization.id as authorizationId',
      'company_id as companyId',
      'sale_order.currency',
      'provider_reference',
    ])
    .where('sale_order.id', '=', id)
    .where('sale_order.merchant_id', '=', merchantId)
    .executeTakeFirst();
  if (!owner?.companyId) return undefined;
  const identities = await lockCompanies(transaction, [owner.companyId]);
  const companyId = identities.get(owner.companyId) ?? owner.companyId;
  const order = await findOrder(transaction, merchantId, id);
  const { rows } = await sql<{ credit: CreditRow | null }>`
    select ${selectCredit(companyId, owner.currency)} as credit
  `.execute(transaction);
  return (
    order && {
      order,
      companyId,
      authorizationId: owner.authorizationId,
      providerReference: owner.provider_reference ?? undefined,
      credit: toCredit(rows[0]?.credit ?? null),
    }
  );
}

/** Writes one step of an order's life down, with what it does to exposure, standing and limit. */
export async function recordMove(transaction: Transaction<Database>, move: MoveRecord, now: Date): Promise<void> {
  const { merchantId, opened, fact, after, standing, limitMove, toldBy } = move;
  const { order, companyId, authorizationId } = opened;
  const { currency } = order.amount;
  const change = after.exposure - order.state.exposure;
  const { type, ...told } = fact;
  const data = toldBy ? { ...told, toldBy } : told;
  const facts = [
    { type, exposure: change, data },
    ...(limitMove ? [{ type: 'limit_moved', exposure: 0, data: limitMove }] : []),
  ];
  await sql`
    with moved as (
      update credit set exposure = exposure + ${change}::bigint,
        step = coalesce(${standing?.step ?? null}::int, step),
        on_time_run = coalesce(${standing?.onTimeRun ?? null}::int, on_time_run),
        credit_limit = coalesce(${limitMove?.to ?? null}::bigint, credit_limit)
      where company_id = ${companyId} and currency = ${currency}
    ), folded as (
      update sale_order set status = ${after.status} where id = ${order.id}
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure, data)
    select ${now}, one ->> 'type', ${merchantId}, ${companyId}, ${authorizationId}, ${currency},
      (one ->> 'exposure')::bigint, one -> 'data'
    from jsonb_array_elements(${JSON.stringify(facts)}::jsonb) with ordinality as told (one, place) order by place
  `.execute(transaction);
}
