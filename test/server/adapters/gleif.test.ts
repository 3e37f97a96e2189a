import { expect } from 'chai';
import type { Company } from '../../../src/domain/company.js';
import { countryCodes, type CountryCode } from '../../../src/domain/country.js';
import { byCountry, de, no } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createGleif } from '../../../src/server/adapters/registers/gleif.js';
import { checkedAt, clock, enquiryAbout, fjordlys, patience, without, zeta } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

// Constructed from the entries that users of api.gleif.org describe; companies are Billie's test buyer or invented, LEIs fail their check.
const legalAddress = {
  language: 'de',
  addressLines: ['Tannenweg 4'],
  addressNumber: null,
  addressNumberWithinBuilding: null,
  mailRouting: null,
  city: 'Haslach im Kinzigtal',
  region: 'DE-BW',
  country: 'DE',
  postalCode: '77716',
};
const entity = {
  legalName: { name: 'Zeta Electronics Gold GmbH', language: 'de' },
  legalAddress,
  headquartersAddress: { ...legalAddress, addressLines: ['Anderswo 1'] },
  registeredAt: { id: 'RA000242', other: null },
  registeredAs: 'HRB 934855',
  jurisdiction: 'DE',
  category: 'GENERAL',
  legalForm: { id: '2HBR', other: null },
  status: 'ACTIVE',
  creationDate: '2004-03-01T00:00:00Z',
  eventGroups: [],
};
const lei = '9999DE0000HRB9348550';
const entry = (changes: object = {}, registration = 'ISSUED', id = lei) => ({
  type: 'lei-records',
  id,
  attributes: { lei: id, entity: { ...entity, ...changes }, registration: { status: registration } },
});
const list = (...data: readonly object[]) => ({ meta: { pagination: { total: data.length } }, data });

/** A company of whom only country and number matter. */
const numbered = (country: CountryCode, register: string, number: string): Company => ({
  ...zeta,
  registration: { register, number },
  address: { ...zeta.address, country },
});

