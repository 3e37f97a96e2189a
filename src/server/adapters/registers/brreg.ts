import type { CompanyRecord } from '../../../domain/evidence.js';
import type { Clock, CompanyRegistry } from '../../ports.js';
import { callUpstream, type CallUpstream } from '../upstream.js';
import { dateOf, memberOf, numberOf, present, textOf } from '../wire.js';

/** Codes of `organisasjonsform` in ISO 20275. The form of a company with another one is not told. */
const legalForms: Readonly<Record<string, string>> = {
  AS: 'YI42',
  ENK: 'EXD7',
  ASA: 'IQGE',
  NUF: '4ZRR',
  ANS: '326Y',
  DA: 'CF5L',
  KS: 'M9IQ',
  SA: 'K5P8',
  FLI: 'FSBD',
  STI: '3C7U',
  BRL: 'O0EU',
  BBL: '9DI1',
  KOMM: '5V5S',
  KF: '3L58',
  IKS: 'YTMC',
};

/** Bankruptcy, winding up by the owners' own decision, and by a court's. */
const insolvencies = ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning'];

/** Enhetsregisteret of Brønnøysundregistrene, open data: `GET /enheter/{organisasjonsnummer}` (github.com/brreg/openAPI). */
export function createBrreg(baseUrl: string, clock: Clock, call: CallUpstream = callUpstream): CompanyRegistry {
  return {
    name: 'brreg',
    countries: ['NO'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'brreg', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (number === undefined) return { ...base, outcome: 'not_supported' };
      const answer = await call({ address: `${baseUrl}/enheter/${encodeURIComponent(number)}`, signal });
      if (answer.outcome === 'unavailable') return { ...base, outcome: 'unavailable' };
      // 410: removed for legal reasons, for us the same as never registered.
      if (answer.status === 404 || answer.status === 410) return { ...base, outcome: 'not_found' };
      const record = answer.status === 200 ? readRecord(answer.body, number) : undefined;
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
  };
}

function readRecord(body: unknown, number: string): CompanyRecord | undefined {
  const name = textOf(body, 'navn');
  if (name === undefined || textOf(body, 'organisasjonsnummer') !== number) return undefined;
  const activity = textOf(body, 'naeringskode1', 'kode');
  return {
    name,
    registrationNumber: number,
    status: readStatus(body),
    ...present({
      // The register of VAT itself is not public: this mark is the check.
      vatNumber: memberOf(body, 'registrertIMvaregisteret') === true ? `NO${number}MVA` : undefined,
      legalForm: legalForms[textOf(body, 'organisasjonsform', 'kode') ?? ''],
      address: readAddress(memberOf(body, 'forretningsadresse')),
      foundedOn: dateOf(body, 'stiftelsesdato') ?? dateOf(body, 'registreringsdatoEnhetsregisteret'),
      employees: numberOf(body, 'antallAnsatte'),
      // Norway's code has five digits; the first four are those of NACE.
      sector: activity === undefined ? undefined : `NACE ${activity.slice(0, 5)}`,
    }),
  };
}

/** A deleted company keeps its name and little else. */
function readStatus(body: unknown): CompanyRecord['status'] {
  if (textOf(body, 'slettedato') !== undefined) return 'inactive';
  return insolvencies.some((mark) => memberOf(body, mark) === true) ? 'insolvent' : 'active';
}

function readAddress(place: unknown): CompanyRecord['address'] {
  const lines = memberOf(place, 'adresse');
  const [postcode, city] = [textOf(place, 'postnummer'), textOf(place, 'poststed')];
  if (!Array.isArray(lines) || postcode === undefined || city === undefined) return undefined;
  const texts = lines.filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '' && !/^c\/o\b/iu.test(line),
  );
  // Houses and departments may stand around the street: then it is the one line that ends in a house number, or it is left open.
  const streets = texts.length > 1 ? texts.filter((line) => /\s\d+\s?\p{L}?$/u.test(line)) : texts;
  return streets.length === 1 && streets[0] !== undefined ? { street: streets[0], postcode, city } : undefined;
}
