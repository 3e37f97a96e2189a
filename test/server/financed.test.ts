import { expect } from 'chai';
import { merchants } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { fullOrderBy, useFinancedBackend } from '../support/financed.js';
import { freshId } from '../support/requests.js';

// Zeta with the number under which Billie's sandbox knows it.
const zeta = { vatNumber: 'DE812345678' } as const;
const tagged = (tag: string) => fullOrderBy({ ...zeta, tag });

describe('Orders that Billie finances', () => {
  const shop = useFinancedBackend();
  const { desk } = shop;

  const factsOf = async (attempt: string): Promise<readonly { type: string; data: Record<string, unknown> }[]> => {
    const { id } = await desk.store.database
      .selectFrom('authorization')
      .select('id')
      .where('attempt', '=', attempt)
      .executeTakeFirstOrThrow();
    return ((await desk.store.readTrail(id))?.facts ?? []).map(({ type, data }) => ({ type, data }));
  };
  const typesOf = async (attempt: string): Promise<readonly string[]> =>
    (await factsOf(attempt)).map(({ type }) => type);

  it('are decided by Billie, and the ledger says so', async () => {
    const attempt = freshId();
    const answer = await shop.authorize(fullOrderBy(zeta), attempt);
    expect(answer).to.have.nested.property('decision.outcome', 'authorized');
    const [asked, authorized] = await factsOf(attempt);
    expect(asked).to.deep.include({ type: 'asked' });
    expect(asked?.data).to.deep.include({
      consent: { version: '2026-11', language: 'de' },
      basket: { gross: 124_900, net: 104_958, tax: 19_942 },
    });
    expect(authorized?.data).to.include({ decidedBy: 'billie' });
    await balance(desk.store.database);
  });

  it('go on under the name by which Billie has recognised the company', async () => {
    // Billie's own example of a suggestion; the registers of this suite agree with whatever is typed.
    const wish = { ...zeta, companyName: 'Barney fun', reference: 'ORDER-BARNEY' };
    const answer = await shop.authorize(fullOrderBy(wish));
    expect(answer).to.have.nested.property('decision.companyName', 'Zeta Electronics Gold GmbH');
    expect((await shop.confirm(wish)).company?.name).to.equal('Zeta Electronics Gold GmbH');
  });

  it('find the authorization again at Billie by its id', async () => {
    const attempt = freshId();
    await shop.authorize(fullOrderBy(zeta), attempt);
    const held = await desk.store.findAttempt(merchants.financed.id, attempt, new Date(desk.now()));
    expect((await shop.orders())[0]?.merchant_customer_id).to.equal(held?.id);
  });

  it('are refused with an advice only, and hold nothing afterwards', async () => {
    for (const [tag, advice] of [
      ['decline+limit', 'other_method'],
      ['decline+address', 'fix_address'],
      ['decline+identify', 'fix_identity'],
      ['decline+risk', 'other_method'],
    ] as const) {
      const answer = await shop.authorize(tagged(tag));
      expect(answer).to.have.nested.property('decision.outcome', 'declined');
      expect(answer).to.have.nested.property('decision.advice', advice);
    }
    await balance(desk.store.database);
  });

  it('are not sent where a register corrects the company, and nobody is asked for solvency', async () => {
    const before = (await shop.orders()).length;
    const answer = await shop.authorize(tagged('correction'));
    expect(answer).to.have.nested.property('decision.outcome', 'correction');
    expect(await shop.orders()).to.have.length(before);
    // The bureau would have refused.
    expect(await shop.authorize(tagged('declined'))).to.have.nested.property('decision.outcome', 'authorized');
  });

  it('need the whole basket', async () => {
    const request = fullOrderBy(zeta);
    const basket = { ...request.basket, lines: undefined };
    const answer = await shop.post('/v1/authorizations', { ...request, basket });
    expect(answer.status).to.equal(400);
    expect(answer.body).to.have.nested.property('issues[0].code', 'basket_incomplete');
  });

  it('come from Germany only, and the offer says so', async () => {
    const offer = await desk.call(`/v1/offer?merchant=${merchants.financed.publishableKey}`, {
      origin: 'https://shop.example',
    });
    expect(offer.body).to.deep.include({ status: 'active', basket: 'full', brand: 'billie' });
    expect(offer.body).to.have.nested.property('rules.countries').that.deep.equals(['DE']);
    const { status, body } = await shop.post('/v1/authorizations', { ...fullOrderBy(zeta), country: 'AT' });
    expect([status, (body as { code: string }).code]).to.deep.equal([422, 'not_eligible']);
  });

  describe('whose answer is lost', () => {
    it('are not asked for a second time, and stay unknown to the buyer', async () => {
      const attempt = freshId();
      const before = (await shop.orders()).length;
      const request = tagged('lost');
      expect(await shop.authorize(request, attempt)).to.deep.equal({ status: 'unknown', attempt });
      desk.passMinutes(1);
      expect(await shop.authorize(request, attempt)).to.deep.equal({ status: 'unknown', attempt });
      expect(await shop.readAttempt(attempt)).to.deep.equal({ status: 'unknown', attempt });
      expect(await shop.orders()).to.have.length(before + 1);
      await balance(desk.store.database);
    });

    it('are settled by a webhook, which is no more than a hint', async () => {
      const attempt = freshId();
      await shop.authorize(tagged('lost'), attempt);
      const uuid = (await shop.orders())[0]?.uuid;
      const hint = { event: 'order_declined', order_uuid: uuid, created_at: '2026-11-24 09:30:00' };
      expect((await shop.hint(hint)).status).to.equal(200);
      // The event's name says otherwise; the order itself was read.
      expect(await shop.readAttempt(attempt)).to.have.nested.property('decision.outcome', 'authorized');
      expect((await shop.hint(hint)).status).to.equal(200);
      expect(await typesOf(attempt)).to.deep.equal(['asked', 'authorized']);
    });

    it('are cancelled there if the buyer has given up meanwhile', async () => {
      const attempt = freshId();
      await shop.authorize(tagged('lost'), attempt);
      await desk.releaseAttempt(attempt, { key: merchants.financed.publishableKey });
      const uuid = (await shop.orders())[0]?.uuid ?? '';
      await shop.hint({ event: 'order_created', uuid });
      expect(await typesOf(attempt)).to.deep.equal(['asked', 'released', 'answered_late']);
      await shop.tell();
      expect(await shop.readAtBillie(uuid)).to.have.nested.property('order.state', 'cancelled');
      await balance(desk.store.database);
    });
  });

  it('may be tried again under the same attempt if Billie was certainly not asked', async () => {
    const attempt = freshId();
    const request = fullOrderBy(zeta);
    shop.sandbox.setFault('billie', 'busy');
    const answer = await shop.post('/v1/authorizations', request, { idempotencyKey: attempt });
    expect(answer).to.include({ status: 503 });
    shop.sandbox.setFault('billie', undefined);
    expect(await shop.authorize(request, attempt)).to.have.nested.property('decision.outcome', 'authorized');
    expect(await typesOf(attempt)).to.deep.equal(['asked', 'not_asked', 'asked', 'authorized']);
    await balance(desk.store.database);
  });

  describe('that wait for a person at Billie', () => {
    for (const [verdict, outcome] of [
      ['approve', 'authorized'],
      ['decline', 'declined'],
    ] as const) {
      it(`are ${outcome} once that person has said so`, async () => {
        const attempt = freshId();
        expect(await shop.authorize(tagged('waiting'), attempt)).to.have.nested.property('decision.outcome', 'review');
        const uuid = (await shop.orders())[0]?.uuid ?? '';
        await shop.hint({ event: 'order_waiting', order_uuid: uuid });
        expect(await typesOf(attempt)).to.deep.equal(['asked', 'reviewed']);
        await shop.decideInPortal(uuid, verdict);
        await shop.hint({ event: 'order_approved', order_uuid: uuid });
        expect(await shop.readAttempt(attempt)).to.have.nested.property('decision.outcome', outcome);
        await balance(desk.store.database);
      });
    }

    it('are none of our operator’s reviews', async () => {
      await shop.authorize(tagged('waiting'));
      expect(await desk.store.listReviews(new Date(desk.now()))).to.deep.equal([]);
    });
  });

  describe('have webhooks that', () => {
    const unknownOrder = { event: 'order_created', order_uuid: freshId() };

    it('are refused without the agreed key', async () => {
      expect((await shop.hint(unknownOrder, 'Basic other')).status).to.equal(401);
      expect((await shop.hint(unknownOrder, '')).status).to.equal(401);
    });

    it('may be about anything: what is not ours changes nothing', async () => {
      for (const body of [unknownOrder, { event: 'dunning' }, [], { order_uuid: '../token' }, { order_uuid: 7 }]) {
        expect((await shop.hint(body)).status, JSON.stringify(body)).to.equal(200);
      }
      expect((await shop.hint('{')).status).to.equal(400);
      expect(desk.errors).to.deep.equal([]);
    });

    it('are to be sent again while Billie cannot be read', async () => {
      shop.sandbox.setFault('billie', 'down');
      expect((await shop.hint(unknownOrder)).status).to.equal(503);
    });
  });
});

describe('A provider that is slow', () => {
  const shop = useFinancedBackend({ providerDeadline: 100 });

  it('leaves an unknown outcome after its time, and its hold', async () => {
    await shop.authorize(fullOrderBy(zeta));
    shop.sandbox.setFault('billie', 'slow');
    const attempt = freshId();
    expect(await shop.authorize(fullOrderBy(zeta), attempt)).to.deep.equal({ status: 'unknown', attempt });
    const held = await shop.desk.store.database
      .selectFrom('authorization')
      .select(['status', 'held'])
      .where('attempt', '=', attempt)
      .executeTakeFirstOrThrow();
    expect(held).to.deep.equal({ status: 'unknown', held: 124_900 });
    await balance(shop.desk.store.database);
  });
});
