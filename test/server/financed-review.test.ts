import { expect } from 'chai';
import type { Order } from '../../src/contract/order-schemas.js';
import type { PaymentProvider, ProviderOrderState, ProviderRefund } from '../../src/server/provider-port.js';
import { reconcileUndecided } from '../../src/server/use-cases/reconcile.js';
import { merchants } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { fullOrderBy, useFinancedBackend, type FinancedDesk } from '../support/financed.js';
import { freshId } from '../support/requests.js';

const zeta = { vatNumber: 'DE812345678' } as const;
const invoiceUrl = 'https://shop.example/invoices/1.pdf';
const signal = (): AbortSignal => AbortSignal.timeout(5_000);
const tagged = (tag: string) => fullOrderBy({ ...zeta, tag });

/** Replaces parts of the provider until the end of the test. */
function useOverrides(shop: FinancedDesk): (make: (plain: PaymentProvider) => Partial<PaymentProvider>) => void {
  let plain: PaymentProvider | undefined;
  afterEach(() => {
    if (plain) Object.assign(shop.provider, plain);
    plain = undefined;
  });
  return (make) => {
    plain = { ...shop.provider };
    Object.assign(shop.provider, make(plain));
  };
}

describe('Money between our books and Billie', () => {
  const shop = useFinancedBackend();
  const override = useOverrides(shop);
  const { desk } = shop;

  const read = async (uuid: string): Promise<ProviderOrderState> => {
    const reading = await shop.readAtBillie(uuid);
    return reading.outcome === 'read' ? reading.order : expect.fail(reading.outcome);
  };
  const tellAll = async (): Promise<number> => {
    const { done, given_up } = await shop.tell();
    return given_up + (done > 0 ? await tellAll() : 0);
  };
  const captured = async (
    reference: string,
    ...amounts: readonly number[]
  ): Promise<{ order: Order; uuid: string }> => {
    const order = await shop.confirm({ ...zeta, reference });
    const uuid = (await shop.orders())[0]?.uuid ?? '';
    for (const [index, amount] of amounts.entries()) {
      await shop.move(order, 'captures', { capture: `INV-${index + 1}`, amount, invoiceUrl });
    }
    expect(await tellAll()).to.equal(0);
    return { order, uuid };
  };
  const payAtBillie = async (uuid: string, amount: number): Promise<void> => {
    const invoice = (await read(uuid)).invoices[0]?.reference ?? '';
    expect(await shop.provider.confirmPayment(invoice, amount, signal())).to.include({ outcome: 'done' });
  };
  const sumsOf = async ({ id }: Order): Promise<Order['sums']> => {
    const { body } = await desk.call(`/v1/orders/${id}`, { key: merchants.financed.secretKey });
    return (body as Order).sums;
  };
  const recordNotes = (): ProviderRefund[] => {
    const notes: ProviderRefund[] = [];
    override((plain) => ({
      refund: (invoice, note, end) => {
        notes.push(note);
        return plain.refund(invoice, note, end);
      },
    }));
    return notes;
  };

  it('has a credit note for a refund of what was paid already', async () => {
    const { order, uuid } = await captured('ORDER-PAID-BACK', 124_900);
    await payAtBillie(uuid, 124_900);
    await shop.hint({ event: 'payment', order_uuid: uuid });
    expect(await sumsOf(order)).to.include({ paid: 124_900 });
    const notes = recordNotes();
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 10_000 });
    expect(await tellAll()).to.equal(0);
    expect(notes.map(({ externalCode, amount }) => [externalCode, amount.gross])).to.deep.equal([['CN-1', 10_000]]);
  });

  it('has a credit note even if the company has paid at Billie without our knowing', async () => {
    const { order, uuid } = await captured('ORDER-PAID-UNKNOWN', 124_900);
    await payAtBillie(uuid, 100_000);
    const notes = recordNotes();
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 20_000 });
    expect(await tellAll()).to.equal(0);
    expect(notes.map(({ amount }) => amount.gross)).to.deep.equal([20_000]);
    await shop.hint({ event: 'payment', order_uuid: uuid });
    expect(await sumsOf(order)).to.include({ paid: 100_000, refunded: 20_000, outstanding: 4_900 });
    await balance(desk.store.database);
  });

  it('has that credit note also if Billie was failing at first', async () => {
    const { order, uuid } = await captured('ORDER-PAID-FAILING', 124_900);
    await payAtBillie(uuid, 100_000);
    let failures = 1;
    const notes: ProviderRefund[] = [];
    override((plain) => ({
      refund: (invoice, note, end) => {
        if (failures-- > 0) return Promise.resolve({ outcome: 'unknown' });
        notes.push(note);
        return plain.refund(invoice, note, end);
      },
    }));
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 20_000 });
    expect(await shop.tell()).to.include({ later: 1 });
    desk.passMinutes(1);
    expect(await tellAll()).to.equal(0);
    expect(notes.map(({ amount }) => amount.gross)).to.deep.equal([20_000]);
  });

  it('has it once if only Billie’s answer was lost', async () => {
    const { order, uuid } = await captured('ORDER-NOTE-LOST', 124_900);
    override((plain) => ({
      async refund(invoice, note, end) {
        await plain.refund(invoice, note, end);
        return { outcome: 'unknown' };
      },
    }));
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 20_000 });
    expect(await shop.tell()).to.include({ later: 1 });
    desk.passMinutes(1);
    expect(await tellAll()).to.equal(0);
    expect((await read(uuid)).invoices[0]).to.include({ outstanding: 104_900 });
  });

  it('is left to a person where a credit note and a payment cannot be told apart, and told if that person says so', async () => {
    const { order, uuid } = await captured('ORDER-UNCLEAR', 124_900);
    await payAtBillie(uuid, 124_900);
    const notes = recordNotes();
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 124_900 });
    expect(await shop.tell()).to.include({ given_up: 1 });
    const failed = (await desk.store.listFailedSteps()).at(-1);
    expect(failed).to.include({ type: 'refunded', outcome: 'invoice_unclear' });
    expect(notes).to.deep.equal([]);
    await desk.store.retryStep(failed?.factId ?? 0, new Date(desk.now()));
    expect(await tellAll()).to.equal(0);
    expect(notes.map(({ amount }) => amount.gross)).to.deep.equal([124_900]);
  });

  it('has credit notes whose nets add up where a refund falls on several invoices', async () => {
    const { order } = await captured('ORDER-NETS', 30_003, 30_003, 64_894);
    const notes = recordNotes();
    await shop.move(order, 'refunds', { refund: 'CN-1', amount: 124_900 });
    expect(await tellAll()).to.equal(0);
    expect(notes.reduce((sum, { amount }) => sum + amount.net, 0)).to.equal(104_958);
  });

  it('keeps an order at Billie alive as long as one of its captures is not told', async () => {
    const { order, uuid } = await captured('ORDER-CAPTURE-REFUSED');
    override(() => ({ capture: () => Promise.resolve({ outcome: 'refused', code: '400 invoice_url' }) }));
    await shop.move(order, 'captures', { capture: 'INV-1', amount: 50_000, invoiceUrl });
    await shop.move(order, 'cancel', {});
    await tellAll();
    await tellAll();
    expect(await read(uuid)).to.include({ state: 'authorized', uncaptured: 124_900 });
  });

  it('takes no cancelled invoice for a paid one', async () => {
    const { order, uuid } = await captured('ORDER-INVOICE-CANCELLED', 124_900);
    const invoice = (await read(uuid)).invoices[0]?.reference ?? '';
    await shop.provider.cancelInvoice(invoice, signal());
    await shop.hint({ event: 'invoice_cancelled', order_uuid: uuid });
    expect(await sumsOf(order)).to.include({ paid: 0 });
  });

  it('is watched: an order that Billie has given up after its confirmation is an alarm', async () => {
    const { uuid } = await captured('ORDER-GIVEN-UP');
    await shop.provider.cancel(uuid, signal());
    await shop.hint({ event: 'order_canceled', order_uuid: uuid });
    const failed = await desk.store.listFailedSteps();
    expect(failed.map(({ type, reference, outcome }) => [type, reference, outcome])).to.deep.include([
      'confirmed',
      uuid,
      'order_given_up',
    ]);
  });
});

