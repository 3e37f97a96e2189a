import { sql, type Kysely } from 'kysely';
import { foldOrder } from '../../domain/order.js';
import type { OrderFact } from '../../domain/order-state.js';
import type { DeliveryEnd, DueDelivery, WebhookStore } from '../webhook-port.js';
import type { Database } from './schema.js';
import { createEndpoints } from './webhook-endpoints.js';

const mostAtOnce = 50;
// One endpoint with much to hear must not keep the others waiting.
const mostPerEndpoint = 10;
const mostForgottenAtOnce = 10_000;

/** The part of the store that remembers what merchants are told. PostgreSQL is the queue: what is written is sent. */
export function createWebhooks(database: Kysely<Database>): WebhookStore {
  return {
    claimDeliveries: (now, until) => claimDeliveries(database, now, until),
    endAttempt: (delivery, end, now) => endAttempt(database, delivery, end, now),
    forgetDeliveries: (before) => forgetDeliveries(database, before),
    ...createEndpoints(database),
  };
}

interface DueRow extends Omit<DueDelivery, 'fact' | 'secrets'> {
  readonly secret: Uint8Array;
  readonly earlierSecret: Uint8Array | null;
  readonly type: string;
  readonly at: Date;
  readonly data: Readonly<Record<string, unknown>>;
  readonly authorizationId: string;
  readonly reference: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly orderId: string | null;
  readonly orderReference: string | null;
  readonly orderFacts: readonly OrderFact[];
}

/** In one statement, so that no transaction is open while anything is sent. */
async function claimDeliveries(database: Kysely<Database>, now: Date, until: Date): Promise<readonly DueDelivery[]> {
  const { rows } = await sql<DueRow>`
    with due as (
      select delivery.id from webhook_endpoint as endpoint cross join lateral (
        select id, next_at from webhook_delivery where endpoint_id = endpoint.id and next_at <= ${now}
        order by next_at limit ${mostPerEndpoint} for update skip locked
      ) as delivery
      where endpoint.disabled_at is null
      order by delivery.next_at limit ${mostAtOnce}
    ), claimed as (
      update webhook_delivery as delivery set attempts = attempts + 1, next_at = ${until}
      from due where delivery.id = due.id
      returning delivery.id, attempts, endpoint_id, fact_id
    )
    select claimed.id, claimed.attempts, endpoint.id as "endpointId", merchant.mode, endpoint.url, endpoint.secret,
      case when endpoint.earlier_until > ${now} then endpoint.earlier_secret end as "earlierSecret",
      fact.type, fact.at, fact.data, held.id as "authorizationId", held.reference, held.amount, held.currency,
      sale_order.id as "orderId", sale_order.reference as "orderReference",
      (select coalesce(json_agg(earlier.data || jsonb_build_object('type', earlier.type) order by earlier.id), '[]')
        from fact as earlier where earlier.authorization_id = held.id and earlier.id <= fact.id
          and earlier.type in ('confirmed', 'captured', 'refunded', 'cancelled', 'payment_received')) as "orderFacts"
    from claimed
    join webhook_endpoint as endpoint on endpoint.id = claimed.endpoint_id
    join merchant on merchant.id = endpoint.merchant_id
    join fact on fact.id = claimed.fact_id
    join "authorization" as held on held.id = fact.authorization_id
    left join sale_order on sale_order.authorization_id = held.id
    order by fact.id
  `.execute(database);
  return rows.map(toDelivery);
}

function toDelivery(row: DueRow): DueDelivery {
  const { id, attempts, endpointId, mode, url, type, at, data, authorizationId } = row;
  const state = foldOrder(row.orderFacts);
  return {
    id,
    attempts,
    endpointId,
    mode,
    url,
    secrets: [row.secret, ...(row.earlierSecret ? [row.earlierSecret] : [])],
    fact: {
      type,
      at,
      data,
      authorizationId,
      reference: row.reference ?? undefined,
      amount: { amount: row.amount, currency: row.currency },
      order:
        state && row.orderId !== null ? { id: row.orderId, reference: row.orderReference ?? '', state } : undefined,
    },
  };
}

/** What has arrived has arrived, even if somebody else is sending it once more. */
async function endAttempt(
  database: Kysely<Database>,
  { id, attempts }: Pick<DueDelivery, 'id' | 'attempts'>,
  end: DeliveryEnd,
  now: Date,
): Promise<void> {
  const mine = database.updateTable('webhook_delivery').where('id', '=', id);
  const answer = { last_status: end.answer };
  if (end.status === 'delivered') {
    await mine.set({ ...answer, next_at: null, given_up_at: null, delivered_at: now }).execute();
    return;
  }
  await mine
    .where('next_at', 'is not', null)
    .where('attempts', '=', attempts)
    .set({ ...answer, ...(end.status === 'failed' ? { next_at: end.nextAt } : { next_at: null, given_up_at: now }) })
    .execute();
}

/** Passes by what somebody has sent again at this very moment. */
async function forgetDeliveries(database: Kysely<Database>, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from webhook_delivery where id in (
      select id from webhook_delivery where delivered_at < ${before}
      order by delivered_at limit ${mostForgottenAtOnce} for update skip locked
    )
  `.execute(database);
  return Number(numAffectedRows);
}
