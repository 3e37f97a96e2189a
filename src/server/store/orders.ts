import { sql, type Kysely, type Selectable } from 'kysely';
import { foldOrder } from '../../domain/order.js';
import { laterFactTypes, type OrderFact } from '../../domain/order-state.js';
import type { OrderPage, OrderQuery, OrderRecord } from '../ledger-port.js';
import type { Store } from '../ports.js';
import { toCredit } from './credit.js';
import type { Database, OrderTable } from './schema.js';

type Orders = Pick<Store, 'findOrder' | 'listOrders' | 'readCompanyCredit'>;

/** The part of the store that reads orders, and what companies owe. */
export function createOrders(database: Kysely<Database>): Orders {
  return {
    findOrder: (merchantId, order) => findOrder(database, merchantId, order),
    listOrders: (merchantId, query) => listOrders(database, merchantId, query),
    async readCompanyCredit(mode, key, currency) {
      const row = await database
        .selectFrom('company_key')
        .innerJoin('credit', 'credit.company_id', 'company_key.company_id')
        .select(['exposure', 'credit_limit', 'bureau', 'step', 'on_time_run'])
        .where('mode', '=', mode)
        .where('key', '=', key)
        .where('currency', '=', currency)
        .executeTakeFirst();
      return row && toCredit(row);
    },
  };
}

/** Orders with all that happened to them since. */
function orders(database: Kysely<Database>) {
  return database
    .selectFrom('sale_order')
    .innerJoin('subject', 'subject.id', 'subject_id')
    .selectAll('sale_order')
    .select(['key', 'body'])
    .select(
      sql<OrderFact[]>`(
        select coalesce(json_agg(fact.data || jsonb_build_object('type', fact.type) order by fact.id), '[]') from fact
        where fact.authorization_id = sale_order.authorization_id and fact.type in (${sql.join(laterFactTypes)})
      )`.as('facts'),
    );
}

/** Reads one of a merchant's orders. */
export async function findOrder(
  database: Kysely<Database>,
  merchantId: string,
  order: string,
): Promise<OrderRecord | undefined> {
  const row = await orders(database)
    .where('sale_order.id', '=', order)
    .where('merchant_id', '=', merchantId)
    .executeTakeFirst();
  return row && toOrder(row);
}

async function listOrders(
  database: Kysely<Database>,
  merchantId: string,
  { status, reference, after, limit }: OrderQuery,
): Promise<OrderPage> {
  let query = orders(database)
    .where('merchant_id', '=', merchantId)
    .orderBy('confirmed_at', 'desc')
    .orderBy('sale_order.id', 'desc')
    .limit(limit + 1);
  if (status !== undefined) query = query.where('status', '=', status);
  if (reference !== undefined) query = query.where('reference', '=', reference);
  if (after !== undefined) {
    // Another merchant's order is no place to go on from: nothing comes after it.
    query = query.where(
      sql<boolean>`(confirmed_at, sale_order.id) < (
        select confirmed_at, id from sale_order where id = ${after} and merchant_id = ${merchantId})`,
    );
  }
  const rows = await query.execute();
  return { orders: rows.slice(0, limit).map(toOrder), hasMore: rows.length > limit };
}

type Row = Selectable<OrderTable> & { key: Uint8Array; body: Uint8Array; facts: OrderFact[] };

function toOrder(row: Row): OrderRecord {
  const state = foldOrder([{ type: 'confirmed', amount: row.amount }, ...row.facts]);
  if (!state) throw new Error('An order without an amount.');
  return {
    id: row.id,
    reference: row.reference,
    amount: { amount: row.amount, currency: row.currency },
    fee: { basisPoints: row.fee_basis_points, amount: row.fee },
    paymentTermDays: row.payment_term_days,
    subject: row.key.length > 0 ? { key: row.key, body: row.body } : undefined,
    confirmedAt: row.confirmed_at,
    state,
  };
}
