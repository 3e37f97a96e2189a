import { expect } from 'chai';
import { endReview, listReviews, type ReviewVerdict } from '../../src/server/use-cases/reviews.js';
import { merchants, useBackend } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { expectProblem } from '../support/problems.js';
import { confirmationOf, freshId, freshVatNumber, orderBy } from '../support/requests.js';

describe('A review', () => {
  const desk = useBackend();
  let attempt: string;
  let vatNumber: string;
  let authorization: string;

  beforeEach(async () => {
    attempt = freshId();
    vatNumber = freshVatNumber();
    await desk.authorize(orderBy({ vatNumber, tag: 'review' }), attempt);
    authorization = (await desk.store.findAttempt(merchants.active.id, attempt, new Date(desk.now())))?.id ?? '';
  });
  afterEach(async () => {
    expect(desk.errors).to.deep.equal([]);
    await balance(desk.store.database);
  });

  const end = (verdict: ReviewVerdict['verdict']) =>
    endReview({ authorization, verdict, by: 'ada', because: 'annual report seen' }, desk.services);
  const exposure = async () => (await desk.store.readCompanyCredit('test', `vat:${vatNumber}`, 'EUR'))?.exposure;
  const answer = async () =>
    (await desk.readAttempt(attempt)).body as { status: string; decision?: { token?: string } };

  it('waits in a list, with its reason, and leaves it when it has ended', async () => {
    const mine = async () => (await listReviews(desk.services)).find((one) => one.authorizationId === authorization);
    expect(await mine()).to.deep.include({
      reason: 'score_in_doubt',
      amount: { amount: 124_900, currency: 'EUR' },
      since: new Date(desk.now()),
      expiresAt: new Date(desk.now() + 72 * 3_600_000),
    });
    await end('approve');
    expect(await mine()).to.equal(undefined);
  });

  it('that is approved has half an hour from then, and becomes an order', async () => {
    desk.passMinutes(24 * 60);
    expect(await end('approve')).to.include({ status: 'ended' });
    expect(await exposure()).to.equal(124_900);
    const { decision } = await answer();
    expect(decision).to.deep.include({
      outcome: 'authorized',
      expiresAt: new Date(desk.now() + 30 * 60_000).toISOString(),
    });
    expect(await desk.confirm(confirmationOf(decision?.token ?? ''))).to.include({ status: 'confirmed' });
  });

  it('that is approved expires as any other', async () => {
    await end('approve');
    const { decision } = await answer();
    desk.passMinutes(30);
    expectProblem(await desk.postOrder(confirmationOf(decision?.token ?? '')), 410, 'authorization_expired');
    expect(await exposure()).to.equal(0);
  });

  it('that is declined gives its hold back, and the buyer learns no reason', async () => {
    await end('decline');
    expect(await exposure()).to.equal(0);
    expect((await answer()).decision).to.deep.equal({ outcome: 'declined', advice: 'other_method', paths: [] });
  });

  it('is approved for this order alone', async () => {
    await end('approve');
    const next = await desk.authorize(orderBy({ vatNumber, tag: 'review' }));
    expect(next).to.have.nested.property('decision.outcome', 'review');
  });

  it('ends once, whoever comes first', async () => {
    const outcomes = await Promise.all([end('approve'), end('decline'), end('approve')]);
    expect(outcomes.map(({ status }) => status).sort()).to.deep.equal(['ended', 'not_in_review', 'not_in_review']);
  });

  it('ends not after its time, nor when the buyer has given it up, nor where there is none', async () => {
    desk.passMinutes(72 * 60);
    expect(await end('approve')).to.deep.equal({ status: 'review_expired' });
    await desk.releaseAttempt(attempt);
    expect(await end('approve')).to.deep.equal({ status: 'not_in_review' });
    authorization = '00000000-0000-4000-8000-000000000000';
    expect(await end('approve')).to.deep.equal({ status: 'not_found' });
  });
});
