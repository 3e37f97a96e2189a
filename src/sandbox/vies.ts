import { reply, textIn, type Reply, type Upstream } from './reply.js';
import { companies } from './companies.js';

/** Countries that do not tell whose a number is. */
const silent = ['DE', 'ES'];

/** Speaks the REST interface of VIES: POST /check-vat-number. Norway takes no part in it. */
export const vies: Upstream = ({ method, path, body }) => {
  const [countryCode, vatNumber] = [textIn(body, 'countryCode'), textIn(body, 'vatNumber')];
  if (method === 'POST' && path === '/check-vat-test-service') return tryOut(countryCode, vatNumber);
  if (method !== 'POST' || path !== '/check-vat-number') return refuse('NOT_FOUND', 404);
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

/** The numbers of VIES' own test service, which say what is to come of them; any other means that the service is away. */
const testErrors: Readonly<Record<string, string>> = {
  '201': 'INVALID_INPUT',
  '202': 'INVALID_REQUESTER_INFO',
  '300': 'SERVICE_UNAVAILABLE',
  '301': 'MS_UNAVAILABLE',
  '302': 'TIMEOUT',
  '400': 'VAT_BLOCKED',
  '401': 'IP_BLOCKED',
  '500': 'GLOBAL_MAX_CONCURRENT_REQ',
  '501': 'GLOBAL_MAX_CONCURRENT_REQ_TIME',
  '600': 'MS_MAX_CONCURRENT_REQ',
  '601': 'MS_MAX_CONCURRENT_REQ_TIME',
};

/** Errors come inside HTTP 200 there. */
function tryOut(countryCode: string, vatNumber: string): Reply {
  if (vatNumber !== '100' && vatNumber !== '200') return refuse(testErrors[vatNumber] ?? 'SERVICE_UNAVAILABLE', 200);
  const valid = vatNumber === '100';
  const told = valid ? { name: 'John Doe', address: '123 Main St, Anytown, UK' } : { name: '---', address: '---' };
  return reply({
    countryCode,
    vatNumber,
    requestDate: new Date().toISOString(),
    valid,
    requestIdentifier: '',
    ...told,
  });
}

function refuse(error: string, status: number): Reply {
  return reply({ actionSucceed: false, errorWrappers: [{ error }] }, status);
}
