import { expect } from 'chai';
import type { Company } from '../../src/domain/company.js';
import { countedForCompany, houseRates } from '../../src/server/rates.js';
import { openVault } from '../../src/server/vault.js';
import { merchants, useBackend, type Answer } from '../support/backend.js';
import { expectProblem } from '../support/problems.js';
import { freshId, freshVatNumber, orderBy, type Wish } from '../support/requests.js';

describe('A company that decisions are asked for too often', () => {
  const desk = useBackend({ rates: { company: { test: { every: 20_000, burst: 3 } } } });
  let vatNumber: string;

  beforeEach(() => void (vatNumber = freshVatNumber()));
  afterEach(() => expect(desk.errors).to.deep.equal([]));

  /** From a place of its own each time, as somebody would who feels for a limit. */
  const ask = (wish: Wish = {}, shown: { key?: string; attempt?: string } = {}): Promise<Answer> =>
    desk.post('/v1/authorizations', orderBy({ vatNumber, gross: 10_000, ...wish }), {
      idempotencyKey: shown.attempt ?? freshId(),
      ...(shown.key !== undefined && { key: shown.key }),
    });
  const useUp = async (): Promise<void> => {
    for (let call = 1; call <= 3; call += 1) expect(await ask(), `call ${call}`).to.include({ status: 200 });
  };

  it('is refused for a while, and then decided on again', async () => {
    await useUp();
    const refused = await ask();
    expectProblem(refused, 429, 'too_many_requests');
    expect(refused.headers.get('Retry-After')).to.equal('20');
    desk.passMinutes(1 / 3);
    expect(await ask()).to.include({ status: 200 });
    expectProblem(await ask(), 429, 'too_many_requests');
  });

  it('is refused before anybody outside is asked', async () => {
    await useUp();
    // Whoever asked a source now would wait for ever.
    desk.gate.close();
    expectProblem(await ask(), 429, 'too_many_requests');
  });

  it('is one at every merchant, and leaves other companies alone', async () => {
    await useUp();
    expectProblem(await ask({}, { key: merchants.other.publishableKey }), 429, 'too_many_requests');
    expect(await ask({ vatNumber: freshVatNumber() })).to.include({ status: 200 });
  });

  it('is one however it is written', async () => {
    const digits = vatNumber.slice(2);
    for (const spelling of [digits, `de ${digits}`, `DE-${digits}`])
      expect(await ask({ vatNumber: spelling, companyName: `Zeta ${freshId()} GmbH` })).to.include({ status: 200 });
    expectProblem(await ask(), 429, 'too_many_requests');
  });

  it('may be asked for many times at the same moment: no more get through than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(answers.filter(({ status }) => status === 200)).to.have.length(3);
    expect(answers.filter(({ status }) => status === 429)).to.have.length(7);
  });

  it('is counted once for an attempt, however often its answer is asked for again', async () => {
    const attempt = freshId();
    const request = orderBy({ vatNumber });
    const again = () => desk.post('/v1/authorizations', request, { idempotencyKey: attempt });
    const first = await again();
    for (let time = 1; time <= 5; time += 1) expect((await again()).body).to.deep.equal(first.body);
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).to.deep.equal([200, 200, 429]);
    // Nothing is left, and the answer that was given is given again all the same.
    expect((await again()).body).to.deep.equal(first.body);
    // So is the refusal of another order under its key.
    expectProblem(await ask({ gross: 20_000 }, { attempt }), 409, 'idempotency_key_reused');
  });

  it('loses nothing: the same attempt is decided later', async () => {
    await useUp();
    const attempt = freshId();
    const request = orderBy({ vatNumber });
    const send = () => desk.post('/v1/authorizations', request, { idempotencyKey: attempt });
    expectProblem(await send(), 429, 'too_many_requests');
    expectProblem(await desk.readAttempt(attempt), 404, 'not_found');
    desk.passMinutes(1);
    expect(await send()).to.include({ status: 200 });
  });

  it('is not counted for what is no order at all', async () => {
    for (let time = 1; time <= 5; time += 1)
      expect(await ask({ gross: 1 }), 'below what is financed').to.include({ status: 422 });
    await useUp();
  });

  it('is not to be read, and is forgotten', async () => {
    await useUp();
    const rows = () => desk.store.database.selectFrom('rate').selectAll().execute();
    expect(await rows()).not.to.deep.equal([]);
    expect(JSON.stringify(await rows())).not.to.match(new RegExp(`${vatNumber.slice(2)}|zeta`, 'iu'));
    desk.passMinutes(10);
    await desk.store.forgetRates(new Date(desk.now()));
    expect(await rows()).to.deep.equal([]);
  });
});

describe('What a decision counts for', () => {
  const vault = openVault(Buffer.alloc(32, 'test'));
  const company: Company = {
    name: 'Zeta Electronics Gold GmbH',
    legalForm: '2HBR',
    vatNumber: 'DE812345678',
    registration: { register: 'HRB', number: 'HRB7', court: 'Freiburg' },
    address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal', country: 'DE' },
  };
  const count = (rates: typeof houseRates, mode: 'test' | 'live', more: Partial<Company> = {}) =>
    countedForCompany(rates, mode, { ...company, ...more }, vault);

  it('is the strongest name that was typed, and no other', () => {
    const counted = count(houseRates, 'live');
    expect(counted).to.have.length(1);
    expect(count(houseRates, 'live', { vatNumber: 'DE811111111', name: 'Other GmbH' })).to.deep.equal(counted);
    const elsewhere = { register: 'HRB', number: 'HRB7', court: 'Mannheim' };
    expect(count(houseRates, 'live', { registration: elsewhere })).not.to.deep.equal(counted);
  });

  it('is kept apart by mode', () => {
    expect(count(houseRates, 'live')[0]?.key).not.to.equal(count(houseRates, 'test')[0]?.key);
  });

  it('leaves a purchasing department time for its orders, and nobody time to halve amounts', () => {
    const [rate] = count(houseRates, 'live');
    const perHour = 3_600_000 / (rate?.every ?? 1);
    expect(rate?.burst).to.be.within(20, 50);
    expect(perHour).to.be.within(180, 600);
  });

  it('is nothing where nothing is limited', () => {
    expect(count({}, 'live')).to.deep.equal([]);
    expect(count({ company: { test: { every: 1, burst: 1 } } }, 'live')).to.deep.equal([]);
  });
});
