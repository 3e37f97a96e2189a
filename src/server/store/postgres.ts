import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { KeyProof, Merchant, Store } from '../ports.js';
import { foldActivation, type ActivationFact } from '../../domain/merchant.js';
import { createAttempts } from './attempts.js';
import { createCalls } from './calls.js';
import { createLedger } from './ledger.js';
import { migrate } from './migrate.js';
import { createOrders } from './orders.js';
import { createReviews } from './reviews.js';
import { createSubjects } from './subjects.js';
import type { Database, FactType } from './schema.js';
import { StoreUnavailable } from '../failure.js';
import { isUnavailable, transact } from './transaction.js';

// Amounts are safe integers by the contract's own limits, so eight-byte integers are read as numbers. One place for all.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A store on any PostgreSQL, with what commands and tests need beyond the port. */
export interface PostgresStore extends Store {
  readonly database: Kysely<Database>;
}

/** Opens the store and brings its tables up to date. */
export async function openStore(databaseUrl: string, onQuery?: (statement: string) => void): Promise<PostgresStore> {
  await bringUpToDate(databaseUrl);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // Nobody waits for ever: neither for another's lock, nor for a statement, nor for a caller that went away within a transaction.
    options: '-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s',
  });
  surviveBreaks(pool);
  const database = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: (event) => onQuery(event.query.sql) }),
  });
  return {
    database,
    ...sayUnavailable(createParts(database)),
    close: () => database.destroy(),
  };
}

/**
 * A connection may break while it is idle, or between two statements of a transaction. The pool replaces it, and the next statement on it
 * fails; without listeners either would end the process.
 */
function surviveBreaks(pool: pg.Pool): void {
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

/** On a connection of its own, for which no time limits hold: a large table takes as long as it takes. */
async function bringUpToDate(databaseUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  surviveBreaks(pool);
  const database = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  await migrate(database).finally(() => database.destroy());
}

/** Tells a database that is away or overloaded from a defect. */
function sayUnavailable<Parts extends object>(given: Parts): Parts {
  const guarded = Object.entries(given).map(([name, call]) => [
    name,
    async (...values: unknown[]): Promise<unknown> => {
      try {
        return await (call as (...values: unknown[]) => Promise<unknown>)(...values);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        throw new StoreUnavailable('The database did not do it.', { cause: error });
      }
    },
  ]);
  return Object.fromEntries(guarded) as Parts;
}

function createParts(database: Kysely<Database>): Omit<Store, 'close'> {
  return {
    findMerchant: (proof, now) => findMerchant(database, proof, now),
    ...createAttempts(database),
    ...createOrders(database),
    ...createCalls(database),
    ...createReviews(database),
    ...createSubjects(database),
    transact: (work) => transact(database, (transaction) => work(createLedger(transaction))),
    isReachable: () =>
      sql`select 1`.execute(database).then(
        () => true,
        () => false,
      ),
  };
}

async function findMerchant(database: Kysely<Database>, proof: KeyProof, now: Date): Promise<Merchant | undefined> {
  const [column, key] =
    'publishableKey' in proof
      ? (['publishable_key', proof.publishableKey] as const)
      : (['secret_key_hash', proof.secretKeyHash] as const);
  const row = await database
    .selectFrom('merchant')
    .selectAll()
    .select(
      sql<{ type: FactType; data: object }[]>`(
        select coalesce(json_agg(json_build_object('type', type, 'data', data) order by id), '[]')
        from fact where fact.merchant_id = merchant.id and authorization_id is null
      )`.as('activation'),
    )
    .select(
      sql<Uint8Array[]>`array(
        select basket_key.key from basket_key
        where basket_key.merchant_id = merchant.id and (valid_until is null or valid_until > ${now})
      )`.as('basketKeys'),
    )
    .where(column, '=', key)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, name, mode, origins, rules, basket } = row;
  return {
    id,
    name,
    mode,
    origins,
    rules,
    basket,
    fee: row.fee_basis_points,
    paymentTermDays: row.payment_term_days,
    takesReview: row.takes_review,
    suggestsSmaller: row.suggests_smaller,
    basketToken: row.basket_token,
    basketKeys: row.basketKeys,
    activation: foldActivation(row.activation.map(({ type, data }) => ({ type, ...data }) as ActivationFact)),
  };
}
