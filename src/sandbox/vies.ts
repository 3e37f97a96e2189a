import { reply, textIn, type Reply, type Upstream } from './reply.js';
import { companies } from './companies.js';

/** Countries that do not tell whose a number is. */
const silent = ['DE', 'ES'];

/** Speaks the REST interface of VIES: POST /check-vat-number. Norway takes no part in it. */
export const vies: Upstream = ({ method, path, body }) => {
  if (method !== 'POST' || path !== '/check-vat-number') return refuse('NOT_FOUND', 404);
  const [countryCode, vatNumber] = [textIn(body, 'countryCode'), textIn(body, 'vatNumber')];
  if (!/^[A-Z]{2}$/u.test(countryCode) || countryCode === 'NO' || vatNumber === '') return refuse('INVALID_INPUT', 400);
  const company = companies.find((candidate) => candidate.vatNumber === countryCode + vatNumber);
  const isTold = company !== undefined && !silent.includes(countryCode);
  return reply({
    countryCode,
    vatNumber,
    requestDate: new Date().toISOString(),
    valid: company !== undefined,
    // Proof is given only to those who say who they are.
    requestIdentifier: textIn(body, 'requesterNumber') === '' ? '' : `WAPI${countryCode}${vatNumber}`,
    name: isTold ? company.name : '---',
    address: isTold ? `${company.street}\n${company.postcode} ${company.city}` : '---',
    traderName: '---',
    traderNameMatch: 'NOT_PROCESSED',
  });
};

function refuse(error: string, status: number): Reply {
  return reply({ actionSucceed: false, errorWrappers: [{ error }] }, status);
}
