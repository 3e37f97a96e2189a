import { reply, textIn, type Call, type Reply, type Upstream } from './reply.js';
import { companies, type SandboxCompany } from './world.js';

const token = 'sandbox-token';

/** Speaks Creditsafe Connect: POST /authenticate, GET /companies, GET /companies/{connectId}. */
export const creditsafe: Upstream = (call) => {
  const { method, path, body, headers } = call;
  if (method === 'POST' && path === '/authenticate') {
    const isKnown = textIn(body, 'username') === 'sandbox' && textIn(body, 'password') === 'sandbox';
    return isKnown ? reply({ token }) : reply({ message: 'Invalid credentials' }, 401);
  }
  if (headers['authorization'] !== token) return reply({ message: 'Unauthorized' }, 401);
  if (path === '/companies') return search(call);
  const company = companies.find((candidate) => path === `/companies/${idOf(candidate)}`);
  if (!company) return reply({ message: 'Not Found' }, 404);
  if (company.country === 'DE' && !call.query.has('customData')) return reply({ message: 'Reason code is required' }, 400);
  return reply({ companyId: idOf(company), report: reportOf(company) });
};

function search({ query }: Call): Reply {
  const [regNo, vatNo, name] = ['regNo', 'vatNo', 'name'].map((key) => query.get(key));
  const found = companies.filter(
    (company) =>
      company.country === query.get('countries') &&
      (!regNo || company.registrationNumber === regNo) &&
      (!vatNo || company.vatNumber === vatNo) &&
      (!name || company.name.toLowerCase().includes(name.toLowerCase())) &&
      Boolean(regNo ?? vatNo ?? name),
  );
  return reply({
    totalSize: found.length,
    companies: found.map((company) => ({
      id: idOf(company),
      country: company.country,
      regNo: company.registrationNumber,
      vatNo: [company.vatNumber],
      name: company.name,
      status: 'Active',
      type: 'Ltd',
      address: {
        simpleValue: `${company.street}, ${company.postcode} ${company.city}`,
        street: company.street,
        postCode: company.postcode,
        city: company.city,
      },
    })),
  });
}

function idOf({ country, registrationNumber }: SandboxCompany): string {
  return `${country}001-0-${registrationNumber}`;
}

// Every figure is a string, and a missing one is words, as in real reports.
function reportOf(company: SandboxCompany): unknown {
  return {
    companySummary: { businessName: company.name, mainActivity: { code: company.sector } },
    companyIdentification: {
      basicInformation: { registeredCompanyName: company.name, companyRegistrationDate: `${company.foundedOn}T00:00:00Z` },
    },
    creditScore: {
      currentCreditRating: {
        commonValue: company.score === undefined ? 'E' : 'A',
        commonDescription: company.score === undefined ? 'Not Scored' : 'Very Low Risk',
        creditLimit: { currency: 'EUR', value: company.score === undefined ? 'Credit Limit not applicable' : String(company.limit) },
        providerValue: { minValue: '0', maxValue: '100', value: company.score === undefined ? 'Not Rated' : String(company.score) },
      },
    },
    negativeInformation: { collections: { count: company.collectionEntries } },
    otherInformation: { employeesInformation: { numberOfEmployees: String(company.employees) } },
  };
}
