import { expect } from 'chai';
import fc from 'fast-check';
import type { Order } from '../../src/contract/order-schemas.js';
import { partsOf, sharesOfLast } from '../../src/server/provider-steps/shares.js';
import type { OrderFact } from '../../src/domain/order-state.js';
import { reconcileOwed } from '../../src/server/use-cases/reconcile.js';
import { merchants } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { fullOrderBy, useFinancedBackend, type PortalOrder } from '../support/financed.js';

const zeta = { vatNumber: 'DE812345678' } as const;
const invoiceUrl = 'https://shop.example/invoices/1.pdf';

describe('What Billie is told of an order', () => {
  const shop = useFinancedBackend();
  const { desk } = shop;

  /** The order at Billie: its money in minor units. */
  const seen = async (uuid: string) => {
    const reading = await shop.readAtBillie(uuid);
    if (reading.outcome !== 'read') return expect.fail(reading.outcome);
    const { state, externalCode, uncaptured, invoices } = reading.order;
    return {
      state,
      externalCode,
      uncaptured,
      invoices: invoices.map(({ number, outstanding }) => [number, outstanding]),
    };
  };
  const confirmed = async (reference: string): Promise<{ order: Order; uuid: string }> => {
    const order = await shop.confirm({ ...zeta, reference });
    const [{ uuid } = {} as PortalOrder] = await shop.orders();
    return { order, uuid };
  };

  it('is its number, once the merchant has confirmed it', async () => {
    const { uuid } = await confirmed('ORDER-CONFIRMED');
    expect(await seen(uuid)).to.include({ externalCode: undefined });
    expect(await shop.tell()).to.deep.equal({ done: 1, later: 0, given_up: 0 });
    expect(await seen(uuid)).to.include({ state: 'authorized', externalCode: 'ORDER-CONFIRMED' });
    expect(await shop.tell()).to.deep.equal({ done: 0, later: 0, given_up: 0 });
  });

  it('is every step, in its order, one after the other', async () => {
    const { order, uuid } = await confirmed('ORDER-LIFE');
    await shop.move(order, 'captures', { capture: 'INV-1', amount: 50_000, invoiceUrl });
    await shop.move(order, 'captures', { capture: 'INV-2', amount: 40_000, invoiceUrl });
    await shop.move(order, 'cancel', {});
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 55_000 });
    await shop.move(order, 'payments', { payment: 'P-1', amount: 10_000, receivedOn: '2026-11-24' });
    for (let step = 0; step < 6; step += 1) expect(await shop.tell()).to.include({ done: 1, given_up: 0 });
    expect(await shop.tell()).to.include({ done: 0 });
    expect(await seen(uuid)).to.deep.equal({
      state: 'captured',
      externalCode: 'ORDER-LIFE',
      uncaptured: 0,
      invoices: [
        ['INV-1', 0],
        ['INV-2', 25_000],
      ],
    });
    await balance(desk.store.database);
  });

  it('is a cancellation for what nobody has confirmed in time', async () => {
    await shop.authorize(fullOrderBy(zeta));
    const uuid = (await shop.orders())[0]?.uuid ?? '';
    desk.passMinutes(31);
    await desk.store.expireHolds(new Date(desk.now()));
    await shop.tell();
    expect(await seen(uuid)).to.include({ state: 'cancelled' });
  });

  it('is no cancellation of what is over there already', async () => {
    await shop.authorize(fullOrderBy(zeta));
    const uuid = (await shop.orders())[0]?.uuid ?? '';
    await shop.provider.cancel(uuid, AbortSignal.timeout(5_000));
    desk.passMinutes(31);
    await desk.store.expireHolds(new Date(desk.now()));
    expect(await shop.tell()).to.include({ done: 1, given_up: 0 });
  });

  it('waits while Billie is away, and is told later', async () => {
    const { uuid } = await confirmed('ORDER-LATER');
    shop.sandbox.setFault('billie', 'down');
    expect(await shop.tell()).to.include({ later: 1 });
    expect(await shop.tell()).to.include({ later: 0 });
    shop.sandbox.setFault('billie', undefined);
    desk.passMinutes(1);
    expect(await shop.tell()).to.include({ done: 1 });
    expect(await seen(uuid)).to.include({ externalCode: 'ORDER-LATER' });
  });

  it('is not told twice if only its answer was lost', async () => {
    const { order, uuid } = await confirmed('ORDER-TWICE');
    await shop.tell();
    await shop.move(order, 'captures', { capture: 'INV-1', amount: 60_000, invoiceUrl });
    const [step] = await desk.store.claimSteps(undefined, new Date(desk.now()), new Date(desk.now()));
    // It has arrived, and the process that told it has died.
    await shop.provider.capture(
      uuid,
      { invoiceNumber: 'INV-1', invoiceUrl, amount: partsOf(60_000, 0, step?.asked ?? expect.fail('no step')) },
      AbortSignal.timeout(5_000),
    );
    expect(await shop.tell()).to.include({ done: 1 });
    expect((await seen(uuid)).invoices).to.deep.equal([['INV-1', 60_000]]);
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 1_000 });
    await shop.tell();
    expect((await seen(uuid)).invoices).to.deep.equal([['INV-1', 59_000]]);
  });

  it('is left to a person if Billie refuses it, and can be tried again', async () => {
    const { order, uuid } = await confirmed('ORDER-REFUSED');
    await shop.provider.cancel(uuid, AbortSignal.timeout(5_000));
    await shop.move(order, 'captures', { capture: 'INV-1', amount: 124_900, invoiceUrl });
    expect(await shop.tell()).to.include({ given_up: 1 });
    const failed = await desk.store.listFailedSteps();
    expect(failed.map(({ type, reference }) => [type, reference])).to.deep.include(['confirmed', uuid]);
    expect(await desk.readMetrics()).to.include('billie_invoice_queue_depth{queue="provider_failed"} 1');
    expect(await desk.store.retryStep(failed[0]?.factId ?? 0, new Date(desk.now()))).to.equal(true);
    expect(await desk.store.retryStep(failed[0]?.factId ?? 0, new Date(desk.now()))).to.equal(false);
  });

  it('needs the address of the invoice', async () => {
    const { order } = await confirmed('ORDER-NO-URL');
    const answer = await desk.postMove(
      order.id,
      'captures',
      { capture: 'INV-1', amount: 1_000 },
      { key: merchants.financed.secretKey },
    );
    expect(answer.status).to.equal(400);
    expect(answer.body).to.have.nested.property('issues[0].path', 'invoiceUrl');
  });

  it('goes on for the orders it has when the merchant changes to the house', async () => {
    const { order, uuid } = await confirmed('ORDER-CHANGED');
    await desk.store.configureMerchant(merchants.financed.id, { provider: 'house' }, { by: 'test' }, new Date());
    try {
      const { secretKey: key } = merchants.financed;
      const bare = { capture: 'INV-1', amount: 1_000 };
      expect(await desk.postMove(order.id, 'captures', bare, { key })).to.include({ status: 400 });
      await shop.move(order, 'captures', { ...bare, invoiceUrl });
      await shop.tell();
      await shop.tell();
      expect((await seen(uuid)).invoices).to.deep.equal([['INV-1', 1_000]]);
    } finally {
      await desk.store.configureMerchant(merchants.financed.id, { provider: 'billie' }, { by: 'test' }, new Date());
    }
  });

  it('tells us in turn what the company has paid, once', async () => {
    const { order, uuid } = await confirmed('ORDER-PAID');
    await shop.move(order, 'captures', { capture: 'INV-1', amount: 124_900, invoiceUrl });
    await shop.tell();
    await shop.tell();
    const reading = await shop.readAtBillie(uuid);
    const invoice = reading.outcome === 'read' ? reading.order.invoices[0]?.reference : undefined;
    await shop.provider.confirmPayment(invoice ?? '', 100_000, AbortSignal.timeout(5_000));
    await shop.hint({ event: 'payment', order_uuid: uuid, amount: '1000.00' });
    await shop.hint({ event: 'payment', order_uuid: uuid, amount: '1000.00' });
    await reconcileOwed({ ...desk.services, provider: shop.provider });
    const { body } = await desk.call(`/v1/orders/${order.id}`, {
      key: merchants.financed.secretKey,
    });
    expect(body).to.have.nested.property('sums.paid', 100_000);
    // What Billie has told it needs not be told.
    expect(await shop.tell()).to.include({ done: 0, given_up: 0 });
    await balance(desk.store.database);
  });
});

