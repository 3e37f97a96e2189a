import { expect } from 'chai';
import { sql } from 'kysely';
import type { AuthorizationRequest } from '../../src/contract/schemas.js';
import type { Credit } from '../../src/domain/credit.js';
import { merchants, useBackend } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { advisedLimit } from '../support/evidence.js';
import { confirmationOf, freshId, freshVatNumber, orderBy, type Wish } from '../support/requests.js';

describe('The ledger', () => {
  const desk = useBackend();
  const amount = 124_900;
  let vatNumber: string;

  beforeEach(() => void (vatNumber = freshVatNumber()));
  afterEach(() => expect(desk.errors).to.deep.equal([]));

  /** One company's order, in a checkout of its own unless told otherwise. */
  const order = (wish: Wish = {}): AuthorizationRequest => orderBy({ vatNumber, ...wish });
  const creditOf = (number: string): Promise<Credit | undefined> =>
    desk.store.readCompanyCredit('test', `vat:${number}`, 'EUR');
  const exposure = async (): Promise<number | undefined> => (await creditOf(vatNumber))?.exposure;
  const outcomeOf = async (request: AuthorizationRequest): Promise<string> => {
    const answer = await desk.authorize(request);
    return answer.status === 'decided' ? answer.decision.outcome : answer.status;
  };

  describe('of one checkout', () => {
    it('gives the earlier authorization back when a later one is asked for', async () => {
      const checkout = freshId();
      const earlier = freshId();
      await desk.tokenOf(order({ checkout }), earlier);
      await desk.tokenOf(order({ checkout, gross: 60_000 }));
      expect((await desk.readAttempt(earlier)).body).to.deep.equal({ status: 'released', attempt: earlier });
      expect(await exposure()).to.equal(60_000);
    });

    it('never lowers the limit, however often it asks', async () => {
      const checkout = freshId();
      // Nine tenths of the limit: two of them at once would pass it.
      const gross = advisedLimit * 0.9;
      for (let time = 1; time <= 10; time += 1) {
        expect(await outcomeOf(order({ checkout, gross })), `time ${time}`).to.equal('authorized');
        expect(await creditOf(vatNumber)).to.include({ exposure: gross, limit: advisedLimit });
      }
    });

    it('holds one amount after ten attempts at the same moment', async () => {
      const checkout = freshId();
      const gross = advisedLimit * 0.9;
      const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(order({ checkout, gross }))));
      expect(outcomes).to.deep.equal(Array.from({ length: 10 }, () => 'authorized'));
      expect(await exposure()).to.equal(gross);
    });

    it('gives it back to the earlier company when the later one is another', async () => {
      const checkout = freshId();
      const other = freshVatNumber();
      await desk.tokenOf(order({ checkout }));
      await desk.tokenOf(orderBy({ checkout, vatNumber: other }));
      expect(await exposure()).to.equal(0);
      expect((await creditOf(other))?.exposure).to.equal(amount);
    });

    it('gives it back even when the later one is refused', async () => {
      const checkout = freshId();
      await desk.tokenOf(order({ checkout }));
      expect(await outcomeOf(order({ checkout, tag: 'declined' }))).to.equal('declined');
      expect(await exposure()).to.equal(0);
    });

    it('keeps what has become an order', async () => {
      const checkout = freshId();
      await desk.confirm(confirmationOf(await desk.tokenOf(order({ checkout }))));
      await desk.tokenOf(order({ checkout, gross: 60_000 }));
      expect(await exposure()).to.equal(amount + 60_000);
    });

    it('is another one than that of the same name at another merchant', async () => {
      const checkout = freshId();
      await desk.tokenOf(order({ checkout }));
      const page = { key: merchants.other.publishableKey };
      expect(await desk.post('/v1/authorizations', order({ checkout }), page)).to.include({ status: 200 });
      expect(await exposure()).to.equal(2 * amount);
    });
  });

  describe('of one company', () => {
    it('never passes its limit, although thirty checkouts ask at the same moment', async () => {
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => outcomeOf(order())));
      const authorized = outcomes.filter((outcome) => outcome === 'authorized').length;
      // EUR 10,000.00 hold eight times 1,249.00.
      expect(authorized).to.equal(8);
      expect(outcomes.filter((outcome) => outcome === 'declined')).to.have.length(22);
      expect(await exposure()).to.equal(8 * amount);
    });

    it('is used up to the last cent, and not beyond', async () => {
      expect(await outcomeOf(order({ gross: advisedLimit - 5_000 }))).to.equal('authorized');
      expect(await outcomeOf(order({ gross: 5_001 }))).to.equal('declined');
      expect(await outcomeOf(order({ gross: 5_000 }))).to.equal('authorized');
      expect(await creditOf(vatNumber)).to.include({ exposure: advisedLimit, limit: advisedLimit });
    });

    it('counts across merchants', async () => {
      await desk.tokenOf(order({ gross: advisedLimit }));
      const page = { key: merchants.other.publishableKey };
      const { body } = await desk.post('/v1/authorizations', order({ gross: 5_000 }), page);
      expect(body).to.have.nested.property('decision.outcome', 'declined');
    });

    it('is one however its number is written', async () => {
      await desk.tokenOf(order());
      const spaced = `${vatNumber.slice(0, 2).toLowerCase()} ${vatNumber.slice(2, 5)} ${vatNumber.slice(5)}`;
      await desk.tokenOf(order({ vatNumber: spaced }));
      expect(await exposure()).to.equal(2 * amount);
    });

    it('is taken up by what is in review, and not by a refusal or a correction', async () => {
      expect(await outcomeOf(order({ tag: 'review' }))).to.equal('review');
      expect(await outcomeOf(order({ tag: 'declined' }))).to.equal('declined');
      expect(await outcomeOf(order({ tag: 'correction' }))).to.equal('correction');
      expect(await exposure()).to.equal(amount);
    });
  });

  describe('of time', () => {
    it('lets the next decision find what has expired', async () => {
      await desk.tokenOf(order({ gross: advisedLimit }));
      desk.passMinutes(29);
      expect(await outcomeOf(order({ gross: 5_000 }))).to.equal('declined');
      desk.passMinutes(1);
      expect(await outcomeOf(order({ gross: 5_000 }))).to.equal('authorized');
      expect(await exposure()).to.equal(5_000);
    });

    it('lets the sweep give back what nobody asks for any more, once', async () => {
      desk.passMinutes(30);
      await desk.store.expireHolds(new Date(desk.now()));
      await desk.tokenOf(order());
      await desk.tokenOf(order());
      desk.passMinutes(30);
      const swept = await Promise.all([1, 2, 3].map(() => desk.store.expireHolds(new Date(desk.now()))));
      expect(Math.max(...swept)).to.equal(2);
      expect(await exposure()).to.equal(0);
      expect(await desk.store.expireHolds(new Date(desk.now()))).to.equal(0);
    });

    it('leaves orders alone', async () => {
      await desk.confirm(confirmationOf(await desk.tokenOf(order())));
      desk.passMinutes(60 * 24 * 365);
      await desk.store.expireHolds(new Date(desk.now()));
      expect(await exposure()).to.equal(amount);
    });

    it('keeps a review for three days', async () => {
      await desk.authorize(order({ tag: 'review' }));
      desk.passMinutes(72 * 60 - 1);
      await desk.store.expireHolds(new Date(desk.now()));
      expect(await exposure()).to.equal(amount);
      desk.passMinutes(1);
      await desk.store.expireHolds(new Date(desk.now()));
      expect(await exposure()).to.equal(0);
    });

    it('gives one hold back once, whoever comes first', async () => {
      const attempt = freshId();
      const token = await desk.tokenOf(order(), attempt);
      await desk.tokenOf(order({ gross: 60_000 }));
      const give = (): Promise<unknown> => desk.releaseAttempt(attempt);
      const [confirmed] = await Promise.all([desk.postOrder(confirmationOf(token)), give(), give(), give()]);
      expect([201, 410]).to.include(confirmed.status);
      expect(await exposure()).to.equal(60_000 + (confirmed.status === 201 ? amount : 0));
    });
  });

  // After all that has happened above.
  describe('as a book', () => {
    it('balances: facts, open holds and orders add up to what every company owes', () => balance(desk.store.database));

    it('names no person, no address and no token anywhere', async () => {
      const token = await desk.tokenOf(order());
      await desk.authorize(order({ tag: 'correction' }));
      const { rows: tables } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables where table_schema = 'public'
      `.execute(desk.store.database);
      expect(tables.map(({ name }) => name)).to.include.members(['fact', 'authorization', 'subject', 'credit']);
      for (const { name } of tables) {
        const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(name)} as t`.execute(
          desk.store.database,
        );
        const text = rows.map((row) => row.text).join('\n');
        for (const secret of ['Zeta', 'Uno', 'Eins', 'zeta.example', 'Tannenweg', 'Haslach', token])
          expect(text.includes(secret), `${secret} in ${name}`).to.equal(false);
      }
    });

    it('is never changed, not even by its owner', async () => {
      const { database } = desk.store;
      const failure = (statement: string): Promise<string> =>
        sql
          .raw(statement)
          .execute(database)
          .then(
            () => 'done',
            (error: unknown) => (error as Error).message,
          );
      for (const statement of ['update fact set exposure = 0', 'delete from fact', 'truncate fact cascade'])
        expect(await failure(statement), statement).to.equal('facts are never changed');
    });
  });
});
