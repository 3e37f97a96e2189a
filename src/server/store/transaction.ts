import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

const mostTries = 5;

/** What was looked up is no longer so. Thrown by work that is to be done again from the start. */
export class StartAnew extends Error {}

/**
 * Runs work in one transaction. Everyone locks in one order, so that no two wait for each other; should PostgreSQL see a deadlock all
 * the same, it ends one of the two, whose work is done again from the start.
 */
export async function transact<T>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      const mayGoOn = error instanceof StartAnew || codeOf(error) === deadlock;
      if (!mayGoOn || tries === mostTries) throw error;
    }
  }
}

// PostgreSQL, appendix A, and what the operating system says of a server that is not there.
const deadlock = '40P01';
const lockNotAvailable = '55P03';
const unavailable = [
  /^(?:08|53|57P|57014|40P01|55P03|25P03)/u,
  /^E(?:CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN|NOTFOUND)$/u,
];

/** Somebody else has kept a lock for longer than `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === lockNotAvailable;
}

/** The database is away or overloaded, or has ended the work itself; nothing of it was written. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'string') return unavailable.some((pattern) => pattern.test(code));
  // The driver's own errors carry no code.
  return (
    error instanceof Error && /^(?:Connection terminated|timeout exceeded when trying to connect)/u.test(error.message)
  );
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | undefined)?.code;
}
