import { expect } from 'chai';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../../src/server/store/schema.js';
import { isUnavailable, transact } from '../../src/server/store/transaction.js';
import { useBackend } from '../support/backend.js';

type Work = Transaction<Database>;

// On a real PostgreSQL, whose own words for what went wrong are the ones that count.
describe('Work in one transaction', () => {
  const desk = useBackend();
  /** A row that two can be in each other's way at. */
  const add = (row: number): RawBuilder<unknown> => sql`update counter set count = count + 1 where id = ${row}`;
  const counts = async (): Promise<readonly number[]> => {
    const { rows } = await sql<{ count: number }>`select count from counter order by id`.execute(desk.store.database);
    return rows.map(({ count }) => count);
  };

  before(() => sql`create table counter (id integer primary key, count integer not null)`.execute(desk.store.database));
  beforeEach(async () => {
    await sql`truncate counter`.execute(desk.store.database);
    await sql`insert into counter (id, count) values (1, 0), (2, 0)`.execute(desk.store.database);
  });

  it('is done again by the one of two that a deadlock has ended', async () => {
    const meet = meeting(2);
    let tries = 0;
    const both = (first: number, second: number) => async (transaction: Work) => {
      tries += 1;
      // PostgreSQL looks for deadlocks after a second, unless it is told to look sooner.
      await sql`set local deadlock_timeout = '10ms'`.execute(transaction);
      await add(first).execute(transaction);
      await meet();
      await add(second).execute(transaction);
    };
    await Promise.all([transact(desk.store.database, both(1, 2)), transact(desk.store.database, both(2, 1))]);
    expect(tries).to.equal(3);
    expect(await counts()).to.deep.equal([2, 2]);
  });

  /** Looks at the row, which somebody else then changes so many times, a time for each try; only then it adds to it. */
  const overtaken = (times: number) => {
    let tries = 0;
    const work = async (transaction: Work): Promise<number> => {
      tries += 1;
      await sql`set transaction isolation level repeatable read`.execute(transaction);
      await sql`select count from counter where id = 1`.execute(transaction);
      if (tries <= times) await add(1).execute(desk.store.database);
      await add(1).execute(transaction);
      return tries;
    };
    return { work, tries: () => tries };
  };

  it('is done again when it could not be put in a row with what others did', async () => {
    const { work } = overtaken(2);
    expect(await transact(desk.store.database, work)).to.equal(3);
    // Two of others, and one of its own: what was taken back did not count.
    expect(await counts()).to.deep.equal([3, 0]);
  });

  it('is given up after five tries, as something that may be asked for again', async () => {
    const { work, tries } = overtaken(9);
    const error: unknown = await transact(desk.store.database, work).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', '40001');
    expect(isUnavailable(error)).to.equal(true);
    expect(tries()).to.equal(5);
    expect(await counts()).to.deep.equal([5, 0]);
  });

  for (const [what, spoil] of [
    ['a defect', sql`select no_such_column from counter`],
    ['a connection that broke', sql`select pg_terminate_backend(pg_backend_pid())`],
  ] as const) {
    it(`is not done again after ${what}`, async () => {
      let tries = 0;
      const work = async (transaction: Work): Promise<void> => {
        tries += 1;
        await add(1).execute(transaction);
        await spoil.execute(transaction);
      };
      const error: unknown = await transact(desk.store.database, work).catch((reason: unknown) => reason);
      expect(error).to.be.an('error');
      expect(tries).to.equal(1);
      expect(await counts()).to.deep.equal([0, 0]);
    });
  }
});

/** Whoever comes waits until so many have come; whoever comes later does not wait. */
function meeting(members: number): () => Promise<void> {
  let missing = members;
  let open = (): void => undefined;
  const complete = new Promise<void>((settle) => (open = settle));
  return () => {
    missing -= 1;
    if (missing <= 0) open();
    return complete;
  };
}
