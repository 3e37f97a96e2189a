import { expect } from 'chai';
import type { Order } from '../../../src/contract/order-schemas.js';
import type { MoveRefusal } from '../../../src/domain/order.js';
import { merchants, useBackend, type OrderStep } from '../../support/backend.js';
import { expectProblem } from '../../support/problems.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../../support/requests.js';

describe('The life of an order', () => {
  const desk = useBackend();
  const amount = 124_900;
  const secret = { key: merchants.active.secretKey };
  let vatNumber: string;
  let id: string;

  beforeEach(async () => {
    vatNumber = freshVatNumber();
    id = (await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ vatNumber }))))).id;
  });
  afterEach(() => expect(desk.errors).to.deep.equal([]));

  const today = (): string => new Date(desk.now()).toISOString().slice(0, 10);
  const exposure = async () => (await desk.store.readCompanyCredit('test', `vat:${vatNumber}`, 'EUR'))?.exposure;
  const capture = (part = amount, name = 'INV-1') => desk.move(id, 'captures', { capture: name, amount: part });
  const pay = (part: number, name = 'BANK-1') =>
    desk.move(id, 'payments', { payment: name, amount: part, receivedOn: today() });
  const read = async (): Promise<unknown> => (await desk.call(`/v1/orders/${id}`, secret)).body;

  describe('captured', () => {
    it('in one piece is due after the payment term', async () => {
      const order = await capture();
      const at = new Date(desk.now());
      const due = new Date(at.getTime() + 30 * 24 * 60 * 60_000);
      expect(order).to.include({ status: 'captured' });
      expect(order.captures).to.deep.equal([
        { capture: 'INV-1', amount, open: amount, at: at.toISOString(), dueOn: due.toISOString().slice(0, 10) },
      ]);
      expect(order.sums).to.include({ uncaptured: 0, captured: amount, outstanding: amount });
      expect(await read()).to.deep.equal(order);
    });

    it('in parts adds up, and takes up the limit no more and no less', async () => {
      expect(await capture(100_000)).to.include({ status: 'partially_captured' });
      expect(await exposure()).to.equal(amount);
      expect(await capture(24_900, 'INV-2')).to.include({ status: 'captured' });
      expect(await exposure()).to.equal(amount);
    });

    it('and paid frees the limit', async () => {
      await capture();
      expect(await pay(100_000)).to.include({ status: 'captured' });
      expect(await exposure()).to.equal(24_900);
      expect(await pay(24_900, 'BANK-2')).to.include({ status: 'paid' });
      expect(await exposure()).to.equal(0);
    });

    it('and given back in part leaves what is still owed', async () => {
      await capture();
      const order = await desk.move(id, 'refunds', { refund: 'CN-1', amount: 24_900 });
      expect(order.sums).to.include({ refunded: 24_900, outstanding: 100_000 });
      expect(await exposure()).to.equal(100_000);
    });

    it('and given back as a whole is refunded', async () => {
      await capture();
      expect(await desk.move(id, 'refunds', { refund: 'CN-1', amount })).to.include({ status: 'refunded' });
      expect(await exposure()).to.equal(0);
    });
  });

  it('ends with a cancellation, which frees what was not captured', async () => {
    await capture(100_000);
    const order = await desk.move(id, 'cancel', {});
    expect(order.sums).to.include({ uncaptured: 0, cancelled: 24_900 });
    expect(await exposure()).to.equal(100_000);
  });

  describe('refuses', () => {
    const refusals: readonly [MoveRefusal, OrderStep, before: () => Promise<unknown>, body: object][] = [
      ['amount_too_high', 'captures', () => Promise.resolve(), { capture: 'INV-9', amount: amount + 1 }],
      ['already_captured', 'captures', () => capture(), { capture: 'INV-9', amount: 1 }],
      ['capture_differs', 'captures', () => capture(100), { capture: 'INV-1', amount: 101 }],
      ['order_closed', 'captures', () => desk.move(id, 'cancel', {}), { capture: 'INV-9', amount: 1 }],
      ['nothing_to_refund', 'refunds', () => Promise.resolve(), { refund: 'CN-9', amount: 1 }],
      ['amount_too_high', 'refunds', () => capture(100), { refund: 'CN-9', amount: 101 }],
      ['already_captured', 'cancel', () => capture(), {}],
      ['payment_differs', 'payments', () => pay(100), { payment: 'BANK-1', amount: 101, receivedOn: '2026-11-20' }],
    ];
    for (const [code, step, before, body] of refusals) {
      it(`${step} that are not lawful (${code}), and changes nothing`, async () => {
        await before();
        const standing = await read();
        const path = { captures: 'capture', refunds: 'refund', cancel: 'cancel', payments: 'payment' }[step];
        expectProblem(await desk.postMove(id, step, body), 409, 'order_move_refused', [`${path}: ${code}`]);
        expect(await read()).to.deep.equal(standing);
      });
    }

    it('a payment from the future', async () => {
      const answer = await desk.postMove(id, 'payments', { payment: 'BANK-1', amount: 1, receivedOn: '2030-01-01' });
      expectProblem(answer, 400, 'invalid_request', ['receivedOn: in_future']);
    });

    it('an amount of nothing', async () => {
      const answer = await desk.postMove(id, 'captures', { capture: 'INV-1', amount: 0 });
      expectProblem(answer, 400, 'invalid_request', ['amount: too_small']);
    });

    it('another merchant, and one who is unknown', async () => {
      const shown = { key: merchants.other.secretKey };
      const body = { capture: 'INV-1', amount: 1 };
      expectProblem(await desk.postMove(id, 'captures', body, shown), 404, 'not_found');
      expectProblem(await desk.postMove(id, 'captures', body, { key: undefined }), 401, 'missing_key');
      expectProblem(await desk.postMove(freshUuid(), 'captures', body), 404, 'not_found');
    });
  });

  describe('told twice', () => {
    it('happens once, under the same key or another', async () => {
      const key = freshId();
      const body = { capture: 'INV-1', amount: 100_000 };
      const first = await desk.move(id, 'captures', body, key);
      await pay(50_000);
      expect(await desk.move(id, 'captures', body, key), 'its first answer').to.deep.equal(first);
      expect((await desk.move(id, 'captures', body)).sums).to.include({ captured: 100_000, paid: 50_000 });
    });

    it('is refused if the key was for something else', async () => {
      const key = { idempotencyKey: freshId() };
      await desk.postMove(id, 'captures', { capture: 'INV-1', amount: 1 }, key);
      const answer = await desk.postMove(id, 'captures', { capture: 'INV-1', amount: 2 }, key);
      expectProblem(answer, 409, 'idempotency_key_reused');
    });

    it('eight times at the same moment happens once', async () => {
      const body = { payment: 'BANK-1', amount: 1_000, receivedOn: today() };
      await capture();
      const all = await Promise.all(Array.from({ length: 8 }, () => desk.move(id, 'payments', body)));
      for (const order of all) expect(order.sums).to.include({ paid: 1_000 });
      expect(await exposure()).to.equal(amount - 1_000);
    });

    it('never adds up to more than was ordered', async () => {
      const parts = Array.from({ length: 5 }, (_, part) => ({ capture: `INV-${part}`, amount: 30_000 }));
      const answers = await Promise.all(parts.map((body) => desk.postMove(id, 'captures', body)));
      expect(answers.filter(({ status }) => status === 201)).to.have.length(4);
      expect(await read()).to.have.nested.property('sums.uncaptured', 4_900);
    });
  });

  it('moves the limit of the company up after three payments on time, and down after a late one', async () => {
    const limit = async () => (await desk.store.readCompanyCredit('test', `vat:${vatNumber}`, 'EUR'))?.limit;
    await capture();
    const before = await limit();
    for (const name of ['1', '2', '3']) {
      expect(await limit()).to.equal(before);
      const { id: next } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ vatNumber }))));
      await desk.move(next, 'captures', { capture: name, amount });
      await desk.move(next, 'payments', { payment: name, amount, receivedOn: today() });
    }
    expect(await limit()).to.equal(1_250_000);
    desk.passMinutes(45 * 24 * 60);
    await pay(amount);
    expect(await limit()).to.equal(before);
    expect(await limitMoves(vatNumber)).to.deep.equal(['first_rating', 'paid_on_time', 'paid_late']);
  });

  async function limitMoves(number: string): Promise<string[]> {
    const rows = await desk.store.database
      .selectFrom('fact')
      .innerJoin('company_key', 'company_key.company_id', 'fact.company_id')
      .select('data')
      .where('key', '=', `vat:${number}`)
      .where('type', '=', 'limit_moved')
      .orderBy('fact.id')
      .execute();
    return rows.map(({ data }) => (data as { reason: string }).reason);
  }
});

