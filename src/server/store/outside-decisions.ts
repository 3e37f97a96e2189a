import { sql, type Transaction } from 'kysely';
import type { OpenAuthorization, OutsideDecision, Sealed } from '../ledger-port.js';
import { lockCompanies } from './companies.js';
import type { Database } from './schema.js';

/** Locks the company of an authorization and reads what is to be decided on. */
export async function openAuthorization(
  transaction: Transaction<Database>,
  id: string,
): Promise<OpenAuthorization | undefined> {
  const held = await transaction
    .selectFrom('authorization')
    .select('company_id')
    .where('id', '=', id)
    .executeTakeFirst();
  if (!held?.company_id) return undefined;
  await lockCompanies(transaction, [held.company_id]);
  const row = await transaction
    .selectFrom('authorization')
    .innerJoin('merchant', 'merchant.id', 'merchant_id')
    .innerJoin('subject', 'subject.id', 'subject_id')
    .selectAll('authorization')
    .select(['payment_term_days', 'key', 'body'])
    .where('authorization.id', '=', id)
    .executeTakeFirst();
  if (!row?.company_id) return undefined;
  return {
    authorizationId: row.id,
    companyId: row.company_id,
    merchantId: row.merchant_id,
    mode: row.mode,
    attempt: row.attempt,
    amount: { amount: row.amount, currency: row.currency },
    held: row.held,
    status: row.status,
    expiresAt: row.expires_at ?? undefined,
    paymentTermDays: row.payment_term_days,
    subject: { key: row.key, body: row.body },
    providerReference: row.provider_reference ?? undefined,
    isUnanswered: row.is_unanswered,
  };
}

const statusAfter: Readonly<Record<OutsideDecision['fact'], string>> = {
  authorized: 'authorized',
  declined: 'declined',
  reviewed: 'review',
  released: 'released',
  answered_late: 'released',
  not_asked: 'pending',
};

/** What ends the hold gives it back; what was given up before stays given up. */
const freeing: readonly OutsideDecision['fact'][] = ['declined', 'released', 'not_asked'];

const nobody: Sealed = { key: new Uint8Array(), body: new Uint8Array() };

/** Writes down what somebody else has decided. It must be lawful (`mayFollow`). */
export async function recordOutside(
  transaction: Transaction<Database>,
  decision: OutsideDecision,
  now: Date,
): Promise<void> {
  const { opened, fact, answer, subject, data } = decision;
  const { authorizationId, companyId, merchantId, amount, held } = opened;
  const change = freeing.includes(fact) ? -held : 0;
  const isUndone = fact === 'not_asked';
  // Whoever asks again brings the person along again.
  const person = isUndone ? nobody : subject;
  await sql`
    with person as (
      update subject set key = ${person?.key ?? null}, body = ${person?.body ?? null},
        erased_at = ${isUndone ? now : null}
      where ${person !== undefined} and id = (select subject_id from "authorization" where id = ${authorizationId})
    ), ended as (
      update "authorization" set status = ${statusAfter[fact]}, answer = coalesce(${answer ?? null}, answer),
        token_hash = ${decision.tokenHash ?? null}, expires_at = ${decision.expiresAt ?? null},
        is_unanswered = false, provider_reference = coalesce(${decision.providerReference ?? null}, provider_reference),
        lease_until = ${isUndone ? now : null}, held = case when ${isUndone} then 0 else held end
      where id = ${authorizationId}
    ), freed as (
      update credit set exposure = exposure + ${change}::bigint
      where company_id = ${companyId} and currency = ${amount.currency}
    )
    insert into fact (at, type, merchant_id, company_id, authorization_id, currency, exposure, data)
    values (${now}, ${fact}, ${merchantId}, ${companyId}, ${authorizationId}, ${amount.currency}, ${change}, ${JSON.stringify(data)})
  `.execute(transaction);
}
