import { reply, textIn, type Upstream } from './reply.js';
import { companies } from './world.js';

// Countries that do not tell whose a number is (VIES: DE and ES).
const silent = ['DE', 'ES'];

/** Speaks the REST interface of VIES: POST /check-vat-number. */
export const vies: Upstream = ({ method, path, body }) => {
  if (method !== 'POST' || path !== '/check-vat-number') return reply({ actionSucceed: false, errorWrappers: [{ error: 'NOT_FOUND' }] }, 404);
  const [countryCode, vatNumber] = [textIn(body, 'countryCode'), textIn(body, 'vatNumber')];
  if (!/^[A-Z]{2}$/u.test(countryCode) || vatNumber === '') {
    return reply({ actionSucceed: false, errorWrappers: [{ error: 'INVALID_INPUT' }] }, 400);
  }
  const company = companies.find((candidate) => candidate.vatNumber === countryCode + vatNumber);
  const isTold = company !== undefined && !silent.includes(countryCode);
  return reply({
    countryCode,
    vatNumber,
    requestDate: new Date().toISOString(),
    valid: company !== undefined,
    requestIdentifier: '',
    name: isTold ? company.name : '---',
    address: isTold ? `${company.street}\n${company.postcode} ${company.city}` : '---',
    traderName: '---',
    traderNameMatch: 'NOT_PROCESSED',
  });
};
