import { createHash } from 'node:crypto';
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

// A connection keeps every prepared statement until it is closed: those whose text varies must not pile up.
const mostPrepared = 500;

/**
 * A pool on whose connections a statement is read and planned once, and not at every call: an authorization's nine statements cost the
 * database more to plan than to run.
 */
export function prepareStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= mostPrepared) return known;
    const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
    return name;
  };
  return {
    end: () => pool.end(),
    async connect() {
      return prepareOn(await pool.connect(), nameOf);
    },
  };
}

function prepareOn(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]): Promise<unknown> => {
    // "begin" and its like have nothing to plan.
    const name = values.length > 0 ? nameOf(text) : undefined;
    return client.query({ text, values: [...values], ...(name !== undefined && { name }) });
  };
  return {
    query: query as PostgresPoolClient['query'] & ((text: string) => Promise<PostgresQueryResult<unknown>>),
    release: () => client.release(),
  };
}
