import { expect } from 'chai';
import { explain } from '../../src/server/use-cases/explain.js';
import {
  eraseSubjects,
  exportSubjects,
  forgetOutdated,
  houseRetention,
} from '../../src/server/use-cases/personal-data.js';
import { merchants, useBackend } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../support/requests.js';

describe('Personal data', () => {
  const desk = useBackend();
  const amount = 124_900;
  let vatNumber: string;
  let attempt: string;

  beforeEach(() => {
    vatNumber = freshVatNumber();
    attempt = freshId();
  });
  afterEach(async () => {
    expect(desk.errors).to.deep.equal([]);
    await balance(desk.store.database);
  });

  const company = () => ({ mode: 'test', companyKey: `vat:${vatNumber}` }) as const;
  const erase = () => eraseSubjects(company(), 'ada', desk.services);
  const exported = () => exportSubjects(company(), desk.services);
  const idOf = async () => (await desk.store.findAttempt(merchants.active.id, attempt, new Date(desk.now())))?.id ?? '';
  const placeOrder = async () =>
    (await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ vatNumber }), attempt)))).id;
  const close = async (order: string): Promise<void> => {
    await desk.move(order, 'captures', { capture: 'INV-1', amount });
    await desk.move(order, 'payments', { payment: 'BANK-1', amount, receivedOn: '2026-11-20' });
  };
  const readOrder = async (order: string) =>
    (await desk.call(`/v1/orders/${order}`, { key: merchants.active.secretKey })).body;
  const passDays = (days: number) => desk.passMinutes(days * 24 * 60);

  describe('can be had by the person', () => {
    it('as it was typed, with what was found out', async () => {
      await placeOrder();
      const [record, ...others] = await exported();
      expect(others).to.deep.equal([]);
      expect(record).to.deep.include({
        status: 'confirmed',
        orderStatus: 'confirmed',
        amount: { amount, currency: 'EUR' },
      });
      expect(record?.buyer.contact).to.deep.include({ firstName: 'Uno', email: 'uno.eins@zeta.example' });
      expect(record?.evidence).to.have.length(2);
    });

    it('and nobody else’s with it', async () => {
      await placeOrder();
      vatNumber = freshVatNumber();
      expect(await exported()).to.deep.equal([]);
    });
  });

  describe('is erased', () => {
    it('when nothing is owed any more: the name goes, sums and reasons stay', async () => {
      const order = await placeOrder();
      await close(order);
      expect(await erase()).to.deep.equal({ status: 'erased', authorizations: [await idOf()] });
      expect(await exported()).to.deep.equal([]);
      const left = await readOrder(order);
      expect(left).to.include({ status: 'paid' }).and.not.to.have.property('company');
      expect(left).to.have.nested.property('sums.paid', amount);
      const explanation = await explain(await idOf(), desk.services);
      expect(explanation).to.include({ status: 'explained' }).and.not.to.have.property('proof');
    });

    it('with every answer that names the company', async () => {
      const order = await placeOrder();
      const key = freshId();
      await desk.move(order, 'cancel', {}, key);
      await erase();
      const answer = await desk.readAttempt(attempt);
      expect(answer.body).to.deep.equal({ status: 'confirmed', attempt });
      expect(await desk.move(order, 'cancel', {}, key)).not.to.have.property('company');
    });

    it('of a refusal, whose attempt is then over', async () => {
      await desk.authorize(orderBy({ vatNumber, tag: 'declined' }), attempt);
      await erase();
      expect((await desk.readAttempt(attempt)).body).to.deep.equal({ status: 'expired', attempt });
    });

    it('twice as once', async () => {
      await desk.authorize(orderBy({ vatNumber, tag: 'declined' }), attempt);
      await erase();
      expect(await erase()).to.deep.equal({ status: 'erased', authorizations: [] });
    });
  });

  it('is not erased while money is owed on any of it', async () => {
    const [paid, owed] = [await placeOrder(), freshId()];
    await close(paid);
    await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ vatNumber }), owed)));
    expect(await erase()).to.have.property('status', 'money_owed');
    expect(await exported()).to.have.length(2);
  });

  describe('is forgotten by itself', () => {
    const forget = () => forgetOutdated(houseRetention, desk.services);

    beforeEach(async () => {
      // What earlier specifications left behind.
      passDays(4_000);
      await desk.store.expireHolds(new Date(desk.now()));
      while ((await forget()).subjects > 0);
    });

    it('ninety days after a refusal', async () => {
      await desk.authorize(orderBy({ vatNumber, tag: 'declined' }), attempt);
      passDays(90);
      expect(await forget()).to.include({ subjects: 0 });
      desk.passMinutes(1);
      expect(await forget()).to.include({ subjects: 1 });
      expect(await exported()).to.deep.equal([]);
    });

    it('ten years after the end of an order, and never before it', async () => {
      const order = await placeOrder();
      passDays(3_660);
      expect(await forget()).to.include({ subjects: 0 });
      await close(order);
      passDays(3_653);
      expect(await forget()).to.include({ subjects: 0 });
      desk.passMinutes(1);
      expect(await forget()).to.include({ subjects: 1 });
    });

    it('with the memory of calls after a month', async () => {
      await placeOrder();
      passDays(30);
      expect(await forget()).to.include({ calls: 0 });
      desk.passMinutes(1);
      expect(await forget()).to.include({ calls: 1 });
    });

    /** A store with so much that is old enough, of which it takes five at a time. */
    const fullStore = (subjects: number, deliveries: number) => {
      const take = (left: { rest: number }) => () => {
        const taken = Math.min(left.rest, 5);
        left.rest -= taken;
        return Promise.resolve(taken);
      };
      return {
        eraseOutdated: take({ rest: subjects }),
        forgetDeliveries: take({ rest: deliveries }),
        forgetCalls: () => Promise.resolve(0),
      };
    };
    const forgetOf = (subjects: number, deliveries: number) =>
      forgetOutdated(houseRetention, { store: fullStore(subjects, deliveries), clock: desk });

    it('to the last of it, however much has come together', async () => {
      expect(await forgetOf(12, 3)).to.deep.equal({ subjects: 12, calls: 0, deliveries: 3 });
      expect(await forgetOf(0, 21)).to.deep.equal({ subjects: 0, calls: 0, deliveries: 21 });
    });

    it('and the rest the next time, where it would take too long', async () => {
      expect(await forgetOf(10_000, 0)).to.deep.equal({ subjects: 500, calls: 0, deliveries: 0 });
    });
  });
});
