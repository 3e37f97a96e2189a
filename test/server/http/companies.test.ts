import { expect } from 'chai';
import { sandboxAccess } from '../../../scripts/sandbox-access.js';
import { companyListSchema, type CompanyList } from '../../../src/contract/schemas.js';
import { countryCodes, type CountryCode } from '../../../src/domain/country.js';
import { plainWords } from '../../../src/domain/legal-form.js';
import * as world from '../../../src/sandbox/companies.js';
import { startSandbox, type Sandbox, type UpstreamName } from '../../../src/sandbox/server.js';
import { createVerifiers } from '../../../src/server/verifiers.js';
import { merchants, shopOrigin, useBackend, type Answer } from '../../support/backend.js';

/** What each country is searched by, and by whom: no more than the real source would tell. */
const searched: Readonly<
  Record<CountryCode, readonly [kind: 'name' | 'number', source: UpstreamName, told: readonly string[]]>
> = {
  DE: ['name', 'gleif', ['address', 'legalForm', 'name', 'registrationNumber']],
  FR: ['name', 'annuaire', ['address', 'legalForm', 'name', 'registrationNumber', 'vatNumber']],
  NL: ['name', 'kvk', ['name', 'registrationNumber']],
  SE: ['number', 'bolagsverket', ['address', 'legalForm', 'name', 'registrationNumber']],
  NO: ['name', 'brreg', ['address', 'legalForm', 'name', 'registrationNumber', 'vatNumber']],
  FI: ['name', 'prh', ['address', 'legalForm', 'name', 'registrationNumber', 'vatNumber']],
  AT: ['number', 'vies', ['address', 'name', 'vatNumber']],
  ES: ['name', 'gleif', ['address', 'legalForm', 'name', 'registrationNumber']],
  DK: ['number', 'cvr', ['address', 'legalForm', 'name', 'registrationNumber']],
};

/** Registers write in capitals, with or without accents. */
const firstWord = (name: string): string => plainWords(name).split(' ')[0] ?? '';

