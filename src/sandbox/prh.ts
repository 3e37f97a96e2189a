import { companies } from './companies.js';
import type { SandboxCompany } from './company.js';
import { reply, type Upstream } from './reply.js';

/** Speaks the open data of YTJ, version 3: GET /companies with `businessId` or `name`. */
export const prh: Upstream = ({ method, path, query }) => {
  const [number, name] = [query.get('businessId'), query.get('name')?.toLowerCase()];
  if (method !== 'GET' || path !== '/companies' || (number === null && !name)) return refused;
  if (number !== null && !/^\d{7}-\d$/u.test(number)) return refused;
  const found = companies.filter(
    (company) =>
      company.country === 'FI' &&
      (number === null || company.registration === number) &&
      (!name || company.name.toLowerCase().includes(name)),
  );
  return reply({ totalResults: found.length, companies: found.slice(0, 100).map(entryOf) });
};

const refused = reply({ errorcode: 1005, message: 'Bad Request' }, 400);

const forms: Readonly<Record<string, readonly [type: string, description: string]>> = {
  DKUW: ['16', 'Osakeyhtiö'],
  HEOB: ['13', 'Kommandiittiyhtiö'],
};

function entryOf(company: SandboxCompany): object {
  const { name, legalForm, registration, foundedOn, sector, standing } = company;
  const [form = '0', formName = 'Ei yritysmuotoa'] = forms[legalForm] ?? [];
  const isDeleted = standing === 'deleted';
  const ended = isDeleted ? { endDate: '2025-06-30' } : {};
  return {
    businessId: { value: registration, registrationDate: foundedOn, source: '3' },
    euId: { value: `FIFPRO.${registration}`, source: '1' },
    names: [{ name, type: '1', registrationDate: foundedOn, ...ended, version: 1, source: '1' }],
    mainBusinessLine: {
      type: `${sector.replace('.', '')}0`,
      descriptions: inFinnish('Keksitty toimiala'),
      typeCodeSet: 'TOIMI3',
      source: '2',
    },
    companyForms: [{ type: form, descriptions: inFinnish(formName), registrationDate: foundedOn, version: 1 }],
    companySituations: standing === 'bankrupt' ? [{ type: 'KONK', registrationDate: '2025-06-30', source: '1' }] : [],
    registeredEntries: [
      { type: isDeleted ? '4' : '1', register: '1', authority: '2', registrationDate: foundedOn },
      { type: '80', register: '6', authority: '1', registrationDate: foundedOn, ...ended },
    ],
    addresses: [addressOf(company)],
    tradeRegisterStatus: isDeleted ? '4' : '1',
    status: '2',
    registrationDate: foundedOn,
    ...ended,
    lastModified: '2026-04-02 12:45:49',
  };
}

function inFinnish(description: string): readonly object[] {
  return [{ languageCode: '1', description }];
}

/** "Kukkarokatu 5 A 12": street, house, stairs and flat stand apart. */
function addressOf({ street, postcode, city, foundedOn }: SandboxCompany): object {
  const [, name = street, house, stairs, flat] = /^(.+?) (\d+)(?: (\p{Lu}))?(?: (\d+))?$/u.exec(street) ?? [];
  return {
    type: 1,
    street: name,
    buildingNumber: house,
    entrance: stairs,
    apartmentNumber: flat,
    postCode: postcode,
    postOffices: [{ city: city.toUpperCase(), languageCode: '1' }],
    registrationDate: foundedOn,
    source: '0',
  };
}
