import { expect } from 'chai';
import { attemptAnswerSchema, type AttemptAnswer } from '../../../src/contract/schemas.js';
import { merchants, useBackend } from '../../support/backend.js';
import { registeredStreet } from '../../support/evidence.js';
import { expectProblem } from '../../support/problems.js';
import { confirmationOf, freshId, orderBy } from '../../support/requests.js';

describe('A decision', () => {
  const desk = useBackend();
  const other = { key: merchants.other.publishableKey };

  const stateOf = async (attempt: string): Promise<AttemptAnswer> =>
    attemptAnswerSchema.parse((await desk.readAttempt(attempt)).body);

  afterEach(() => expect(desk.errors).to.deep.equal([]));

  describe('follows the evidence', () => {
    it('authorizes a company that all is well with', async () => {
      const attempt = freshId();
      const answer = await desk.authorize(orderBy(), attempt);
      const amount = { amount: 124_900, currency: 'EUR' };
      expect(answer).to.deep.include({ status: 'decided', attempt, amount, reference: 'ORDER-1' });
      if (answer.status !== 'decided' || answer.decision.outcome !== 'authorized')
        return expect.fail('Not authorized.');
      const { token, ...rest } = answer.decision;
      expect(token).to.match(/^[\w-]{43}$/);
      expect(rest).to.deep.equal({
        outcome: 'authorized',
        amount,
        paymentTermDays: 30,
        companyName: 'Zeta Electronics Gold GmbH',
        expiresAt: new Date(desk.now() + 30 * 60_000).toISOString(),
      });
    });

    it('refuses a poor one, with an advice and without a reason', async () => {
      const answer = await desk.authorize(orderBy({ tag: 'declined' }));
      expect(answer).to.have.deep.property('decision', { outcome: 'declined', advice: 'other_method', paths: [] });
    });

    it('refuses what is beyond the limit in the very same words', async () => {
      const answer = await desk.authorize(orderBy({ gross: 1_000_001 }));
      expect(answer).to.have.deep.property('decision', { outcome: 'declined', advice: 'other_method', paths: [] });
    });

    it('refuses one that nobody knows, with the fields to look at', async () => {
      const answer = await desk.authorize(orderBy({ tag: 'unknown' }));
      const paths = ['company.name', 'company.vatNumber', 'company.registrationNumber'];
      expect(answer).to.have.deep.property('decision', { outcome: 'declined', advice: 'fix_identity', paths });
    });

    it('proposes the register’s version of the fields that differ, and of no other', async () => {
      const answer = await desk.authorize(orderBy({ tag: 'correction' }));
      const company = { 'company.address.street': registeredStreet };
      expect(answer).to.have.deep.property('decision', { outcome: 'correction', company });
    });

    it('leaves a doubtful one to a person, for three days', async () => {
      const answer = await desk.authorize(orderBy({ tag: 'review' }));
      const until = new Date(desk.now() + 72 * 3_600_000).toISOString();
      expect(answer).to.have.deep.property('decision', { outcome: 'review', until });
    });
  });

  describe('is made once', () => {
    for (const tag of [undefined, 'declined', 'correction', 'review']) {
      it(`and given again, to the same attempt, when it is ${tag ?? 'authorized'}`, async () => {
        const attempt = freshId();
        const request = orderBy(tag === undefined ? {} : { tag });
        const first = await desk.authorize(request, attempt);
        desk.passMinutes(1);
        expect(await desk.authorize(request, attempt)).to.deep.equal(first);
        const facts = await desk.store.database
          .selectFrom('fact')
          .innerJoin('authorization', 'authorization.id', 'fact.authorization_id')
          .where('attempt', '=', attempt)
          .where('type', '!=', 'limit_moved')
          .select('type')
          .execute();
        expect(facts).to.have.length(1);
      });
    }

    it('even when its members come in another order', async () => {
      const attempt = freshId();
      const request = orderBy();
      const first = await desk.authorize(request, attempt);
      const turned = Object.fromEntries(Object.entries(request).reverse()) as typeof request;
      expect(await desk.authorize(turned, attempt)).to.deep.equal(first);
    });

    it('while the same attempt waits, it is told to come back', async () => {
      const attempt = freshId();
      const request = orderBy();
      desk.gate.close();
      const first = desk.authorize(request, attempt);
      await desk.gate.reached();
      const second = await desk.post('/v1/authorizations', request, { idempotencyKey: attempt });
      expect(second.status).to.equal(409);
      expect(second.body).to.include({ code: 'idempotency_key_busy', retryable: true });
      expect(second.headers.get('Retry-After')).to.equal('1');
      expect(await stateOf(attempt)).to.deep.equal({ status: 'running', attempt });
      desk.gate.open();
      expect(await first).to.have.property('status', 'decided');
      expect(await desk.authorize(request, attempt)).to.deep.equal(await first);
    });

    it('but a token is never the same for two attempts', async () => {
      expect(await desk.tokenOf(orderBy())).not.to.equal(await desk.tokenOf(orderBy()));
    });
  });

  describe('can be asked for later', () => {
    it('by the page that lost the answer', async () => {
      const attempt = freshId();
      const first = await desk.authorize(orderBy(), attempt);
      expect(await stateOf(attempt)).to.deep.equal(first);
    });

    it('until it has expired', async () => {
      const attempt = freshId();
      await desk.tokenOf(orderBy(), attempt);
      desk.passMinutes(29.9);
      expect(await stateOf(attempt)).to.have.property('status', 'decided');
      desk.passMinutes(0.1);
      expect(await stateOf(attempt)).to.deep.equal({ status: 'expired', attempt });
    });

    it('or has become an order', async () => {
      const attempt = freshId();
      await desk.confirm(confirmationOf(await desk.tokenOf(orderBy(), attempt)));
      expect(await stateOf(attempt)).to.deep.equal({ status: 'confirmed', attempt });
    });

    it('is never kept by a cache', async () => {
      const attempt = freshId();
      await desk.authorize(orderBy(), attempt);
      expect((await desk.readAttempt(attempt)).headers.get('Cache-Control')).to.equal('no-store');
    });
  });

  describe('can be given back', () => {
    for (const tag of [undefined, 'review']) {
      it(`once, which is as good as twice, when it is ${tag ?? 'authorized'}`, async () => {
        const attempt = freshId();
        await desk.authorize(orderBy(tag === undefined ? {} : { tag }), attempt);
        for (const answer of [await desk.releaseAttempt(attempt), await desk.releaseAttempt(attempt)]) {
          expect(answer).to.include({ status: 200 });
          expect(answer.body).to.deep.equal({ status: 'released', attempt });
        }
        expect(await stateOf(attempt)).to.deep.equal({ status: 'released', attempt });
      });
    }

    it('without changing a refusal', async () => {
      const attempt = freshId();
      const first = await desk.authorize(orderBy({ tag: 'declined' }), attempt);
      expect((await desk.releaseAttempt(attempt)).body).to.deep.equal(first);
    });

    it('but not once it is an order', async () => {
      const attempt = freshId();
      await desk.confirm(confirmationOf(await desk.tokenOf(orderBy(), attempt)));
      expectProblem(await desk.releaseAttempt(attempt), 409, 'attempt_not_releasable');
      expect(await stateOf(attempt)).to.have.property('status', 'confirmed');
    });
  });

  describe('belongs to one merchant', () => {
    it('so another one finds no such attempt', async () => {
      const attempt = freshId();
      const first = await desk.authorize(orderBy(), attempt);
      expectProblem(await desk.readAttempt(attempt, other), 404, 'not_found');
      expectProblem(await desk.releaseAttempt(attempt, other), 404, 'not_found');
      expect(await stateOf(attempt)).to.deep.equal(first);
    });

    it('so another one’s attempt of the same name is another attempt', async () => {
      const attempt = freshId();
      const token = await desk.tokenOf(orderBy(), attempt);
      const answer = await desk.post('/v1/authorizations', orderBy(), { ...other, idempotencyKey: attempt });
      const { decision } = attemptAnswerSchema.parse(answer.body) as { decision?: { token?: string } };
      expect(decision?.token).to.be.a('string').and.not.equal(token);
    });
  });
});

describe('A decision that fails half-way', () => {
  const desk = useBackend();

  it('leaves the attempt free, and tells nothing', async () => {
    const attempt = freshId();
    const broken = await desk.post('/v1/authorizations', orderBy({ tag: 'broken' }), { idempotencyKey: attempt });
    expectProblem(broken, 500, 'internal_error');
    expect(desk.errors).to.have.length(1);
    expectProblem(await desk.readAttempt(attempt), 404, 'not_found');
    expect(await desk.authorize(orderBy(), attempt)).to.have.property('status', 'decided');
  });
});
