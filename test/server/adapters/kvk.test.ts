import { expect } from 'chai';
import { nl } from '../../../src/domain/countries/nl.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';
import { nl as pretended } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createKvk } from '../../../src/server/adapters/registers/kvk.js';
import { checkedAt, clock, companyIn, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type RecordedCall, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the published documentation (developers.kvk.nl) and answers of KvK's test environment; the company is invented.
const place = {
  type: 'bezoekadres',
  indAfgeschermd: 'Nee',
  volledigAdres: 'Proefgracht 17 hs                                 1012AB Amsterdam',
  straatnaam: 'Proefgracht',
  huisnummer: 17,
  huisnummerToevoeging: 'hs',
  postcode: '1012AB',
  plaats: 'Amsterdam',
  land: 'Nederland',
};
const postal = { type: 'correspondentieadres', postbusnummer: 7, postcode: '1000AA', plaats: 'Amsterdam' };
const owner = {
  rsin: '900000101',
  rechtsvorm: 'BeslotenVennootschap',
  uitgebreideRechtsvorm: 'Besloten vennootschap met gewone structuur',
};
const profile = {
  kvkNummer: '68750110',
  indNonMailing: 'Ja',
  naam: 'Proeflicht',
  statutaireNaam: 'Proeflicht B.V.',
  formeleRegistratiedatum: '20240102',
  materieleRegistratie: { datumAanvang: '20040301' },
  totaalWerkzamePersonen: 48,
  handelsnamen: [{ naam: 'Proeflicht', volgorde: 0 }],
  sbiActiviteiten: [
    { sbiCode: '47642', sbiOmschrijving: 'Winkels', indHoofdactiviteit: 'Nee' },
    { sbiCode: '4652', sbiOmschrijving: 'Groothandel', indHoofdactiviteit: 'Ja' },
  ],
  _embedded: { hoofdvestiging: { vestigingsnummer: '000068750110', adressen: [postal, place] }, eigenaar: owner },
};
const ownedBy = (eigenaar: object) => ({ _embedded: { ...profile._embedded, eigenaar } });
const located = (changes: object) => ({
  _embedded: { hoofdvestiging: { adressen: [postal, { ...place, ...changes }] }, eigenaar: owner },
});

const proeflicht = {
  ...companyIn('NL'),
  name: 'Proeflicht B.V.',
  legalForm: '54M6',
  registration: { register: 'KVK', number: '68750110' },
};
const byRsin = { ...proeflicht, registration: { register: 'RSIN', number: '900000101' } };

const result = (kvkNummer: string, naam: string, type = 'hoofdvestiging') => ({
  kvkNummer,
  naam,
  adres: { binnenlandsAdres: { type: 'bezoekadres', straatnaam: 'Proefgracht', plaats: 'Amsterdam' } },
  type,
});
const listed = (...resultaten: readonly unknown[]) => ({
  json: { pagina: 1, resultatenPerPagina: 50, totaal: resultaten.length, resultaten },
});
const refused = (code: string, status = 404) => ({ status, json: { fout: [{ code, omschrijving: 'Helaas.' }] } });

describe('Handelsregister of the KvK', () => {
  afterEach(stopUpstreams);

  const start = async (script: (call: RecordedCall) => ScriptedAnswer) => {
    const upstream = await startUpstream(script);
    return { calls: upstream.calls, registry: createKvk({ baseUrl: `${upstream.url}/api`, apiKey: 'key' }, clock) };
  };
  const ask = async (answer: ScriptedAnswer, company = proeflicht) => {
    const { calls, registry } = await start(() => answer);
    return { calls, evidence: await registry.ask(enquiryAbout(company), patience()) };
  };
  const recordOf = async (changes: object) => (await ask({ json: { ...profile, ...changes } })).evidence.record;

  it('is asked by KvK number and tells the company', async () => {
    const { evidence, calls } = await ask({ json: profile });
    expect(calls.map(({ method, path, body }) => [method, path, body])).to.deep.equal([
      ['GET', '/api/v1/basisprofielen/68750110', undefined],
    ]);
    expect(calls[0]?.headers).to.include({ apikey: 'key', accept: 'application/hal+json' });
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'kvk',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: '68750110',
      record: {
        name: 'Proeflicht B.V.',
        registrationNumber: '68750110',
        legalForm: '54M6',
        status: 'active',
        address: { street: 'Proefgracht 17 hs', postcode: '1012 AB', city: 'Amsterdam' },
        foundedOn: '2004-03-01',
        employees: 48,
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows the Netherlands only, and nobody without a number', async () => {
    const { calls, registry } = await start(() => ({ json: profile }));
    expect(registry.countries).to.deep.equal(['NL']);
    const evidence = await registry.ask(enquiryAbout(without(proeflicht, 'registration')), patience());
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  it('does not find a number for which there is no profile', async () => {
    expect((await ask(refused('IPD0005'))).evidence).to.deep.include({ outcome: 'not_found' });
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['a page of HTML', { text: '<html></html>' }],
    ['a 404 of somebody else', { status: 404, json: {} }],
    ['a 404 with another code', refused('IPD0001')],
    ['the right code with another status', refused('IPD0005', 200)],
    ['a number that it does not accept', refused('IPD0004', 400)],
    ['a wrong key', { status: 401 }],
    ['a busy server', { status: 429, json: {} }],
    ['a failing server', { status: 500 }],
    ['a broken connection', 'reset'],
    ['a list', { json: [profile] }],
    ['another number', { json: { ...profile, kvkNummer: '69599084' } }],
    ['a missing name', { json: { ...profile, naam: undefined, statutaireNaam: ' ' } }],
  ];
  for (const [what, answer] of noAnswers) {
    it(`takes ${what} for no answer`, async () => {
      expect((await ask(answer)).evidence)
        .to.include({ outcome: 'unavailable' })
        .and.not.have.property('record');
    });
  }

  describe('is asked by RSIN', () => {
    const askByRsin = async (found: ScriptedAnswer, company = byRsin, json: object = profile) => {
      const { calls, registry } = await start(({ path }) => (path.includes('/zoeken') ? found : { json }));
      const evidence = await registry.ask(enquiryAbout(company), patience());
      return { evidence, paths: calls.map(({ path }) => path) };
    };
    const sites = listed(
      result('68750110', 'Proeflicht Zuid', 'nevenvestiging'),
      result('68750110', 'Proeflicht B.V.', 'rechtspersoon'),
    );

    it('in two steps, and tells the company by that number', async () => {
      const { evidence, paths } = await askByRsin(sites);
      expect(paths).to.deep.equal(['/api/v2/zoeken?rsin=900000101', '/api/v1/basisprofielen/68750110']);
      expect(evidence).to.include({ outcome: 'found', reference: '900000101' });
      expect(evidence.record).to.include({ name: 'Proeflicht B.V.', registrationNumber: '900000101' });
    });

    it('and does not find whom a search does not', async () => {
      expect((await askByRsin(refused('IPD5200'))).evidence.outcome).to.equal('not_found');
    });

    it('without an answer if search or profile are about somebody else, or about nobody', async () => {
      const outcomes = [
        await askByRsin(listed(result('68750110', 'Eén'), result('69599084', 'Twee'))),
        await askByRsin(listed({})),
        await askByRsin({ status: 500 }),
        await askByRsin(sites, byRsin, { ...profile, ...ownedBy({ ...owner, rsin: '900000202' }) }),
      ].map(({ evidence }) => evidence.outcome);
      expect(outcomes).to.deep.equal(['unavailable', 'unavailable', 'unavailable', 'unavailable']);
    });

    it('but never about a natural person, whose RSIN is the citizen number', async () => {
      const { evidence, paths } = await askByRsin(sites, { ...byRsin, legalForm: '4QXM' });
      expect(evidence.outcome).to.equal('not_supported');
      expect(paths).to.deep.equal([]);
    });
  });

  it('tells who has ended', async () => {
    const materieleRegistratie = { datumAanvang: '20040301', datumEinde: '20250630' };
    expect(await recordOf({ materieleRegistratie })).to.include({ status: 'inactive' });
  });

  it('tells a business without statutes by its name', async () => {
    expect(await recordOf({ statutaireNaam: undefined })).to.include({ name: 'Proeflicht' });
  });

  it('leaves out what is not known to the day, and what is not told', async () => {
    expect(await recordOf({ materieleRegistratie: { datumAanvang: '20040000' } })).to.not.have.property('foundedOn');
    expect(await recordOf({ sbiActiviteiten: [{ sbiCode: '781', indHoofdactiviteit: 'Ja' }] })).to.not.have.property(
      'sector',
    );
    const { kvkNummer, naam } = profile;
    expect((await ask({ json: { kvkNummer, naam } })).evidence.record).to.deep.equal({
      name: 'Proeflicht',
      registrationNumber: '68750110',
      status: 'active',
    });
  });

  it('has the ISO code of every legal form that the form offers', async () => {
    const forms = [
      'Besloten Vennootschap',
      'Eenmanszaak',
      'Vennootschap Onder Firma',
      'Naamloze Vennootschap',
      'Commanditaire Vennootschap',
      'Maatschap',
      'Stichting',
      'Vereniging met volledige rechtsbevoegdheid',
      'Coöperatie',
      'Vereniging van Eigenaars',
      'Europese Naamloze Vennootschap',
      'Publiekrechtelijke Rechtspersoon: Zelfstandig Bestuursorgaan (ZBO)',
    ];
    const codes = [];
    for (const uitgebreideRechtsvorm of forms) {
      codes.push((await recordOf(ownedBy({ uitgebreideRechtsvorm })))?.legalForm);
    }
    expect(codes).to.deep.equal([
      '54M6',
      '4QXM',
      '62Y3',
      'B5PM',
      'CODH',
      '9AAK',
      'V44D',
      '33MN',
      'NFFH',
      'GNXT',
      'BBEB',
      'A0W7',
    ]);
    expect(codes).to.have.members(legalFormsOf(nl).map(({ code }) => code));
  });

  const forms: readonly (readonly [object, string | undefined])[] = [
    [{ rechtsvorm: 'BeslotenVennootschap' }, '54M6'],
    [{ rechtsvorm: 'Vereniging' }, '33MN'],
    [{ rechtsvorm: 'Cooperatie', uitgebreideRechtsvorm: 'Coöperatie U.A.' }, 'NFFH'],
    [{ rechtsvorm: 'Vereniging', uitgebreideRechtsvorm: 'Vereniging met beperkte rechtsbevoegdheid' }, undefined],
    [{ rechtsvorm: 'Cooperatie, Europees Economische Samenwerking' }, undefined],
    [{ rechtsvorm: 'Kerkgenootschap' }, undefined],
    [{}, undefined],
  ];
  for (const [eigenaar, code] of forms) {
    it(`reads the form out of ${JSON.stringify(eigenaar)}: ${code ?? 'not told'}`, async () => {
      expect((await recordOf(ownedBy(eigenaar)))?.legalForm).to.equal(code);
    });
  }

  describe('reads the street', () => {
    const streets: readonly (readonly [string, object, string | undefined])[] = [
      ['with a letter', { huisletter: 'M', huisnummerToevoeging: undefined }, 'Proefgracht 17 M'],
      ['with letter and addition', { huisletter: 'M' }, 'Proefgracht 17 M hs'],
      ['without a house number', { huisnummer: undefined }, undefined],
      ['of a shielded address', { indAfgeschermd: 'Ja' }, undefined],
      ['opposite a house', { aanduidingBijHuisnummer: 'to' }, undefined],
      ['abroad', { land: 'Duitsland' }, undefined],
      ['with another postcode', { postcode: '1012' }, undefined],
      ['of a postal address', { type: 'correspondentieadres' }, undefined],
    ];
    for (const [which, changes, street] of streets) {
      it(`${which}: ${street ?? 'left out'}`, async () => {
        expect((await recordOf(located(changes)))?.address?.street).to.equal(street);
      });
    }

    it('with the owner, where there is no site', async () => {
      const record = await recordOf({ _embedded: { eigenaar: { ...owner, adressen: [place] } } });
      expect(record?.address?.street).to.equal('Proefgracht 17 hs');
    });
  });

  describe('finds by name', () => {
    const find = async (answer: ScriptedAnswer, text = 'Proeflicht') => {
      const { calls, registry } = await start(() => answer);
      const found = await registry.search?.find({ country: 'NL', text }, patience());
      return { calls, by: registry.search?.by, found };
    };
    const matchesOf = async (...results: readonly unknown[]) => {
      const { found } = await find(listed(...results));
      return found?.outcome === 'answered' ? found.matches : [];
    };

    it('with the words as they are, and without asking for a profile', async () => {
      const { by, calls, found } = await find(
        listed(result('68750110', 'Proeflicht B.V.', 'rechtspersoon')),
        'Proef & Co',
      );
      expect(by).to.equal('name');
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'GET /api/v2/zoeken?naam=Proef+%26+Co&resultatenPerPagina=50',
      ]);
      expect(calls[0]?.headers).to.include({ apikey: 'key' });
      expect(found).to.deep.equal({
        outcome: 'answered',
        matches: [{ name: 'Proeflicht B.V.', registrationNumber: '68750110', status: 'active', isPerson: false }],
      });
    });

    it('a legal person once, by its own name', async () => {
      const [site, person] = [result('68750110', 'Proeflicht'), result('68750110', 'Proeflicht B.V.', 'rechtspersoon')];
      const expected = [{ name: 'Proeflicht B.V.', isPerson: false }];
      const namesOf = async (...results: readonly unknown[]) =>
        (await matchesOf(...results)).map(({ name, isPerson }) => ({ name, isPerson }));
      expect(await namesOf(site, person)).to.deep.equal(expected);
      expect(await namesOf(person, site)).to.deep.equal(expected);
    });

    it('who may trade alone as a person, unless the name says otherwise', async () => {
      const matches = await matchesOf(result('69599084', 'Bakkerij Misschien'), result('69599076', 'Proef V.O.F.'));
      expect(matches.map(({ name, isPerson }) => [name, isPerson])).to.have.deep.members([
        ['Bakkerij Misschien', true],
        ['Proef V.O.F.', false],
      ]);
    });

    it('nobody who has ended, no branches, and nothing without name or number', async () => {
      const ended = { ...result('69599084', 'Proeflicht Oud'), actief: 'Nee' };
      const branch = result('69599068', 'Proeflicht Zuid', 'nevenvestiging');
      const { naam, ...nameless } = result('69599076', 'Proeflicht');
      expect(await matchesOf(ended, branch, nameless, { naam, type: 'rechtspersoon' }, null)).to.deep.equal([]);
    });

    it('at most ten, those that begin with the words first', async () => {
      const others = Array.from({ length: 12 }, (_, index) =>
        result(String(68750120 + index), `Het Proeflicht ${index}`),
      );
      const matches = await matchesOf(
        ...others,
        result('68750111', 'Proeflichthuis'),
        result('68750110', 'Proeflicht'),
      );
      expect(matches).to.have.length(10);
      expect(matches.slice(0, 3).map(({ name }) => name)).to.deep.equal([
        'Proeflicht',
        'Proeflichthuis',
        'Het Proeflicht 0',
      ]);
    });

    it('nobody, or nothing where the answer cannot be read', async () => {
      expect((await find(refused('IPD5200'))).found).to.deep.equal({ outcome: 'answered', matches: [] });
      expect((await find(refused('IPD1999', 400))).found).to.deep.equal({ outcome: 'unavailable' });
      expect((await find({ status: 404, json: {} })).found).to.deep.equal({ outcome: 'unavailable' });
      expect((await find({ json: { totaal: 0 } })).found).to.deep.equal({ outcome: 'unavailable' });
      expect((await find({ status: 500 })).found).to.deep.equal({ outcome: 'unavailable' });
    });
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const registryWith = (apiKey: string) => createKvk({ baseUrl: sandbox.urls.kvk, apiKey }, clock);
    const askSandbox = (company: SandboxCompany, apiKey = 'sandbox') => {
      const registration = { register: 'KVK', number: compactNumber(company) };
      return registryWith(apiKey).ask(enquiryAbout({ ...proeflicht, registration }), patience());
    };

    it('knows the authorized company as it is, by both numbers', async () => {
      const { name, street, postcode, city, foundedOn, employees } = pretended.authorized;
      const record = {
        name,
        registrationNumber: '68750110',
        legalForm: '54M6',
        status: 'active',
        address: { street, postcode, city },
        foundedOn,
        employees,
        sector: 'NACE 46.52',
      };
      expect((await askSandbox(pretended.authorized)).record).to.deep.equal(record);
      const evidence = await registryWith('sandbox').ask(enquiryAbout(byRsin), patience());
      expect(evidence.record).to.deep.equal({ ...record, registrationNumber: '900000101' });
    });

    it('knows a sole trader, and not the unknown company', async () => {
      expect((await askSandbox(pretended.review)).record).to.include({ legalForm: '4QXM' });
      expect((await askSandbox(pretended.unknown)).outcome).to.equal('not_found');
    });

    it('refuses a wrong key', async () => {
      expect((await askSandbox(pretended.authorized, 'wrong')).outcome).to.equal('unavailable');
    });

    it('finds companies by words of their names', async () => {
      const find = (text: string) => registryWith('sandbox').search?.find({ country: 'NL', text }, patience());
      const found = await find('zwerfhout');
      expect(found?.outcome === 'answered' && found.matches).to.deep.equal([
        { name: 'Zwerfhout N.V.', registrationNumber: '68727720', status: 'active', isPerson: false },
      ]);
      expect(await find('Onbekend')).to.deep.equal({ outcome: 'answered', matches: [] });
    });
  });
});
