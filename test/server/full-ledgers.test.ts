import { expect } from 'chai';
import { sql } from 'kysely';
import { merchants, useBackend } from '../support/backend.js';
import { orderBy } from '../support/requests.js';

// A ledger is read and written by thousands of orders a day for years: what one costs must not depend on what else is in it.
describe('A full ledger', () => {
  // One connection, as PostgreSQL tells what was read only once a connection has handed it in.
  const desk = useBackend({ databaseConnections: 1 });

  /** Puts authorizations of one company into the ledger. */
  async function fill(status: 'confirmed' | 'authorized', count: number): Promise<void> {
    await sql`
      with owner as (insert into company (mode) values ('test') returning id)
      insert into "authorization" (merchant_id, attempt, mode, checkout, amount, currency, basket_hash, fingerprint,
        status, company_id, expires_at)
      select ${merchants.active.id}, ${status} || number, 'test', ${status} || number, 5000, 'EUR', '', '',
        ${status}, owner.id, ${new Date(desk.now() + 1_800_000)}
      from owner, generate_series(1, ${count}::int) as number
    `.execute(desk.store.database);
  }

  /** Rows of authorizations that were looked at so far. */
  async function rowsRead(): Promise<number> {
    await sql`select pg_stat_force_next_flush()`.execute(desk.store.database);
    const { rows } = await sql<{ read: number }>`
      select seq_tup_read + coalesce(idx_tup_fetch, 0) as read from pg_stat_user_tables where relname = 'authorization'
    `.execute(desk.store.database);
    return rows[0]?.read ?? NaN;
  }

  it('is not searched for what others have open, even if statistics are from an hour when nothing was', async () => {
    await fill('confirmed', 5_000);
    await sql`analyze "authorization"`.execute(desk.store.database);
    await fill('authorized', 1_000);
    // More often than PostgreSQL plans a prepared statement anew for its values.
    for (let call = 0; call < 7; call += 1) {
      const before = await rowsRead();
      await desk.tokenOf(orderBy());
      expect((await rowsRead()) - before, `call ${call}`).to.be.at.most(20);
    }
  });

  it('gets ids that grow with time, so that new rows lie side by side', async () => {
    const began = Date.now();
    const { rows } = await sql<{ id: string }>`select growing_id() as id from generate_series(1, 50)`.execute(
      desk.store.database,
    );
    for (const { id } of rows) {
      // RFC 9562, section 5.7: 48 bits of milliseconds, the version, the variant.
      expect(id).to.match(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
      // PostgreSQL rounds to the nearest millisecond, Date.now() down.
      expect(parseInt(id.replace('-', '').slice(0, 12), 16)).to.be.within(began, Date.now() + 1);
    }
    expect(new Set(rows.map(({ id }) => id))).to.have.property('size', 50);
  });
});
