import { expect } from 'chai';
import { reportDecisions, type MadeDecision } from '../../src/server/decision-report.js';
import type { DecisionRecord, Ledger } from '../../src/server/ledger-port.js';
import { createMetrics, serveMetrics, type Readings } from '../../src/server/metrics.js';
import type { Store } from '../../src/server/ports.js';
import { openStore } from '../../src/server/store/postgres.js';
import { createVerifier } from '../../src/server/verify.js';
import { merchants, openDatabase, useBackend } from '../support/backend.js';
import { createEvidence, createGate } from '../support/evidence.js';
import { readSamples, type Samples } from '../support/prometheus.js';
import { freshId, orderBy } from '../support/requests.js';
import { enquiryAbout, zeta } from './adapters/enquiries.js';

const name = (rest: string): string => `billie_invoice_${rest}`;

describe('Metrics', () => {
  const desk = useBackend();
  const read = async (): Promise<Samples> => readSamples(await desk.readMetrics());

  /** By how much each sample has grown during some work; those that have not are left out. */
  async function growthBy(work: () => Promise<unknown>): Promise<Samples> {
    const before = await read();
    await work();
    const after = await read();
    const grown = Object.entries(after).map(([sample, value]) => [sample, value - (before[sample] ?? 0)] as const);
    return Object.fromEntries(grown.filter(([, growth]) => growth !== 0));
  }

  describe('count requests', () => {
    const counted = (route: string, method: string, status: number): string =>
      name(`http_requests_total{method="${method}",route="${route}",status="${status}"}`);

    it('by route, method and status, and time them', async () => {
      const growth = await growthBy(async () => {
        await desk.call(`/v1/offer?merchant=${merchants.active.publishableKey}`);
        await desk.call(`/v1/offer?merchant=${merchants.inactive.publishableKey}`);
        await desk.call('/v1/offer?merchant=pk_test_nobody_at_all');
      });
      expect(growth).to.include({
        [counted('/v1/offer', 'GET', 200)]: 2,
        [counted('/v1/offer', 'GET', 401)]: 1,
        [name('http_request_seconds_count{route="/v1/offer"}')]: 3,
        [name('http_request_seconds_bucket{le="+Inf",route="/v1/offer"}')]: 3,
      });
      expect(growth[name('http_request_seconds_sum{route="/v1/offer"}')]).to.be.greaterThan(0);
    });

    it('under the path of the contract, never under what was sent in its place', async () => {
      const attempt = freshId();
      const growth = await growthBy(async () => {
        await desk.readAttempt(attempt);
        await desk.releaseAttempt(attempt);
        for (const path of ['/secret', '/v1/secret', '/sdk/1.0.0/secret.js']) await desk.call(path);
        await desk.call('/v1/offer', { method: 'BREW' });
      });
      expect(growth).to.include({
        [counted('/v1/attempts/{attempt}', 'GET', 404)]: 1,
        [counted('/v1/attempts/{attempt}/release', 'POST', 404)]: 1,
        [counted('other', 'GET', 404)]: 2,
        [counted('/sdk/*', 'GET', 404)]: 1,
        [counted('/v1/offer', 'other', 405)]: 1,
      });
      expect(await desk.readMetrics())
        .to.not.contain(attempt)
        .and.not.match(/secret|BREW/u);
    });

    it('that are refused before anybody looks at them', async () => {
      const growth = await growthBy(() => desk.post('/v1/authorizations', 'x'.repeat(65 * 1024)));
      expect(growth).to.include({ [counted('/v1/authorizations', 'POST', 413)]: 1 });
    });
  });

  describe('count decisions', () => {
    const decided = (outcome: string, reason: string, mode = 'test'): string =>
      name(`decisions_total{mode="${mode}",outcome="${outcome}",reason="${reason}"}`);
    const decisionsIn = (growth: Samples): Samples =>
      Object.fromEntries(Object.entries(growth).filter(([sample]) => sample.startsWith(name('decisions_total'))));

    it('by outcome and reason', async () => {
      const growth = await growthBy(async () => {
        for (const tag of [undefined, 'declined', 'review', 'correction', 'unknown'])
          await desk.authorize(orderBy(tag === undefined ? {} : { tag }));
        await desk.authorize(orderBy({ tag: 'unknown' }));
      });
      expect(decisionsIn(growth)).to.deep.equal({
        [decided('proceed', 'none')]: 1,
        [decided('decline', 'risk_policy')]: 1,
        [decided('review', 'score_in_doubt')]: 1,
        [decided('correct', 'none')]: 1,
        [decided('decline', 'debtor_not_identified')]: 2,
      });
    });

    it('once, however often the answer is asked for', async () => {
      const [request, attempt] = [orderBy(), freshId()];
      const growth = await growthBy(async () => {
        await desk.authorize(request, attempt);
        await desk.authorize(request, attempt);
        await desk.readAttempt(attempt);
      });
      expect(decisionsIn(growth)).to.deep.equal({ [decided('proceed', 'none')]: 1 });
    });

    /** What is reported of a decision whose work was done twice, as after a deadlock. */
    async function reportedOf(isRecorded: boolean): Promise<readonly MadeDecision[]> {
      const made: MadeDecision[] = [];
      const ledger = { recordDecision: () => Promise.resolve(isRecorded ? 'id' : undefined) } as unknown as Ledger;
      const store = {
        async transact<T>(work: (ledger: Ledger) => Promise<T>): Promise<T> {
          await work(ledger);
          return work(ledger);
        },
      } as Store;
      const record = { binding: { merchantId: 'm', mode: 'test' }, assessment: { outcome: 'correct' } };
      await reportDecisions(store, (decision) => void made.push(decision)).transact((inside) =>
        inside.recordDecision(record as DecisionRecord, new Date()),
      );
      return made;
    }

    it('once, though a deadlock had the work done again', async () => {
      expect(await reportedOf(true)).to.deep.equal([
        { merchant: 'm', mode: 'test', outcome: 'correct', reason: undefined },
      ]);
    });

    it('not if another process had made them before', async () => {
      expect(await reportedOf(false)).to.deep.equal([]);
    });

    it('not if nothing came of them', async () => {
      const growth = await growthBy(() => desk.post('/v1/authorizations', orderBy({ tag: 'broken' })));
      expect(growth).to.include({
        [name('http_requests_total{method="POST",route="/v1/authorizations",status="500"}')]: 1,
      });
      expect(decisionsIn(growth)).to.deep.equal({});
    });
  });

  describe('time outside sources', () => {
    it('by what they said', async () => {
      const growth = await growthBy(() => desk.authorize(orderBy({ tag: 'unknown' })));
      expect(growth).to.include({
        [name('upstream_seconds_count{source="pretended",outcome="not_found"}')]: 1,
        [name('upstream_seconds_count{source="pretended",outcome="rated"}')]: 1,
      });
      expect(growth).to.not.have.property(name('verify_deadline_hits_total'));
    });

    it('and count the deadline once for a decision, however many were late', async () => {
      const metrics = createMetrics(quiet);
      const gate = createGate();
      gate.close();
      await createVerifier(createEvidence(Date, gate), Date, 1, metrics).verify(enquiryAbout(zeta));
      gate.open();
      expect(readSamples(await metrics.read())).to.include({
        [name('upstream_seconds_count{source="pretended",outcome="late"}')]: 2,
        [name('verify_deadline_hits_total')]: 1,
      });
    });
  });

  describe('tell what waits', () => {
    const depth = (queue: string): string => name(`queue_depth{queue="${queue}"}`);

    it('of holds and reviews, until their time is over and they are given back', async () => {
      const made = await growthBy(async () => {
        await desk.tokenOf(orderBy());
        await desk.authorize(orderBy({ tag: 'review' }));
      });
      expect(made).to.include({ [depth('holds_open')]: 2, [depth('reviews')]: 1 });
      const overdue = await growthBy(() => {
        desk.passMinutes(31);
        return Promise.resolve();
      });
      expect(overdue[depth('holds_overdue')]).to.be.greaterThan(0);
      expect(overdue[depth('holds_open')]).to.equal(-(overdue[depth('holds_overdue')] ?? 0));
      await desk.store.expireHolds(new Date(desk.now()));
      expect(await read()).to.include({ [depth('holds_overdue')]: 0 });
    });

    it('of webhooks that are due', async () => {
      const endpoint = { merchantId: merchants.active.id, url: 'https://shop.example/hook', secret: new Uint8Array(8) };
      await desk.store.saveEndpoint(endpoint, new Date(desk.now()));
      const growth = await growthBy(() => desk.tokenOf(orderBy()));
      expect(growth).to.include({ [depth('webhooks_due')]: 1 });
      await desk.store.disableEndpoint(endpoint, new Date(desk.now()));
      expect(await read()).to.include({ [depth('webhooks_due')]: 0 });
    });

    const silences: Readonly<Record<string, Readings['backlog']>> = {
      fails: () => Promise.reject(new Error('away')),
      'does not answer': () => new Promise(() => undefined),
    };
    for (const [title, backlog] of Object.entries(silences)) {
      it(`or nothing, rather than nought, if the database ${title}`, async () => {
        let isAnswering = true;
        const asked = (): ReturnType<Readings['backlog']> =>
          isAnswering ? Promise.resolve({ holds_open: 1 }) : backlog();
        const metrics = createMetrics({ ...quiet, backlog: asked, patience: 1 });
        expect(readSamples(await metrics.read())).to.include({ [name('database_up')]: 1, [depth('holds_open')]: 1 });
        isAnswering = false;
        const samples = readSamples(await metrics.read());
        expect(samples).to.include({ [name('database_up')]: 0 });
        expect(Object.keys(samples).filter((sample) => sample.includes('queue_depth'))).to.deep.equal([]);
      });
    }

    it('and for a connection to the database', async () => {
      const store = await openStore(await openDatabase(), { mostConnections: 1 });
      const metrics = createMetrics({ ...quiet, connections: () => store.connections() });
      const connections = (state: string): string => name(`database_connections{state="${state}"}`);
      try {
        await store.isReachable();
        expect(readSamples(await metrics.read())).to.include({ [connections('total')]: 1, [connections('idle')]: 1 });
        await store.transact(async () => {
          const second = store.isReachable();
          expect(readSamples(await metrics.read())).to.include({
            [connections('idle')]: 0,
            [connections('waiting')]: 1,
          });
          // It is served once this transaction gives its connection back.
          void second;
        });
      } finally {
        await store.close();
      }
    });
  });

  it('tell which outside sources are left alone', async () => {
    const metrics = createMetrics({ ...quiet, breakers: () => ({ vies: 'open', brreg: 'half_open', crif: 'closed' }) });
    expect(readSamples(await metrics.read())).to.include({
      [name('upstream_breaker_open{source="vies"}')]: 1,
      [name('upstream_breaker_open{source="brreg"}')]: 0.5,
      [name('upstream_breaker_open{source="crif"}')]: 0,
    });
  });

  describe('are read', () => {
    const serving = serveMetrics({ read: () => desk.readMetrics() });

    it('in the text format of Prometheus, at /metrics', async () => {
      const response = await serving(new Request('http://backend.example/metrics'));
      expect(response.headers.get('Content-Type')).to.equal('text/plain; version=0.0.4; charset=utf-8');
      expect(readSamples(await response.text())).to.include({
        [name('build_info{version="1.2.3"}')]: 1,
        [name('database_up')]: 1,
      });
    });

    it('nowhere else, and not where buyers and shops call', async () => {
      const elsewhere = await serving(new Request('http://backend.example/'));
      const posted = await serving(new Request('http://backend.example/metrics', { method: 'POST' }));
      expect([elsewhere.status, posted.status]).to.deep.equal([404, 404]);
      expect(await desk.call('/metrics')).to.include({ status: 404 });
    });

    it('with those of the process, if it is one', async () => {
      const metrics = createMetrics(quiet);
      metrics.watchProcess();
      expect(readSamples(await metrics.read())).to.include.keys('process_resident_memory_bytes');
    });
  });
});

/** Nothing to tell. */
const quiet: Readings = {
  version: '1.2.3',
  connections: () => ({ total: 0, idle: 0, waiting: 0 }),
  backlog: () => Promise.resolve({}),
  breakers: () => ({}),
};
