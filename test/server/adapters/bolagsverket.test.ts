import { expect } from 'chai';
import { se } from '../../../src/domain/countries/se.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';
import { se as pretended } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createBolagsverket } from '../../../src/server/adapters/registers/bolagsverket.js';
import { checkedAt, clock, companyIn, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type RecordedCall, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the API's published specification (Värdefulla datamängder v1); the company is invented.
const told = { fel: null, dataproducent: 'Bolagsverket' };
const proceedings = (...codes: readonly string[]) => ({
  ...told,
  pagaendeAvvecklingsEllerOmstruktureringsforfarandeLista: codes.map((kod) => ({ kod, fromDatum: '2026-01-26' })),
});
const inProceedings = (...codes: readonly string[]) => ({
  pagaendeAvvecklingsEllerOmstruktureringsforfarande: proceedings(...codes),
});
const nameOf = (kod: string, namn: string) => ({
  namn,
  organisationsnamntyp: { kod },
  registreringsdatum: '2010-05-01',
});
const place = {
  postnummer: '11455',
  utdelningsadress: 'Exempelgatan 5 A',
  land: 'Sverige',
  coAdress: null,
  postort: 'STOCKHOLM',
};
const entry = {
  organisationsidentitet: { identitetsbeteckning: '5598536018' },
  organisationsnamn: {
    ...told,
    organisationsnamnLista: [
      nameOf('SARSKILT_FORETAGSNAMN', 'Provmopeder'),
      nameOf('FORETAGSNAMN', 'Provljus AB'),
      nameOf('FORETAGSNAMN_PA_FRAMMANDE_SPRAK', 'Trial Light Ltd'),
    ],
  },
  organisationsform: { ...told, kod: 'AB', klartext: 'Aktiebolag' },
  verksamOrganisation: { fel: null, dataproducent: 'SCB', kod: 'JA' },
  postadressOrganisation: { ...told, postadress: place },
  organisationsdatum: { ...told, registreringsdatum: '2004-03-01', infortHosScb: '2004-03-09' },
  avregistreradOrganisation: null,
  avregistreringsorsak: null,
  pagaendeAvvecklingsEllerOmstruktureringsforfarande: null,
  naringsgrenOrganisation: { fel: null, dataproducent: 'SCB', sni: [{ kod: '46520' }, { kod: '47642' }] },
};
const fails = (typ: string) => ({ fel: { typ, felBeskrivning: 'Uppgiften kunde inte hämtas.' }, dataproducent: 'SCB' });
const missing = fails('ORGANISATION_FINNS_EJ');
const nobody = {
  organisationsidentitet: null,
  organisationsnamn: missing,
  organisationsform: missing,
  verksamOrganisation: missing,
  postadressOrganisation: missing,
  juridiskForm: null,
};

const provljus = {
  ...companyIn('SE'),
  name: 'Provljus AB',
  legalForm: 'XJHM',
  registration: { register: 'BOLAGSVERKET', number: '5598536018' },
};
const numbered = (number: string, company = provljus) => ({
  ...company,
  registration: { register: 'BOLAGSVERKET', number },
});
const listed = (...organisationer: readonly unknown[]) => ({ json: { organisationer } });
const login = { json: { access_token: 'first', token_type: 'Bearer', expires_in: 3600 } };

describe('Bolagsverket', () => {
  afterEach(stopUpstreams);

  const start = async (script: (call: RecordedCall) => ScriptedAnswer, time = clock) => {
    const upstream = await startUpstream(script);
    const [baseUrl, tokenUrl] = [`${upstream.url}/v1`, `${upstream.url}/oauth2/token`];
    const access = { baseUrl, tokenUrl, clientId: 'our shop', clientSecret: 's3&ret' };
    return { calls: upstream.calls, registry: createBolagsverket(access, time) };
  };
  const startWith = (answer: ScriptedAnswer) => start(({ path }) => (path === '/oauth2/token' ? login : answer));
  const ask = async (answer: ScriptedAnswer, company = provljus) => {
    const { calls, registry } = await startWith(answer);
    return { calls, evidence: await registry.ask(enquiryAbout(company), patience()) };
  };
  const outcomeOf = async (changes: object) => (await ask(listed({ ...entry, ...changes }))).evidence.outcome;
  const recordOf = async (changes: object) => (await ask(listed({ ...entry, ...changes }))).evidence.record;

  it('is asked by organisation number, logged in, and tells the company', async () => {
    const { evidence, calls } = await ask(listed(entry));
    expect(
      calls.map(({ method, path, headers, body }) => [
        `${method} ${path}`,
        headers['content-type'],
        headers.authorization,
        body,
      ]),
    ).to.deep.equal([
      [
        'POST /oauth2/token',
        'application/x-www-form-urlencoded',
        undefined,
        'grant_type=client_credentials&client_id=our+shop&client_secret=s3%26ret&scope=vardefulla-datamangder%3Aread',
      ],
      ['POST /v1/organisationer', 'application/json', 'Bearer first', { identitetsbeteckning: '5598536018' }],
    ]);
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'bolagsverket',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: '5598536018',
      record: {
        name: 'Provljus AB',
        registrationNumber: '5598536018',
        legalForm: 'XJHM',
        status: 'active',
        address: { street: 'Exempelgatan 5 A', postcode: '114 55', city: 'STOCKHOLM' },
        foundedOn: '2004-03-01',
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows Sweden only, and nobody without a number', async () => {
    const { calls, registry } = await startWith(listed(entry));
    expect(registry.countries).to.deep.equal(['SE']);
    const evidence = await registry.ask(enquiryAbout(without(provljus, 'registration')), patience());
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  describe('is never sent', () => {
    const numbers: readonly (readonly [string, string])[] = [
      ['a personnummer', '8505131239'],
      ['a personnummer with its century', '198505131239'],
      ['a samordningsnummer', '8505731236'],
      ['a GD-nummer', '3021234567'],
      ['what is no number', 'Provljus'],
    ];
    for (const [what, number] of numbers) {
      it(what, async () => {
        const { calls, registry } = await startWith(listed(entry));
        expect((await registry.ask(enquiryAbout(numbered(number)), patience())).outcome).to.equal('not_supported');
        const found = await registry.search?.find({ country: 'SE', text: number }, patience());
        expect(found).to.deep.equal({ outcome: 'answered', matches: [] });
        expect(calls).to.have.length(0);
      });
    }
  });

  describe('logs in', () => {
    const isLogin = ({ path }: RecordedCall): boolean => path === '/oauth2/token';

    it('once for as long as the token lives', async () => {
      let now = clock.now();
      const { calls, registry } = await start((call) => (isLogin(call) ? login : listed(entry)), { now: () => now });
      const logins = async (seconds: number) => {
        now = clock.now() + seconds * 1000;
        expect((await registry.ask(enquiryAbout(provljus), patience())).outcome).to.equal('found');
        return calls.filter(isLogin).length;
      };
      expect(await logins(0)).to.equal(1);
      expect(await logins(3539)).to.equal(1);
      expect(await logins(3540)).to.equal(2);
    });

    it('again when a token is refused, and sends the enquiry once more', async () => {
      let current = 'first';
      const { calls, registry } = await start((call) => {
        if (isLogin(call)) return { json: { access_token: current } };
        return call.headers.authorization === `Bearer ${current}` ? listed(entry) : { status: 401, json: {} };
      });
      await registry.ask(enquiryAbout(provljus), patience());
      current = 'second';
      expect((await registry.ask(enquiryAbout(provljus), patience())).outcome).to.equal('found');
      expect(calls.map(({ headers }) => headers.authorization)).to.deep.equal([
        undefined,
        'Bearer first',
        'Bearer first',
        undefined,
        'Bearer second',
      ]);
    });

    it('no more than once, if that does not help', async () => {
      const { calls, registry } = await start((call) => (isLogin(call) ? login : { status: 401, json: {} }));
      expect((await registry.ask(enquiryAbout(provljus), patience())).outcome).to.equal('unavailable');
      expect((await registry.ask(enquiryAbout(provljus), patience())).outcome).to.equal('unavailable');
      expect(calls.filter(isLogin)).to.have.length(2);
    });

    const refusals: readonly (readonly [string, ScriptedAnswer])[] = [
      ['wrong credentials', { status: 401, json: { error: 'invalid_client' } }],
      ['no token', { json: { token_type: 'Bearer' } }],
      ['a failing server', { status: 503 }],
      ['a broken connection', 'reset'],
    ];
    for (const [what, answer] of refusals) {
      it(`or asks nothing, with ${what}`, async () => {
        const { calls, registry } = await start(() => answer);
        expect((await registry.ask(enquiryAbout(provljus), patience())).outcome).to.equal('unavailable');
        expect(calls.every(isLogin)).to.equal(true);
      });
    }
  });

  it('does not find whom no part knows', async () => {
    expect((await ask(listed(nobody))).evidence).to.deep.include({ outcome: 'not_found' });
  });

  it('has nothing to say about whom only SCB knows', async () => {
    const known = { ...nobody, juridiskForm: { kod: '82', klartext: 'Kommuner', fel: null, dataproducent: 'SCB' } };
    expect((await ask(listed(known))).evidence.outcome).to.equal('not_supported');
    const perhaps = { ...nobody, juridiskForm: fails('TIMEOUT') };
    expect((await ask(listed(perhaps))).evidence.outcome).to.equal('unavailable');
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['a page of HTML', { text: '<html></html>' }],
    ['a wrong check digit', { status: 400, json: { title: 'Bad Request', status: 400 } }],
    ['a refusal', { status: 403, json: {} }],
    ['a 404', { status: 404, json: {} }],
    ['a busy server', { status: 429, json: {} }],
    ['an empty list', listed()],
    ['no list', { json: {} }],
    ['several organisations', listed(entry, entry)],
    ['an organisation that is none', listed(null)],
    ['an organisation without its number', listed({ ...entry, organisationsidentitet: null })],
    ['another number', listed({ ...entry, organisationsidentitet: { identitetsbeteckning: '5590001111' } })],
    [
      'nobody with another number',
      listed({ ...nobody, organisationsidentitet: { identitetsbeteckning: '5590001111' } }),
    ],
    ['a missing name', listed({ ...entry, organisationsnamn: { ...told, organisationsnamnLista: [] } })],
    ['a special name only', listed({ ...entry, organisationsnamn: { organisationsnamnLista: [nameOf('X', 'Y')] } })],
    ['a name that could not be had', listed({ ...entry, organisationsnamn: fails('OTILLGANGLIG_UPPGIFTSKALLA') })],
  ];
  for (const [what, answer] of noAnswers) {
    it(`takes ${what} for no answer`, async () => {
      expect((await ask(answer)).evidence)
        .to.include({ outcome: 'unavailable' })
        .and.not.have.property('record');
    });
  }

  describe('tells the status', () => {
    const statuses: readonly (readonly [string, object, string])[] = [
      [
        'removed',
        { avregistreradOrganisation: { ...told, avregistreringsdatum: '2023-05-05T00:00:00.000+00:00' } },
        'inactive',
      ],
      ['never removed', { avregistreradOrganisation: { ...told, avregistreringsdatum: null } }, 'active'],
      ['without taxes', { verksamOrganisation: { ...told, kod: 'NEJ' } }, 'active'],
      ['without proceedings', inProceedings(), 'active'],
      ...['KK', 'LI', 'FR', 'AC', 'RES'].map((code) => [`in ${code}`, inProceedings(code), 'insolvent'] as const),
      ...['FUOL', 'FUOT', 'DEOL', 'DEOT', 'OM', 'GROM'].map(
        (code) => [`in ${code}`, inProceedings(code), 'active'] as const,
      ),
      ['in both', inProceedings('FUOT', 'LI'), 'insolvent'],
      [
        'in a proceeding under the other spelling',
        {
          pagandeAvvecklingsEllerOmstruktureringsforfarande: {
            ...told,
            pagandeAvvecklingsEllerOmstruktureringsforfarandeLista: [{ kod: 'KK' }],
          },
        },
        'insolvent',
      ],
    ];
    for (const [who, changes, status] of statuses) {
      it(`of one ${who}: ${status}`, async () => {
        expect(await recordOf(changes)).to.include({ status });
      });
    }

    const unclear: readonly (readonly [string, object])[] = [
      ['removal', { avregistreradOrganisation: fails('TIMEOUT') }],
      ['proceedings', { pagaendeAvvecklingsEllerOmstruktureringsforfarande: fails('TIMEOUT') }],
      ['list of proceedings', { pagaendeAvvecklingsEllerOmstruktureringsforfarande: told }],
      ['kind of proceeding', inProceedings('XX')],
    ];
    for (const [what, changes] of unclear) {
      it(`or nothing at all, where the ${what} cannot be read`, async () => {
        expect(await outcomeOf(changes)).to.equal('unavailable');
      });
    }
  });

  it('leaves out the parts that could not be had, each for itself', async () => {
    const failing = fails('OTILLGANGLIG_UPPGIFTSKALLA');
    const record = await recordOf({
      organisationsform: { ...entry.organisationsform, ...failing },
      postadressOrganisation: { ...entry.postadressOrganisation, ...failing },
      organisationsdatum: { ...entry.organisationsdatum, ...failing },
      naringsgrenOrganisation: { ...entry.naringsgrenOrganisation, ...failing },
    });
    expect(record).to.deep.equal({ name: 'Provljus AB', registrationNumber: '5598536018', status: 'active' });
  });

  it('has the ISO code of every legal form of the form that Bolagsverket registers', async () => {
    const codes = [];
    for (const kod of ['AB', 'E', 'HB', 'KB', 'EK', 'BRF', 'I', 'S', 'EB', 'BAB', 'FAB', 'SE']) {
      codes.push((await recordOf({ organisationsform: { ...told, kod } }))?.legalForm);
    }
    // Municipalities are no business of theirs.
    const known = legalFormsOf(se).filter(({ kind }) => kind !== 'public');
    expect(codes).to.have.members(known.map(({ code }) => code));
    expect(await recordOf({ organisationsform: { ...told, kod: 'FL' } })).to.not.have.property('legalForm');
  });

  it('tells a sector by the four digits that are those of NACE', async () => {
    const sectorOf = async (sni: unknown) => (await recordOf({ naringsgrenOrganisation: { ...told, sni } }))?.sector;
    expect(await sectorOf([{ kod: '01120' }])).to.equal('NACE 01.12');
    expect(await sectorOf([{ kod: '00000' }])).to.equal(undefined);
    expect(await sectorOf('kod = 01120')).to.equal(undefined);
    expect(await sectorOf([])).to.equal(undefined);
  });

  describe('reads the address', () => {
    const addresses: readonly (readonly [string, object, object | undefined])[] = [
      ['without a country', { land: null }, { street: 'Exempelgatan 5 A', postcode: '114 55', city: 'STOCKHOLM' }],
      ['at somebody else', { coAdress: 'c/o Annan Byrå' }, undefined],
      ['at somebody else, in the street', { utdelningsadress: 'C/O Annan Byrå' }, undefined],
      ['of a box', { utdelningsadress: 'BOX 1234' }, undefined],
      ['abroad', { land: 'Norge' }, undefined],
      ['with another postcode', { postnummer: '0150' }, undefined],
      ['without a street', { utdelningsadress: null }, undefined],
      ['without a place', { postort: '' }, undefined],
    ];
    for (const [which, changes, address] of addresses) {
      it(`${which}: ${address ? 'told' : 'left out'}`, async () => {
        const record = await recordOf({ postadressOrganisation: { ...told, postadress: { ...place, ...changes } } });
        expect(record?.address).to.deep.equal(address);
      });
    }
  });

  describe('finds by number', () => {
    const find = async (answer: ScriptedAnswer) => {
      const { calls, registry } = await startWith(answer);
      expect(registry.search?.by).to.equal('registration_number');
      return { calls, found: await registry.search?.find({ country: 'SE', text: '5598536018' }, patience()) };
    };
    const matchesOf = async (changes: object) => {
      const { found } = await find(listed({ ...entry, ...changes }));
      return found?.outcome === 'answered' ? found.matches : undefined;
    };

    it('one company, with its address', async () => {
      const { calls, found } = await find(listed(entry));
      expect(calls.at(-1)?.body).to.deep.equal({ identitetsbeteckning: '5598536018' });
      const [match] = found?.outcome === 'answered' ? found.matches : [];
      expect(match).to.deep.include({ name: 'Provljus AB', registrationNumber: '5598536018', isPerson: false });
      expect(match?.address?.postcode).to.equal('114 55');
    });

    it('nobody who is unknown or has been removed', async () => {
      expect((await find(listed(nobody))).found).to.deep.equal({ outcome: 'answered', matches: [] });
      const removal = { ...told, avregistreringsdatum: '2023-05-05' };
      expect(await matchesOf({ avregistreradOrganisation: removal })).to.deep.equal([]);
    });

    it('a sole trader without number and address', async () => {
      expect(await matchesOf({ organisationsform: { ...told, kod: 'E' } })).to.deep.equal([
        { name: 'Provljus AB', legalForm: '9999', status: 'active', isPerson: true },
      ]);
    });

    it('nothing where the answer cannot be read', async () => {
      expect((await find({ text: '<html></html>' })).found).to.deep.equal({ outcome: 'unavailable' });
      expect((await find({ status: 500 })).found).to.deep.equal({ outcome: 'unavailable' });
    });
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const registryWith = (clientSecret: string) => {
      const baseUrl = sandbox.urls.bolagsverket;
      return createBolagsverket(
        { baseUrl, tokenUrl: `${baseUrl}/oauth2/token`, clientId: 'sandbox', clientSecret },
        clock,
      );
    };
    const askSandbox = (company: SandboxCompany, clientSecret = 'sandbox') =>
      registryWith(clientSecret).ask(enquiryAbout(numbered(compactNumber(company))), patience());

    it('knows the authorized company as it is', async () => {
      const { name, street, postcode, foundedOn } = pretended.authorized;
      const evidence = await askSandbox(pretended.authorized);
      expect(evidence).to.deep.include({ outcome: 'found' });
      expect(evidence.record).to.deep.equal({
        name,
        registrationNumber: '5598536018',
        legalForm: 'XJHM',
        status: 'active',
        address: { street, postcode, city: 'STOCKHOLM' },
        foundedOn,
        sector: 'NACE 46.52',
      });
    });

    it('knows a cooperative, and not the unknown company', async () => {
      expect((await askSandbox(pretended.review)).record).to.include({ legalForm: 'C61P' });
      expect((await askSandbox(pretended.unknown)).outcome).to.equal('not_found');
    });

    it('refuses wrong credentials', async () => {
      expect((await askSandbox(pretended.authorized, 'wrong')).outcome).to.equal('unavailable');
    });

    it('finds a company by its number', async () => {
      const find = (company: SandboxCompany) =>
        registryWith('sandbox').search?.find({ country: 'SE', text: compactNumber(company) }, patience());
      const found = await find(pretended.correction);
      expect(found?.outcome === 'answered' && found.matches.map(({ name }) => name)).to.deep.equal([
        'Drivveds Möbler AB',
      ]);
      expect(await find(pretended.unknown)).to.deep.equal({ outcome: 'answered', matches: [] });
    });
  });
});
