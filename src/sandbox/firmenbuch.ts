import type { Call, Reply, Upstream } from './reply.js';
import { reply } from './reply.js';
import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';

/** Speaks the web service of the Firmenbuch: POST /ws with AUSZUG_V2_REQUEST in SOAP 1.2. */
export const firmenbuch: Upstream = (call) => {
  if (call.headers['x-api-key'] !== 'sandbox') return reply({ message: 'Unauthorized' }, 401);
  if (call.method !== 'POST' || call.path !== '/ws') return reply({ message: 'Not Found' }, 404);
  const [number, day, scope] = ['FNR', 'STICHTAG', 'UMFANG'].map((name) => asked(call, name));
  // Every element has to be there; the values are looked at afterwards.
  if (number === undefined || day === undefined || scope === undefined) return fault('Sender', 'Validation error', 400);
  const compact = `FN${number.replace(/^0+/u, '').toUpperCase()}`;
  const company = companies.find((candidate) => candidate.country === 'AT' && compactNumber(candidate) === compact);
  if (!company) return fault('Receiver', 'Firmenbuchnummer ist ungültig!', 500);
  return soap(extractOf(company, day, scope));
};

function asked({ text }: Call, name: string): string | undefined {
  return new RegExp(`<(?:\\w+:)?${name}>([^<]+)</`, 'u').exec(text)?.[1]?.trim();
}

function soap(content: string, status = 200): Reply {
  const envelope = 'xmlns:env="http://www.w3.org/2003/05/soap-envelope"';
  const body = `<env:Envelope ${envelope}><env:Header/><env:Body>${content}</env:Body></env:Envelope>`;
  return { status, body, type: 'application/soap+xml;charset=utf-8' };
}

function fault(code: 'Sender' | 'Receiver', reason: string, status: number): Reply {
  return soap(
    `<env:Fault><env:Code><env:Value>env:${code}</env:Value></env:Code>` +
      `<env:Reason><env:Text xml:lang="en">${reason}</env:Text></env:Reason></env:Fault>`,
    status,
  );
}

/** Code and text of the forms of the Austrian companies here. */
const forms: Readonly<Record<string, readonly [code: string, text: string]>> = {
  AXSB: ['GES', 'Gesellschaft mit beschränkter Haftung'],
  ONF1: ['KG', 'Kommanditgesellschaft'],
  ECWU: ['EU', 'Einzelunternehmer'],
};

function extractOf(company: SandboxCompany, day: string, scope: string): string {
  const number = /^FN(\d+)([A-Z])$/u.exec(compactNumber(company)) ?? [];
  const [code = '', text = ''] = forms[company.legalForm] ?? [];
  const content =
    group(company, 'FI_DKZ02', element('BEZEICHNUNG', company.name)) +
    group(company, 'FI_DKZ03', addressOf(company)) +
    group(company, 'FI_DKZ06', element('SITZ', company.city)) +
    group(company, 'FI_DKZ07', `<ns6:RECHTSFORM>${element('CODE', code)}${element('TEXT', text)}</ns6:RECHTSFORM>`) +
    group(company, 'FI_DKZ09', element('DATERST', company.foundedOn.replaceAll('-', ''))) +
    (company.standing === 'bankrupt' ? bankruptcy : '');
  return (
    '<ns6:AUSZUG_V2_RESPONSE xmlns:ns6="ns://firmenbuch.justiz.gv.at/Abfrage/v2/AuszugResponse"' +
    ` ns6:FNR="${number[1]} ${number[2]?.toLowerCase()}" ns6:STICHTAG="${day}" ns6:UMFANG="${scope}">` +
    `<ns6:FIRMA>${content}</ns6:FIRMA>` +
    `<ns6:VOLLZ>${element('VNR', '001')}${element('VOLLZUGSDATUM', company.foundedOn)}</ns6:VOLLZ>` +
    '</ns6:AUSZUG_V2_RESPONSE>'
  );
}

const bankruptcy =
  '<ns6:RECHTSTATSACHE><ns6:RTS_DKZ50 ns6:AUFRECHT="true" ns6:VNR="002"><ns6:CODE>0930</ns6:CODE>' +
  '<ns6:TEXT>KONKURS eröffnet</ns6:TEXT></ns6:RTS_DKZ50></ns6:RECHTSTATSACHE>';

function group({ standing }: SandboxCompany, name: string, content: string): string {
  const isGone = standing === 'deleted' || standing === 'removed';
  const state = isGone ? 'ns6:AUFRECHT="false" ns6:MIT_FIRMA_GELOESCHT_DURCH_VNR="002"' : 'ns6:AUFRECHT="true"';
  return `<ns6:${name} ${state} ns6:VNR="001">${content}</ns6:${name}>`;
}

/** "Geldgasse 1/2/3" is house, stairs and door. */
function addressOf({ street, postcode, city }: SandboxCompany): string {
  const [, road = street, house = '', stairs = '', door = ''] = /^(.+) (\d+)(?:\/(\d+)\/(\d+))?$/u.exec(street) ?? [];
  return [
    ['STRASSE', road],
    ['HAUSNUMMER', house],
    ['STIEGE', stairs],
    ['TUERNUMMER', door],
    ['STAAT', 'AUT'],
    ['PLZ', postcode],
    ['ORT', city],
    ['ZUSTELLBAR', 'true'],
  ]
    .filter(([, value]) => value !== '')
    .map(([name = '', value = '']) => element(name, value))
    .join('');
}

function element(name: string, value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<ns6:${name}>${escaped}</ns6:${name}>`;
}
