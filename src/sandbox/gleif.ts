import { reply, type Call, type Upstream } from './reply.js';
import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';

/** The filters that it knows, and what of a company each is about. */
const filters: Readonly<Record<string, (company: SandboxCompany, values: readonly string[]) => boolean>> = {
  'entity.registeredAs': (company, values) => values.includes(registeredAs(company)),
  'entity.legalAddress.country': ({ country }, values) => values.includes(country),
  'entity.names': ({ name }, [words = '']) =>
    words.split(/\s+/u).every((word) => name.toUpperCase().includes(word.toUpperCase())),
  'entity.category': (_company, values) => values.includes('GENERAL'),
  'entity.status': (company, values) => values.includes(statusOf(company)),
};

/** Speaks the JSON:API of GLEIF: GET /lei-records with filters, of which several values with commas between them are an "or". */
export const gleif: Upstream = ({ method, path, query }) => {
  if (method !== 'GET' || path !== '/lei-records') return refuse(404, 'Not Found');
  const asked = readFilters(query);
  if (!asked) return refuse(400, 'Invalid filter');
  const found = companies.filter((company) => asked.every(([filter, values]) => filter(company, values)));
  const size = Number(query.get('page[size]') ?? 15);
  return reply({
    meta: {
      goldenCopy: { publishDate: '2026-11-24T00:00:00Z' },
      pagination: { currentPage: 1, perPage: size, from: 1, to: found.length, total: found.length, lastPage: 1 },
    },
    links: {},
    data: found.slice(0, size).map(entryOf),
  });
};

function refuse(status: number, title: string): ReturnType<Upstream> {
  return reply({ errors: [{ status: String(status), title }] }, status);
}

type Asked = readonly [filter: (typeof filters)[string], values: readonly string[]];

function readFilters(query: Call['query']): readonly Asked[] | undefined {
  const named = [...query].flatMap(([key, value]) => {
    const name = /^filter\[(.+)\]$/u.exec(key)?.[1];
    return name === undefined ? [] : [[name, value] as const];
  });
  const known = named.flatMap(([name, value]): Asked[] => {
    const filter = Object.hasOwn(filters, name) ? filters[name] : undefined;
    return filter ? [[filter, value.split(',')]] : [];
  });
  return known.length === named.length ? known : undefined;
}

/** Most numbers stand there as people write them, those of Norway, Denmark and France without blanks. */
function registeredAs(company: SandboxCompany): string {
  return /^(?:NO|DK|FR)$/u.test(company.country) ? compactNumber(company) : company.registration;
}

function statusOf({ standing }: SandboxCompany): string {
  return standing === 'deleted' || standing === 'removed' ? 'INACTIVE' : 'ACTIVE';
}

/** Twenty characters, the last two not those that ISO 17442 would have. */
function leiOf(company: SandboxCompany): string {
  const number = compactNumber(company).padStart(12, '0');
  return `9999${company.country}${number}00`;
}

function entryOf(company: SandboxCompany): object {
  const { name, legalForm, foundedOn, standing, street, city, postcode, country } = company;
  const [id, status] = [leiOf(company), statusOf(company)];
  const address = { language: null, addressLines: [street], addressNumber: null, mailRouting: null, city, country };
  const bankruptcy = { type: 'BANKRUPTCY', status: 'IN_PROGRESS', effectiveDate: '2026-06-30T00:00:00Z' };
  return {
    type: 'lei-records',
    id,
    attributes: {
      lei: id,
      entity: {
        legalName: { name, language: null },
        otherNames: [],
        legalAddress: { ...address, postalCode: postcode },
        headquartersAddress: { ...address, postalCode: postcode },
        registeredAs: registeredAs(company),
        jurisdiction: country,
        category: 'GENERAL',
        legalForm: { id: legalForm, other: null },
        status,
        creationDate: `${foundedOn}T00:00:00Z`,
        eventGroups: standing === 'bankrupt' ? [{ groupType: 'STANDALONE', events: [bankruptcy] }] : [],
      },
      registration: { status: status === 'ACTIVE' ? 'ISSUED' : 'RETIRED', corroborationLevel: 'FULLY_CORROBORATED' },
    },
  };
}
