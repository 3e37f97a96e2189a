import { expect } from 'chai';
import { sql } from 'kysely';
import { openStore } from '../../src/server/store/postgres.js';
import { openDatabase } from '../support/backend.js';

describe('A statement', () => {
  const databases: { close: () => Promise<void> }[] = [];
  after(() => Promise.all(databases.map((one) => one.close())));

  /** How often the only connection has run what it has planned, by statement. */
  async function open() {
    const store = await openStore(await openDatabase(), { mostConnections: 1 });
    databases.push(store);
    const plans = async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
        store.database,
      );
      return rows.map(({ statement }) => statement);
    };
    return { store, plans };
  }

  it('is planned once on a connection, however often it is sent', async () => {
    const { store, plans } = await open();
    for (const number of [1, 2, 3]) await sql`select ${number}::int as asked_again`.execute(store.database);
    expect((await plans()).filter((text) => text.includes('asked_again'))).to.have.length(1);
  });

  it('without values is not kept', async () => {
    const { store, plans } = await open();
    await sql`select 1 as asked_once`.execute(store.database);
    expect(await plans()).to.deep.equal([]);
  });

  it('of which there are too many is run all the same', async () => {
    const { store, plans } = await open();
    for (let number = 0; number < 520; number += 1) {
      const { rows } = await sql<{ given: number }>`select ${number}::int as given, ${sql.lit(number)} as kind`.execute(
        store.database,
      );
      expect(rows[0]?.given).to.equal(number);
    }
    expect((await plans()).length).to.be.at.most(500);
  });
});
