import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Merchant, Store } from '../ports.js';
import { foldActivation, type ActivationFact } from '../../domain/merchant.js';
import { createAttempts } from './attempts.js';
import { createLedger } from './ledger.js';
import { migrate } from './migrate.js';
import { createOrders } from './orders.js';
import type { Database, FactType } from './schema.js';

// Amounts are safe integers by the contract's own limits, so eight-byte integers are read as numbers. One place for all.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A store on any PostgreSQL, with what commands and tests need beyond the port. */
export interface PostgresStore extends Store {
  readonly database: Kysely<Database>;
}

/** Opens the store and brings its tables up to date. */
export async function openStore(databaseUrl: string, onQuery?: (statement: string) => void): Promise<PostgresStore> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const database = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && { log: (event) => onQuery(event.query.sql) }),
  });
  await migrate(database);
  return {
    database,
    findMerchant: (proof) => findMerchant(database, proof),
    ...createAttempts(database),
    ...createOrders(database),
    transact: (work) => database.transaction().execute((transaction) => work(createLedger(transaction))),
    isReachable: () =>
      sql`select 1`.execute(database).then(
        () => true,
        () => false,
      ),
    close: () => database.destroy(),
  };
}

async function findMerchant(
  database: Kysely<Database>,
  proof: Parameters<Store['findMerchant']>[0],
): Promise<Merchant | undefined> {
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
    activation: foldActivation(row.activation.map(({ type, data }) => ({ type, ...data }) as ActivationFact)),
  };
}
