import { expect } from 'chai';
import { at as companies } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox } from '../../../src/sandbox/server.js';
import { compareStreets } from '../../../src/domain/compare-street.js';
import type { Company } from '../../../src/domain/company.js';
import { at } from '../../../src/domain/countries/at.js';
import { createFirmenbuch } from '../../../src/server/adapters/registers/firmenbuch.js';
import { checkedAt, clock, enquiryAbout, patience, without } from './enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from './scripted-upstream.js';

const asked = (company: SandboxCompany): Company => ({
  name: company.name,
  legalForm: company.legalForm,
  registration: { register: 'FN', number: compactNumber(company) },
  address: { street: company.street, postcode: company.postcode, city: company.city, country: 'AT' },
});
const theta = asked(companies.authorized);

// Constructed from the service's schemas (github.com/pasogott/firmenbuch-aip, auszugResponse_v2.xsd); the company is Billie's.
const soap = (content: string) =>
  '<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope">' +
  `<env:Header/><env:Body>${content}</env:Body></env:Envelope>`;
const fault = (reason: string) =>
  soap(
    '<env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code>' +
      `<env:Reason><env:Text xml:lang="en">${reason}</env:Text></env:Reason></env:Fault>`,
  );

const group = (kind: string, content: string, state = 'ns6:AUFRECHT="true"') =>
  `<ns6:${kind} ${state} ns6:VNR="001">${content}</ns6:${kind}>`;
const form = (code: string, text: string) =>
  group('FI_DKZ07', `<ns6:RECHTSFORM><ns6:CODE>${code}</ns6:CODE><ns6:TEXT>${text}</ns6:TEXT></ns6:RECHTSFORM>`);
const place = (street: string, rest = '<ns6:STAAT>AUT</ns6:STAAT><ns6:PLZ>6364</ns6:PLZ>') =>
  group('FI_DKZ03', `${street}${rest}<ns6:ORT>Brixen im Thale</ns6:ORT><ns6:ZUSTELLBAR>true</ns6:ZUSTELLBAR>`);
const fact = (code: string, text: string, state?: string) =>
  `<ns6:RECHTSTATSACHE>${group('RTS_DKZ50', `<ns6:CODE>${code}</ns6:CODE><ns6:TEXT>${text}</ns6:TEXT>`, state)}</ns6:RECHTSTATSACHE>`;

const parts = {
  name: group(
    'FI_DKZ02',
    '<ns6:BEZEICHNUNG>Theta Electronics</ns6:BEZEICHNUNG><ns6:BEZEICHNUNG>Gold GmbH</ns6:BEZEICHNUNG>',
  ),
  place: place('<ns6:STRASSE>Fichtenstraße</ns6:STRASSE><ns6:HAUSNUMMER>9</ns6:HAUSNUMMER>'),
  form: form('GES', 'Gesellschaft mit beschränkter Haftung'),
  entry: group('FI_DKZ09', '<ns6:DATERST>20040301</ns6:DATERST>'),
  facts: '',
  number: '234567 a',
  people:
    '<ns6:PER ns6:PNR="  A"><ns6:PE_DKZ02 ns6:AUFRECHT="true"><ns6:NAME_FORMATIERT>Uno Eins</ns6:NAME_FORMATIERT>' +
    '</ns6:PE_DKZ02></ns6:PER>',
  steps:
    '<ns6:VOLLZ><ns6:VNR>001</ns6:VNR><ns6:VOLLZUGSDATUM>2004-03-02</ns6:VOLLZUGSDATUM></ns6:VOLLZ>' +
    '<ns6:VOLLZ><ns6:VNR>002</ns6:VNR><ns6:VOLLZUGSDATUM>2011-07-01</ns6:VOLLZUGSDATUM></ns6:VOLLZ>',
};
const extract = (changes: Partial<typeof parts> = {}) => {
  const told = { ...parts, ...changes };
  return soap(
    '<ns6:AUSZUG_V2_RESPONSE xmlns:ns6="ns://firmenbuch.justiz.gv.at/Abfrage/v2/AuszugResponse"' +
      ` ns6:FNR="${told.number}" ns6:STICHTAG="2026-11-24" ns6:UMFANG="Kurzinformation"><ns6:FIRMA>` +
      `${told.name}${told.place}${told.form}${told.entry}${told.facts}</ns6:FIRMA>${told.people}${told.steps}` +
      '</ns6:AUSZUG_V2_RESPONSE>',
  );
};