describe('Answers of Billie', () => {
  const shop = useFinancedBackend();
  const override = useOverrides(shop);
  const { desk } = shop;

  it('reach the buyer even if a webhook was faster', async () => {
    override((plain) => ({
      async decide(order, end) {
        const decision = await plain.decide(order, end);
        await shop.hint({ event: 'order_created', uuid: (await shop.orders())[0]?.uuid });
        return decision;
      },
    }));
    expect(await shop.authorize(fullOrderBy(zeta))).to.have.nested.property('decision.outcome', 'authorized');
    await balance(desk.store.database);
  });

  it('are understood of an order that we know, whatever they say of its customer', async () => {
    const attempt = freshId();
    await shop.authorize(tagged('waiting'), attempt);
    const uuid = (await shop.orders())[0]?.uuid ?? '';
    await shop.decideInPortal(uuid, 'decline');
    override((plain) => ({
      async read(reference, end) {
        const reading = await plain.read(reference, end);
        if (reading.outcome !== 'read') return reading;
        const order = Object.fromEntries(Object.entries(reading.order).filter(([part]) => part !== 'authorization'));
        return { outcome: 'read', order: order as unknown as typeof reading.order };
      },
    }));
    await reconcileUndecided({ ...desk.services, provider: shop.provider });
    expect(await shop.readAttempt(attempt)).to.have.nested.property('decision.outcome', 'declined');
  });

  it('about an order of another amount settle nothing', async () => {
    const attempt = freshId();
    await shop.authorize(tagged('lost'), attempt);
    const uuid = (await shop.orders())[0]?.uuid ?? '';
    override((plain) => ({
      async read(reference, end) {
        const reading = await plain.read(reference, end);
        return reading.outcome === 'read' ? { ...reading, order: { ...reading.order, gross: 100 } } : reading;
      },
    }));
    await shop.hint({ event: 'order_created', uuid });
    expect(await shop.readAttempt(attempt))
      .to.have.property('status')
      .that.is.oneOf(['running', 'unknown']);
  });
});

describe('A Billie that does not even let us in', () => {
  const shop = useFinancedBackend({ providerDeadline: 1_700 });

  it('was certainly not asked', async () => {
    shop.sandbox.setFault('billie', 'slow');
    const answer = await shop.post('/v1/authorizations', fullOrderBy(zeta), { idempotencyKey: freshId() });
    expect(answer).to.include({ status: 503 });
    await balance(shop.desk.store.database);
  });
});
