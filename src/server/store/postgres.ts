import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Store } from '../ports.js';
import { createAttempts } from './attempts.js';
import { createCalls } from './calls.js';
import { createDataKey } from './data-key.js';
import { createLedger } from './ledger.js';
import { migrate } from './migrate.js';
import { createMerchants } from './merchants.js';
import { createOrders } from './orders.js';
import { createReviews } from './reviews.js';
import { createSubjects } from './subjects.js';
import { createProviderSteps } from './provider-steps.js';
import { createWebhooks } from './webhooks.js';
import { prepareStatements } from './prepared.js';
import type { Database } from './schema.js';
import { StoreUnavailable } from '../failure.js';
import { isUnavailable, transact } from './transaction.js';

// Amounts are safe integers by the contract's own limits, so eight-byte integers are read as numbers. One place for all.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A store on any PostgreSQL, with what commands and tests need beyond the port. */
export interface PostgresStore extends Store {
  readonly database: Kysely<Database>;
  /** Connections that are open, those that do nothing, and calls that wait for one. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number };
}

export interface StoreOptions {
  /** How many connections it opens at most; 10 if absent. */
  readonly mostConnections?: number | undefined;
  /** Told of each statement; for measurements. */
  readonly onQuery?: ((statement: string) => void) | undefined;
}

/** Opens the store and brings its tables up to date. */
export async function openStore(
  databaseUrl: string,
  { mostConnections = 10, onQuery }: StoreOptions = {},
): Promise<PostgresStore> {
  await bringUpToDate(databaseUrl);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: mostConnections,
    connectionTimeoutMillis: 10_000,
    // Nobody waits for ever: neither for another's lock, nor for a statement, nor for a caller that went away within a transaction.
    options: '-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s',
  });
  surviveBreaks(pool);
  const database = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: prepareStatements(pool) }),
    ...(onQuery && { log: (event) => onQuery(event.query.sql) }),
  });
  return {
    database,
    ...sayUnavailable(createParts(database)),
    connections: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
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
    ...createMerchants(database),
    ...createAttempts(database),
    ...createOrders(database),
    ...createCalls(database),
    ...createReviews(database),
    ...createSubjects(database),
    ...createWebhooks(database),
    ...createProviderSteps(database),
    ...createDataKey(database),
    transact: (work) => transact(database, (transaction) => work(createLedger(transaction))),
    isReachable: () =>
      sql`select 1`.execute(database).then(
        () => true,
        () => false,
      ),
  };
}
