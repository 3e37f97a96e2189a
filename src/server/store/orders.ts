import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { feeOf } from '../../domain/money.js';
import type { Confirmation, ConfirmOutcome, OrderRecord, Store } from '../ports.js';
import { createLedger } from './ledger.js';
import type { AuthorizationTable, Database, OrderTable } from './schema.js';

type Orders = Pick<Store, 'confirm' | 'findOrder' | 'readCompanyCredit'>;

/** The part of the store that turns authorizations into orders. */
export function createOrders(database: Kysely<Database>): Orders {
  return {
    confirm: (confirmation) => database.transaction().execute((transaction) => confirm(transaction, confirmation)),
    async findOrder(merchantId, order) {
      const row = await orders(database)
        .where('sale_order.id', '=', order)
        .where('merchant_id', '=', merchantId)
        .executeTakeFirst();
      return row && toOrder(row);
    },
    async readCompanyCredit(mode, key, currency) {
      const row = await database
        .selectFrom('company_key')
        .innerJoin('credit', 'credit.company_id', 'company_key.company_id')
        .select(['exposure', 'credit_limit'])
        .where('mode', '=', mode)
        .where('key', '=', key)
        .where('currency', '=', currency)
        .executeTakeFirst();
      return row && { exposure: row.exposure, ...(row.credit_limit !== null && { limit: row.credit_limit }) };
    },
  };
}

function orders(database: Kysely<Database>) {
  return database
    .selectFrom('sale_order')
    .innerJoin('subject', 'subject.id', 'subject_id')
    .selectAll('sale_order')
    .select(['key', 'body']);
}

/** All or nothing: an order is booked only if it equals what was authorized, in time, for the first time. */
async function confirm(transaction: Transaction<Database>, confirmation: Confirmation): Promise<ConfirmOutcome> {
  const { merchant, tokenHash, idempotencyKey, now } = confirmation;
  await enterKey(transaction, merchant.id, idempotencyKey);
  const repeated = await orders(transaction)
    .where('merchant_id', '=', merchant.id)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst();
  if (repeated) {
    return repeated.fingerprint === fingerprint(confirmation)
      ? { status: 'confirmed', order: toOrder(repeated) }
      : { status: 'key_reused' };
  }
  const held = await findHeld(transaction, merchant.id, tokenHash);
  if (!held?.company_id) return { status: 'not_found' };
  await createLedger(transaction).lockCompanies([held.company_id], now);
  // Read again under the lock: another process may have confirmed, released or expired it meanwhile.
  const authorization = await findHeld(transaction, merchant.id, tokenHash);
  if (!authorization) return { status: 'not_found' };
  if (authorization.status !== 'authorized') return refusal(authorization.status);
  const paths = differences(authorization, confirmation);
  return paths.length > 0 ? { status: 'mismatch', paths } : book(transaction, authorization, confirmation);
}

/** Waits for other confirmations under this key: of two at the same moment, the second finds what the first has made. */
async function enterKey(transaction: Transaction<Database>, merchantId: string, idempotencyKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`order:${merchantId}:${idempotencyKey}`}, 0))`.execute(
    transaction,
  );
}

function findHeld(transaction: Transaction<Database>, merchantId: string, tokenHash: string) {
  return transaction
    .selectFrom('authorization')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

function refusal(status: AuthorizationTable['status']): ConfirmOutcome {
  if (status === 'confirmed') return { status: 'already_confirmed' };
  if (status === 'expired') return { status: 'expired' };
  return { status: status === 'review' ? 'in_review' : 'released' };
}

function differences(
  authorization: Selectable<AuthorizationTable>,
  { amount, reference }: Confirmation,
): Extract<ConfirmOutcome, { status: 'mismatch' }>['paths'] {
  return [
    ...(authorization.amount === amount.amount ? [] : (['amount.amount'] as const)),
    ...(authorization.currency === amount.currency ? [] : (['amount.currency'] as const)),
    ...(authorization.reference === null || authorization.reference === reference ? [] : (['reference'] as const)),
  ];
}

async function book(
  transaction: Transaction<Database>,
  authorization: Selectable<AuthorizationTable>,
  confirmation: Confirmation,
): Promise<ConfirmOutcome> {
  const { merchant, amount, now } = confirmation;
  const fee = feeOf(amount.amount, merchant.fee);
  const id = await insertOrder(transaction, authorization, confirmation, fee);
  await transaction
    .updateTable('authorization')
    .set({ status: 'confirmed' })
    .where('id', '=', authorization.id)
    .execute();
  await transaction
    .insertInto('fact')
    .values({
      at: now,
      type: 'confirmed',
      merchant_id: merchant.id,
      company_id: authorization.company_id,
      authorization_id: authorization.id,
      currency: amount.currency,
      exposure: 0,
      data: JSON.stringify({ order: id, fee, feeBasisPoints: merchant.fee }),
    })
    .execute();
  const row = await orders(transaction).where('sale_order.id', '=', id).executeTakeFirstOrThrow();
  return { status: 'confirmed', order: toOrder(row) };
}

async function insertOrder(
  transaction: Transaction<Database>,
  authorization: Selectable<AuthorizationTable>,
  confirmation: Confirmation,
  fee: number,
): Promise<string> {
  const { merchant, amount, reference, idempotencyKey, now } = confirmation;
  const { id } = await transaction
    .insertInto('sale_order')
    .values({
      authorization_id: authorization.id,
      merchant_id: merchant.id,
      reference,
      amount: amount.amount,
      currency: amount.currency,
      fee_basis_points: merchant.fee,
      fee,
      payment_term_days: merchant.paymentTermDays,
      idempotency_key: idempotencyKey,
      fingerprint: fingerprint(confirmation),
      subject_id: authorization.subject_id as string,
      confirmed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function fingerprint({ tokenHash, amount, reference }: Confirmation): string {
  return JSON.stringify([tokenHash, amount.amount, amount.currency, reference]);
}

function toOrder(row: Selectable<OrderTable> & { key: Uint8Array; body: Uint8Array }): OrderRecord {
  return {
    id: row.id,
    reference: row.reference,
    amount: { amount: row.amount, currency: row.currency },
    fee: { basisPoints: row.fee_basis_points, amount: row.fee },
    paymentTermDays: row.payment_term_days,
    subject: { key: row.key, body: row.body },
    confirmedAt: row.confirmed_at,
  };
}
