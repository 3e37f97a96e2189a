import { expect } from 'chai';
import type { Rates } from '../../src/server/rates.js';
import { merchants, shopOrigin, useBackend, type Answer } from '../support/backend.js';
import { expectProblem } from '../support/problems.js';
import { freshId, orderBy } from '../support/requests.js';

const rates: Rates = {
  decide: { address: { every: 20_000, burst: 3 }, merchant: { every: 1_000, burst: 12 } },
  serve: { merchant: { every: 1_000, burst: 2 } },
};

describe('A caller that calls too often', () => {
  const desk = useBackend({ rates });
  let addresses = 0;
  let address: string;

  beforeEach(() => {
    // So that nothing is left of earlier calls.
    desk.passMinutes(10);
    address = `192.0.2.${(addresses += 1)}`;
  });
  afterEach(() => expect(desk.errors).to.deep.equal([]));

  const ask = (shown: { address?: string; key?: string; attempt?: string } = {}): Promise<Answer> =>
    desk.post('/v1/authorizations', orderBy(), {
      address,
      idempotencyKey: shown.attempt ?? freshId(),
      ...(shown.address !== undefined && { address: shown.address }),
      ...(shown.key !== undefined && { key: shown.key }),
    });
  const useUp = async (): Promise<void> => {
    for (let call = 1; call <= 3; call += 1) expect(await ask(), `call ${call}`).to.include({ status: 200 });
  };

  it('is told when to come back, and then is heard again', async () => {
    await useUp();
    const refused = await ask();
    expectProblem(refused, 429, 'too_many_requests');
    expect(refused.headers.get('Retry-After')).to.equal('20');
    desk.passMinutes(1 / 3);
    expect(await ask()).to.include({ status: 200 });
    expectProblem(await ask(), 429, 'too_many_requests');
  });

  it('loses nothing: the same attempt is decided later', async () => {
    await useUp();
    const attempt = freshId();
    expectProblem(await ask({ attempt }), 429, 'too_many_requests');
    expectProblem(await desk.readAttempt(attempt, { address }), 404, 'not_found');
    desk.passMinutes(1);
    expect(await ask({ attempt })).to.include({ status: 200 });
  });

  it('is one address among others, and one network in IPv6', async () => {
    await useUp();
    expect(await ask({ address: '192.0.2.250' })).to.include({ status: 200 });
    const home = (host: string): string => `2001:db8:0:7:${host}`;
    for (const host of [':1', 'ffff::2', '1:2:3:4'])
      expect(await ask({ address: home(host) })).to.include({ status: 200 });
    expectProblem(await ask({ address: home('9:9:9:9') }), 429, 'too_many_requests');
    expect(await ask({ address: '2001:db8:0:8::1' })).to.include({ status: 200 });
  });

  it('is the same in IPv6 as in IPv4', async () => {
    await useUp();
    expectProblem(await ask({ address: `::ffff:${address}` }), 429, 'too_many_requests');
  });

  it('may be many at the same moment: no more get through than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200)).to.have.length(3);
    expect(answers.filter(({ status }) => status === 429)).to.have.length(7);
  });

  it('may be a merchant’s pages together, and leaves other merchants alone', async () => {
    const everywhere = Array.from({ length: 14 }, (_, index) => `198.51.100.${index}`);
    const answers = [];
    for (const one of everywhere) answers.push((await ask({ address: one })).status);
    expect(answers.filter((status) => status === 200)).to.have.length(12);
    expect(await ask({ address, key: merchants.other.publishableKey })).to.include({ status: 200 });
  });

  it('is slowed down in guessing keys', async () => {
    const guess = (): Promise<Answer> => ask({ key: `pk_test_${freshId()}` });
    for (let call = 1; call <= 3; call += 1) expectProblem(await guess(), 401, 'unknown_key');
    expectProblem(await guess(), 429, 'too_many_requests');
  });

  it('may be a merchant’s server, which is counted apart from its pages', async () => {
    const list = () => desk.call('/v1/orders', { key: merchants.active.secretKey });
    expect([await list(), await list()].map(({ status }) => status)).to.deep.equal([200, 200]);
    expectProblem(await list(), 429, 'too_many_requests');
    expect(await ask()).to.include({ status: 200 });
  });

  it('reads freely where nothing is limited', async () => {
    const path = `/v1/offer?merchant=${merchants.active.publishableKey}`;
    for (let call = 1; call <= 20; call += 1)
      expect(await desk.call(path, { origin: shopOrigin, address })).to.include({ status: 200 });
  });

  it('leaves no address behind, and is forgotten', async () => {
    await ask();
    const rows = () => desk.store.database.selectFrom('rate').selectAll().execute();
    expect(JSON.stringify(await rows())).not.to.contain('192.0.2');
    expect(await rows()).not.to.deep.equal([]);
    desk.passMinutes(1);
    await desk.store.forgetRates(new Date(desk.now()));
    expect(await rows()).to.deep.equal([]);
  });
});
