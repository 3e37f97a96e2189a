import { expect } from 'chai';
import { webhookEventSchema } from '../../src/contract/webhook-schemas.js';
import { laterFactTypes } from '../../src/domain/order-state.js';
import { eventOf } from '../../src/server/webhooks/events.js';
import { disableWebhook, rotateWebhookSecret, setWebhook } from '../../src/server/use-cases/administer-webhooks.js';
import { endReview } from '../../src/server/use-cases/reviews.js';
import { deliverDue } from '../../src/server/webhooks/deliver.js';
import { merchants, useBackend } from '../support/backend.js';
import { fullOrderBy, useFinancedBackend } from '../support/financed.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../support/requests.js';
import { useReceiver, useWebhook } from '../support/webhooks.js';

describe('A merchant’s server is told', () => {
  const desk = useBackend();
  const told = useWebhook(desk);
  const { receiver } = told;

  afterEach(() => expect(desk.errors).to.deep.equal([]));

  const findId = async (attempt: string): Promise<string> =>
    (await desk.store.findAttempt(merchants.active.id, attempt, new Date(desk.now())))?.id ?? '';
  const now = () => new Date(desk.now()).toISOString();
  const amount = { amount: 124_900, currency: 'EUR' };
  const lastDelivery = async () => (await desk.store.listDeliveries(merchants.active.id, 1))[0];

  describe('of an authorization', () => {
    it('that it was decided on, by whom, and never why', async () => {
      const attempt = freshId();
      await desk.tokenOf(orderBy(), attempt);
      const data = { authorization: await findId(attempt), reference: 'ORDER-1', amount };
      expect(await told.events()).to.deep.equal([
        {
          type: 'authorization.decided',
          timestamp: now(),
          data: { ...data, status: 'authorized', decidedBy: 'house' },
        },
      ]);
    });

    for (const [tag, status] of [
      ['declined', 'declined'],
      ['review', 'review'],
    ] as const) {
      it(`what it has come to: ${status}`, async () => {
        await desk.authorize(orderBy({ tag }));
        const [event, ...more] = await told.events();
        expect(event).to.have.nested.property('data.status', status);
        expect(Object.keys(event?.data ?? {}).sort()).to.deep.equal([
          'amount',
          'authorization',
          'decidedBy',
          'reference',
          'status',
        ]);
        expect(more).to.deep.equal([]);
      });
    }

    for (const [verdict, status] of [
      ['approve', 'authorized'],
      ['decline', 'declined'],
    ] as const) {
      it(`that a person has ended its review: ${verdict}`, async () => {
        const attempt = freshId();
        await desk.authorize(orderBy({ tag: 'review' }), attempt);
        await told.events();
        desk.passMinutes(90);
        const authorization = await findId(attempt);
        await endReview({ authorization, verdict, by: 'ada', because: 'report seen' }, desk.services);
        expect(await told.events()).to.deep.equal([
          {
            type: 'authorization.decided',
            timestamp: now(),
            data: { authorization, reference: 'ORDER-1', amount, status, decidedBy: 'person' },
          },
        ]);
      });
    }

    it('that it has expired', async () => {
      await desk.tokenOf(orderBy({ reference: undefined }));
      const [decided] = await told.events();
      desk.passMinutes(30);
      await desk.store.expireHolds(new Date(desk.now()));
      const { authorization } = decided?.data ?? {};
      // Those of other tests expire as well.
      const mine = (await told.events()).filter(({ data }) => data.authorization === authorization);
      expect(mine).to.deep.equal([
        { type: 'authorization.expired', timestamp: now(), data: { authorization, amount, status: 'expired' } },
      ]);
    });

    it('that the buyer has given it back, or has asked anew instead', async () => {
      const [attempt, checkout] = [freshId(), freshId()];
      await desk.tokenOf(orderBy({ checkout }));
      await desk.tokenOf(orderBy({ checkout }), attempt);
      await desk.releaseAttempt(attempt);
      expect((await told.events()).map(({ type }) => type)).to.have.members([
        'authorization.decided',
        'authorization.released',
        'authorization.decided',
        'authorization.released',
      ]);
    });

    it('but not of a correction, which is between buyer and page', async () => {
      await desk.authorize(orderBy({ tag: 'correction' }));
      expect(await told.events()).to.deep.equal([]);
    });
  });

  describe('of an order', () => {
    const live = async () => {
      const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
      await desk.move(id, 'captures', { capture: 'INVOICE-1', amount: 100_000 });
      await desk.move(id, 'refunds', { refund: 'CREDIT-1', amount: 10_000 });
      await desk.move(id, 'cancel', {});
      await desk.move(id, 'payments', { payment: 'BANK-1', amount: 90_000, receivedOn: '2026-11-24' });
      return id;
    };

    it('what happened to it, as it stood then, however late that is told', async () => {
      const order = await live();
      desk.passMinutes(60);
      const events = (await told.events()).filter(({ type }) => type.startsWith('order.'));
      const steps = events.map(({ type, data }) => {
        const { status, sums } = data as { status: string; sums: { uncaptured: number; outstanding: number } };
        return [type, status, sums.uncaptured, sums.outstanding];
      });
      expect(steps).to.have.deep.members([
        ['order.confirmed', 'confirmed', 124_900, 0],
        ['order.captured', 'partially_captured', 24_900, 100_000],
        ['order.refunded', 'partially_captured', 24_900, 90_000],
        ['order.cancelled', 'captured', 0, 90_000],
        ['order.payment_received', 'paid', 0, 0],
      ]);
      for (const { data } of events) expect(data).to.deep.include({ order, reference: 'ORDER-1', amount });
    });

    it('that a payment has arrived, with its amount and day', async () => {
      const started = now();
      const order = await live();
      const event = (await told.events()).find(({ type }) => type === 'order.payment_received');
      expect(event).to.deep.include({ timestamp: started });
      expect(event?.data).to.deep.include({
        order,
        status: 'paid',
        payment: { payment: 'BANK-1', amount: 90_000, receivedOn: '2026-11-24' },
        sums: {
          uncaptured: 0,
          captured: 100_000,
          cancelled: 24_900,
          refunded: 10_000,
          paid: 90_000,
          outstanding: 0,
          overpaid: 0,
        },
      });
    });

    it('each step once, although a call is repeated', async () => {
      const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
      const key = freshId();
      for (let time = 1; time <= 3; time += 1) await desk.move(id, 'captures', { capture: '1', amount: 1_000 }, key);
      const types = (await told.events()).map(({ type }) => type);
      expect(types.filter((type) => type === 'order.captured')).to.have.length(1);
    });

    it('nothing of what was refused', async () => {
      const token = await desk.tokenOf(orderBy());
      await told.events();
      await desk.postOrder(confirmationOf(token, { gross: 1 }));
      expect(await told.events()).to.deep.equal([]);
    });

    it('in words for every fact of its life', () => {
      for (const type of ['confirmed', ...laterFactTypes]) expect(eventOf(type), type).to.match(/^order\./u);
    });
  });

  it('nothing personal, no company, no token, no reason', async () => {
    const [vatNumber, attempt, checkout] = [freshVatNumber(), freshId(), freshId()];
    const token = await desk.tokenOf(orderBy({ vatNumber, checkout }), attempt);
    await desk.confirm(confirmationOf(token));
    await desk.authorize(orderBy({ vatNumber, tag: 'declined' }));
    const reviewed = freshId();
    await desk.authorize(orderBy({ vatNumber, tag: 'review' }), reviewed);
    const authorization = await findId(reviewed);
    await endReview({ authorization, verdict: 'decline', by: 'ada', because: 'report seen' }, desk.services);
    await told.deliver();
    const sent = receiver.take().map(({ body, headers }) => body + JSON.stringify(headers));
    expect(sent).to.have.length(5);
    const secrets = [
      vatNumber,
      attempt,
      checkout,
      token,
      reviewed,
      'HRB',
      'Zeta',
      'Tannenweg',
      'Haslach',
      'Uno',
      'Eins',
    ];
    for (const word of [...secrets, '@', 'score', 'limit', 'reason', 'report', 'ada"'])
      for (const text of sent) expect(text).not.to.include(word);
  });

  it('what is its own: never of another merchant’s orders', async () => {
    const other = { key: merchants.other.publishableKey };
    await desk.post('/v1/authorizations', orderBy(), other);
    expect(await told.events(), 'without a webhook').to.deep.equal([]);
    await setWebhook(merchants.other.id, `${receiver.url}/other`, desk.services);
    await desk.post('/v1/authorizations', orderBy(), other);
    await desk.tokenOf(orderBy({ gross: 70_000 }));
    await told.deliver();
    const arrivals = receiver.take().map(({ path, body }) => [path, body.includes('70000')]);
    expect(arrivals).to.have.deep.members([
      ['/told/other', false],
      ['/told', true],
    ]);
    await disableWebhook(merchants.other.id, desk.services);
  });

  it('without a further statement while the buyer waits', async () => {
    const costs = async () => {
      const before = desk.statements.length;
      await desk.tokenOf(orderBy());
      return desk.statements.length - before;
    };
    const withWebhook = await costs();
    await disableWebhook(merchants.active.id, desk.services);
    expect(withWebhook).to.equal(await costs());
  });

  describe('under a signature', () => {
    const send = async () => {
      await desk.tokenOf(orderBy());
      await told.deliver();
      const [arrival] = receiver.take();
      return arrival ?? expect.fail('Nothing arrived.');
    };

    it('that holds for what was sent', async () => {
      const arrival = await send();
      expect(told.verify(arrival)).to.have.property('type', 'authorization.decided');
      expect(arrival.headers).to.include({
        'content-type': 'application/json',
        'webhook-id': (await lastDelivery())?.id,
      });
    });

    it('and for nothing else', async () => {
      const arrival = await send();
      const forged = { ...arrival, body: arrival.body.replace('124900', '124901') };
      const renamed = { ...arrival, headers: { ...arrival.headers, 'webhook-id': 'another' } };
      const redated = { ...arrival, headers: { ...arrival.headers, 'webhook-timestamp': `${desk.now() / 1_000 + 1}` } };
      for (const one of [forged, renamed, redated]) expect(() => told.verify(one)).to.throw('No matching signature');
      expect(() => told.verify(arrival, `whsec_${btoa('another secret of 32 characters.')}`)).to.throw('No matching');
      expect(() => told.verify(arrival, told.secret, 6)).to.throw('too old');
    });

    it('under both secrets while one replaces the other, then under the new one', async () => {
      const rotation = await rotateWebhookSecret(merchants.active.id, 24, desk.services);
      const next = rotation.status === 'rotated' ? rotation.secret : expect.fail(rotation.status);
      const both = await send();
      expect(both.headers['webhook-signature']).to.match(/^v1,\S+ v1,\S+$/u);
      for (const secret of [told.secret, next]) expect(told.verify(both, secret)).to.have.property('type');
      desk.passMinutes(24 * 60);
      const later = await send();
      expect(told.verify(later, next)).to.have.property('type');
      expect(() => told.verify(later, told.secret)).to.throw('No matching signature');
    });

    it('at once under the new secret alone, if the other has become known', async () => {
      await rotateWebhookSecret(merchants.active.id, 0, desk.services);
      const arrival = await send();
      expect(() => told.verify(arrival)).to.throw('No matching signature');
    });

    it('whose secret the database keeps sealed', async () => {
      const rows = await desk.store.database.selectFrom('webhook_endpoint').selectAll().execute();
      const secret = Buffer.from(told.secret.slice('whsec_'.length), 'base64');
      expect(secret).to.have.length(32);
      for (const row of rows) {
        expect(Buffer.from(row.secret).includes(secret)).to.equal(false);
        expect(Buffer.from(row.secret).includes(told.secret)).to.equal(false);
      }
    });
  });
});

describe('A merchant’s server whose orders Billie finances', () => {
  const shop = useFinancedBackend();
  const receiver = useReceiver();

  it('is told that it was Billie who decided', async () => {
    const { desk } = shop;
    await setWebhook(merchants.financed.id, receiver.url, desk.services);
    // Zeta with the number under which Billie's sandbox knows it.
    await shop.authorize(fullOrderBy({ vatNumber: 'DE812345678' }));
    await deliverDue({
      ...desk.services,
      log: { info: () => undefined, warn: () => undefined, error: () => expect.fail() },
    });
    const events = receiver.take().map(({ body }) => webhookEventSchema.parse(JSON.parse(body)));
    expect(events).to.have.length(1);
    expect(events[0]?.data).to.include({ status: 'authorized', decidedBy: 'billie' });
  });
});
