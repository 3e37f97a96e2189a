import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { openStore, type PostgresStore } from '../../../src/server/store/postgres.js';
import { openDatabase, seedDatabase } from '../../support/backend.js';
import { balance } from '../../support/balance.js';
import { advisedLimit } from '../../support/evidence.js';
import { killServers, postTo, startServer, type Reply, type ServerProcess } from '../../support/processes.js';
import { freshId, freshVatNumber, orderBy } from '../../support/requests.js';

describe('Three processes on one database', function () {
  this.timeout(120_000);
  let store: PostgresStore;
  let servers: readonly ServerProcess[];

  before(async () => {
    const databaseUrl = await openDatabase();
    const masterKey = randomBytes(32);
    // All at once, on an empty database: one of them makes the tables, and the others wait for it.
    servers = await Promise.all([1, 2, 3].map(() => startServer({ databaseUrl, masterKey })));
    store = await openStore(databaseUrl);
    await seedDatabase(databaseUrl, masterKey);
  });
  after(async () => {
    await killServers();
    await store.close();
  });

  const outcomeOf = ({ body }: Reply): string | undefined =>
    (body as { decision?: { outcome: string } }).decision?.outcome;
  /** A machine that is busy with other things says 503 in good time, and that nothing was done: shops then ask again. */
  const persist = async (ask: () => Promise<Reply | undefined>): Promise<Reply | undefined> => {
    for (let tries = 1; ; tries += 1) {
      const reply = await ask();
      if (reply?.status !== 503 || tries === 20) return reply;
    }
  };
  const serverOf = (index: number): ServerProcess => servers[index % 3] as ServerProcess;

  it('never let a company pass its limit, lose no decision and double none: 200 at once, under four spellings', async () => {
    const vatNumber = freshVatNumber();
    const digits = vatNumber.slice(2);
    const spellings = [vatNumber, digits, `de ${digits}`, `DE-${digits.slice(0, 3)}.${digits.slice(3)}`];
    const gross = 124_900;
    const asked = Array.from({ length: 200 }, (_, index) => ({
      attempt: freshId(),
      request: orderBy({ vatNumber: spellings[index % 4] ?? vatNumber, gross }),
    }));
    const ask = (turn: number) =>
      Promise.all(
        asked.map(async ({ attempt, request }, index) => {
          const reply = await persist(() => postTo(serverOf(index + turn), '/v1/authorizations', request, attempt));
          expect(reply, 'an answer').to.deep.include({ status: 200 });
          return reply as Reply;
        }),
      );
    const first = await ask(0);
    const room = Math.floor(advisedLimit / gross);
    expect(first.filter((reply) => outcomeOf(reply) === 'authorized')).to.have.length(room);
    expect(first.filter((reply) => outcomeOf(reply) === 'declined')).to.have.length(200 - room);
    const credit = await store.readCompanyCredit('test', `vat:${vatNumber}`, 'EUR');
    expect(credit).to.include({ exposure: room * gross, limit: advisedLimit });
    // Asked again, each of another process, everyone gets the answer they have.
    expect(await ask(1)).to.deep.equal(first);
    await balance(store.database);
  });

  it('make one order of one authorization, whichever of them is told, and however often', async () => {
    const attempt = freshId();
    const reply = await postTo(serverOf(0), '/v1/authorizations', orderBy(), attempt);
    const { token } = (reply?.body as { decision: { token: string } }).decision;
    const confirmation = { token, amount: { amount: 124_900, currency: 'EUR' }, reference: 'ORDER-1' };
    const key = freshId();
    const replies = await Promise.all(
      Array.from({ length: 9 }, (_, index) => postTo(serverOf(index), '/v1/orders', confirmation, key)),
    );
    expect(replies.map((one) => one?.status)).to.deep.equal(replies.map(() => 201));
    expect(new Set(replies.map((one) => (one?.body as { id: string }).id))).to.have.property('size', 1);
    await balance(store.database);
  });
});
