import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { createContractBureau } from '../../../src/server/adapters/bureaus/contract-bureau.js';
import { checkedAt, clock, enquiryAbout, patience, without, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

/** The examples of the contract itself: first the request, then the answer. */
const contract = readFileSync(new URL('../../../docs/bureau-contract.md', import.meta.url), 'utf8');
const [request, rated] = [...contract.matchAll(/```json\n(.*?)```/gsu)].map(
  ([, text = '']) => JSON.parse(text) as Readonly<Record<string, unknown>>,
);

for (const name of ['crif', 'buergel'] as const) {
  describe(`${name}, over the documented contract`, () => {
    afterEach(stopUpstreams);

    const ask = async (answer: ScriptedAnswer, enquiry = enquiryAbout(zeta)) => {
      const upstream = await startUpstream(() => answer);
      const bureau = createContractBureau({ name, baseUrl: upstream.url, apiKey: 'key-of-the-merchant' }, clock);
      return { evidence: await bureau.ask(enquiry, patience()), calls: upstream.calls };
    };

    it('tells company, contact and amount, with the key in the header', async () => {
      const { calls } = await ask(
        { json: rated },
        enquiryAbout({ ...zeta, registration: { register: 'HRB', number: 'HRB934855', court: 'Freiburg' } }),
      );
      expect(calls).to.have.length(1);
      expect(calls[0]).to.deep.include({ method: 'POST', path: '/enquiries', body: request });
      expect(calls[0]?.headers['x-api-key']).to.equal('key-of-the-merchant');
    });

    it('leaves out the numbers that a company does not have', async () => {
      const { calls } = await ask({ json: rated }, enquiryAbout(without(zeta, 'registration', 'vatNumber')));
      expect(calls[0]?.body).to.have.property('company').that.has.all.keys('name', 'legalForm', 'address');
    });

    it('rates', async () => {
      const { status, reference, ...report } = { ...rated };
      expect(status).to.equal('rated');
      expect((await ask({ json: rated })).evidence).to.deep.equal({
        kind: 'solvency',
        source: name,
        outcome: 'rated',
        checkedAt,
        reference,
        report,
      });
    });

    it('rates without what is missing or null', async () => {
      const bare = { status: 'rated', score: 50, collectionEntries: 1 };
      const nulls = {
        paymentHistory: null,
        recommendedLimit: null,
        sector: null,
        foundedOn: null,
        employees: null,
        reference: null,
      };
      for (const json of [bare, { ...bare, ...nulls }]) {
        const { evidence } = await ask({ json });
        expect(evidence.report).to.deep.equal({ score: 50, collectionEntries: 1 });
        expect(evidence).to.not.have.property('reference');
      }
    });

    for (const status of ['not_found', 'not_rated'] as const) {
      it(`says ${status}`, async () => {
        const { evidence } = await ask({ json: { status, reference: 'A-1' } });
        expect(evidence).to.deep.equal({
          kind: 'solvency',
          source: name,
          outcome: status,
          checkedAt,
          reference: 'A-1',
        });
      });
    }

    const odd: readonly object[] = [
      { status: 'excellent' },
      { status: undefined },
      { score: 101 },
      { score: -1 },
      { score: '91' },
      { score: null },
      { collectionEntries: undefined },
      { collectionEntries: 0.5 },
      { paymentHistory: { onTimeShare: 98, averageDaysLate: 1 } },
      { paymentHistory: { onTimeShare: 0.98 } },
      { recommendedLimit: { amount: '6000000', currency: 'EUR' } },
      { recommendedLimit: { amount: 60_000.5, currency: 'EUR' } },
      { recommendedLimit: { amount: -1, currency: 'EUR' } },
      { recommendedLimit: { amount: 1, currency: 'euro' } },
      { recommendedLimit: 60_000 },
      { sector: 46 },
      { foundedOn: '1.3.2004' },
      { employees: -48 },
    ];
    for (const part of odd) {
      it(`takes ${JSON.stringify(part, (_, value: unknown) => (value === undefined ? 'nothing' : value))} for no answer`, async () => {
        const { evidence } = await ask({ json: { ...rated, ...part } });
        expect(evidence.outcome).to.equal('unavailable');
        expect(evidence).to.not.have.property('report');
      });
    }

    const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
      ['a wrong key', { status: 401, json: rated }],
      ['any status but 200', { status: 201, json: rated }],
      ['an empty body', {}],
      ['a list', { json: [rated] }],
      ['a page of HTML', { text: '<html></html>' }],
      ['a failing server', { status: 503, json: rated }],
    ];
    for (const [answer, body] of noAnswers) {
      it(`takes ${answer} for no answer`, async () => {
        expect((await ask(body)).evidence).to.include({ outcome: 'unavailable' });
      });
    }
  });
}
