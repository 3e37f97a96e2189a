import { expect } from 'chai';
import { attemptAnswerSchema } from '../../../src/contract/schemas.js';
import { merchants, useBackend } from '../../support/backend.js';
import { expectProblem } from '../../support/problems.js';
import { confirmationOf, freshId, orderBy } from '../../support/requests.js';
import { changed } from '../../contract/samples.js';

describe('An order', () => {
  const desk = useBackend();
  type Confirmation = ReturnType<typeof confirmationOf>;
  const spoil = (confirmation: Confirmation, place: string, value: unknown): Confirmation =>
    changed(confirmation, place, value) as Confirmation;

  afterEach(() => expect(desk.errors).to.deep.equal([]));

  describe('is confirmed', () => {
    it('with the true total and reference, and is what its merchant can read', async () => {
      const order = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
      const { id, ...rest } = order;
      expect(rest).to.deep.equal({
        status: 'confirmed',
        reference: 'ORDER-1',
        amount: { amount: 124_900, currency: 'EUR' },
        // 6.99 % of 1,249.00 is 87.3051.
        fee: { basisPoints: 699, amount: 8_731 },
        paymentTermDays: 30,
        company: { name: 'Zeta Electronics Gold GmbH', country: 'DE' },
        confirmedAt: new Date(desk.now()).toISOString(),
        sums: {
          uncaptured: 124_900,
          captured: 0,
          cancelled: 0,
          refunded: 0,
          paid: 0,
          outstanding: 0,
          overpaid: 0,
        },
        captures: [],
        refunds: [],
        payments: [],
      });
      const read = await desk.call(`/v1/orders/${id}`, { key: merchants.active.secretKey });
      expect(read).to.include({ status: 200 });
      expect(read.body).to.deep.equal(order);
    });

    // 699 basis points of these are 349.5, 419.4 and 500.484; of 5150 they are 359.985.
    const fees: readonly [gross: number, fee: number][] = [
      [5_000, 350],
      [6_000, 419],
      [7_160, 500],
      [5_150, 360],
    ];
    for (const [gross, fee] of fees) {
      it(`with a fee of ${fee} for ${gross}, rounded half up`, async () => {
        const order = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy({ gross })), { gross }));
        expect(order.fee).to.deep.equal({ basisPoints: 699, amount: fee });
      });
    }

    it('under any reference where none was authorized', async () => {
      const token = await desk.tokenOf(orderBy({ reference: undefined }));
      expect(await desk.confirm(confirmationOf(token, { reference: 'LATER-7' }))).to.include({ reference: 'LATER-7' });
    });

    it('in the last moment of its half hour', async () => {
      const token = await desk.tokenOf(orderBy());
      desk.passMinutes(30 - 1 / 60_000);
      expect(await desk.confirm(confirmationOf(token))).to.include({ status: 'confirmed' });
    });
  });

  describe('that differs from what was authorized', () => {
    const differences: readonly [place: string, value: unknown][] = [
      ['amount.amount', 124_901],
      ['amount.amount', 124_899],
      ['amount.currency', 'SEK'],
      ['reference', 'ORDER-2'],
      ['reference', 'order-1'],
    ];
    for (const [place, value] of differences) {
      it(`by ${place} ${String(value)} is refused and changes nothing`, async () => {
        const attempt = freshId();
        const confirmation = confirmationOf(await desk.tokenOf(orderBy(), attempt));
        const idempotencyKey = freshId();
        const answer = await desk.postOrder(spoil(confirmation, place, value), { idempotencyKey });
        expectProblem(answer, 422, 'authorization_mismatch', [`${place}: differs`]);
        expect((await desk.readAttempt(attempt)).body).to.have.property('status', 'decided');
        expect(await desk.confirm(confirmation, idempotencyKey)).to.include({ status: 'confirmed' });
      });
    }

    it('by everything is told of every difference', async () => {
      const token = await desk.tokenOf(orderBy());
      const answer = await desk.postOrder({ token, amount: { amount: 1, currency: 'DKK' }, reference: 'X' });
      const issues = ['amount.amount: differs', 'amount.currency: differs', 'reference: differs'] as const;
      expectProblem(answer, 422, 'authorization_mismatch', issues);
    });

    it('is never confirmed from an amount that is no whole number', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      for (const amount of ['124900', 124_900.5]) {
        const answer = await desk.postOrder(spoil(confirmation, 'amount.amount', amount));
        expectProblem(answer, 400, 'invalid_request', ['amount.amount: invalid_type']);
      }
    });
  });

  describe('is made once', () => {
    // Connections that are open already: calls of one moment do not line up at their opening.
    beforeEach(() => Promise.all(Array.from({ length: 10 }, () => desk.store.isReachable())));

    it('and given again under the same key, even long after', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      const key = freshId();
      const first = await desk.confirm(confirmation, key);
      desk.passMinutes(600);
      expect(await desk.confirm(confirmation, key)).to.deep.equal(first);
    });

    it('and not again under another key', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      await desk.confirm(confirmation);
      expectProblem(await desk.postOrder(confirmation), 409, 'already_confirmed');
    });

    it('and its key is good for no other order', async () => {
      const key = freshId();
      const first = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())), key);
      const other = confirmationOf(await desk.tokenOf(orderBy()));
      expectProblem(await desk.postOrder(other, { idempotencyKey: key }), 409, 'idempotency_key_reused');
      expect(await desk.confirm(other))
        .to.have.property('id')
        .that.does.not.equal(first.id);
    });

    it('however many confirm it with one key at the same moment', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      const key = freshId();
      const all = await Promise.all(Array.from({ length: 8 }, () => desk.confirm(confirmation, key)));
      expect(new Set(all.map(({ id }) => id))).to.have.property('size', 1);
    });

    it('however many confirm it with keys of their own at the same moment', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      const answers = await Promise.all(Array.from({ length: 8 }, () => desk.postOrder(confirmation)));
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).to.have.length(7);
      for (const answer of refused) expectProblem(answer, 409, 'already_confirmed');
    });

    it('of two authorizations that are confirmed under one key at the same moment', async () => {
      const idempotencyKey = freshId();
      const tokens = [await desk.tokenOf(orderBy()), await desk.tokenOf(orderBy())];
      const answers = await Promise.all(
        tokens.map((token) => desk.postOrder(confirmationOf(token), { idempotencyKey })),
      );
      expect(answers.map(({ status }) => status)).to.have.members([201, 409]);
      for (const answer of answers.filter(({ status }) => status === 409))
        expectProblem(answer, 409, 'idempotency_key_reused');
    });
  });

  describe('is refused', () => {
    it('when the half hour is over', async () => {
      const token = await desk.tokenOf(orderBy());
      desk.passMinutes(30);
      expectProblem(await desk.postOrder(confirmationOf(token)), 410, 'authorization_expired');
      // The first call has let the hold expire in the book; the second reads it there.
      expectProblem(await desk.postOrder(confirmationOf(token)), 410, 'authorization_expired');
    });

    it('when the authorization was given back', async () => {
      const attempt = freshId();
      const token = await desk.tokenOf(orderBy(), attempt);
      await desk.releaseAttempt(attempt);
      expectProblem(await desk.postOrder(confirmationOf(token)), 410, 'authorization_released');
    });

    it('when a later one of the same checkout has taken its place', async () => {
      const checkout = freshId();
      const [earlier, later] = [await desk.tokenOf(orderBy({ checkout })), await desk.tokenOf(orderBy({ checkout }))];
      expectProblem(await desk.postOrder(confirmationOf(earlier)), 410, 'authorization_released');
      expect(await desk.confirm(confirmationOf(later))).to.include({ status: 'confirmed' });
    });

    it('while a person looks at it, which gives nobody a token', async () => {
      const answer = await desk.authorize(orderBy({ tag: 'review' }));
      expect(JSON.stringify(answer)).not.to.contain('token');
    });

    it('for a token that nobody was given', async () => {
      expectProblem(await desk.postOrder(confirmationOf('a'.repeat(43))), 404, 'authorization_not_found');
    });

    it('for the token of another merchant, which stays good for its own', async () => {
      const confirmation = confirmationOf(await desk.tokenOf(orderBy()));
      const key = { key: merchants.other.secretKey };
      expectProblem(await desk.postOrder(confirmation, key), 404, 'authorization_not_found');
      expect(await desk.confirm(confirmation)).to.include({ status: 'confirmed' });
    });
  });

  it('under one key of each of two merchants is two orders', async () => {
    const idempotencyKey = freshId();
    const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())), idempotencyKey);
    const page = { key: merchants.other.publishableKey };
    const { body } = await desk.post('/v1/authorizations', orderBy(), page);
    const { decision } = attemptAnswerSchema.parse(body) as { decision?: { token?: string } };
    const key = merchants.other.secretKey;
    const answer = await desk.postOrder(confirmationOf(decision?.token ?? ''), { key, idempotencyKey });
    expect(answer).to.include({ status: 201 });
    expect(answer.body).to.have.property('id').that.does.not.equal(id);
  });

  it('is read by nobody but its merchant', async () => {
    const { id } = await desk.confirm(confirmationOf(await desk.tokenOf(orderBy())));
    const path = `/v1/orders/${id}`;
    expectProblem(await desk.call(path, { key: merchants.other.secretKey }), 404, 'not_found');
    expectProblem(await desk.call(path, { key: merchants.active.publishableKey }), 403, 'wrong_key_kind');
  });
});
