import { expect } from 'chai';
import { sql } from 'kysely';
import { houseRates } from '../../src/server/rates.js';
import { useBackend } from '../support/backend.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../support/requests.js';

// Every statement is a round trip to the database, and every transaction that writes is a wait for its disk. Both are limits of the issue:
// at most 10 statements and 2 durable commits for an authorization.
describe('An authorization costs the database', () => {
  const desk = useBackend({ rates: { ...houseRates, company: { test: { every: 1_000, burst: 3 } } } });
  const most = { statements: 10, commits: 2 };

  /** What a call sends, in order. */
  async function statementsOf(call: () => Promise<unknown>): Promise<readonly string[]> {
    const before = desk.statements.length;
    await call();
    return desk.statements.slice(before);
  }

  function expectCheap(statements: readonly string[]): void {
    const writes = statements.filter((text) => /^\s*(?:insert|update|delete|with)\b/u.test(text));
    const inTransaction = statements.slice(statements.indexOf('begin'), statements.indexOf('commit') + 1);
    // Counting calls writes to an unlogged table alone, whose commit waits for no disk.
    const alone = writes.filter((text) => !inTransaction.includes(text) && !/^\s*with counted as/u.test(text));
    expect(statements.length, statements.join('\n')).to.be.at.most(most.statements);
    expect(alone.length + 1, alone.join('\n')).to.be.at.most(most.commits);
  }

  it('no wait for a disk to count calls', async () => {
    const { rows } = await sql<{ kind: string }>`
      select relpersistence as kind from pg_class where relname = 'rate'
    `.execute(desk.store.database);
    expect(rows).to.deep.equal([{ kind: 'u' }]);
  });

  it('little, for a company that nobody has met', async () => {
    expectCheap(await statementsOf(() => desk.tokenOf(orderBy())));
  });

  it('little, for one that owes already', async () => {
    const vatNumber = freshVatNumber();
    await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ vatNumber }))));
    expectCheap(await statementsOf(() => desk.tokenOf(orderBy({ vatNumber }))));
  });

  it('little, when an earlier authorization of the checkout is given back', async () => {
    const checkout = freshId();
    await desk.tokenOf(orderBy({ checkout }));
    expectCheap(await statementsOf(() => desk.tokenOf(orderBy({ checkout }))));
  });

  it('one statement to learn that its company was asked for too often, and no wait for a disk', async () => {
    const vatNumber = freshVatNumber();
    const ask = () => desk.post('/v1/authorizations', orderBy({ vatNumber, tag: 'declined' }));
    while ((await ask()).status === 200);
    const statements = await statementsOf(ask);
    // Who calls, and whether it may be decided.
    expect(statements).to.have.length(2);
    const pending = sql`select from "authorization" where status = 'pending'`;
    expect((await pending.execute(desk.store.database)).rows).to.deep.equal([]);
  });

  it('little, when it is refused', async () => {
    expectCheap(await statementsOf(() => desk.authorize(orderBy({ tag: 'declined' }))));
  });
});
