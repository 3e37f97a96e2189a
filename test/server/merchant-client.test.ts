import { expect } from 'chai';
import { createMerchantClient, readWebhook, signBasket, type ClientConfig } from '../../src/merchant/index.js';
import { basketKeyOf, readBasketToken } from '../../src/server/basket-token.js';
import { Webhook } from 'standardwebhooks';
import { merchants, useBackend } from '../support/backend.js';
import { confirmationOf, orderBy } from '../support/requests.js';

describe('The merchant client', () => {
  const desk = useBackend();
  const { secretKey } = merchants.active;
  const euros = (amount: number) => ({ amount, currency: 'EUR' }) as const;

  /** The backend as a shop's server reaches it. */
  const line: typeof fetch = async (address, init) => {
    const { pathname, search } = new URL(address as string);
    const { method = 'GET', headers, body } = init ?? {};
    const shown = { method, key: undefined, origin: undefined, headers: headers as Record<string, string> };
    const answer = await desk.call(pathname + search, { ...shown, ...(typeof body === 'string' && { body }) });
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: answer.headers });
  };
  const waits: number[] = [];
  beforeEach(() => void waits.splice(0));
  const clientOn = (ask: typeof fetch, more: Partial<ClientConfig> = {}) =>
    createMerchantClient({
      endpoint: 'https://pay.shop.example/',
      secretKey,
      fetch: ask,
      wait: (milliseconds) => Promise.resolve(void waits.push(milliseconds)),
      ...more,
    });
  const client = clientOn(line);

  it('leads an order through its life', async () => {
    const confirmed = await client.confirm(confirmationOf(await desk.tokenOf(orderBy())));
    if (confirmed.status !== 'done') return expect.fail(JSON.stringify(confirmed));
    const { id } = confirmed.value;
    const steps = [
      await client.capture(id, { capture: 'INV-1', amount: 100_000 }),
      await client.refund(id, { refund: 'CN-1', amount: 20_000 }),
      await client.recordPayment(id, { payment: 'BANK-1', amount: 80_000, receivedOn: '2026-11-24' }),
      await client.cancel(id),
    ];
    expect(steps.map(({ status }) => status)).to.deep.equal(['done', 'done', 'done', 'done']);
    const found = await client.findOrder(id);
    expect(found).to.have.nested.property('value.status', 'paid');
    const listed = await client.listOrders({ status: 'paid', limit: '1' });
    expect(listed).to.have.nested.property('value.orders[0].id', id);
  });

  it('says why the backend will not, and asks no second time', async () => {
    const refused = await client.confirm(confirmationOf('no such token'));
    expect(refused).to.include({ status: 'refused', code: 'authorization_not_found', httpStatus: 404 });
    expect(waits).to.deep.equal([]);
  });

  it('says what is wrong with a call that has not the documented shape', async () => {
    const refused = await client.confirm({ token: 'x', amount: euros(-1), reference: 'R' });
    expect(refused).to.include({ status: 'refused', code: 'invalid_request' });
    expect(refused).to.have.nested.property('issues[0].path', 'amount.amount');
  });

  it('makes one order, though the first answer was lost', async () => {
    let calls = 0;
    const lossy: typeof fetch = async (...call) => {
      const answer = await line(...call);
      calls += 1;
      if (calls === 1) throw new TypeError('The connection broke.');
      return answer;
    };
    const token = await desk.tokenOf(orderBy({ reference: 'LOST-1' }));
    const confirmed = await clientOn(lossy).confirm(confirmationOf(token, { reference: 'LOST-1' }));
    expect([confirmed.status, calls, waits.length]).to.deep.equal(['done', 2, 1]);
    const { body } = await desk.call('/v1/orders?reference=LOST-1', { key: secretKey });
    expect(body).to.have.property('orders').with.length(1);
  });

  it('finds the same order again under the key that a shop has kept', async () => {
    const token = await desk.tokenOf(orderBy());
    const [first, second] = [
      await client.confirm(confirmationOf(token), 'ORDER-1042'),
      await client.confirm(confirmationOf(token), 'ORDER-1042'),
    ];
    expect(first.status).to.equal('done');
    expect(second).to.deep.equal(first);
  });

  it('waits as long as the backend asks for', async () => {
    let calls = 0;
    const busy: typeof fetch = (...call) => {
      calls += 1;
      const tooMany = () =>
        Response.json({ code: 'too_many_requests' }, { status: 429, headers: { 'Retry-After': '7' } });
      return calls < 3 ? Promise.resolve(tooMany()) : line(...call);
    };
    expect(await clientOn(busy).listOrders()).to.have.property('status', 'done');
    expect(waits).to.deep.equal([7_000, 7_000]);
  });

  it('waits longer each time where nobody answers, and then says so with the key', async () => {
    const dead: typeof fetch = () => Promise.reject(new TypeError('Nobody is there.'));
    const outcome = await clientOn(dead, { tries: 3 }).cancel('00000000-0000-4000-8000-000000000009', 'CANCEL-1');
    expect(outcome).to.deep.equal({ status: 'unreachable', idempotencyKey: 'CANCEL-1' });
    expect(waits).to.have.length(2);
    expect(waits[0]).to.be.within(125, 250);
    expect(waits[1]).to.be.within(250, 500);
  });

  it('takes an answer that breaks off for none', async () => {
    const broken: typeof fetch = () => Promise.resolve(new Response('{"id": "', { status: 201 }));
    expect(await clientOn(broken).cancel('x', 'K')).to.deep.equal({ status: 'unreachable', idempotencyKey: 'K' });
  });

  it('names an answer that is none of the backend’s', async () => {
    const proxy: typeof fetch = () => Promise.resolve(new Response('<h1>Forbidden</h1>', { status: 403 }));
    expect(await clientOn(proxy).findOrder('x')).to.include({ status: 'refused', code: 'unreadable', httpStatus: 403 });
  });
});

