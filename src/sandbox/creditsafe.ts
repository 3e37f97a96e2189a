import { reply, textIn, type Call, type Reply, type Upstream } from './reply.js';
import { companies } from './companies.js';
import { compactNumber, type SandboxCompany } from './company.js';

const token = 'sandbox-token';

/** Speaks Creditsafe Connect: POST /authenticate, GET /companies, GET /companies/{connectId}. */
export const creditsafe: Upstream = (call) => {
  const { method, path, body, headers, query } = call;
  if (method === 'POST' && path === '/authenticate') {
    const isKnown = textIn(body, 'username') === 'sandbox' && textIn(body, 'password') === 'sandbox';
    return isKnown ? reply({ token }) : reply({ message: 'Invalid credentials' }, 401);
  }
  if (headers['authorization'] !== `Bearer ${token}`) return reply({ message: 'Unauthorized' }, 401);
  if (path === '/companies') return search(call);
  const company = companies.find((candidate) => path === `/companies/${idOf(candidate)}`);
  if (!company) return reply({ message: 'Not Found' }, 404);
  const isReasonMissing = company.country === 'DE' && !/^de_reason_code::[1-8]$/u.test(query.get('customData') ?? '');
  if (isReasonMissing) return reply({ message: 'Invalid custom data: reason code is required' }, 400);
  return reply({ companyId: idOf(company), report: reportOf(company) });
};

function search({ query }: Call): Reply {
  const [regNo, vatNo, name] = ['regNo', 'vatNo', 'name'].map((key) => query.get(key));
  if (!(regNo ?? vatNo ?? name)) return reply({ message: 'No search criteria' }, 400);
  const hits = companies.filter(
    (company) =>
      company.country === query.get('countries') &&
      (!regNo || compactNumber(company) === regNo) &&
      (!vatNo || company.vatNumber === vatNo) &&
      (!name || company.name.toLowerCase().includes(name.toLowerCase())),
  );
  return reply({ totalSize: hits.length, companies: hits.map(hitOf) });
}

function hitOf(company: SandboxCompany): object {
  const { country, registration, vatNumber, name, standing, street, postcode, city } = company;
  return {
    id: idOf(company),
    country,
    regNo: registration,
    vatNo: [vatNumber],
    name,
    status: standing === undefined || standing === 'bankrupt' ? 'Active' : 'NonActive',
    type: 'Ltd',
    address: { simpleValue: `${street}, ${postcode} ${city}`, street, postCode: postcode, city },
  };
}

function idOf(company: SandboxCompany): string {
  return `${company.country}001-0-${compactNumber(company)}`;
}

// Every figure is a text, and a missing one is words, as in real reports.
function reportOf({ name, sector, foundedOn, employees, rating }: SandboxCompany): object {
  return {
    companySummary: { businessName: name, mainActivity: { code: sector, classification: 'NACE' } },
    companyIdentification: {
      basicInformation: { registeredCompanyName: name, companyRegistrationDate: `${foundedOn}T00:00:00Z` },
    },
    creditScore: {
      currentCreditRating: {
        commonValue: rating ? 'A' : 'E',
        commonDescription: rating ? 'Very Low Risk' : 'Not Scored',
        creditLimit: { currency: 'EUR', value: rating ? String(rating.limit) : 'Credit Limit not applicable' },
        providerValue: { minValue: '0', maxValue: '100', value: rating ? String(rating.score) : 'Not Rated' },
      },
    },
    otherInformation: { employeesInformation: [{ year: 2025, numberOfEmployees: String(employees) }] },
  };
}
