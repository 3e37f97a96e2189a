import { expect } from 'chai';
import { dk as companies } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { compareStreets } from '../../../src/domain/compare-street.js';
import type { Company } from '../../../src/domain/company.js';
import { dk } from '../../../src/domain/countries/dk.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';
import { createCvr } from '../../../src/server/adapters/registers/cvr.js';
import { checkedAt, clock, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

const asked = (company: SandboxCompany): Company => ({
  name: company.name,
  legalForm: company.legalForm,
  registration: { register: 'CVR', number: compactNumber(company) },
  address: { street: company.street, postcode: company.postcode, city: company.city, country: 'DK' },
});
const nordic = asked(companies.authorized);

// Constructed from the documented copy of the register's mapping (brokk-sindre.github.io/cvr-documentation); the company is Billie's.
const metadata = {
  nyesteNavn: { navn: 'Nordic Eco Solutions ApS', periode: { gyldigFra: '2004-03-01', gyldigTil: null } },
  nyesteVirksomhedsform: { virksomhedsformkode: 80, kortBeskrivelse: 'APS', langBeskrivelse: 'Anpartsselskab' },
  nyesteBeliggenhedsadresse: {
    landekode: 'DK',
    vejnavn: 'Grønvej',
    husnummerFra: 16,
    husnummerTil: null,
    bogstavFra: null,
    bogstavTil: null,
    etage: null,
    sidedoer: null,
    conavn: null,
    postnummer: 2100,
    postdistrikt: 'København Ø',
  },
  nyesteHovedbranche: { branchekode: '465200', branchetekst: 'Engroshandel' },
  nyesteErstMaanedsbeskaeftigelse: { antalAnsatte: 48, intervalKodeAntalAnsatte: 'ANTAL_20_49' },
  nyesteStatus: null as unknown,
  sammensatStatus: 'NORMAL' as string | null,
  stiftelsesDato: '2004-03-01',
};
const found = (changes: object = {}, cvrNummer: unknown = 12345678) => ({
  took: 2,
  timed_out: false,
  _shards: { total: 6, successful: 6, skipped: 0, failed: 0 },
  hits: {
    total: 1,
    hits: [{ _source: { Vrvirksomhed: { cvrNummer, virksomhedMetadata: { ...metadata, ...changes } } } }],
  },
});
const nobody = { ...found(), hits: { total: 0, max_score: null, hits: [] } };

describe('CVR', () => {
  afterEach(stopUpstreams);

  const credentials = { username: 'shop', password: 'p:å' };
  const ask = async (answer: ScriptedAnswer, company: Company = nordic) => {
    const upstream = await startUpstream(() => answer);
    const registry = createCvr({ baseUrl: upstream.url, ...credentials }, clock);
    return { evidence: await registry.ask(enquiryAbout(company), patience()), calls: upstream.calls };
  };
  const recordOf = async (changes: object) => (await ask({ json: found(changes) })).evidence.record;

  it('is asked by CVR number, for what is needed and nobody else, and tells the company', async () => {
    const { evidence, calls } = await ask({ json: found() });
    expect(calls).to.have.length(1);
    const [call] = calls;
    expect(call).to.include({ method: 'POST', path: '/virksomhed/_search' });
    expect(call?.headers).to.include({
      authorization: `Basic ${Buffer.from('shop:p:å').toString('base64')}`,
      'content-type': 'application/json',
    });
    expect(call?.body).to.deep.equal({
      query: { term: { 'Vrvirksomhed.cvrNummer': 12345678 } },
      _source: [
        'Vrvirksomhed.cvrNummer',
        'Vrvirksomhed.virksomhedMetadata.nyesteNavn',
        'Vrvirksomhed.virksomhedMetadata.nyesteVirksomhedsform',
        'Vrvirksomhed.virksomhedMetadata.nyesteBeliggenhedsadresse',
        'Vrvirksomhed.virksomhedMetadata.nyesteHovedbranche',
        'Vrvirksomhed.virksomhedMetadata.nyesteErstMaanedsbeskaeftigelse',
        'Vrvirksomhed.virksomhedMetadata.nyesteStatus',
        'Vrvirksomhed.virksomhedMetadata.sammensatStatus',
        'Vrvirksomhed.virksomhedMetadata.stiftelsesDato',
      ],
      size: 1,
    });
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'cvr',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: '12345678',
      record: {
        name: 'Nordic Eco Solutions ApS',
        registrationNumber: '12345678',
        legalForm: 'H8VP',
        status: 'active',
        address: { street: 'Grønvej 16', postcode: '2100', city: 'København Ø' },
        foundedOn: '2004-03-01',
        employees: 48,
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows Denmark only, and nobody without a number of eight digits', async () => {
    expect(createCvr({ baseUrl: 'http://cvr.example', ...credentials }, clock).countries).to.deep.equal(['DK']);
    const strange = { ...nordic, registration: { register: 'CVR', number: '1234567A' } };
    for (const company of [without(nordic, 'registration'), strange]) {
      const { evidence, calls } = await ask({ json: found() }, company);
      expect(evidence.outcome).to.equal('not_supported');
      expect(calls).to.have.length(0);
    }
  });

  it('does not find whom a complete search does not find', async () => {
    expect((await ask({ json: nobody })).evidence.outcome).to.equal('not_found');
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['wrong credentials', { status: 401, json: nobody }],
    ['a refused query', { status: 400, json: { error: { type: 'parsing_exception' }, status: 400 } }],
    ['an error inside a 200', { json: { error: 'SearchPhaseExecutionException', status: 503 } }],
    ['a search cut short', { json: { ...nobody, timed_out: true } }],
    ['a search of half the index', { json: { ...nobody, _shards: { total: 6, successful: 5, failed: 1 } } }],
    ['a search that does not say whether it was whole', { json: { hits: nobody.hits } }],
    ['another company', { json: found({}, 12340002) }],
    ['an entry without a name', { json: found({ nyesteNavn: null }) }],
    ['an entry without a status', { json: found({ sammensatStatus: null }) }],
    ['a status nobody knows', { json: found({ sammensatStatus: 'SOVENDE' }) }],
    ['a page of HTML', { text: '<html></html>' }],
    ['a failing server', { status: 503 }],
    ['a broken connection', 'reset'],
  ];
  for (const [answer, body] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      const { evidence } = await ask(body);
      expect(evidence).to.include({ outcome: 'unavailable' });
      expect(evidence).to.not.have.property('record');
    });
  }

  const statuses = {
    active: ['NORMAL', 'AKTIV', 'Aktiv'],
    insolvent: [
      'UNDERKONKURS',
      'UNDER KONKURS',
      'Under tvangsopløsning',
      'UNDERFRIVILLIGLIKVIDATION',
      'UNDERREKONSTRUKTION',
      'UNDERREASSUMERING',
    ],
    inactive: ['OPHØRT', 'OPLØSTEFTERKONKURS', 'OPLØST EFTER FUSION', 'TVANGSOPLØST', 'SLETTET', 'UDENRETSVIRKNING'],
  };
  for (const [status, words] of Object.entries(statuses)) {
    it(`tells who is ${status} by ${words.map((word) => `"${word}"`).join(', ')}`, async () => {
      for (const sammensatStatus of words) expect(await recordOf({ sammensatStatus })).to.include({ status });
    });
  }

  it("tells a sole trader's bankruptcy, unless it is over", async () => {
    const bankrupt = (gyldigTil: string | null, sammensatStatus = 'AKTIV') =>
      recordOf({
        sammensatStatus,
        nyesteStatus: { kreditoplysningkode: 3, kreditoplysningtekst: 'Konkurs', periode: { gyldigTil } },
      });
    expect(await bankrupt(null)).to.include({ status: 'insolvent' });
    expect(await bankrupt('2019-05-27')).to.include({ status: 'active' });
    expect(await bankrupt(null, 'OPHØRT')).to.include({ status: 'inactive' });
  });

  it('has the ISO code of every legal form that the form offers', async () => {
    const codes = [];
    for (const code of [10, 15, 30, 40, 60, 70, 80, 81, 100, 110, 115, 140, 151, 152, 250, 290])
      codes.push((await recordOf({ nyesteVirksomhedsform: { virksomhedsformkode: code } }))?.legalForm);
    expect(codes).to.have.members(legalFormsOf(dk).map(({ code }) => code));
    for (const other of [{ virksomhedsformkode: 90 }, { virksomhedsformkode: '80' }, null])
      expect(await recordOf({ nyesteVirksomhedsform: other })).to.not.have.property('legalForm');
  });

  describe('reads the street', () => {
    const streets: readonly (readonly [object, string | undefined])[] = [
      [{}, 'Grønvej 16'],
      [{ bogstavFra: 'B' }, 'Grønvej 16B'],
      [{ husnummerTil: 18 }, 'Grønvej 16-18'],
      [{ bogstavFra: 'A', husnummerTil: 18, bogstavTil: 'C' }, 'Grønvej 16A-18C'],
      [{ etage: '02', sidedoer: 'tv' }, 'Grønvej 16, 2. tv'],
      [{ etage: 'st' }, 'Grønvej 16, st.'],
      [{ conavn: 'Regnskab ApS' }, 'Grønvej 16'],
      [{ husnummerFra: null }, undefined],
      [{ vejnavn: null }, undefined],
      [{ postnummer: null }, undefined],
      [{ landekode: 'SE', fritekst: 'Götgatan 5\n216 11 Limhamn' }, undefined],
    ];
    for (const [part, street] of streets) {
      it(`out of ${JSON.stringify(part)}: ${street ?? 'left open'}`, async () => {
        const nyesteBeliggenhedsadresse = { ...metadata.nyesteBeliggenhedsadresse, ...part };
        expect((await recordOf({ nyesteBeliggenhedsadresse }))?.address?.street).to.equal(street);
      });
    }

    it('with the zero in front of the lowest postcodes', async () => {
      const nyesteBeliggenhedsadresse = { ...metadata.nyesteBeliggenhedsadresse, postnummer: 800 };
      expect((await recordOf({ nyesteBeliggenhedsadresse }))?.address).to.include({ postcode: '0800' });
    });
  });

  it('leaves out what the register does not tell', async () => {
    const record = await recordOf({
      nyesteHovedbranche: { branchekode: '999999', branchetekst: 'Uoplyst' },
      nyesteErstMaanedsbeskaeftigelse: null,
      stiftelsesDato: null,
    });
    expect(record).to.have.all.keys('name', 'registrationNumber', 'status', 'legalForm', 'address');
  });

  describe('in the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const askSandbox = (company: SandboxCompany, password = 'sandbox') =>
      createCvr({ baseUrl: sandbox.urls.cvr, username: 'sandbox', password }, clock).ask(
        enquiryAbout(asked(company)),
        patience(),
      );

    for (const role of ['authorized', 'declined', 'correction', 'review'] as const) {
      it(`finds the company that is there for "${role}" as it is`, async () => {
        const { name, legalForm, street, postcode } = companies[role];
        const { outcome, record } = await askSandbox(companies[role]);
        expect(outcome).to.equal('found');
        expect(record).to.include({ name, legalForm, status: 'active' });
        expect(record?.address).to.include({ postcode });
        expect(compareStreets(dk, street, record?.address?.street ?? '')).to.equal('same');
      });
    }

    it('does not find the unknown one, and answers nobody with a wrong password', async () => {
      expect((await askSandbox(companies.unknown)).outcome).to.equal('not_found');
      expect((await askSandbox(companies.authorized, 'wrong')).outcome).to.equal('unavailable');
    });
  });
});
