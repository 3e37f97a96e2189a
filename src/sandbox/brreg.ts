import { reply, type Reply, type Upstream } from './reply.js';
import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';

/** Speaks the open data of Enhetsregisteret: GET /enheter/{organisasjonsnummer} and GET /enheter?navn=&size=. */
export const brreg: Upstream = ({ method, path, query }) => {
  const name = query.get('navn');
  if (method === 'GET' && path === '/enheter' && name) return find(name, Number(query.get('size') ?? 20));
  const number = /^\/enheter\/(\d{9})$/u.exec(path)?.[1];
  if (method !== 'GET' || number === undefined) return reply({ status: 400, error: 'Bad Request' }, 400);
  const company = companies.find((candidate) => candidate.country === 'NO' && compactNumber(candidate) === number);
  if (!company) return reply({ status: 404, error: 'Not Found' }, 404);
  if (company.standing === 'removed') return reply({ organisasjonsnummer: number, slettedato: '2025-06-30' }, 410);
  return reply({
    ...heading(company),
    ...(company.standing === 'deleted' ? { slettedato: '2025-06-30' } : details(company)),
  });
};

/** HAL, as of a search: a page of those who have not been deleted, and no list where there is nobody. */
function find(name: string, size: number): Reply {
  const words = name.toUpperCase().split(/\s+/u);
  const found = companies.filter(
    (company) =>
      company.country === 'NO' &&
      !/^(?:deleted|removed)$/u.test(company.standing ?? '') &&
      words.every((word) => company.name.toUpperCase().includes(word)),
  );
  const enheter = found.slice(0, size).map((company) => ({ ...heading(company), ...details(company) }));
  const page = { size, totalElements: found.length, totalPages: Math.ceil(found.length / size), number: 0 };
  return reply({ ...(enheter.length > 0 && { _embedded: { enheter } }), page });
}

// Names stand in capitals there. Every Norwegian company of the world is an AS.
function heading(company: SandboxCompany): object {
  return {
    organisasjonsnummer: compactNumber(company),
    navn: company.name.toUpperCase(),
    organisasjonsform: { kode: 'AS', beskrivelse: 'Aksjeselskap' },
  };
}

function details({ foundedOn, employees, sector, street, postcode, city, standing }: SandboxCompany): object {
  return {
    registreringsdatoEnhetsregisteret: foundedOn,
    stiftelsesdato: foundedOn,
    registrertIMvaregisteret: true,
    registrertIForetaksregisteret: true,
    harRegistrertAntallAnsatte: true,
    antallAnsatte: employees,
    naeringskode1: { kode: `${sector}0`, beskrivelse: 'Oppdiktet virksomhet' },
    forretningsadresse: {
      land: 'Norge',
      landkode: 'NO',
      postnummer: postcode,
      poststed: city.toUpperCase(),
      adresse: [street],
    },
    konkurs: standing === 'bankrupt',
    underAvvikling: false,
    underTvangsavviklingEllerTvangsopplosning: false,
  };
}
