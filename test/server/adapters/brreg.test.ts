import { expect } from 'chai';
import { no } from '../../../src/domain/countries/no.js';
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
});
