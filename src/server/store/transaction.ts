import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { Database } from './schema.js';

const mostTries = 5;
/** Milliseconds before the second try at most; twice as long before each further one. */
const longestPause = 20;

/** What was looked up is no longer so. Thrown by work that is to be done again from the start. */
export class StartAnew extends Error {}

/**
 * Runs work in one transaction. Everyone locks in one order, so that no two wait for each other; should PostgreSQL see a deadlock all
 * the same, it ends one of the two, whose work is done again from the start. So is work that could not be put in a row with others
 * (SQLSTATE 40001), which happens where transactions run optimistically. Both mean that nothing was written and nobody was told; an
 * error that leaves it open, such as a connection that broke, is never tried again. The work may run several times, so it changes
 * nothing but the database.
 */
export async function transact<T>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await database.transaction().execute(work);
    } catch (error) {
      const mayGoOn = error instanceof StartAnew || isConflict(error);
      if (!mayGoOn || tries === mostTries) throw error;
      // By chance, or those who were in each other's way would meet again.
      if (isConflict(error)) await wait(Math.random() * longestPause * 2 ** (tries - 1));
    }
  }
}

function isConflict(error: unknown): boolean {
  return conflicts.includes(codeOf(error));
}

// PostgreSQL, appendix A, and what the operating system says of a server that is not there.
const conflicts: readonly unknown[] = ['40001', '40P01'];
const lockNotAvailable = '55P03';
const unavailable = [
  /^(?:08|53|57P|57014|40001|40P01|55P03|25P03)/u,
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
