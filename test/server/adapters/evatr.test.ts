import { expect } from 'chai';
import type { Company } from '../../../src/domain/company.js';
import { at, fi } from '../../../src/sandbox/companies.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createEvatr } from '../../../src/server/adapters/evatr.js';
import { checkedAt, clock, companyIn, enquiryAbout, fjordlys, patience, without, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

const ownVatNumber = 'DE111111125';

/** An invented Austrian company. */
const fichte: Company = {
  name: 'Fichte Handel GmbH',
  legalForm: 'AXSB',
  vatNumber: 'ATU12345678',
  address: { street: 'Fichtenstraße 9', postcode: '6364', city: 'Brixen im Thale', country: 'AT' },
};

// Bodies constructed from the interface as its clients describe it (github.com/rechtlogisch/evatr-js).
const valid = {
  id: 'e7a1c0ffee000001',
  anfrageZeitpunkt: '2026-11-24T09:30:00.123+01:00',
  status: 'evatr-0000',
  ergFirmenname: 'A',
  ergStrasse: 'A',
  ergPlz: 'A',
  ergOrt: 'A',
};

describe('eVatR', () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company = fichte) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createEvatr({ baseUrl: upstream.url, ownVatNumber }, clock).ask(
      enquiryAbout(company),
      patience(),
    );
    return { evidence, calls: upstream.calls };
  };

  it('is asked the qualified way, and a valid number is found with the proof of the enquiry', async () => {
    const { evidence, calls } = await ask({ json: valid });
    expect(calls).to.have.length(1);
    expect(calls[0]).to.deep.include({
      method: 'POST',
      path: '/abfrage',
      body: {
        anfragendeUstid: 'DE111111125',
        angefragteUstid: 'ATU12345678',
        firmenname: 'Fichte Handel GmbH',
        strasse: 'Fichtenstraße 9',
        plz: '6364',
        ort: 'Brixen im Thale',
      },
    });
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'evatr',
      by: 'vat_number',
      outcome: 'found',
      checkedAt,
      reference: 'e7a1c0ffee000001',
    });
  });

  it('is asked the simple way where the number is of another country than the address', async () => {
    const { calls } = await ask({ json: valid }, companyIn('DE', 'FI29876540'));
    expect(calls.map(({ body }) => body)).to.deep.equal([
      { anfragendeUstid: 'DE111111125', angefragteUstid: 'FI29876540' },
    ]);
  });

  it('holds no letter of the qualified answer against a company', async () => {
    for (const letter of ['B', 'C', 'D']) {
      const letters = { ergFirmenname: letter, ergStrasse: letter, ergPlz: letter, ergOrt: letter };
      const { evidence } = await ask({ json: { ...valid, ...letters } });
      expect(evidence).to.include({ outcome: 'found' }).and.not.have.property('record');
    }
  });

  it('is not asked about German or Norwegian numbers, or none', async () => {
    expect(createEvatr({ baseUrl: 'http://evatr.example', ownVatNumber }, clock).countries).not.to.include('NO');
    for (const company of [zeta, fjordlys, companyIn('AT', 'DE812345678'), without(fichte, 'vatNumber')]) {
      const { evidence, calls } = await ask({ json: valid }, company);
      expect(evidence.outcome).to.equal('not_supported');
      expect(calls).to.have.length(0);
    }
    const { calls } = await ask({ json: valid }, companyIn('SE', 'NO312345676MVA'));
    expect(calls).to.have.length(0);
  });

  const answers: readonly (readonly [string, number, string])[] = [
    ['evatr-2008', 200, 'found'],
    ['evatr-0003', 400, 'found'],
    ['evatr-2001', 404, 'not_found'],
    ['evatr-2002', 200, 'not_found'],
    ['evatr-2006', 200, 'not_found'],
    ['evatr-0002', 400, 'unavailable'],
    ['evatr-0004', 400, 'unavailable'],
    ['evatr-0005', 400, 'unavailable'],
    ['evatr-0006', 403, 'unavailable'],
    ['evatr-0008', 403, 'unavailable'],
    ['evatr-0012', 400, 'unavailable'],
    ['evatr-1001', 503, 'unavailable'],
    ['evatr-2003', 400, 'unavailable'],
    ['evatr-2005', 404, 'unavailable'],
    ['evatr-2007', 500, 'unavailable'],
    ['evatr-9999', 200, 'unavailable'],
  ];
  for (const [status, http, outcome] of answers) {
    it(`takes ${status} for ${outcome}`, async () => {
      const { evidence } = await ask({ status: http, json: { id: 'e7a1', status } });
      expect(evidence.outcome).to.equal(outcome);
    });
  }

  it('goes by the status in the body, whatever HTTP says', async () => {
    expect((await ask({ status: 200, json: { status: 'evatr-2001' } })).evidence.outcome).to.equal('not_found');
    expect((await ask({ status: 404, json: { id: 'e7a1' } })).evidence.outcome).to.equal('unavailable');
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['a page of HTML', { text: '<html></html>' }],
    ['an answer without status', { json: { ...valid, status: undefined } }],
    ['a status that is a name of every object', { json: { ...valid, status: 'constructor' } }],
    ['a list', { json: [valid] }],
    ['an empty body', {}],
    ['a busy server', { status: 429 }],
    ['a broken connection', 'reset'],
  ];
  for (const [answer, script] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      expect((await ask(script)).evidence).to.deep.equal({
        kind: 'identity',
        source: 'evatr',
        by: 'vat_number',
        outcome: 'unavailable',
        checkedAt,
      });
    });
  }

  it('holds a number that is not assigned against no Spanish company, and none whose number was derived', async () => {
    const missing = { status: 404, json: { id: 'e7a1', status: 'evatr-2001' } };
    const derived = { ...companyIn('SE', 'SE556188840401'), derived: 'vatNumber' as const };
    for (const company of [companyIn('ES', 'ESA58818501'), derived]) {
      const { evidence } = await ask(missing, company);
      expect(evidence).to.include({ outcome: 'not_supported', reference: 'e7a1' });
    }
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const outcomeOf = async (company: Company, own = ownVatNumber) => {
      const evatr = createEvatr({ baseUrl: sandbox.urls.evatr, ownVatNumber: own }, clock);
      return (await evatr.ask(enquiryAbout(company), patience())).outcome;
    };
    const companyOf = ({ name, vatNumber, street, postcode, city }: typeof at.authorized): Company => ({
      ...fichte,
      name,
      vatNumber,
      address: { street, postcode, city, country: 'AT' },
    });

    it('finds who exists, and not who does not', async () => {
      expect(await outcomeOf(companyOf(at.authorized))).to.equal('found');
      expect(await outcomeOf(companyOf({ ...at.authorized, name: 'Somebody Else' }))).to.equal('found');
      expect(await outcomeOf(companyOf(at.unknown))).to.equal('not_found');
      expect(await outcomeOf(companyIn('DE', fi.authorized.vatNumber))).to.equal('found');
    });

    it('answers only to a German enquirer', async () => {
      expect(await outcomeOf(companyOf(at.authorized), 'ATU12345678')).to.equal('unavailable');
    });
  });
});
