import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { splitStreet } from '../../../src/domain/address.js';
import { checkBuyer, tidy } from '../../../src/domain/check-buyer.js';
import type { Check } from '../../../src/domain/checksum.js';
import { countryPacks } from '../../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../../src/domain/country.js';
import { numberInVat } from '../../../src/domain/derivation.js';
import { fieldsOf } from '../../../src/domain/fields.js';
import type { FieldPath } from '../../../src/domain/issue.js';
import { findLegalForm, guessLegalForm } from '../../../src/domain/legal-form.js';
import { byCountry, companies } from '../../../src/sandbox/companies.js';
import { compactNumber, type SandboxCompany } from '../../../src/sandbox/company.js';
import { scenarios, type Scenario } from '../../../src/sandbox/world.js';

const everybody: readonly SandboxCompany[] = Object.values(byCountry).flatMap((own) => Object.values(own));

function companyOf({ country, entry }: Scenario): SandboxCompany {
  const own = Object.values(byCountry[country]);
  const company = own.find(({ registration }) => registration === entry['company.registrationNumber']);
  return company ?? expect.fail(`Nobody has ${entry['company.registrationNumber']}.`);
}

describe('the companies of the sandbox', () => {
  const failsVat = ({ country, vatNumber }: SandboxCompany): boolean => {
    const check: Check = countryPacks[country].vat.check ?? (() => true);
    return !check(vatNumber.slice(2));
  };
  const failsNumber = (company: SandboxCompany): boolean => {
    const rule = countryPacks[company.country].registrations[0];
    const check: Check = rule?.check ?? (() => true);
    return !check(compactNumber(company).replace(rule?.lead ?? '', ''));
  };
  const isOneOf =
    (...published: readonly string[]) =>
    ({ registration, vatNumber }: SandboxCompany): boolean =>
      published.includes(registration) || published.includes(vatNumber);
  const isOfKvkTests = isOneOf('68750110', '90001354', '68727720', '69599084', '90004760');
  const isOfUc = isOneOf('559853-6018', '559794-1797');

  /** Why the numbers of a country are nobody's. */
  const nobodys: Readonly<Record<CountryCode, (company: SandboxCompany) => boolean>> = {
    DE: failsVat,
    FR: (company) => failsNumber(company) && failsVat(company),
    NL: (company) => isOfKvkTests(company) && (failsVat(company) || isOneOf('NL000099998B57')(company)),
    SE: (company) => isOfUc(company) || failsNumber(company),
    NO: (company) => company.registration.startsWith('3') && !failsNumber(company),
    FI: (company) => isOneOf('2987654-0')(company) || failsNumber(company),
    AT: (company) => failsNumber(company) && failsVat(company),
    ES: failsNumber,
    DK: (company) => failsNumber(company) && failsVat(company),
  };
  for (const country of countryCodes) {
    it(`cannot be real ones in ${country}`, () => {
      for (const company of Object.values(byCountry[country])) {
        expect(nobodys[country](company), `${company.registration} ${company.vatNumber}`).to.equal(true);
      }
    });
  }

  it('have numbers of their own', () => {
    for (const one of ['registration', 'vatNumber', 'name'] as const) {
      expect(new Set(everybody.map((company) => company[one])).size, one).to.equal(everybody.length);
    }
  });

  it('have two numbers of which one holds the other, where their country does so', () => {
    for (const { country, vatNumber, registration, ...rest } of everybody) {
      // Billie publishes two that differ.
      if (vatNumber === 'DK87654321') continue;
      const pack = countryPacks[country];
      const rule = pack.registrations.find(({ register }) => register === pack.vat.follows?.register);
      const compact = compactNumber({ country, vatNumber, registration, ...rest });
      if (rule) expect(numberInVat(pack, rule, vatNumber.slice(2)), vatNumber).to.equal(compact);
    }
  });

  it('carry their legal form in their name, as far as a form does', () => {
    for (const { country, name, legalForm } of everybody) {
      expect(findLegalForm(countryPacks[country], legalForm), name).to.not.equal(undefined);
      if (legalForm !== '4QXM') expect(guessLegalForm(countryPacks[country], name)?.code, name).to.equal(legalForm);
    }
    const kinds = everybody.map(({ country, legalForm }) => findLegalForm(countryPacks[country], legalForm)?.kind);
    expect(kinds).to.include.members(['company', 'partnership', 'natural', 'cooperative']);
  });

  it('live where the house number can be told', () => {
    for (const { country, street } of everybody) {
      expect(splitStreet(street, countryPacks[country].address), street).to.have.property('houseNumber');
    }
  });

  const houseNumbers = {
    FR: '12 bis',
    NL: '17 hs',
    SE: '5 A',
    FI: '5 A 12',
    AT: '1/2/3',
    ES: '14, 3.º izda.',
    DK: '12, 2. tv',
  };
  for (const [country, houseNumber] of Object.entries(houseNumbers) as [CountryCode, string][]) {
    it(`live somewhere at ${houseNumber} in ${country}`, () => {
      const { address } = countryPacks[country];
      const lived = Object.values(byCountry[country]).map(({ street }) => splitStreet(street, address).houseNumber);
      expect(lived.filter((one) => one === houseNumber)).to.have.length(1);
    });
  }

  it('are known, but for one in each country', () => {
    const unknown = Object.values(byCountry).map((own) => own.unknown);
    expect(everybody.filter((company) => !companies.includes(company))).to.have.members(unknown);
  });
});