describe('GLEIF', () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company = zeta) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createGleif(upstream.url, clock).ask(enquiryAbout(company), patience());
    return { evidence, calls: upstream.calls };
  };
  const recordOf = async (changes: object, company = zeta) =>
    (await ask({ json: list(entry(changes)) }, company)).evidence.record;
  const queryOf = (path = '') => Object.fromEntries(new URL(path, 'http://gleif.example').searchParams);

  it('is asked by registration number and country, and tells the company', async () => {
    const { evidence, calls } = await ask({ json: list(entry()) });
    expect(calls).to.have.length(1);
    expect(calls[0]?.method).to.equal('GET');
    expect(calls[0]?.headers).to.include({ accept: 'application/vnd.api+json' });
    expect(calls[0]?.path).to.equal(
      '/lei-records?filter%5Bentity.registeredAs%5D=HRB+934855%2CHRB934855' +
        '&filter%5Bentity.legalAddress.country%5D=DE&page%5Bsize%5D=50',
    );
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'gleif',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: lei,
      record: {
        name: 'Zeta Electronics Gold GmbH',
        status: 'active',
        registrationNumber: 'HRB934855',
        legalForm: '2HBR',
        address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
        foundedOn: '2004-03-01',
      },
    });
  });

  it('knows all nine countries, and nobody without a number', async () => {
    expect(createGleif('http://gleif.example', clock).countries).to.have.members(countryCodes);
    const { evidence, calls } = await ask({ json: list(entry()) }, without(zeta, 'registration'));
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  const spellings: readonly (readonly [CountryCode, string, string, string])[] = [
    ['DE', 'HRB', 'HRB87447B', 'HRB 87447 B,HRB87447B'],
    ['FR', 'SIREN', '900100203', '900 100 203,900100203'],
    ['NL', 'KVK', '68750110', '68750110'],
    ['SE', 'BOLAGSVERKET', '5598536018', '559853-6018,5598536018'],
    ['NO', 'BRREG', '312345676', '312 345 676,312345676'],
    ['FI', 'YTJ', '29876540', '2987654-0,29876540'],
    ['AT', 'FN', 'FN234567A', 'FN 234567 a,FN234567A,234567a'],
    ['ES', 'NIF', 'B99000014', 'B99000014'],
    ['DK', 'CVR', '12345678', '12 34 56 78,12345678'],
  ];
  for (const [country, register, number, written] of spellings) {
    it(`asks for ${country} in the spellings that entries have: ${written}`, async () => {
      const { calls } = await ask({ json: list() }, numbered(country, register, number));
      expect(queryOf(calls[0]?.path)).to.include({
        'filter[entity.registeredAs]': written,
        'filter[entity.legalAddress.country]': country,
      });
    });
  }

  it('is not asked for a number that is a person’s own', async () => {
    for (const company of [numbered('SE', 'BOLAGSVERKET', '8112189876'), numbered('ES', 'NIF', '12345678Z')]) {
      const { evidence, calls } = await ask({ json: list() }, company);
      expect(evidence.outcome).to.equal('not_supported');
      expect(calls).to.have.length(0);
    }
  });

  it('holds it against nobody to have no LEI', async () => {
    expect((await ask({ json: list() })).evidence.outcome).to.equal('not_supported');
  });

  it('takes the German company of that number and name, as the number alone is not unique', async () => {
    const other = entry({ legalName: { name: 'Tulpen Import GmbH' } }, 'ISSUED', '9999DE0000HRB9348551');
    expect((await ask({ json: list(other) })).evidence.outcome).to.equal('not_supported');
    expect((await ask({ json: list(other, entry()) })).evidence).to.include({ outcome: 'found', reference: lei });
  });

  it('leaves the name to be compared where numbers are unique', async () => {
    const home = { ...legalAddress, country: 'NO' };
    const renamed = { registeredAs: '312345676', legalName: { name: 'Nytt Navn AS' }, legalAddress: home };
    expect((await ask({ json: list(entry(renamed)) }, fjordlys)).evidence).to.have.nested.property(
      'record.name',
      'Nytt Navn AS',
    );
  });

  it('says nothing where several entries would do', async () => {
    const { evidence } = await ask({ json: list(entry(), entry({}, 'ISSUED', '9999DE0000HRB9348552')) });
    expect(evidence.outcome).to.equal('not_supported');
  });

  for (const [what, one] of [
    ['a fund', entry({ category: 'FUND' })],
    ['a branch', entry({ category: 'BRANCH' })],
    ['what has not been kept up', entry({}, 'LAPSED')],
    ['a duplicate', entry({}, 'DUPLICATE')],
    ['an annulled entry', entry({ status: 'NULL' }, 'ANNULLED')],
    ['an entry that nobody has checked yet', entry({}, 'PENDING_VALIDATION')],
  ] as const) {
    it(`does not take ${what} for the company`, async () => {
      expect((await ask({ json: list(one) })).evidence).to.include({ outcome: 'not_supported' });
      expect((await ask({ json: list(one, entry()) })).evidence).to.include({ outcome: 'found' });
    });
  }

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['an error', { status: 400, json: { errors: [{ status: '400', title: 'Invalid filter' }] } }],
    ['an error inside 200', { json: { errors: [{ status: '500' }] } }],
    ['a list behind a 404', { status: 404, json: list(entry()) }],
    ['data that is no list', { json: { data: entry() } }],
    ['a busy server', { status: 429 }],
    ['a failing server', { status: 500 }],
    ['a page of HTML', { text: '<html></html>' }],
  ];
  const noEntries: readonly (readonly [string, ScriptedAnswer])[] = [
    ['the entry of another number', { json: list(entry({ registeredAs: 'HRB 934856' })) }],
    ['an entry without number', { json: list(entry({ registeredAs: null })) }],
    ['the entry of another country', { json: list(entry({ legalAddress: { ...legalAddress, country: 'AT' } })) }],
    ['an entry without name', { json: list(entry({ legalName: {} })) }],
    ['an entry of unknown status', { json: list(entry({ status: 'DORMANT' })) }],
  ];
  for (const [answer, script] of [...noAnswers, ...noEntries]) {
    it(`takes ${answer} for no answer`, async () => {
      expect((await ask(script)).evidence)
        .to.include({ outcome: 'unavailable' })
        .and.not.have.property('record');
    });
  }

  it('tells who has ended', async () => {
    const { evidence } = await ask({ json: list(entry({ status: 'INACTIVE' }, 'RETIRED')) });
    expect(evidence).to.have.nested.property('record.status', 'inactive');
  });

  for (const type of ['BANKRUPTCY', 'INSOLVENCY', 'LIQUIDATION', 'VOLUNTARY_ARRANGEMENT', 'DISSOLUTION']) {
    it(`tells who is coming to an end by ${type}, while that is under way`, async () => {
      const groups = (status: string) => ({ eventGroups: [{ groupType: 'STANDALONE', events: [{ type, status }] }] });
      expect(await recordOf(groups('IN_PROGRESS'))).to.include({ status: 'insolvent' });
      expect(await recordOf(groups('WITHDRAWN_CANCELLED'))).to.include({ status: 'active' });
      expect(await recordOf({ ...groups('IN_PROGRESS'), status: 'INACTIVE' })).to.include({ status: 'inactive' });
    });
  }

  it('tells of other events nothing', async () => {
    const events = [{ type: 'CHANGE_LEGAL_NAME', status: 'IN_PROGRESS' }];
    expect(await recordOf({ eventGroups: [{ events }] })).to.include({ status: 'active' });
    expect(await recordOf({ eventGroups: undefined })).to.include({ status: 'active' });
  });

  it('tells the legal forms that the form offers, closed ones as what they are now, and no others', async () => {
    const formOf = async (id: string, company = zeta, changes: object = {}) =>
      (await recordOf({ ...changes, legalForm: { id } }, company))?.legalForm;
    expect(await formOf('6QQB')).to.equal('6QQB');
    expect(await formOf('YI42')).to.equal(undefined);
    expect(await formOf('8888')).to.equal(undefined);
    const french = { registeredAs: '900100203', legalAddress: { ...legalAddress, country: 'FR' } };
    expect(await formOf('LARO', numbered('FR', 'SIREN', '900100203'), french)).to.equal('6CHY');
    expect(await formOf('JN2P', numbered('FR', 'SIREN', '900100203'), french)).to.equal('V9QP');
    // In Sweden 9999 is the enskild firma's, and here it stands for anything.
    const swedish = { registeredAs: '559853-6018', legalAddress: { ...legalAddress, country: 'SE' } };
    expect(await formOf('9999', numbered('SE', 'BOLAGSVERKET', '5598536018'), swedish)).to.equal(undefined);
  });

  describe('reads the street', () => {
    const streetOf = async (place: object) =>
      (await recordOf({ legalAddress: { ...legalAddress, ...place } }))?.address?.street;

    const streets: readonly (readonly [readonly string[], string | undefined])[] = [
      [['Tannenweg 4'], 'Tannenweg 4'],
      [[' Tannenweg 4a '], 'Tannenweg 4a'],
      [['Am Alten Werk'], 'Am Alten Werk'],
      [['c/o Kanzlei Muster', 'Tannenweg 4'], 'Tannenweg 4'],
      [['Haus Eiche', 'Tannenweg 4'], 'Tannenweg 4'],
      [['Tannenweg 4', 'Birkenweg 5'], undefined],
      [['Haus Eiche', 'Werkstor'], undefined],
      [[], undefined],
    ];
    for (const [addressLines, street] of streets) {
      it(`out of ${JSON.stringify(addressLines)}: ${street ?? 'left open'}`, async () => {
        expect(await streetOf({ addressLines })).to.equal(street);
      });
    }

    it('in France with the house number in front', async () => {
      const addressLines = ['Bâtiment B', '12 bis rue du Test'];
      const changes = { registeredAs: '900100203', legalAddress: { ...legalAddress, country: 'FR', addressLines } };
      const record = await recordOf(changes, numbered('FR', 'SIREN', '900100203'));
      expect(record?.address?.street).to.equal('12 bis rue du Test');
    });

    it('only with the house number, where that is told apart', async () => {
      expect(await streetOf({ addressNumber: '4' })).to.equal('Tannenweg 4');
      expect(await streetOf({ addressLines: ['Tannenweg'], addressNumber: '4' })).to.equal(undefined);
    });

    it('only with postcode and place', async () => {
      expect(await streetOf({ postalCode: null })).to.equal(undefined);
      expect(await streetOf({ city: '' })).to.equal(undefined);
    });
  });

  describe('searches by name', () => {
    const search = async (answer: ScriptedAnswer, text = 'Zeta & Söhne', country: CountryCode = 'DE') => {
      const upstream = await startUpstream(() => answer);
      const found = await createGleif(upstream.url, clock).search?.find({ country, text }, patience());
      return { found, calls: upstream.calls };
    };
    const namesOf = async (...data: readonly object[]) => {
      const { found } = await search({ json: list(...data) }, 'Zeta');
      return found?.outcome === 'answered' ? found.matches.map(({ name }) => name) : found;
    };
    const named = (name: string, changes: object = {}, registration = 'ISSUED') =>
      entry({ ...changes, legalName: { name } }, registration);

    it('among living companies of the country, and tells them', async () => {
      const { found, calls } = await search({ json: list(entry()) });
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'GET /lei-records?filter%5Bentity.names%5D=Zeta+%26+S%C3%B6hne&filter%5Bentity.category%5D=GENERAL' +
          '&filter%5Bentity.status%5D=ACTIVE&filter%5Bentity.legalAddress.country%5D=DE&page%5Bsize%5D=20',
      ]);
      expect(found).to.deep.equal({
        outcome: 'answered',
        matches: [
          {
            name: 'Zeta Electronics Gold GmbH',
            status: 'active',
            registrationNumber: 'HRB934855',
            legalForm: '2HBR',
            address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
            foundedOn: '2004-03-01',
            isPerson: false,
          },
        ],
      });
    });

    it('with names first that begin as typed, and ten at most', async () => {
      expect(await namesOf(named('Alpha Zeta GmbH'), named('ZETA Werke AG'), named('Zeta GmbH'))).to.deep.equal([
        'ZETA Werke AG',
        'Zeta GmbH',
        'Alpha Zeta GmbH',
      ]);
      expect(await namesOf(...Array.from({ length: 12 }, () => named('Zeta GmbH')))).to.have.length(10);
    });

    it('and proposes what has not been kept up, but nothing that is no living company', async () => {
      expect(
        await namesOf(
          named('Zeta Eins GmbH', {}, 'LAPSED'),
          named('Zeta Zwei GmbH', {}, 'DUPLICATE'),
          named('Zeta Drei GmbH', { status: 'INACTIVE' }),
          named('Zeta Fonds', { category: 'FUND' }),
          named('Zeta Filiale', { category: 'BRANCH' }),
          entry({ legalName: {} }),
        ),
      ).to.deep.equal(['Zeta Eins GmbH']);
    });

    it('and tells of a sole trader nothing but the business', async () => {
      const trader = { legalName: { name: 'Zoe Zeta e.K.' }, registeredAs: 'HRA 12345', legalForm: { id: 'OL20' } };
      const { found } = await search({ json: list(entry(trader)) });
      expect(found).to.have.deep.property('matches', [
        { name: 'Zoe Zeta e.K.', status: 'active', registrationNumber: 'HRA12345', legalForm: 'OL20', isPerson: true },
      ]);
    });

    it('and no number that is a person’s own', async () => {
      const spanish = { legalName: { name: 'Zoe Zeta' }, legalAddress: { ...legalAddress, country: 'ES' } };
      const trader = { ...spanish, registeredAs: '12345678Z', legalForm: { id: '8888' }, category: 'SOLE_PROPRIETOR' };
      const { found } = await search({ json: list(entry(trader)) }, 'Zeta', 'ES');
      expect(found).to.have.deep.property('matches', [{ name: 'Zoe Zeta', status: 'active', isPerson: true }]);
    });

    it('and takes a comma for no second name', async () => {
      const { calls } = await search({ json: list() }, 'Zeta,Eta');
      expect(queryOf(calls[0]?.path)).to.include({ 'filter[entity.names]': 'Zeta Eta' });
    });

    it('and finds nobody in an empty list', async () => {
      expect((await search({ json: list() })).found).to.deep.equal({ outcome: 'answered', matches: [] });
    });

    for (const [answer, script] of noAnswers) {
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

    const registers: Readonly<Record<CountryCode, string>> = {
      DE: 'HRB',
      FR: 'SIREN',
      NL: 'KVK',
      SE: 'BOLAGSVERKET',
      NO: 'BRREG',
      FI: 'YTJ',
      AT: 'FN',
      ES: 'NIF',
      DK: 'CVR',
    };
    const askAbout = (company: SandboxCompany) => {
      const { name, legalForm, country, street, postcode, city } = company;
      const registration = { register: registers[country], number: compactNumber(company) };
      const asked = { name, legalForm, registration, address: { street, postcode, city, country } };
      return createGleif(sandbox.urls.gleif, clock).ask(enquiryAbout(asked), patience());
    };

    for (const country of countryCodes) {
      it(`finds who exists in ${country}, and says nothing of who does not`, async () => {
        const { authorized, unknown } = byCountry[country];
        if (!authorized || !unknown) throw new Error(`nobody lives in ${country}`);
        const { outcome, record } = await askAbout(authorized);
        expect(outcome).to.equal('found');
        const { name, legalForm, street, postcode, city } = authorized;
        const registrationNumber = compactNumber(authorized);
        expect(record).to.deep.include({ name, legalForm, registrationNumber, address: { street, postcode, city } });
        expect((await askAbout(unknown)).outcome).to.equal('not_supported');
      });
    }

    it('tells who has ended', async () => {
      expect((await askAbout(no.insolvent)).record?.status).to.equal('insolvent');
      expect((await askAbout(no.deleted)).record?.status).to.equal('inactive');
    });

    it('finds by words of the name those who exist', async () => {
      const find = async (country: CountryCode, text: string) => {
        const found = await createGleif(sandbox.urls.gleif, clock).search?.find({ country, text }, patience());
        return found?.outcome === 'answered' ? found.matches.map(({ name }) => name) : found;
      };
      expect(await find('DE', 'electronics zeta')).to.deep.equal([de.authorized.name]);
      expect(await find('ES', 'luz')).to.deep.equal([byCountry.ES.authorized?.name]);
      expect(await find('DE', 'luz')).to.deep.equal([]);
      expect(await find('NO', 'gamle garn')).to.deep.equal([]);
      sandbox.setFault('gleif', 'garbage');
      expect(await find('DE', 'zeta')).to.deep.equal({ outcome: 'unavailable' });
    });
  });
});
