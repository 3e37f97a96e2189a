import { sql, type Kysely } from 'kysely';
import type { DeliveryRecord, NewEndpoint, WebhookStore } from '../webhook-port.js';
import type { Database } from './schema.js';
import { transact } from './transaction.js';

type Endpoints = Omit<WebhookStore, 'claimDeliveries' | 'endAttempt' | 'forgetDeliveries'>;

/** The part of the store for those who look after webhooks. */
export function createEndpoints(database: Kysely<Database>): Endpoints {
  return {
    async readMerchantMode(merchantId) {
      const row = await database.selectFrom('merchant').select('mode').where('id', '=', merchantId).executeTakeFirst();
      return row?.mode;
    },
    saveEndpoint: (endpoint, now) => saveEndpoint(database, endpoint, now),
    async replaceEndpointSecret(merchantId, secret, earlierUntil) {
      const { numUpdatedRows } = await database
        .updateTable('webhook_endpoint')
        .set((endpoint) => ({ secret, earlier_secret: endpoint.ref('secret'), earlier_until: earlierUntil }))
        .where('merchant_id', '=', merchantId)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    disableEndpoint: (of, now) => disableEndpoint(database, of, now),
    listDeliveries: (merchantId, limit) => listDeliveries(database, merchantId, limit),
    redeliver: (delivery, now) => redeliver(database, delivery, now),
  };
}

async function saveEndpoint(
  database: Kysely<Database>,
  { merchantId, url, secret }: NewEndpoint,
  now: Date,
): Promise<'created' | 'moved'> {
  const { rows } = await sql<{ isNew: boolean }>`
    insert into webhook_endpoint as known (merchant_id, url, secret, created_at)
    values (${merchantId}, ${url}, ${secret}, ${now})
    on conflict (merchant_id) do update set url = excluded.url, disabled_at = null,
      secret = case when known.disabled_at is null then known.secret else excluded.secret end,
      earlier_secret = case when known.disabled_at is null then known.earlier_secret end
    returning secret = ${secret} as "isNew"
  `.execute(database);
  return rows[0]?.isNew ? 'created' : 'moved';
}

/** The endpoint first: two who do so at once wait for each other there, and only one goes on. */
function disableEndpoint(
  database: Kysely<Database>,
  of: { readonly merchantId: string } | { readonly endpointId: string },
  now: Date,
): Promise<boolean> {
  const [column, id] =
    'merchantId' in of ? (['merchant_id', of.merchantId] as const) : (['id', of.endpointId] as const);
  return transact(database, async (transaction) => {
    const endpoint = await transaction
      .updateTable('webhook_endpoint')
      .set({ disabled_at: now })
      .where(column, '=', id)
      .where('disabled_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!endpoint) return false;
    await transaction
      .updateTable('webhook_delivery')
      .set({ next_at: null, given_up_at: now, last_status: 'disabled' })
      .where('endpoint_id', '=', endpoint.id)
      .where('next_at', 'is not', null)
      .execute();
    return true;
  });
}

async function listDeliveries(
  database: Kysely<Database>,
  merchantId: string,
  limit: number,
): Promise<readonly DeliveryRecord[]> {
  const { rows } = await sql<
    Omit<DeliveryRecord, 'lastAnswer' | 'nextAt'> & { lastAnswer: string | null; nextAt: Date | null }
  >`
    select delivery.id, fact.type as fact, fact.at, fact.authorization_id as "authorizationId", delivery.attempts,
      case when delivered_at is not null then 'delivered' when given_up_at is not null then 'given_up' else 'waiting' end as status,
      last_status as "lastAnswer", next_at as "nextAt"
    from webhook_delivery as delivery
    join webhook_endpoint as endpoint on endpoint.id = delivery.endpoint_id
    join fact on fact.id = delivery.fact_id
    where endpoint.merchant_id = ${merchantId}
    order by delivery.fact_id desc limit ${limit}
  `.execute(database);
  return rows.map(({ lastAnswer, nextAt, ...row }) => ({
    ...row,
    lastAnswer: lastAnswer ?? undefined,
    nextAt: nextAt ?? undefined,
  }));
}

async function redeliver(database: Kysely<Database>, delivery: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update webhook_delivery as delivery set attempts = 0, next_at = ${now}, delivered_at = null, given_up_at = null
    from webhook_endpoint as endpoint
    where delivery.id = ${delivery} and endpoint.id = delivery.endpoint_id and endpoint.disabled_at is null
  `.execute(database);
  return numAffectedRows === 1n;
}