describe('the scenarios of the sandbox, as a table', () => {
  for (const country of countryCodes) {
    it(`show every outcome in ${country}`, () => {
      const own = scenarios.filter((scenario) => scenario.country === country);
      const shown = own.map(({ key, outcome, advice }) => [key, advice ?? outcome]);
      expect(shown).to.deep.include.members(
        [
          ['authorized', 'authorized'],
          ['declined', 'other_method'],
          ['correction', 'correction'],
          ['review', 'review'],
          ['unknown', 'fix_identity'],
        ].map(([kind, outcome]) => [`${country.toLowerCase()}-${kind}`, outcome]),
      );
    });
  }

  it('have keys of their own and fill in every field that has to be', () => {
    expect(new Set(scenarios.map(({ key }) => key)).size).to.equal(scenarios.length);
    for (const { country, entry } of scenarios) {
      const fields = fieldsOf(countryPacks[country], entry['company.legalForm']);
      const needed = fields.filter(({ isOptional }) => !isOptional).map(({ path }) => path);
      expect(Object.keys(entry)).to.include.members(needed);
      expect(fields.map(({ path }) => path)).to.include.members(Object.keys(entry) as FieldPath[]);
    }
  });

  it('are typed as the form would write them, and bring nothing to insist on', () => {
    for (const { key, country, entry } of scenarios) {
      const pack = countryPacks[country];
      const check = checkBuyer(pack, entry, { mode: 'test' });
      expect(check.status, key).to.equal('valid');
      expect(
        check.issues.map(({ severity }) => severity),
        key,
      ).to.not.include('warning');
      for (const [path, typed] of Object.entries(entry) as [FieldPath, string][]) {
        if (path !== 'company.vatNumber') expect(tidy(pack, entry, path), key).to.equal(typed);
      }
    }
  });

  it('write to addresses that nobody has', () => {
    const addresses = scenarios.map(({ entry }) => entry['contact.email']);
    // Billie's own way to ask for a refusal.
    const others = addresses.filter((address) => address !== 'uno.eins+decline+limit@billie.io');
    for (const address of others) expect(address).to.match(/\.example$/u);
  });

  describe('stand in the documentation', () => {
    const documented = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
    const rows = documented.split('\n').filter((line) => /^\| `[a-z]{2}-/u.test(line));
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim().replaceAll('`', '')));

    it('with their outcomes', () => {
      expect(cells.map(([, key, , , , outcome, advice]) => [key, outcome?.split(/[,:]/u)[0], advice])).to.deep.equal(
        scenarios.map(({ key, outcome, advice = '' }) => [key, outcome, advice]),
      );
    });

    it('with the company and its numbers', () => {
      expect(cells.map(([, , company, numbers]) => [company, numbers])).to.deep.equal(
        scenarios.map((scenario) => {
          const { name, street, postcode, city } = companyOf(scenario);
          const { 'company.registrationNumber': number, 'company.vatNumber': vatNumber } = scenario.entry;
          return [`${name}, ${street}, ${postcode} ${city}`, vatNumber ? `${number}, ${vatNumber}` : number];
        }),
      );
    });

    it('with what is typed otherwise than it is, and what comes back', () => {
      for (const [index, scenario] of scenarios.entries()) {
        const [, , , , typed = '', outcome = ''] = cells[index] ?? [];
        const { name, street, postcode, city } = companyOf(scenario);
        const known = Object.entries({
          'company.name': name,
          'company.address.street': street,
          'company.address.postcode': postcode,
          'company.address.city': city,
        }) as [FieldPath, string][];
        const wrong = known.filter(([path, value]) => scenario.entry[path] !== value);
        expect(wrong.length > 0, scenario.key).to.equal(scenario.outcome === 'correction');
        for (const [path, value] of wrong) {
          expect(typed, scenario.key).to.include(scenario.entry[path]);
          expect(outcome, scenario.key).to.include(value);
        }
      }
    });
  });
});
