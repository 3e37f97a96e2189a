import type { Company } from '../../../src/domain/company.js';
import type { CountryCode } from '../../../src/domain/country.js';
import type { Clock, Enquiry } from '../../../src/server/ports.js';

/** A clock that stands still. */
export const clock: Clock = { now: () => Date.UTC(2026, 10, 24, 9, 30) };
export const checkedAt = '2026-11-24T09:30:00.000Z';

/** A signal that never ends anything. */
export const patience = (): AbortSignal => new AbortController().signal;

/** Zeta, Billie's published sandbox buyer. */
export const zeta: Company = {
  name: 'Zeta Electronics Gold GmbH',
  legalForm: '2HBR',
  vatNumber: 'DE812345678',
  registration: { register: 'HRB', number: 'HRB934855' },
  address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal', country: 'DE' },
};

/** An invented Norwegian company with a number of the synthetic range. */
export const fjordlys: Company = {
  name: 'Fjordlys Elektro AS',
  legalForm: 'YI42',
  registration: { register: 'BRREG', number: '312345676' },
  address: { street: 'Strandgata 4', postcode: '5004', city: 'Bergen', country: 'NO' },
};

/** A company of which only country and VAT number matter. */
export function companyIn(country: CountryCode, vatNumber?: string): Company {
  return { ...zeta, ...(vatNumber !== undefined && { vatNumber }), address: { ...zeta.address, country } };
}

/** An enquiry for EUR 1,249.00. */
export function enquiryAbout(company: Company, contactEmail = 'uno.eins@zeta.example'): Enquiry {
  return { mode: 'test', company, contactEmail, amount: { amount: 124_900, currency: 'EUR' } };
}

/** The company without some of its parts. */
export function without(company: Company, ...parts: readonly ('vatNumber' | 'registration')[]): Company {
  return Object.fromEntries(
    Object.entries(company).filter(([part]) => !(parts as readonly string[]).includes(part)),
  ) as unknown as Company;
}
