import { expect } from 'chai';
import { sql } from 'kysely';
import { explain } from '../../src/server/use-cases/explain.js';
import { merchants, useBackend } from '../support/backend.js';
import { freshId, freshVatNumber, orderBy, type Wish } from '../support/requests.js';

describe('The explanation of a decision', () => {
  const desk = useBackend();

  async function decided(wish: Wish = {}): Promise<string> {
    const attempt = freshId();
    await desk.authorize(orderBy(wish), attempt);
    return (await desk.store.findAttempt(merchants.active.id, attempt, new Date(desk.now())))?.id ?? '';
  }
  const explained = async (authorization: string) => {
    const explanation = await explain(authorization, desk.services);
    return explanation.status === 'explained' ? explanation : expect.fail(explanation.status);
  };

  for (const tag of [undefined, 'declined', 'review', 'correction', 'unknown']) {
    it(`makes the same decision again from what was stored, when it is ${tag ?? 'authorized'}`, async () => {
      const { decision, proof } = await explained(await decided(tag === undefined ? {} : { tag }));
      expect(proof?.again).to.equal('same');
      expect(decision.policyVersion).to.match(/^house-/);
      expect(proof?.evidence.map(({ kind }) => kind)).to.have.members(['identity', 'solvency']);
    });
  }

  it('says by which factors, on which credit, and how every field compared', async () => {
    const vatNumber = freshVatNumber();
    await decided({ vatNumber, gross: 60_000 });
    const { decision, proof } = await explained(await decided({ vatNumber, tag: 'correction' }));
    expect(decision).to.deep.include({ outcome: 'correct', decidedBy: 'house' });
    expect(decision.credit).to.include({ exposure: 60_000 });
    expect(proof?.comparisons[0]?.fields).to.include({ 'company.vatNumber': 'same' });
    const { decision: other } = await explained(await decided({ vatNumber }));
    expect(other.factors.map(({ name }) => name)).to.deep.equal(['bureau_score']);
  });

  it('holds after the limit has moved on', async () => {
    const vatNumber = freshVatNumber();
    const first = await decided({ vatNumber });
    await decided({ vatNumber, gross: 600_000 });
    expect((await explained(first)).proof?.again).to.equal('same');
  });

  it('notices that somebody has touched the book', async () => {
    const authorization = await decided();
    // Only who owns the tables can do this, and has to take the guard away first.
    await sql`alter table fact disable trigger fact_is_final`.execute(desk.store.database);
    await sql`update fact set data = data || '{"score": 12}' where authorization_id = ${authorization}
      and type = 'authorized'`.execute(desk.store.database);
    await sql`alter table fact enable trigger fact_is_final`.execute(desk.store.database);
    expect((await explained(authorization)).proof?.again).to.equal('differs');
  });

  it('knows no authorization that nobody has asked for', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000';
    expect(await explain(stranger, desk.services)).to.deep.equal({ status: 'not_found' });
  });
});
