import { expect } from 'chai';
import { fi } from '../../../src/domain/countries/fi.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';
import { byCountry, fi as pretended } from '../../../src/sandbox/companies.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createPrh } from '../../../src/server/adapters/registers/prh.js';
import { checkedAt, clock, companyIn, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the published description of the open data (avoindata.prh.fi, YTJ version 3); the company is invented.
const entry = {
  businessId: { value: '2987654-0', registrationDate: '2004-02-20', source: '3' },
  names: [
    { name: 'Virtatekniikka Oy', type: '1', registrationDate: '2004-03-01', endDate: '2010-05-01', version: 2 },
    { name: 'Viretek Oy', type: '1', registrationDate: '2010-05-01', endDate: null, version: 1 },
    { name: 'Viretek Ltd', type: '2', registrationDate: '2012-01-01', version: 1 },
    { name: 'Vireen varaosat', type: '3', registrationDate: '2015-01-01', version: 1 },
  ],
  mainBusinessLine: { type: '46520', typeCodeSet: 'TOIMI3' },
  companyForms: [{ type: '16', descriptions: [{ languageCode: '1', description: 'Osakeyhtiö' }], version: 1 }],
  companySituations: [],
  registeredEntries: [
    { type: '1', register: '1', authority: '2', registrationDate: '2004-03-01' },
    { type: '80', register: '6', authority: '1', registrationDate: '2004-04-01' },
  ],
  addresses: [
    { type: 2, postCode: '00101', postOfficeBox: '220', postOffices: [{ city: 'HELSINKI', languageCode: '1' }] },
    {
      type: 1,
      street: 'Kalliontie',
      buildingNumber: '12',
      postCode: '00120',
      postOffices: [
        { city: 'HELSINGFORS', languageCode: '2' },
        { city: 'HELSINKI', languageCode: '1' },
      ],
    },
  ],
  tradeRegisterStatus: '1',
  status: '2',
  registrationDate: '2004-03-01',
};
const visiting = entry.addresses[1];

const viretek = {
  ...companyIn('FI'),
  name: 'Viretek Oy',
  legalForm: 'DKUW',
  registration: { register: 'YTJ', number: '29876540' },
};

const listed = (...companies: readonly unknown[]) => ({ totalResults: companies.length, companies });

describe('YTJ of the Finnish Patent and Registration Office', () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company = viretek) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createPrh(upstream.url, clock).ask(enquiryAbout(company), patience());
    return { evidence, calls: upstream.calls };
  };
  const recordOf = async (changes: object) => (await ask({ json: listed({ ...entry, ...changes }) })).evidence.record;

  it('is asked by Y-tunnus and tells the company', async () => {
    const { evidence, calls } = await ask({ json: listed(entry) });
    expect(calls.map(({ method, path, body }) => ({ method, path, body }))).to.deep.equal([
      { method: 'GET', path: '/companies?businessId=2987654-0', body: undefined },
    ]);
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'prh',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: '29876540',
      record: {
        name: 'Viretek Oy',
        registrationNumber: '29876540',
        vatNumber: 'FI29876540',
        legalForm: 'DKUW',
        status: 'active',
        address: { street: 'Kalliontie 12', postcode: '00120', city: 'HELSINKI' },
        foundedOn: '2004-03-01',
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows Finland only, and nobody without a number', async () => {
    expect(createPrh('http://prh.example', clock).countries).to.deep.equal(['FI']);
    const company = without(viretek, 'registration') as typeof viretek;
    const { evidence, calls } = await ask({ json: listed(entry) }, company);
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  it('does not find whom the list has not', async () => {
    const { evidence } = await ask({ json: listed() });
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'prh',
      by: 'registration_number',
      outcome: 'not_found',
      checkedAt,
    });
  });

  for (const legalForm of ['K09E', '2RK5', 'UXEW', 'NV7C']) {
    it(`holds nothing against a company of the form ${legalForm}, which the open data may not have`, async () => {
      expect((await ask({ json: listed() }, { ...viretek, legalForm })).evidence.outcome).to.equal('not_supported');
      expect((await ask({ json: listed(entry) }, { ...viretek, legalForm })).evidence.outcome).to.equal('found');
    });
  }

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['an error inside 200', { json: { errorcode: 1005, message: 'Bad Request' } }],
    ['an empty list of many', { json: { totalResults: 3, companies: [] } }],
    ['a total without a list', { json: { totalResults: 0 } }],
    ['an unknown path', { status: 404, json: listed() }],
    ['a refusal', { status: 400, json: listed(entry) }],
    ['another company', { json: listed({ ...entry, businessId: { value: '2900001-3' } }) }],
    ['a number without its hyphen', { json: listed({ ...entry, businessId: { value: '29876540' } }) }],
    ['an entry without a name', { json: listed({ ...entry, names: [] }) }],
    ['an entry with a translated name only', { json: listed({ ...entry, names: [entry.names[2]] }) }],
    ['an unknown status', { json: listed({ ...entry, tradeRegisterStatus: '3' }) }],
    ['an entry that is none', { json: listed(null) }],
    ['a failing server', { status: 500 }],
  ];
  for (const [answer, script] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      expect((await ask(script)).evidence).to.deep.equal({
        kind: 'identity',
        source: 'prh',
        by: 'registration_number',
        outcome: 'unavailable',
        checkedAt,
      });
    });
  }

  it('tells who has ceased, with the last name', async () => {
    const names = entry.names.slice(0, 2).map((name) => ({ ...name, endDate: '2025-06-30' }));
    const ceased = { names, endDate: '2025-06-30', companySituations: [{ type: 'KONK' }] };
    expect(await recordOf(ceased)).to.include({ name: 'Viretek Oy', status: 'inactive' });
    expect(await recordOf({ tradeRegisterStatus: '4' })).to.include({ status: 'inactive' });
  });

  for (const type of ['KONK', 'SELTILA', 'SANE']) {
    it(`tells who is in the situation "${type}", unless it is over`, async () => {
      const situation = { type, registrationDate: '2025-06-30' };
      expect(await recordOf({ companySituations: [situation] })).to.include({ status: 'insolvent' });
      const over = { ...situation, endDate: '2026-01-31' };
      expect(await recordOf({ companySituations: [over] })).to.include({ status: 'active' });
    });
  }

  it('gives a VAT number only to those registered for VAT today', async () => {
    const [trade, vat] = entry.registeredEntries;
    expect(await recordOf({ registeredEntries: [trade] })).to.not.have.property('vatNumber');
    const over = { ...vat, endDate: '2020-01-01' };
    expect(await recordOf({ registeredEntries: [trade, over] })).to.not.have.property('vatNumber');
  });

  it('has the ISO code of every legal form that the form offers, by the current one', async () => {
    const codes = [];
    for (const type of ['2', '5', '6', '10', '13', '14', '16', '17', '18', '26', '41', '80']) {
      const past = { type: '13', registrationDate: '2004-03-01', endDate: '2008-01-01' };
      codes.push((await recordOf({ companyForms: [past, { type }] }))?.legalForm);
    }
    expect(codes).to.have.members(legalFormsOf(fi).map(({ code }) => code));
    expect(await recordOf({ companyForms: [{ type: '54' }] })).to.not.have.property('legalForm');
  });

  describe('reads the street', () => {
    const streets: readonly (readonly [object, string | undefined])[] = [
      [{ entrance: 'A', apartmentNumber: '5' }, 'Kalliontie 12 A 5'],
      [{ entrance: 'A', apartmentNumber: '5', apartmentIdSuffix: 'b' }, 'Kalliontie 12 A 5b'],
      [{ buildingNumber: null }, 'Kalliontie'],
      [{ type: '1' }, 'Kalliontie 12'],
      [{ street: null, freeAddressLine: 'Somewhere 1' }, undefined],
      [{ country: 'SE' }, undefined],
      [{ postCode: null }, undefined],
      [{ postOffices: [] }, undefined],
      [{ endDate: '2020-01-01' }, undefined],
    ];
    for (const [changes, street] of streets) {
      it(`with ${JSON.stringify(changes)}: ${street ?? 'left open'}`, async () => {
        const record = await recordOf({ addresses: [{ ...visiting, ...changes }] });
        expect(record?.address?.street).to.equal(street);
      });
    }

    it('of the visiting address only, never of the postal one', async () => {
      expect(await recordOf({ addresses: [{ ...visiting, type: 2 }] })).to.not.have.property('address');
    });

    it('with the Swedish name of a place that has no other', async () => {
      const postOffices = [{ city: 'MARIEHAMN', languageCode: '2' }];
      expect((await recordOf({ addresses: [{ ...visiting, postOffices }] }))?.address?.city).to.equal('MARIEHAMN');
    });
  });

  describe('searches by name', () => {
    const named = (name: string, changes: object = {}) => ({ ...entry, names: [{ name, type: '1' }], ...changes });
    const search = async (answer: ScriptedAnswer, text = 'Viretek & Äly') => {
      const upstream = await startUpstream(() => answer);
      const found = await createPrh(upstream.url, clock).search?.find({ country: 'FI', text }, patience());
      return { found, calls: upstream.calls };
    };
    const namesOf = async (text: string, ...companies: readonly unknown[]) => {
      const { found } = await search({ json: listed(...companies) }, text);
      return found?.outcome === 'answered' ? found.matches.map(({ name }) => name) : found;
    };

    it('and tells what it knows', async () => {
      const { found, calls } = await search({ json: listed(entry) });
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'GET /companies?name=Viretek+%26+%C3%84ly',
      ]);
      const record = await recordOf({});
      expect(found).to.deep.equal({ outcome: 'answered', matches: [{ ...record, isPerson: false }] });
    });

    it('with the name itself first, then what begins and what goes on with it, then former names', async () => {
      const found = ['Etelän Vire Oy', 'Kaiku Oy', 'Vire Oy Ab', 'Vire'].map((name) => named(name));
      expect(await namesOf('vire', ...found)).to.deep.equal(['Vire', 'Vire Oy Ab', 'Etelän Vire Oy', 'Kaiku Oy']);
    });

    it('without those who have ceased, or of whom nothing certain is said', async () => {
      const gone = [{ tradeRegisterStatus: '4' }, { endDate: '2025-06-30' }, { tradeRegisterStatus: '0' }];
      expect(await namesOf('vire', ...gone.map((change) => named('Vire Oy', change)), 7)).to.deep.equal([]);
    });

    it('with ten matches at most, the best of all', async () => {
      const others = Array.from({ length: 12 }, (_, index) => named(`Uusi Vire ${index} Oy`));
      const names = await namesOf('vire', ...others, named('Vire Oy'));
      expect(names).to.have.length(10).and.property('0', 'Vire Oy');
    });

    it('and tells of a sole trader nothing but the business', async () => {
      const { found } = await search({ json: listed({ ...entry, companyForms: [{ type: '26' }] }) });
      expect(found).to.have.deep.property('matches', [
        {
          name: 'Viretek Oy',
          registrationNumber: '29876540',
          legalForm: 'K09E',
          status: 'active',
          isPerson: true,
        },
      ]);
    });

    it('and may find nobody', async () => {
      expect((await search({ json: listed() })).found).to.deep.equal({ outcome: 'answered', matches: [] });
    });

    for (const [answer, script] of [
      ['an error inside 200', { json: { errorcode: 1005 } }],
      ['a busy server', { status: 429 }],
      ['a page of HTML', { text: '<html></html>' }],
    ] as const) {
      it(`and takes ${answer} for no answer`, async () => {
        expect((await search(script)).found).to.deep.equal({ outcome: 'unavailable' });
      });
    }
  });

  describe('of the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const askSandbox = (registration: string) => {
      const company = { ...viretek, registration: { register: 'YTJ', number: registration.replace('-', '') } };
      return createPrh(sandbox.urls.prh, clock).ask(enquiryAbout(company), patience());
    };

    it('knows who exists', async () => {
      expect(await askSandbox(pretended.authorized.registration)).to.deep.include({
        outcome: 'found',
        record: {
          name: 'Viretek Oy',
          registrationNumber: '29876540',
          vatNumber: 'FI29876540',
          legalForm: 'DKUW',
          status: 'active',
          address: { street: 'Kalliontie 12', postcode: '00120', city: 'HELSINKI' },
          foundedOn: '2004-03-01',
          sector: 'NACE 46.52',
        },
      });
      const { record } = await askSandbox(pretended.declined.registration);
      expect(record?.address?.street).to.equal(pretended.declined.street);
      expect((await askSandbox(byCountry.FI.unknown?.registration ?? '')).outcome).to.equal('not_found');
    });

    it('finds by a part of the name', async () => {
      const search = createPrh(sandbox.urls.prh, clock).search;
      const found = await search?.find({ country: 'FI', text: 'ehkä' }, patience());
      expect(found).to.have.nested.property('matches[0].legalForm', 'HEOB');
      sandbox.setFault('prh', 'down');
      expect(await search?.find({ country: 'FI', text: 'ehkä' }, patience())).to.deep.equal({ outcome: 'unavailable' });
    });
  });
});