describe('The company search', () => {
  let sandbox: Sandbox;
  const desk = useBackend({
    rates: { search: { address: { every: 60_000, burst: 30 } } },
    async verify(clock) {
      sandbox = await startSandbox();
      return createVerifiers(sandboxAccess(sandbox), clock);
    },
  });
  after(() => sandbox.close());

  const { publishableKey } = merchants.active;
  const ask = (country: string, query: string, more: object = {}): Promise<Answer> => {
    const parameters = new URLSearchParams({ merchant: publishableKey, country, query });
    return desk.call(`/v1/companies?${parameters.toString()}`, { origin: shopOrigin, ...more });
  };
  const find = async (country: CountryCode, query: string): Promise<CompanyList> => {
    const answer = await ask(country, query);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return companyListSchema.parse(answer.body);
  };
  const companyIn = (country: CountryCode) =>
    ({
      DE: world.de,
      FR: world.fr,
      NL: world.nl,
      SE: world.se,
      NO: world.no,
      FI: world.fi,
      AT: world.at,
      ES: world.es,
      DK: world.dk,
    })[country].authorized;
  const queryFor = (country: CountryCode): string => {
    const { name, registration, vatNumber } = companyIn(country);
    if (searched[country][0] === 'name') return firstWord(name);
    return searched[country][1] === 'vies' ? vatNumber : registration;
  };

  it('is told in the offer, country by country', async () => {
    const { body } = await desk.call(`/v1/offer?merchant=${publishableKey}`, { origin: shopOrigin });
    const kinds = Object.fromEntries(countryCodes.map((country) => [country, searched[country][0]]));
    expect(body).to.have.property('companySearch').that.deep.equals(kinds);
  });

  for (const country of countryCodes) {
    const [kind, source, told] = searched[country];
    it(`finds a company in ${country} by ${kind}, with what ${source} tells`, async () => {
      const { status, companies } = await find(country, queryFor(country));
      expect(status).to.equal('answered');
      const own = companies.find(({ name }) => firstWord(name) === firstWord(companyIn(country).name));
      expect(Object.keys(own ?? {}).sort()).to.deep.equal(told);
    });

    it(`has no proposals in ${country} while ${source} is away, and says so`, async () => {
      sandbox.setFault(source, 'down');
      try {
        expect(await find(country, queryFor(country))).to.deep.equal({ status: 'unavailable', companies: [] });
      } finally {
        sandbox.setFault(source, undefined);
      }
    });
  }

  /** One company's number, as people have it before them. */
  const spellings: Readonly<Record<CountryCode, readonly string[]>> = {
    DE: ['HRB 934855', 'hrb934855', 'HRB-Nr. 934855', 'Amtsgericht Freiburg HRB 934855'],
    FR: ['900 100 203', 'SIREN 900100203', '900100203 00014', 'FR 71 900 100 203'],
    NL: ['68750110', 'KvK 68750110', 'kvk-nummer: 6875 0110'],
    SE: ['559853-6018', '5598536018', 'SE559853601801', 'Org.nr 559853-6018'],
    NO: ['312345676', '312 345 676', 'NO 312 345 676 MVA', 'Org.nr. 312345676'],
    FI: ['2987654-0', '29876540', 'FI29876540', 'Y-tunnus 2987654-0'],
    AT: ['ATU12345678', 'at u 1234 5678', 'U12345678'],
    ES: ['B99000014', 'ES B-99000014', 'NIF B99000014'],
    DK: ['12345678', '12 34 56 78', 'CVR 12345678', 'DK12345678'],
  };
  for (const country of countryCodes) {
    for (const spelling of spellings[country]) {
      it(`finds a company in ${country} by "${spelling}"`, async () => {
        const { companies } = await find(country, spelling);
        expect(companies.map(({ name }) => firstWord(name))).to.deep.equal([firstWord(companyIn(country).name)]);
      });
    }
  }

  it('finds nobody by a number that nobody has', async () => {
    for (const [country, number] of [
      ['NO', '999 999 999'],
      ['FI', '9999999-9'],
      ['NL', '99999999'],
      ['DE', 'HRB 999999'],
      ['DK', '99999999'],
    ] as const) {
      expect(await find(country, number), country).to.deep.equal({ status: 'answered', companies: [] });
    }
  });

  it('takes a name with a few figures for a name', async () => {
    sandbox.setFault('brreg', undefined);
    expect((await find('NO', 'fjordlys')).companies).to.have.length(1);
    expect((await find('DE', '24 Zeta')).companies).to.deep.equal([]);
  });

  it('asks nobody about a person’s own number', async () => {
    sandbox.setFault('gleif', 'down');
    expect(await find('ES', '12345678Z')).to.deep.equal({ status: 'answered', companies: [] });
    sandbox.setFault('gleif', undefined);
  });

  it('asks nobody about what can be no number', async () => {
    sandbox.setFault('bolagsverket', 'down');
    expect(await find('SE', 'not a number')).to.deep.equal({ status: 'answered', companies: [] });
    sandbox.setFault('bolagsverket', undefined);
  });

  const refusals: readonly (readonly [string, string, string, number])[] = [
    ['two letters', 'NO', 'ab', 400],
    ['blanks', 'NO', '      ', 400],
    ['a novel', 'NO', 'a'.repeat(101), 400],
    ['a country that is not on offer', 'PT', 'Lisboa', 400],
    ['no country', '', 'Fjordlys', 400],
  ];
  for (const [what, country, query, status] of refusals) {
    it(`refuses ${what}`, async () => expect(await ask(country, query)).to.include({ status }));
  }

  it('is for pages of the merchant only', async () => {
    expect(await ask('NO', 'Fjordlys', { origin: 'https://other.example' })).to.include({ status: 403 });
    const inactive = new URLSearchParams({
      merchant: merchants.inactive.publishableKey,
      country: 'NO',
      query: 'Fjord',
    });
    expect(await desk.call(`/v1/companies?${inactive.toString()}`, { origin: shopOrigin })).to.include({ status: 403 });
  });

  it('is counted by itself: who copies a register is slowed down, and can still buy', async () => {
    const address = '192.0.2.77';
    const statuses = new Set<number>();
    for (let call = 0; call < 31; call += 1) statuses.add((await ask('SE', 'nothing', { address })).status);
    expect([...statuses]).to.deep.equal([200, 429]);
    const offer = await desk.call(`/v1/offer?merchant=${publishableKey}`, { origin: shopOrigin, address });
    expect(offer.status).to.equal(200);
  });
});