describe('A basket that a shop’s server signs', () => {
  const basket = { amount: { amount: 24_900, currency: 'EUR' }, reference: 'ORDER-1' } as const;
  const now = Date.UTC(2026, 10, 24);
  const [key, another] = ['sk_live_one', 'sk_live_two'];
  const read = (token: string, at = now) => readBasketToken(token, basket, [basketKeyOf(key)], at);
  const sign = (amount = 24_900, secretKey = key) =>
    signBasket({ amount, currency: 'EUR', reference: 'ORDER-1' }, secretKey, { now });

  it('is taken by the backend, for as long as it says', async () => {
    expect(await read(await sign())).to.deep.equal({ status: 'valid' });
    expect(await read(await sign(), now + 3_601_000)).to.deep.equal({ status: 'invalid', because: 'expired' });
  });

  it('is not taken for another amount, nor under another key', async () => {
    expect(await read(await sign(24_800))).to.deep.equal({ status: 'invalid', because: 'differs' });
    expect(await read(await sign(24_900, another))).to.deep.equal({ status: 'invalid', because: 'forged' });
  });

  it('may be without a reference', async () => {
    const token = await signBasket({ amount: 24_900, currency: 'EUR' }, key, { now });
    const plain = { amount: basket.amount, reference: undefined };
    expect(await readBasketToken(token, plain, [basketKeyOf(key)], now)).to.deep.equal({ status: 'valid' });
  });
});

describe('A webhook', () => {
  const now = Date.UTC(2026, 10, 24);
  const [secret, other] = ['one', 'two'].map((text) => `whsec_${Buffer.from(text.repeat(8)).toString('base64')}`);
  const body = JSON.stringify({ type: 'order.confirmed', timestamp: '2026-11-24T00:00:00.000Z', data: {} });

  /** As the library of Standard Webhooks signs it. */
  function headersBy(by = secret ?? '', at = new Date(now)): Headers {
    return new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(by).sign('msg_1', at, body),
    });
  }
  const read = (headers: Headers, secrets = [secret ?? ''], text = body) =>
    readWebhook(text, headers, secrets, { now });

  it('is read when its signature is right, under either of two secrets', async () => {
    const genuine = { status: 'genuine', id: 'msg_1', event: JSON.parse(body) as object };
    expect(await read(headersBy())).to.deep.equal(genuine);
    expect(await read(headersBy(other), [secret ?? '', other ?? ''])).to.deep.equal(genuine);
  });

  const refusals: readonly (readonly [string, string, () => ReturnType<typeof read>])[] = [
    ['under another secret', 'forged', () => read(headersBy(other))],
    ['with another body', 'forged', () => read(headersBy(), [secret ?? ''], body.replace('confirmed', 'captured'))],
    ['with no secret to check it by', 'forged', () => read(headersBy(), [])],
    ['with an empty secret', 'forged', () => read(headersBy(), ['whsec_'])],
    ['of ten minutes ago', 'too_old', () => read(headersBy(secret, new Date(now - 600_000)))],
    ['of tomorrow', 'from_the_future', () => read(headersBy(secret, new Date(now + 86_400_000)))],
    ['without headers', 'headers_missing', () => read(new Headers())],
  ];
  for (const [what, because, attempt] of refusals) {
    it(`is refused ${what}`, async () => expect(await attempt()).to.deep.equal({ status: 'refused', because }));
  }
});
