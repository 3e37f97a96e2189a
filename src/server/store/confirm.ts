import { sql, type Selectable, type Transaction } from 'kysely';
import { feeOf } from '../../domain/money.js';
import type { Confirmation, ConfirmOutcome } from '../ledger-port.js';
import { lockCompanies } from './companies.js';
import { findOrder } from './orders.js';
import { releaseHolds } from './holds.js';
import type { AuthorizationTable, Database } from './schema.js';

type Authorization = Selectable<AuthorizationTable>;

/** All or nothing: an order is booked only if it equals what was authorized, in time, for the first time. */
export async function confirm(transaction: Transaction<Database>, confirmation: Confirmation): Promise<ConfirmOutcome> {
  const { merchant, tokenHash, now } = confirmation;
  const held = await findHeld(transaction, merchant.id, tokenHash);
  if (!held?.company_id) return { status: 'not_found' };
  await lockCompanies(transaction, [held.company_id]);
  // Read again under the lock: another process may have confirmed, released or expired it meanwhile.
  const authorization = await findHeld(transaction, merchant.id, tokenHash);
  if (!authorization?.company_id) return { status: 'not_found' };
  if (isOver(authorization, now)) {
    const { id, company_id: companyId, currency, held: amount } = authorization;
    await releaseHolds(transaction, [{ id, companyId, currency, amount }], 'expired', now);
    return { status: 'expired' };
  }
  if (authorization.status !== 'authorized') return refusal(authorization.status);
  const paths = differences(authorization, confirmation);
  if (paths.length > 0) return { status: 'mismatch', paths };
  return (await takeUpRest(transaction, authorization))
    ? book(transaction, authorization, confirmation)
    : { status: 'limit_exceeded' };
}

function findHeld(
  transaction: Transaction<Database>,
  merchantId: string,
  tokenHash: string,
): Promise<Authorization | undefined> {
  return transaction
    .selectFrom('authorization')
    .selectAll()
    .where('merchant_id', '=', merchantId)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
}

function isOver({ status, expires_at: expiresAt }: Authorization, now: Date): boolean {
  return status === 'authorized' && expiresAt !== null && expiresAt <= now;
}

function refusal(status: Authorization['status']): ConfirmOutcome {
  if (status === 'confirmed') return { status: 'already_confirmed' };
  if (status === 'expired') return { status: 'expired' };
  return { status: status === 'review' ? 'in_review' : 'released' };
}

function differences(
  authorization: Authorization,
  { amount, reference }: Confirmation,
): Extract<ConfirmOutcome, { status: 'mismatch' }>['paths'] {
  return [
    ...(authorization.amount === amount.amount ? [] : (['amount.amount'] as const)),
    ...(authorization.currency === amount.currency ? [] : (['amount.currency'] as const)),
    ...(authorization.reference === null || authorization.reference === reference ? [] : (['reference'] as const)),
  ];
}

/** An unsigned basket has taken up little or nothing of the limit so far. False if there is no room for the rest. */
async function takeUpRest(
  transaction: Transaction<Database>,
  { company_id: companyId, currency, amount, held }: Authorization,
): Promise<boolean> {
  if (amount === held) return true;
  const { numUpdatedRows } = await transaction
    .updateTable('credit')
    .set((credit) => ({ exposure: credit('exposure', '+', amount - held) }))
    .where('company_id', '=', companyId)
    .where('currency', '=', currency)
    .where(sql<boolean>`exposure + ${amount - held} <= credit_limit`)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function book(
  transaction: Transaction<Database>,
  authorization: Authorization,
  confirmation: Confirmation,
): Promise<ConfirmOutcome> {
  const { merchant, amount, now } = confirmation;
  const fee = feeOf(amount.amount, merchant.fee);
  const id = await insertOrder(transaction, authorization, confirmation, fee);
  await transaction
    .updateTable('authorization')
    .set({ status: 'confirmed', held: authorization.amount })
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
      exposure: authorization.amount - authorization.held,
      data: JSON.stringify({ amount: amount.amount, order: id, fee, feeBasisPoints: merchant.fee }),
    })
    .execute();
  const order = await findOrder(transaction, merchant.id, id);
  if (!order) throw new Error('An order that was just booked is not there.');
  return { status: 'confirmed', order };
}

async function insertOrder(
  transaction: Transaction<Database>,
  authorization: Authorization,
  { merchant, amount, reference, now }: Confirmation,
  fee: number,
): Promise<string> {
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
      subject_id: authorization.subject_id as string,
      confirmed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