describe('the Firmenbuch', () => {
  afterEach(stopUpstreams);

  const ask = async (answer: ScriptedAnswer, company: Company = theta) => {
    const upstream = await startUpstream(() => answer);
    const registry = createFirmenbuch({ baseUrl: upstream.url, apiKey: 'key-1' }, clock);
    return { evidence: await registry.ask(enquiryAbout(company), patience()), calls: upstream.calls };
  };
  const recordOf = async (changes: Partial<typeof parts>) => (await ask({ text: extract(changes) })).evidence.record;

  it('is asked by Firmenbuchnummer for today and the short extract, and tells the company', async () => {
    const { evidence, calls } = await ask({ text: extract() });
    expect(calls).to.have.length(1);
    const [call] = calls;
    expect(call).to.include({ method: 'POST', path: '/ws' });
    expect(call?.headers).to.include({
      'x-api-key': 'key-1',
      'content-type': 'application/soap+xml; charset=utf-8',
    });
    expect(call?.body).to.equal(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"' +
        ' xmlns:aus="ns://firmenbuch.justiz.gv.at/Abfrage/v2/AuszugRequest"><soap:Header/><soap:Body>' +
        '<aus:AUSZUG_V2_REQUEST><aus:FNR>234567a</aus:FNR><aus:STICHTAG>2026-11-24</aus:STICHTAG>' +
        '<aus:UMFANG>Kurzinformation</aus:UMFANG></aus:AUSZUG_V2_REQUEST></soap:Body></soap:Envelope>',
    );
    expect(evidence).to.deep.equal({
      kind: 'identity',
      source: 'firmenbuch',
      by: 'registration_number',
      outcome: 'found',
      checkedAt,
      reference: 'FN234567A',
      record: {
        name: 'Theta Electronics Gold GmbH',
        registrationNumber: 'FN234567A',
        legalForm: 'AXSB',
        status: 'active',
        address: { street: 'Fichtenstraße 9', postcode: '6364', city: 'Brixen im Thale' },
        foundedOn: '2004-03-01',
      },
    });
  });

  it('knows Austria only, and nobody without a Firmenbuchnummer', async () => {
    expect(createFirmenbuch({ baseUrl: 'http://fb.example', apiKey: '' }, clock).countries).to.deep.equal(['AT']);
    const strange = { ...theta, registration: { register: 'FN', number: 'FN1</aus:FNR>' } };
    for (const company of [without(theta, 'registration'), strange]) {
      const { evidence, calls } = await ask({ text: extract() }, company);
      expect(evidence.outcome).to.equal('not_supported');
      expect(calls).to.have.length(0);
    }
  });

  it('asks for a short number with its zeros, and knows it however the answer writes it', async () => {
    const short = { ...theta, registration: { register: 'FN', number: 'FN93363F' } };
    for (const number of ['93363 f', '093363f', '93363F']) {
      const { evidence, calls } = await ask({ text: extract({ number }) }, short);
      expect(calls[0]?.body).to.contain('<aus:FNR>093363f</aus:FNR>');
      expect(evidence).to.deep.include({ outcome: 'found', reference: 'FN93363F' });
    }
  });

  it('does not find a number that the register calls none, whatever the status', async () => {
    const text = fault('Firmenbuchnummer ist ungültig!');
    for (const status of [200, 400, 500]) {
      expect((await ask({ status, text })).evidence.outcome).to.equal('not_found');
    }
    const plain = text.replace(' xml:lang="en"', '');
    expect((await ask({ status: 500, text: plain })).evidence.outcome).to.equal('not_found');
  });

  const nameless = group('FI_DKZ02', '');
  const laughs =
    '<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;">]>' + extract().replace(/^<\?.*?\?>/u, '');
  const noAnswers: readonly (readonly [string, ScriptedAnswer])[] = [
    ['a key that is refused', { status: 401, json: { message: 'Unauthorized' } }],
    ['another fault', { status: 500, text: fault('Stichtag darf nicht in der Zukunft sein') }],
    ['a fault inside a 200', { text: fault('Interner Fehler') }],
    ['a failing server', { status: 500, text: '<html>Internal Server Error</html>' }],
    ['an extract behind a 500', { status: 500, text: extract() }],
    ['a gateway that fails', { status: 503, text: fault('Firmenbuchnummer ist ungültig!') }],
    ['another company', { text: extract({ number: '234567 b' }) }],
    ['an extract without its number', { text: extract({ number: '' }) }],
    ['a company without a name', { text: extract({ name: nameless }) }],
    ['a company with two names', { text: extract({ name: parts.name + parts.name }) }],
    ['an empty envelope', { text: soap('') }],
    ['half an answer', { text: extract().slice(0, -40) }],
    ['a document with entities of its own', { text: laughs }],
    ['a page of HTML', { text: '<html>maintenance</html>' }],
    ['nothing', { text: '' }],
    ['a broken connection', 'reset'],
  ];
  for (const [answer, body] of noAnswers) {
    it(`takes ${answer} for no answer`, async () => {
      const { evidence } = await ask(body);
      expect(evidence).to.include({ outcome: 'unavailable' });
      expect(evidence).to.not.have.property('record');
    });
  }

  it('tells the name of today, with its letters', async () => {
    const former = group('FI_DKZ02', '<ns6:BEZEICHNUNG>Alt GmbH</ns6:BEZEICHNUNG>', 'ns6:AUFRECHT="false"');
    const present = group('FI_DKZ02', '<ns6:BEZEICHNUNG>M&#252;ller &amp; S&#xF6;hne GmbH</ns6:BEZEICHNUNG>');
    for (const name of [former + present, present + former]) {
      expect(await recordOf({ name })).to.include({ name: 'Müller & Söhne GmbH' });
    }
  });

  it('tells who has been deleted, by the last that was entered', async () => {
    const former = group('FI_DKZ02', '<ns6:BEZEICHNUNG>Alt GmbH</ns6:BEZEICHNUNG>', 'ns6:AUFRECHT="false"');
    for (const upright of ['true', 'false']) {
      const gone = `ns6:AUFRECHT="${upright}" ns6:MIT_FIRMA_GELOESCHT_DURCH_VNR="009"`;
      const name = former + group('FI_DKZ02', '<ns6:BEZEICHNUNG>Ende GmbH</ns6:BEZEICHNUNG>', gone);
      expect(await recordOf({ name })).to.include({ name: 'Ende GmbH', status: 'inactive' });
    }
  });

  const replaced = 'ns6:AUFRECHT="false"';
  const facts: readonly (readonly [string, string, string])[] = [
    ['a bankruptcy', fact('0930', 'KONKURS eröffnet'), 'insolvent'],
    ['the end by it', fact('0938', 'Die Gesellschaft ist infolge Konkurses aufgelöst.'), 'insolvent'],
    ['a restructuring', fact('0999', 'Sanierungsverfahren mit Eigenverwaltung eröffnet'), 'insolvent'],
    ['one among others', fact('0100', 'Zweigniederlassung eröffnet') + fact('0930', ''), 'insolvent'],
    ['a bankruptcy of the past', fact('0930', 'KONKURS eröffnet', replaced), 'active'],
    ['a bankruptcy that was lifted', fact('0999', 'Konkurs aufgehoben'), 'active'],
    ['a branch', fact('0100', 'Zweigniederlassung eröffnet'), 'active'],
  ];
  for (const [what, told, status] of facts) {
    it(`tells who is ${status} by ${what}`, async () => {
      expect(await recordOf({ facts: told })).to.include({ status });
    });
  }

  it("takes a partner's bankruptcy for the partner's", async () => {
    const people = `<ns6:PER ns6:PNR="  B">${fact('0930', 'KONKURS eröffnet')}</ns6:PER>`;
    expect(await recordOf({ people })).to.include({ status: 'active' });
  });

  it('maps the legal forms that are known, by code or text, and tells no other', async () => {
    const forms: readonly (readonly [string, string, string])[] = [
      ['GES', 'Gesellschaft mit beschränkter Haftung', 'AXSB'],
      ['AG ', 'Aktiengesellschaft', 'EQOV'],
      ['OG', 'Offene Gesellschaft', 'JTAV'],
      ['EU', 'Einzelunternehmer', 'ECWU'],
      ['KG', 'Kommanditgesellschaft', 'ONF1'],
      ['', 'Flexible Kapitalgesellschaft', 'BCSV'],
      ['', 'Genossenschaft', '8XDW'],
      ['', 'Privatstiftung', '5WWO'],
      ['', 'Europäische Gesellschaft', 'O65B'],
    ];
    for (const [code, text, legalForm] of forms)
      expect(await recordOf({ form: form(code, text) })).to.include({ legalForm });
    expect(await recordOf({ form: form('SPA', 'Sparkasse') })).to.not.have.property('legalForm');
    expect(await recordOf({ form: '' })).to.not.have.property('legalForm');
  });

  it('tells the first entry, by the register of today where no older one is told', async () => {
    const empty = group('FI_DKZ09', '<ns6:DATERST></ns6:DATERST>');
    expect(await recordOf({ entry: empty + parts.entry })).to.include({ foundedOn: '2004-03-01' });
    expect(await recordOf({ entry: empty })).to.include({ foundedOn: '2004-03-02' });
    expect(await recordOf({ entry: '', steps: '' })).to.not.have.property('foundedOn');
    const later = '<ns6:VOLLZ><ns6:VNR>002</ns6:VNR><ns6:VOLLZUGSDATUM>2011-07-01</ns6:VOLLZUGSDATUM></ns6:VOLLZ>';
    expect(await recordOf({ entry: '', steps: later })).to.not.have.property('foundedOn');
  });

  describe('reads the address', () => {
    const tag = (name: string, value: string) => `<ns6:${name}>${value}</ns6:${name}>`;
    const street = tag('STRASSE', 'Geldgasse') + tag('HAUSNUMMER', '1');
    const streets: readonly (readonly [string, string, string | undefined])[] = [
      ['street and number', street, 'Geldgasse 1'],
      ['with stairs and door', street + tag('STIEGE', '2') + tag('TUERNUMMER', '3'), 'Geldgasse 1/2/3'],
      ['for the care of somebody', tag('ZUSTELLANWEISUNG', 'c/o Kanzlei') + street, 'Geldgasse 1'],
      ['one number for houses', tag('STRASSE', 'Geldgasse') + tag('HAUSNUMMER', '6-8'), 'Geldgasse 6-8'],
      ['one line', tag('STELLE', 'Kärntner Straße 337'), 'Kärntner Straße 337'],
      ['one line among others', tag('STELLE', 'Haus Gold') + tag('STELLE', 'Geldgasse 1a'), 'Geldgasse 1a'],
      ['care of somewhere', tag('STELLE', 'c/o Büro 7') + tag('STELLE', 'Geldgasse 1'), 'Geldgasse 1'],
      ['two streets', tag('STELLE', 'Geldgasse 1') + tag('STELLE', 'Goldgasse 2'), undefined],
      ['a street without a number', tag('STRASSE', 'Geldgasse'), undefined],
      ['nothing', '', undefined],
    ];
    for (const [what, lines, expected] of streets) {
      it(`out of ${what}: ${expected ?? 'left open'}`, async () => {
        expect((await recordOf({ place: place(lines) }))?.address?.street).to.equal(expected);
      });
    }

    it('of today, in Austria, with its postcode', async () => {
      const former = group('FI_DKZ03', street, 'ns6:AUFRECHT="false"');
      expect((await recordOf({ place: former + parts.place }))?.address).to.include({ street: 'Fichtenstraße 9' });
      for (const rest of [tag('STAAT', 'DEU') + tag('PLZ', '83022'), tag('STAAT', 'AUT')]) {
        expect(await recordOf({ place: place(street, rest) })).to.not.have.property('address');
      }
    });
  });

  describe('in the sandbox', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox();
    });
    after(() => sandbox.close());

    const askSandbox = (company: SandboxCompany, apiKey = 'sandbox') =>
      createFirmenbuch({ baseUrl: sandbox.urls.firmenbuch, apiKey }, clock).ask(
        enquiryAbout(asked(company)),
        patience(),
      );

    for (const role of ['authorized', 'declined', 'correction', 'review'] as const) {
      it(`finds the company that is there for "${role}" as it is`, async () => {
        const { name, legalForm, street, postcode, city } = companies[role];
        const { outcome, record } = await askSandbox(companies[role]);
        expect(outcome).to.equal('found');
        expect(record).to.include({ name, legalForm, status: 'active', foundedOn: '2004-03-01' });
        expect(record?.address).to.include({ postcode, city });
        expect(compareStreets(at, street, record?.address?.street ?? '')).to.equal('same');
      });
    }

    it('does not find the unknown one, and answers nobody with a wrong key', async () => {
      expect((await askSandbox(companies.unknown)).outcome).to.equal('not_found');
      expect((await askSandbox(companies.authorized, 'wrong')).outcome).to.equal('unavailable');
    });
  });
});
