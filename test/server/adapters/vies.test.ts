import { expect } from 'chai';
import type { CountryCode } from '../../../src/domain/country.js';
import { at, dk } from '../../../src/sandbox/companies.js';
import { startSandbox } from '../../../src/sandbox/server.js';
import { createVies } from '../../../src/server/adapters/vies.js';
import { checkedAt, clock, companyIn, enquiryAbout, fjordlys, patience, without, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

// Bodies constructed from the published interface of VIES; addresses in the layouts of the member states, companies invented.
const told = { valid: true, requestDate: '2026-11-24T09:30:00.000Z', requestIdentifier: '' };
const untold = { ...told, name: '---', address: '---' };

describe('VIES', () => {
  afterEach(stopUpstreams);

  const ask = async (company: ReturnType<typeof companyIn>, answer: ScriptedAnswer) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createVies({ baseUrl: upstream.url }, clock).ask(enquiryAbout(company), patience());
    return { evidence, calls: upstream.calls };
  };
  const recordOf = async (country: CountryCode, vatNumber: string, address: string) => {
    const { evidence } = await ask(companyIn(country, vatNumber), { json: { ...told, name: 'MUSTER', address } });
    return evidence.record;
  };

  it('is told who asks, if we say so, and gives a proof of the enquiry for it', async () => {
    const json = { valid: true, requestIdentifier: 'WAPIAAAA', name: '---', address: '---' };
    const upstream = await startUpstream(() => ({ json }));
    const access = { baseUrl: upstream.url, requester: 'DE811234567' };
    const evidence = await createVies(access, clock).ask(enquiryAbout(zeta), patience());
    expect(upstream.calls[0]?.body).to.deep.include({ requesterMemberStateCode: 'DE', requesterNumber: '811234567' });
    expect(evidence.reference).to.equal('WAPIAAAA');
  });

  it('asks by country code and bare number', async () => {
    const { calls } = await ask(zeta, { json: untold });
    expect(calls).to.have.length(1);
    expect(calls[0]).to.deep.include({
      method: 'POST',
      path: '/check-vat-number',
      body: { countryCode: 'DE', vatNumber: '812345678' },
    });
  });

  it('finds a German number, of which it tells neither name nor address', async () => {
    const { evidence } = await ask(zeta, { json: untold });
    expect(evidence).to.deep.equal({ kind: 'identity', source: 'vies', by: 'vat_number', outcome: 'found', checkedAt });
  });

  it('keeps the proof of the enquiry', async () => {
    const { evidence } = await ask(zeta, { json: { ...untold, requestIdentifier: 'WAPIAAAAX0000001' } });
    expect(evidence.reference).to.equal('WAPIAAAAX0000001');
  });

  it('does not find an invalid number', async () => {
    const { evidence } = await ask(zeta, { json: { ...untold, valid: false } });
    expect(evidence.outcome).to.equal('not_found');
  });

  it('holds it against no company that its VAT number, which only follows from another number, is invalid', async () => {
    const company = { ...companyIn('SE', 'SE556188840401'), derived: 'vatNumber' as const };
    const { evidence } = await ask(company, { json: { ...untold, valid: false } });
    expect(evidence.outcome).to.equal('not_supported');
  });

  it('holds an invalid number against no Spanish company', async () => {
    const { evidence } = await ask(companyIn('ES', 'ESA58818501'), { json: { ...untold, valid: false } });
    expect(evidence.outcome).to.equal('not_supported');
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    [
      'an error inside HTTP 200',
      { json: { actionSucceed: false, errorWrappers: [{ error: 'MS_MAX_CONCURRENT_REQ' }] } },
    ],
    ['an error beside `valid`', { json: { valid: false, errorWrappers: [{ error: 'MS_UNAVAILABLE' }] } }],
    [
      'an error with HTTP 400',
      { status: 400, json: { actionSucceed: false, errorWrappers: [{ error: 'INVALID_INPUT' }] } },
    ],
    ['an answer without `valid`', { json: { countryCode: 'DE' } }],
    ['a `valid` that is a word', { json: { valid: 'false' } }],
    ['null', { json: null }],
    ['a list', { json: [] }],
    ['an empty body', {}],
    ['a failing server', { status: 503 }],
  ];
  for (const [answer, body] of noAnswers) {
    it(`takes ${answer} for no answer, never for "invalid"`, async () => {
      expect((await ask(zeta, body)).evidence).to.include({ outcome: 'unavailable' });
    });
  }

  it('is not asked about Norwegian companies, Norwegian numbers, or none', async () => {
    expect(createVies({ baseUrl: 'http://vies.example' }, clock).countries).not.to.include(fjordlys.address.country);
    for (const company of [
      companyIn('DE', 'NO312345676MVA'),
      companyIn('AT', 'CHE123456788'),
      without(zeta, 'vatNumber'),
    ]) {
      const { evidence, calls } = await ask(company, { json: untold });
      expect(evidence.outcome).to.equal('not_supported');
      expect(calls).to.have.length(0);
    }
  });

  describe('reads name and address where they are told', () => {
    const layouts: readonly (readonly [CountryCode, string, string, string, string, string])[] = [
      ['AT', 'ATU12345678', 'Fichtenstraße 9\nAT-6364 Brixen im Thale', 'Fichtenstraße 9', '6364', 'Brixen im Thale'],
      ['DK', 'DK87654321', 'Grønvej 16\n2100 København Ø', 'Grønvej 16', '2100', 'København Ø'],
      ['FI', 'FI29876541', 'Kalliontie 12\n00120 HELSINKI', 'Kalliontie 12', '00120', 'HELSINKI'],
      ['FR', 'FR44732829320', '9 RUE DU BOIS\n75015 PARIS', '9 RUE DU BOIS', '75015', 'PARIS'],
      ['NL', 'NL123456789B13', '\nDIJKWEG 00012 A\n1012AB AMSTERDAM\n', 'DIJKWEG 12 A', '1012 AB', 'AMSTERDAM'],
      ['SE', 'SE556188840401', 'LÖVGATAN 5 \n114 55 STOCKHOLM', 'LÖVGATAN 5', '114 55', 'STOCKHOLM'],
    ];
    for (const [country, vatNumber, block, street, postcode, city] of layouts) {
      it(`as ${country} lays them out`, async () => {
        expect(await recordOf(country, vatNumber, block)).to.deep.equal({
          name: 'MUSTER',
          vatNumber,
          status: 'active',
          address: { street, postcode, city },
        });
      });
    }

    it('but no address that could be read in two ways, or is not there', async () => {
      for (const block of [
        'HAUS EICHE\nFichtenstraße 9\n6364 Brixen',
        'Haus Eiche\n6364 Hof\n6370 Kitzbühel',
        'Fichtenstraße 9, 6364 Brixen',
        'Weg 1\nBrixen',
        '---',
      ]) {
        expect(await recordOf('AT', 'ATU12345678', block)).to.not.have.property('address');
      }
    });

    it('but no foreign address for a company that uses another country’s number', async () => {
      expect(await recordOf('DE', 'FI29876541', 'Kalliontie 12\n00120 HELSINKI')).to.deep.equal({
        name: 'MUSTER',
        vatNumber: 'FI29876541',
        status: 'active',
      });
    });
  });

  describe('searches by VAT number', () => {
    const address = 'Fichtenstraße 9\n6364 Brixen im Thale';
    const search = async (answer: ScriptedAnswer, country: CountryCode = 'AT', text = 'ATU12345678') => {
      const upstream = await startUpstream(() => answer);
      const found = await createVies({ baseUrl: upstream.url }, clock).search?.find({ country, text }, patience());
      return { found, calls: upstream.calls };
    };
    const matchesOf = async (name: string, country: CountryCode, text: string, block = address) => {
      const { found } = await search({ json: { ...told, name, address: block } }, country, text);
      return found?.outcome === 'answered' ? found.matches : found;
    };

    it('and tells whose it is', async () => {
      const { found, calls } = await search({ json: { ...told, name: 'Fichte Handel GmbH', address } });
      expect(calls.map(({ method, path, body }) => ({ method, path, body }))).to.deep.equal([
        { method: 'POST', path: '/check-vat-number', body: { countryCode: 'AT', vatNumber: 'U12345678' } },
      ]);
      expect(found).to.deep.equal({
        outcome: 'answered',
        matches: [
          {
            name: 'Fichte Handel GmbH',
            vatNumber: 'ATU12345678',
            status: 'active',
            address: { street: 'Fichtenstraße 9', postcode: '6364', city: 'Brixen im Thale' },
            isPerson: false,
          },
        ],
      });
    });

    it('and tells no address of who may be a person', async () => {
      for (const name of ['Lena Vielleicht e.U.', 'Lena Vielleicht']) {
        expect(await matchesOf(name, 'AT', 'ATU12345678')).to.deep.equal([
          { name, vatNumber: 'ATU12345678', status: 'active', isPerson: true },
        ]);
      }
    });

    it('and repeats no number that may be a person’s own', async () => {
      for (const [country, vatNumber] of [
        ['SE', 'SE811218987601'],
        ['NL', 'NL000099998B57'],
      ] as const) {
        expect(await matchesOf('Kim Kanske', country, vatNumber)).to.deep.equal([
          { name: 'Kim Kanske', status: 'active', isPerson: true },
        ]);
      }
      expect(await matchesOf('Provljus AB', 'SE', 'SE559853601801', '---')).to.deep.equal([
        { name: 'Provljus AB', vatNumber: 'SE559853601801', status: 'active', isPerson: false },
      ]);
    });

    it('and tells no foreign address, and a foreign company by the legal forms of its own country', async () => {
      expect(await matchesOf('Viretek Oy', 'DE', 'FI29876540', 'Kalliontie 12\n00120 HELSINKI')).to.deep.equal([
        { name: 'Viretek Oy', vatNumber: 'FI29876540', status: 'active', isPerson: false },
      ]);
    });

    it('and finds nobody behind an invalid number, or where the country does not tell', async () => {
      const nobody = { outcome: 'answered', matches: [] };
      expect((await search({ json: { ...untold, valid: false } })).found).to.deep.equal(nobody);
      expect((await search({ json: untold }, 'DE', 'DE812345678')).found).to.deep.equal(nobody);
    });

    it('and sends nothing that is no number of the EU', async () => {
      for (const text of ['Fichte Handel', 'NO312345676MVA', 'CHE123456788', 'AT', '']) {
        const { found, calls } = await search({ json: told }, 'AT', text);
        expect(found).to.deep.equal({ outcome: 'answered', matches: [] });
        expect(calls).to.have.length(0);
      }
    });

    for (const [answer, script] of noAnswers) {
      it(`and takes ${answer} for no answer`, async () => {
        expect((await search(script)).found).to.deep.equal({ outcome: 'unavailable' });
      });
    }

    it('of the sandbox, where it finds an Austrian and a Danish company', async () => {
      const sandbox = await startSandbox();
      try {
        for (const { name, country, vatNumber, street, postcode, city } of [at.authorized, dk.authorized]) {
          const found = await createVies({ baseUrl: sandbox.urls.vies }, clock).search?.find(
            { country, text: vatNumber },
            patience(),
          );
          const match = { name, vatNumber, status: 'active', address: { street, postcode, city }, isPerson: false };
          expect(found).to.deep.equal({ outcome: 'answered', matches: [match] });
        }
      } finally {
        await sandbox.close();
      }
    });
  });
});
