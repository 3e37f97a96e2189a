import { expect } from 'chai';
import type { Company } from '../../../src/domain/company.js';
import { createCreditsafe } from '../../../src/server/adapters/bureaus/creditsafe.js';
import { checkedAt, clock, enquiryAbout, fjordlys, patience, without, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams, type RecordedCall, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the published interface of Creditsafe Connect (doc.creditsafe.com).
const hit = {
  id: 'DE001-0-HRB934855',
  country: 'DE',
  regNo: 'HRB 934855',
  vatNo: ['DE812345678'],
  name: 'Zeta Electronics Gold GmbH',
  status: 'Active',
  type: 'Ltd',
  address: {
    simpleValue: 'Tannenweg 4, 77716 Haslach im Kinzigtal',
    street: 'Tannenweg',
    houseNo: '4',
    postCode: '77716',
    city: 'Haslach im Kinzigtal',
  },
};
const found = { totalSize: 1, companies: [hit] };
const rating = (score: unknown, limit: unknown, currency = 'EUR') => ({
  commonValue: 'A',
  creditLimit: { currency, value: limit },
  providerValue: { minValue: '0', maxValue: '100', value: score },
});
const report = {
  companySummary: { mainActivity: { code: '4652' } },
  companyIdentification: { basicInformation: { companyRegistrationDate: '2004-03-01T00:00:00Z' } },
  creditScore: { currentCreditRating: rating('91', '60000') },
  otherInformation: { employeesInformation: [{ year: 2025, numberOfEmployees: '48' }] },
};

describe('Creditsafe', () => {
  afterEach(stopUpstreams);

  type Script = Partial<Record<'authenticate' | 'search' | 'report', (call: RecordedCall) => ScriptedAnswer>>;

  const start = async (script: Script = {}) => {
    const upstream = await startUpstream((call) => {
      if (call.path === '/authenticate') return script.authenticate?.(call) ?? { json: { token: 'first' } };
      if (call.path.startsWith('/companies?')) return script.search?.(call) ?? { json: found };
      return script.report?.(call) ?? { json: { companyId: hit.id, report } };
    });
    const access = { baseUrl: upstream.url, username: 'merchant', password: 'secret' };
    return {
      ...createCreditsafe(access, clock),
      paths: () => upstream.calls.map(({ path }) => path),
      calls: upstream.calls,
    };
  };
  const lookUp = async (search: ScriptedAnswer, company: Company = zeta) => {
    const { registry, calls } = await start({ search: () => search });
    return { evidence: await registry.ask(enquiryAbout(company), patience()), calls };
  };
  const rate = async (answer: ScriptedAnswer) => {
    const { bureau } = await start({ report: () => answer });
    return bureau.ask(enquiryAbout(zeta), patience());
  };

  describe('as directory', () => {
    it('logs in, searches by registration number and tells the company', async () => {
      const { evidence, calls } = await lookUp({ json: found });
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'POST /authenticate',
        'GET /companies?countries=DE&regNo=HRB934855',
      ]);
      expect(calls[0]?.body).to.deep.equal({ username: 'merchant', password: 'secret' });
      expect(calls[1]?.headers['authorization']).to.equal('Bearer first');
      expect(evidence).to.deep.equal({
        kind: 'identity',
        source: 'creditsafe',
        by: 'registration_number',
        outcome: 'found',
        checkedAt,
        reference: 'DE001-0-HRB934855',
        record: {
          name: 'Zeta Electronics Gold GmbH',
          status: 'active',
          vatNumber: 'DE812345678',
          registrationNumber: 'HRB934855',
          address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
        },
      });
    });

    it('searches by VAT number, or else by name', async () => {
      const byVat = await lookUp({ json: found }, without(zeta, 'registration'));
      expect(byVat.evidence.by).to.equal('vat_number');
      expect(byVat.calls.at(-1)?.path).to.equal('/companies?countries=DE&vatNo=DE812345678');
      const byName = await lookUp(
        { json: found },
        { ...without(zeta, 'registration', 'vatNumber'), name: 'Ei & Ö GbR' },
      );
      expect(byName.evidence.by).to.equal('name');
      expect(byName.calls.at(-1)?.path).to.equal('/companies?countries=DE&name=Ei%20%26%20%C3%96%20GbR');
    });

    it('does not find whom nobody lists', async () => {
      expect((await lookUp({ json: { totalSize: 0, companies: [] } })).evidence.outcome).to.equal('not_found');
      expect((await lookUp({ json: { totalSize: 0, companies: {}, messages: {} } })).evidence.outcome).to.equal(
        'not_found',
      );
    });

    it('picks the company that is meant among those of several courts', async () => {
      const stranger = { ...hit, id: 'DE001-1', vatNo: 'DE111111125', name: 'Ganz Anders GmbH', address: undefined };
      const { evidence } = await lookUp({ json: { totalSize: 2, companies: [stranger, hit] } });
      expect(evidence.reference).to.equal(hit.id);
      const strangers = { totalSize: 2, companies: [stranger, { ...stranger, id: 'DE001-2' }] };
      expect((await lookUp({ json: strangers })).evidence.outcome).to.equal('not_found');
    });

    const statuses: readonly (readonly [unknown, string | undefined])[] = [
      ['Active', 'active'],
      ['NonActive', 'inactive'],
      ['Pending', undefined],
      [undefined, undefined],
    ];
    for (const [status, expected] of statuses) {
      it(`understands the status ${String(status)} as ${expected ?? 'proof of existence only'}`, async () => {
        const { evidence } = await lookUp({ json: { totalSize: 1, companies: [{ ...hit, status }] } });
        expect(evidence.outcome).to.equal('found');
        expect(evidence.record?.status).to.equal(expected);
      });
    }

    it('reads addresses in all published shapes', async () => {
      const shapes = [
        { street: 'Tannenweg 4', postCode: '77716', city: 'Haslach im Kinzigtal' },
        { street: 'Tannenweg 4', houseNo: '4', postalCode: '77716', city: 'Haslach im Kinzigtal' },
      ];
      for (const address of shapes) {
        const { evidence } = await lookUp({ json: { totalSize: 1, companies: [{ ...hit, address }] } });
        expect(evidence.record?.address).to.deep.equal({
          street: 'Tannenweg 4',
          postcode: '77716',
          city: 'Haslach im Kinzigtal',
        });
      }
      const french = { ...zeta, address: { ...zeta.address, country: 'FR' as const } };
      const address = { street: 'RUE DU BOIS', houseNo: '9', postCode: '75015', city: 'PARIS' };
      const { evidence } = await lookUp({ json: { totalSize: 1, companies: [{ ...hit, address }] } }, french);
      expect(evidence.record?.address?.street).to.equal('9 RUE DU BOIS');
    });

    const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
      ['a 404', { status: 404, json: { message: 'Not Found' } }],
      ['a list that is none', { json: { companies: 'none' } }],
      ['a bare number', { json: 7 }],
      ['a failing server', { status: 502 }],
    ];
    for (const [answer, body] of noAnswers) {
      it(`takes ${answer} for no answer`, async () => {
        expect((await lookUp(body)).evidence).to.include({ outcome: 'unavailable' });
      });
    }
  });

  describe('as bureau', () => {
    it('gives the reason that German law requires, and rates', async () => {
      const { bureau, paths } = await start();
      const evidence = await bureau.ask(enquiryAbout(zeta), patience());
      expect(paths().at(-1)).to.equal('/companies/DE001-0-HRB934855?language=en&customData=de_reason_code::1');
      expect(evidence).to.deep.equal({
        kind: 'solvency',
        source: 'creditsafe',
        outcome: 'rated',
        checkedAt,
        reference: 'DE001-0-HRB934855',
        report: {
          score: 91,
          recommendedLimit: { amount: 6_000_000, currency: 'EUR' },
          sector: 'NACE 4652',
          foundedOn: '2004-03-01',
          employees: 48,
        },
      });
    });

    it('needs no reason elsewhere', async () => {
      const { bureau, paths } = await start();
      await bureau.ask(enquiryAbout(fjordlys), patience());
      expect(paths().at(-1)).to.not.contain('customData');
    });

    const ratings: readonly (readonly [string, unknown, string])[] = [
      ['words instead of figures', rating('Not Rated', 'Credit Limit not applicable'), 'not_rated'],
      ['no rating at all', undefined, 'not_rated'],
      ['a score above its scale', rating('101', '60000'), 'unavailable'],
      ['a score in another notation', rating('9,1', '60000'), 'unavailable'],
      ['a limit in another notation', rating('91', '60.000,00'), 'unavailable'],
      ['a limit in no currency', rating('91', '60000', 'Euro'), 'unavailable'],
      ['a negative limit', rating('91', '-1'), 'unavailable'],
    ];
    for (const [what, currentCreditRating, outcome] of ratings) {
      it(`takes ${what} for ${outcome}`, async () => {
        const evidence = await rate({ json: { report: { ...report, creditScore: { currentCreditRating } } } });
        expect(evidence.outcome).to.equal(outcome);
        expect(evidence).to.not.have.property('report');
      });
    }

    it('reads cents exactly, a limit of nothing as nothing, and words as no limit', async () => {
      const limitOf = async (limit: unknown) => {
        const evidence = await rate({
          json: { report: { creditScore: { currentCreditRating: rating('71', limit) } } },
        });
        return evidence.report?.recommendedLimit;
      };
      expect(await limitOf('1234.56')).to.deep.equal({ amount: 123_456, currency: 'EUR' });
      expect(await limitOf('0')).to.deep.equal({ amount: 0, currency: 'EUR' });
      expect(await limitOf(2500)).to.deep.equal({ amount: 250_000, currency: 'EUR' });
      expect(await limitOf('Credit Limit not applicable')).to.equal(undefined);
    });

    it('rates nobody whom the directory does not know', async () => {
      const { bureau, paths } = await start({ search: () => ({ json: { totalSize: 0, companies: [] } }) });
      expect((await bureau.ask(enquiryAbout(zeta), patience())).outcome).to.equal('not_found');
      expect(paths()).to.have.length(2);
    });

    it('takes a report that does not come, or is none, for no answer', async () => {
      for (const answer of [
        { status: 403, json: {} },
        { status: 500 },
        { json: {} },
        { json: { report: 'soon' } },
      ] as const) {
        expect(await rate(answer)).to.include({ outcome: 'unavailable', reference: hit.id });
      }
    });
  });

  describe('sparing calls', () => {
    it('looks a company up once for directory and bureau together', async () => {
      const { registry, bureau, paths } = await start();
      const [enquiry, signal] = [enquiryAbout(zeta), patience()];
      await Promise.all([registry.ask(enquiry, signal), bureau.ask(enquiry, signal)]);
      expect(paths().map((path) => path.replace(/\?.*/u, ''))).to.deep.equal([
        '/authenticate',
        '/companies',
        `/companies/${hit.id}`,
      ]);
    });

    it('asks afresh for the next decision on the same company, with the token it has', async () => {
      let score = 91;
      const answer = () => ({
        json: { report: { creditScore: { currentCreditRating: rating(String(score), '60000') } } },
      });
      const { bureau, paths } = await start({ report: answer });
      const enquiry = enquiryAbout(zeta);
      expect((await bureau.ask(enquiry, patience())).report?.score).to.equal(91);
      score = 12;
      expect((await bureau.ask(enquiry, patience())).report?.score).to.equal(12);
      expect(paths().filter((path) => path === '/authenticate')).to.have.length(1);
    });

    it('renews a token that has run out, once', async () => {
      const tokens = ['first', 'second'];
      let valid = 'first';
      const { registry, calls } = await start({
        authenticate: () => ({ json: { token: tokens.shift() } }),
        search: ({ headers }) =>
          headers['authorization'] === `Bearer ${valid}`
            ? { json: found }
            : { status: 401, json: { message: 'Unauthorized' } },
      });
      expect((await registry.ask(enquiryAbout(zeta), patience())).outcome).to.equal('found');
      valid = 'second';
      expect((await registry.ask(enquiryAbout(zeta), patience())).outcome).to.equal('found');
      expect(calls.map(({ path, headers }) => [path.replace(/\?.*/u, ''), headers['authorization']])).to.deep.equal([
        ['/authenticate', undefined],
        ['/companies', 'Bearer first'],
        ['/companies', 'Bearer first'],
        ['/authenticate', undefined],
        ['/companies', 'Bearer second'],
      ]);
    });

    it('gives up when a fresh token is refused, or none is given', async () => {
      const refusing = await start({ search: () => ({ status: 401, json: {} }) });
      expect((await refusing.registry.ask(enquiryAbout(zeta), patience())).outcome).to.equal('unavailable');
      expect(refusing.paths()).to.have.length(2);
      const locked = await start({ authenticate: () => ({ status: 401, json: { message: 'Invalid credentials' } }) });
      expect((await locked.bureau.ask(enquiryAbout(zeta), patience())).outcome).to.equal('unavailable');
      expect(locked.paths()).to.deep.equal(['/authenticate']);
    });
  });
});
