import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { EraseOutcome, SubjectChoice, SubjectRecord } from '../ledger-port.js';
import type { Store } from '../ports.js';
import { closedStatuses } from '../../domain/order-state.js';
import type { Database } from './schema.js';
import { transact } from './transaction.js';

type Subjects = Pick<Store, 'readSubjects' | 'eraseSubjects' | 'eraseOutdated'>;

const mostAtOnce = 500;

/** The part of the store that holds personal data: who asks gets it, who may go is forgotten, and sums stay. */
export function createSubjects(database: Kysely<Database>): Subjects {
  return {
    readSubjects: (choice) => readSubjects(database, choice),
    eraseSubjects: (choice, by, now) => transact(database, (transaction) => eraseChosen(transaction, choice, by, now)),
    eraseOutdated: ({ withoutOrder, closed }, now) =>
      transact(database, async (transaction) => {
        const ids = await findOutdated(transaction, withoutOrder, closed);
        await erase(transaction, ids, 'retention', now);
        return ids.length;
      }),
  };
}

function chosen(choice: SubjectChoice): RawBuilder<unknown> {
  if ('authorization' in choice) return sql`held.id = ${choice.authorization}`;
  return sql`held.company_id in (select company_id from company_key where mode = ${choice.mode} and key = ${choice.companyKey})`;
}

async function readSubjects(database: Kysely<Database>, choice: SubjectChoice): Promise<readonly SubjectRecord[]> {
  const { rows } = await sql<Omit<SubjectRecord, 'subject' | 'amount'> & Flat>`
    select held.id as "authorizationId", merchant.name as merchant, held.amount, held.currency, held.status,
      held.made_at as "madeAt", sale_order.status as "orderStatus", subject.key, subject.body
    from "authorization" as held
    join merchant on merchant.id = held.merchant_id
    join subject on subject.id = held.subject_id
    left join sale_order on sale_order.authorization_id = held.id
    where subject.erased_at is null and ${chosen(choice)}
    order by held.made_at, held.id
  `.execute(database);
  return rows.map(({ key, body, amount, currency, ...row }) => ({
    ...row,
    amount: { amount, currency },
    subject: { key, body },
  }));
}

interface Flat {
  readonly amount: number;
  readonly currency: string;
  readonly key: Uint8Array;
  readonly body: Uint8Array;
}

/** All or nothing: as long as money is owed on any of them, the name of who owes it is needed. */
async function eraseChosen(
  transaction: Transaction<Database>,
  choice: SubjectChoice,
  by: string,
  now: Date,
): Promise<EraseOutcome> {
  const { rows } = await sql<{ id: string; isOwed: boolean }>`
    select held.id, held.status in ('pending', 'unknown', 'authorized', 'review')
      or (sale_order.status is not null and sale_order.status not in (${sql.join(closedStatuses)})) as "isOwed"
    from "authorization" as held
    join subject on subject.id = held.subject_id
    left join sale_order on sale_order.authorization_id = held.id
    where subject.erased_at is null and ${chosen(choice)}
    for update of held
  `.execute(transaction);
  const owed = rows.filter(({ isOwed }) => isOwed).map(({ id }) => id);
  if (owed.length > 0) return { status: 'money_owed', authorizations: owed };
  const ids = rows.map(({ id }) => id);
  await erase(transaction, ids, by, now);
  return { status: 'erased', authorizations: ids };
}

async function findOutdated(
  transaction: Transaction<Database>,
  withoutOrder: Date,
  closed: Date,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select held.id from "authorization" as held
    join subject on subject.id = held.subject_id
    left join sale_order on sale_order.authorization_id = held.id
    where subject.erased_at is null and held.made_at < ${later(withoutOrder, closed)} and (
      (held.status in ('declined', 'correction', 'released', 'expired') and held.made_at < ${withoutOrder})
      or (sale_order.status in (${sql.join(closedStatuses)}) and not exists (
        select from fact where fact.authorization_id = held.id and fact.at >= ${closed}))
    )
    order by held.made_at limit ${mostAtOnce} for update of held skip locked
  `.execute(transaction);
  return rows.map(({ id }) => id);
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** Destroys key and body, and every answer that names the company; facts, amounts and codes stay. */
async function erase(transaction: Transaction<Database>, ids: readonly string[], by: string, now: Date): Promise<void> {
  if (ids.length === 0) return;
  const list = sql.join(ids);
  await sql`
    with forgotten as (
      update subject set key = '', body = '', erased_at = ${now}
      where id in (select subject_id from "authorization" where id in (${list}))
    ), silent as (
      update "authorization" set answer = null where id in (${list})
    ), unanswered as (
      delete from merchant_call where order_id in (select id from sale_order where authorization_id in (${list}))
    )
    insert into fact (at, type, merchant_id, authorization_id, data)
    select ${now}, 'erased', merchant_id, id, ${JSON.stringify({ by })}::jsonb from "authorization" where id in (${list})
  `.execute(transaction);
}
