import { reply, textIn, type Upstream } from './reply.js';
import { companies, emailTags } from './world.js';

/** Speaks the contract of docs/bureau-contract.md: POST /enquiries. */
export const contractBureau: Upstream = ({ method, path, headers, body }) => {
  if (method !== 'POST' || path !== '/enquiries') return reply({ message: 'not found' }, 404);
  if (headers['x-api-key'] !== 'sandbox') return reply({ message: 'unauthorized' }, 401);
  const [registrationNumber, vatNumber] = [textIn(body, 'company', 'registrationNumber'), textIn(body, 'company', 'vatNumber')];
  const company = companies.find(
    (candidate) => candidate.registrationNumber === registrationNumber || candidate.vatNumber === vatNumber,
  );
  if (!company) return reply({ status: 'not_found' });
  if (company.score === undefined) return reply({ status: 'not_rated' });
  const tagged = emailTags.find(({ tag }) => textIn(body, 'contact', 'email').includes(tag));
  return reply({
    status: 'rated',
    reference: `enquiry-${company.registrationNumber}`,
    score: company.score,
    paymentHistory: { onTimeShare: company.onTimeShare, averageDaysLate: company.averageDaysLate },
    collectionEntries: company.collectionEntries,
    recommendedLimit: { amount: (tagged?.answer.limit ?? company.limit) * 100, currency: 'EUR' },
    sector: company.sector,
    foundedOn: company.foundedOn,
    employees: company.employees,
  });
};