describe('Shares of a refund or payment', () => {
  const order: readonly OrderFact[] = [
    { type: 'confirmed', amount: 100 },
    { type: 'captured', capture: 'A', amount: 60, at: '2026-11-24T09:30:00.000Z', dueOn: '2026-12-24' },
    { type: 'captured', capture: 'B', amount: 40, at: '2026-11-25T09:30:00.000Z', dueOn: '2026-12-25' },
  ];

  it('settle what is due first, and go on to the next invoice', () => {
    const payment = { type: 'payment_received', payment: '1', amount: 70, receivedOn: '2026-11-24' } as const;
    const shares = sharesOfLast([...order, payment]).map(({ capture, amount, outstanding }) => ({
      capture,
      amount,
      outstanding,
    }));
    expect(shares).to.deep.equal([
      { capture: 'A', amount: 60, outstanding: 0 },
      { capture: 'B', amount: 10, outstanding: 30 },
    ]);
  });

  it('leave out what was paid beyond all invoices', () => {
    const payment = { type: 'payment_received', payment: '1', amount: 170, receivedOn: '2026-11-24' } as const;
    const shares = sharesOfLast([...order, payment]);
    expect(shares.reduce((sum, { amount }) => sum + amount, 0)).to.equal(100);
  });

  it('have net and tax that add up, over all captures of an order', () => {
    const amounts = fc.array(fc.integer({ min: 100, max: 50_000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 27 }), (parts, rate) => {
        const gross = parts.reduce((sum, part) => sum + part, 0);
        const net = Math.round((gross * 100) / (100 + rate));
        let before = 0;
        const nets = parts.map((part) => {
          const split = partsOf(part, before, { gross, net, tax: gross - net });
          expect(split.net + split.tax).to.equal(part);
          before += part;
          return split.net;
        });
        expect(nets.reduce((sum, part) => sum + part, 0)).to.equal(net);
      }),
    );
  });
});
