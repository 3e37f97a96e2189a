import type { CompanyRecord } from '../../../domain/evidence.js';
import type { Clock, CompanyRegistry } from '../../ports.js';
import { callUpstream, memberOf, numberOf, textOf } from '../upstream.js';

/** Codes of organisasjonsform in ISO 20275. */
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

/** Enhetsregisteret of Brønnøysundregistrene, open data: `GET /enheter/{organisasjonsnummer}`. */
export function createBrreg(baseUrl: string, clock: Clock): CompanyRegistry {
  return {
    name: 'brreg',
    countries: ['NO'],
    async ask({ company }, signal) {
      const checkedAt = new Date(clock.now()).toISOString();
      const base = { kind: 'identity', source: 'brreg', by: 'registration_number', checkedAt } as const;
      const number = company.registration?.number;
      if (!number) return { ...base, outcome: 'not_supported' };
      const { status, body } = await callUpstream(`${baseUrl}/enheter/${encodeURIComponent(number)}`, { signal });
      // 410: removed for legal reasons, for us the same as not there.
      if (status === 404 || status === 410) return { ...base, outcome: 'not_found' };
      const record = status === 200 ? recordOf(body) : undefined;
      return record ? { ...base, outcome: 'found', record, reference: number } : { ...base, outcome: 'unavailable' };
    },
  };
}

function recordOf(body: unknown): CompanyRecord | undefined {
  const number = textOf(body, 'organisasjonsnummer');
  const name = textOf(body, 'navn');
  if (number === undefined || name === undefined) return undefined;
  const legalForm = legalForms[textOf(body, 'organisasjonsform', 'kode') ?? ''];
  const foundedOn = textOf(body, 'stiftelsesdato') ?? textOf(body, 'registreringsdatoEnhetsregisteret');
  const employees = numberOf(body, 'antallAnsatte');
  const sector = textOf(body, 'naeringskode1', 'kode');
  const address = addressOf(memberOf(body, 'forretningsadresse')) ?? addressOf(memberOf(body, 'postadresse'));
  return {
    name,
    registrationNumber: number,
    status: statusOf(body),
    ...(memberOf(body, 'registrertIMvaregisteret') === true && { vatNumber: `NO${number}MVA` }),
    ...(legalForm !== undefined && { legalForm }),
    ...(address && { address }),
    ...(foundedOn !== undefined && { foundedOn }),
    ...(employees !== undefined && { employees }),
    ...(sector !== undefined && { sector }),
  };
}

function addressOf(place: unknown): CompanyRecord['address'] {
  const lines = memberOf(place, 'adresse');
  const street = Array.isArray(lines) ? lines.filter((line) => typeof line === 'string').join(', ') : '';
  const postcode = textOf(place, 'postnummer');
  const city = textOf(place, 'poststed');
  return street && postcode !== undefined && city !== undefined ? { street, postcode, city } : undefined;
}

function statusOf(body: unknown): CompanyRecord['status'] {
  if (textOf(body, 'slettedato') !== undefined) return 'inactive';
  const troubles = ['konkurs', 'underAvvikling', 'underTvangsavviklingEllerTvangsopplosning'];
  return troubles.some((trouble) => memberOf(body, trouble) === true) ? 'insolvent' : 'active';
}
