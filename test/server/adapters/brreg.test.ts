import { expect } from 'chai';
import { no } from '../../../src/domain/countries/no.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { createBrreg } from '../../../src/server/adapters/registers/brreg.js';
import { checkedAt, clock, enquiryAbout, fjordlys, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';
import { legalFormsOf } from '../../../src/domain/legal-form.js';

// Constructed from the register's published specification (github.com/brreg/openAPI); the company is invented.
const entry = {
  organisasjonsnummer: '312345676',
  navn: 'FJORDLYS ELEKTRO AS',
  organisasjonsform: { kode: 'AS', beskrivelse: 'Aksjeselskap' },
  stiftelsesdato: '2004-03-01',
  registreringsdatoEnhetsregisteret: '2004-03-15',
  registrertIMvaregisteret: true,
  antallAnsatte: 48,
  naeringskode1: { kode: '46.520', beskrivelse: 'Engroshandel' },
  forretningsadresse: { landkode: 'NO', postnummer: '5004', poststed: 'BERGEN', adresse: ['Strandgata 4'] },
  postadresse: { landkode: 'NO', postnummer: '5801', poststed: 'BERGEN', adresse: ['Postboks 7'] },
  konkurs: false,
  underAvvikling: false,
  underTvangsavviklingEllerTvangsopplosning: false,
};

describe('Enhetsregisteret', () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company = fjordlys) => {
    const upstream = await startUpstream(() => answer);
    const evidence = await createBrreg(upstream.url, clock).ask(enquiryAbout(company), patience());
    return { evidence, calls: upstream.calls };
  };
  const recordOf = async (changes: object) => (await ask({ json: { ...entry, ...changes } })).evidence.record;

  it('is asked by organisation number and tells the company', async () => {
    const { evidence, calls } = await ask({ json: entry });
    expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(['GET /enheter/312345676']);
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'brreg',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: '312345676',
      record: {
        name: 'FJORDLYS ELEKTRO AS',
        registrationNumber: '312345676',
        vatNumber: 'NO312345676MVA',
        legalForm: 'YI42',
        status: 'active',
        address: { street: 'Strandgata 4', postcode: '5004', city: 'BERGEN' },
        foundedOn: '2004-03-01',
        employees: 48,
        sector: 'NACE 46.52',
      },
    });
  });

  it('knows Norway only, and nobody without a number', async () => {
    expect(createBrreg('http://brreg.example', clock).countries).to.deep.equal(['NO']);
    const { evidence, calls } = await ask({ json: entry }, without(fjordlys, 'registration'));
    expect(evidence.outcome).to.equal('not_supported');
    expect(calls).to.have.length(0);
  });

  it('does not find what was never registered, nor what was removed', async () => {
    expect((await ask({ status: 404 })).evidence.outcome).to.equal('not_found');
    expect((await ask({ status: 404, json: { status: 404 } })).evidence.outcome).to.equal('not_found');
    expect((await ask({ status: 410, json: { organisasjonsnummer: '312345676' } })).evidence.outcome).to.equal(
      'not_found',
    );
  });

  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['a page of HTML behind a 404', { status: 404, text: '<html></html>' }],
    ['a refusal', { status: 403, json: {} }],
    ['an entry without a name', { json: { ...entry, navn: undefined } }],
    ['the entry of another number', { json: { ...entry, organisasjonsnummer: '312345684' } }],
    ['a list', { json: [entry] }],
    ['a failing server', { status: 500 }],
  ];
  for (const [answer, body] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      expect((await ask(body)).evidence).to.include({ outcome: 'unavailable' });
    });
  }

  it('tells who has been deleted, with the little that is left of them', async () => {
    const { organisasjonsnummer, navn, organisasjonsform } = entry;
    const { evidence } = await ask({
      json: { organisasjonsnummer, navn, organisasjonsform, slettedato: '2025-06-30' },
    });
    expect(evidence.record).to.deep.equal({
      name: navn,
      registrationNumber: organisasjonsnummer,
      legalForm: 'YI42',
      status: 'inactive',
    });
  });

  for (const mark of ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning']) {
    it(`tells who is insolvent by "${mark}"`, async () => {
      expect(await recordOf({ [mark]: true })).to.include({ status: 'insolvent' });
    });
  }

  it('gives a VAT number only to those registered for VAT', async () => {
    expect(await recordOf({ registrertIMvaregisteret: false })).to.not.have.property('vatNumber');
  });

  it('has the ISO code of every legal form that the form offers', async () => {
    const localCodes = [
      'AS',
      'ENK',
      'ASA',
      'NUF',
      'ANS',
      'DA',
      'KS',
      'SA',
      'FLI',
      'STI',
      'BRL',
      'BBL',
      'KOMM',
      'KF',
      'IKS',
    ];
    const codes = [];
    for (const kode of localCodes) codes.push((await recordOf({ organisasjonsform: { kode } }))?.legalForm);
    expect(codes).to.have.members(legalFormsOf(no).map(({ code }) => code));
    expect(await recordOf({ organisasjonsform: { kode: 'ORGL' } })).to.not.have.property('legalForm');
  });

  describe('reads the street', () => {
    const streets: readonly (readonly [readonly string[], string | undefined])[] = [
      [['Strandgata 4'], 'Strandgata 4'],
      [['Gamle bruket'], 'Gamle bruket'],
      [['c/o Regnskap AS', 'Strandgata 4 B'], 'Strandgata 4 B'],
      [['Havnelageret', 'Langkaia 1'], 'Langkaia 1'],
      [['Strandgata 4', 'Langkaia 1'], undefined],
      [['Havnelageret', 'Tredje etasje'], undefined],
      [[], undefined],
    ];
    for (const [lines, street] of streets) {
      it(`out of ${JSON.stringify(lines)}: ${street ?? 'left open'}`, async () => {
        const record = await recordOf({ forretningsadresse: { ...entry.forretningsadresse, adresse: lines } });
        expect(record?.address?.street).to.equal(street);
      });
    }

    it('of the business address only, never of the postal one', async () => {
      expect(await recordOf({ forretningsadresse: undefined })).to.not.have.property('address');
    });
  });

  describe('searches by name', () => {
    const page = (totalElements: number) => ({ size: 10, totalElements, totalPages: 1, number: 0 });
    const listed = (...enheter: readonly object[]) => ({ _embedded: { enheter }, page: page(enheter.length) });
    const search = async (answer: ScriptedAnswer, text = 'Fjordlys & sønn') => {
      const upstream = await startUpstream(() => answer);
      const found = await createBrreg(upstream.url, clock).search?.find({ country: 'NO', text }, patience());
      return { found, calls: upstream.calls };
    };

    it('and tells living companies in the order of the register', async () => {
      const second = { organisasjonsnummer: '312345684', navn: 'FJORDLYS BYGG AS', konkurs: true };
      const { found, calls } = await search({
        json: listed(entry, { ...entry, slettedato: '2025-06-30' }, second, { navn: 'FJORDLYS' }),
      });
      expect(calls.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
        'GET /enheter?navn=Fjordlys+%26+s%C3%B8nn&size=10',
      ]);
      expect(found).to.deep.equal({
        outcome: 'answered',
        matches: [
          {
            name: 'FJORDLYS ELEKTRO AS',
            registrationNumber: '312345676',
            vatNumber: 'NO312345676MVA',
            legalForm: 'YI42',
            status: 'active',
            address: { street: 'Strandgata 4', postcode: '5004', city: 'BERGEN' },
            foundedOn: '2004-03-01',
            employees: 48,
            sector: 'NACE 46.52',
            isPerson: false,
          },
          { name: 'FJORDLYS BYGG AS', registrationNumber: '312345684', status: 'insolvent', isPerson: false },
        ],
      });
    });

    it('and tells of a sole trader nothing but the business', async () => {
      const { found } = await search({ json: listed({ ...entry, organisasjonsform: { kode: 'ENK' } }) });
      expect(found).to.have.deep.property('matches', [
        {
          name: 'FJORDLYS ELEKTRO AS',
          registrationNumber: '312345676',
          legalForm: 'EXD7',
          status: 'active',
          isPerson: true,
        },
      ]);
    });

    it('with ten matches at most', async () => {
      const { found } = await search({ json: listed(...Array.from({ length: 12 }, () => entry)) });
      expect(found).to.have.property('matches').with.lengthOf(10);
    });

    it('and sends broken text without breaking', async () => {
      const { calls } = await search({ json: { page: page(0) } }, 'a\ud800');
      expect(calls[0]?.path).to.equal('/enheter?navn=a%EF%BF%BD&size=10');
    });

    it('and finds nobody where the list is missing from an empty page', async () => {
      expect((await search({ json: { page: page(0) } })).found).to.deep.equal({ outcome: 'answered', matches: [] });
    });

    const unreadable: readonly (readonly [string, ScriptedAnswer])[] = [
      ['an error inside 200', { json: { status: 400, feilmelding: 'Feilaktig forespørsel' } }],
      ['a list that is missing from a full page', { json: { page: page(3) } }],
      ['a list that is none', { json: { _embedded: { enheter: {} }, page: page(0) } }],
      ['a refusal', { status: 400, json: listed(entry) }],
      ['a busy server', { status: 429 }],
      ['a page of HTML', { text: '<html></html>' }],
    ];
    for (const [answer, script] of unreadable) {
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

    const find = async (text: string) => {
      const found = await createBrreg(sandbox.urls.brreg, clock).search?.find({ country: 'NO', text }, patience());
      return found?.outcome === 'answered' ? found.matches.map(({ name }) => name) : found;
    };

    it('finds by words of the name those who exist, and not those who are gone', async () => {
      expect(await find('elektro fjordlys')).to.deep.equal(['FJORDLYS ELEKTRO AS']);
      expect(await find('handel')).to.deep.equal(['KANSKJE HANDEL AS']);
      expect(await find('gamle garn')).to.deep.equal([]);
      sandbox.setFault('brreg', 'garbage');
      expect(await find('handel')).to.deep.equal({ outcome: 'unavailable' });
    });
  });
});