describe('The list of orders', () => {
  const desk = useBackend();
  const secret = { key: merchants.active.secretKey };
  const made: string[] = [];
  const list = async (query = '', shown = secret): Promise<{ orders: Order[]; next?: string }> => {
    const answer = await desk.call(`/v1/orders${query}`, shown);
    expect(answer, JSON.stringify(answer.body)).to.include({ status: 200 });
    return answer.body as { orders: Order[]; next?: string };
  };

  before(async () => {
    for (const reference of ['A', 'B', 'C', 'D', 'E']) {
      const order = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ reference })), { reference }));
      made.unshift(order.id);
      desk.passMinutes(1);
    }
    await desk.move(made[0] ?? '', 'cancel', {});
  });

  it('has the newest first', async () => {
    const { orders, ...rest } = await list();
    expect(orders.map(({ id }) => id)).to.deep.equal(made);
    expect(rest).to.deep.equal({});
  });

  it('goes on page by page, to the end', async () => {
    const pages: string[][] = [];
    let query = '?limit=2';
    for (;;) {
      const { orders, next } = await list(query);
      pages.push(orders.map(({ id }) => id));
      if (next === undefined) break;
      query = `?limit=2&after=${next}`;
    }
    expect(pages.map((page) => page.length)).to.deep.equal([2, 2, 1]);
    expect(pages.flat()).to.deep.equal(made);
  });

  it('finds by status and by the shop’s own number', async () => {
    expect((await list('?status=cancelled')).orders.map(({ reference }) => reference)).to.deep.equal(['E']);
    expect((await list('?reference=B')).orders.map(({ id }) => id)).to.deep.equal([made[3]]);
    expect((await list('?reference=B&status=paid')).orders).to.deep.equal([]);
  });

  it('has nobody else’s, not even as a place to go on from', async () => {
    const other = { key: merchants.other.secretKey };
    expect((await list('', other)).orders).to.deep.equal([]);
    expect((await list(`?after=${made[0] ?? ''}`, other)).orders).to.deep.equal([]);
  });

  it('understands no other questions', async () => {
    const problems = {
      'limit=0': 'limit: invalid_format',
      'limit=101': 'limit: invalid_format',
      'x=1': 'x: unknown_field',
    } as const;
    for (const [query, issue] of Object.entries(problems))
      expectProblem(await desk.call(`/v1/orders?${query}`, secret), 400, 'invalid_request', [issue]);
  });
});

function freshUuid(): string {
  return crypto.randomUUID();
}
