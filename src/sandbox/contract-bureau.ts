import { reply, textIn, type Upstream } from './reply.js';
import { companies } from './companies.js';
import { compactNumber } from './company.js';
import { emailTags } from './world.js';

/** Speaks the contract of docs/bureau-contract.md: POST /enquiries. */
export const contractBureau: Upstream = ({ method, path, headers, body }) => {
  if (method !== 'POST' || path !== '/enquiries') return reply({ message: 'not found' }, 404);
  if (headers['x-api-key'] !== 'sandbox') return reply({ message: 'unauthorized' }, 401);
  const country = textIn(body, 'company', 'address', 'country');
  const registrationNumber = textIn(body, 'company', 'registrationNumber');
  const vatNumber = textIn(body, 'company', 'vatNumber');
  const company = companies.find(
    (candidate) =>
      candidate.vatNumber === vatNumber ||
      // Two countries may well give the same digits.
      (candidate.country === country && compactNumber(candidate) === registrationNumber),
  );
  if (!company) return reply({ status: 'not_found' });
  const reference = `enquiry-${compactNumber(company)}`;
  if (!company.rating) return reply({ status: 'not_rated', reference });
  const tagged = emailTags.find(({ tag }) => textIn(body, 'contact', 'email').includes(tag));
  const { score, onTimeShare, averageDaysLate, collectionEntries, limit } = { ...company.rating, ...tagged?.rating };
  return reply({
    status: 'rated',
    reference,
    score,
    paymentHistory: { onTimeShare, averageDaysLate },
    collectionEntries,
    recommendedLimit: { amount: limit * 100, currency: 'EUR' },
    sector: `NACE ${company.sector}`,
    foundedOn: company.foundedOn,
    employees: company.employees,
  });
};
