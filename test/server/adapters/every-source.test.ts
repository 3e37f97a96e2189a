import { expect } from 'chai';
import { sandboxAccess } from '../../../scripts/sandbox-access.js';
import { checkBuyer } from '../../../src/domain/check-buyer.js';
import type { Company } from '../../../src/domain/company.js';
import { countryPacks } from '../../../src/domain/countries/index.js';
import type { CountryCode } from '../../../src/domain/country.js';
import { startSandbox, type Fault, type Sandbox, type UpstreamName } from '../../../src/sandbox/server.js';
import { scenarios } from '../../../src/sandbox/world.js';
import { readConfig } from '../../../src/server/config.js';
import { examine } from '../../../src/server/doctor.js';
import type { Source, Verifiers } from '../../../src/server/ports.js';
import { createVerifiers } from '../../../src/server/verifiers.js';
import type { Evidence } from '../../../src/domain/evidence.js';
import { enquiryAbout } from './enquiries.js';

/** Who knows the authorized company of which country: the others have nothing to say there. */
const knows: Readonly<Record<string, readonly CountryCode[]>> = {
  vies: ['DE', 'FR', 'NL', 'AT'],
  // It is asked by a German enquirer about foreign numbers.
  evatr: ['FR', 'NL', 'AT'],
  brreg: ['NO'],
  prh: ['FI'],
  annuaire: ['FR'],
  bolagsverket: ['SE'],
  kvk: ['NL'],
  cvr: ['DK'],
  firmenbuch: ['AT'],
  gleif: ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'AT', 'ES', 'DK'],
  creditsafe: ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'AT', 'ES', 'DK'],
  crif: ['DE'],
  buergel: ['DE'],
};
const faults: readonly Fault[] = ['down', 'busy', 'reset', 'garbage', 'error'];

function companyOf(country: CountryCode, kind: 'authorized' | 'unknown'): Company {
  const scenario = scenarios.find(({ key }) => key === `${country.toLowerCase()}-${kind}`);
  const check = checkBuyer(countryPacks[country], scenario?.entry ?? {}, { mode: 'test' });
  return check.status === 'valid' ? check.buyer.company : expect.fail(JSON.stringify(check.issues));
}

const everyOf = ({ vatRegistries, companyRegistries, creditBureaus }: Verifiers): readonly Source<Evidence>[] => [
  ...vatRegistries,
  ...companyRegistries,
  ...creditBureaus,
];

describe('Every source', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  /** All sources of that name: Creditsafe is a register and a bureau. Without memory of faults. */
  const sourcesOf = (name: string): readonly Source<Evidence>[] =>
    everyOf(createVerifiers(sandboxAccess(sandbox), Date)).filter((source) => source.name === name);
  const ask = async (name: string, company: Company, signal = AbortSignal.timeout(5_000)) =>
    Promise.all(sourcesOf(name).map((source) => source.ask(enquiryAbout(company), signal)));

  it('is in this suite', () => {
    const names = new Set(everyOf(createVerifiers(sandboxAccess(sandbox), Date)).map(({ name }) => name));
    expect([...names].sort()).to.deep.equal(Object.keys(knows).sort());
  });

  for (const [name, countries] of Object.entries(knows)) {
    describe(name, () => {
      for (const country of countries) {
        it(`knows the company of ${country}, under its own name and dated`, async () => {
          for (const evidence of await ask(name, companyOf(country, 'authorized'))) {
            expect(['found', 'rated']).to.include(evidence.outcome);
            expect(evidence.source).to.equal(name);
            expect(Date.parse(evidence.checkedAt)).to.be.closeTo(Date.now(), 60_000);
          }
        });
      }

      it('finds nothing in a company that nobody knows', async () => {
        for (const { outcome } of await ask(name, companyOf(countries[0] ?? 'DE', 'unknown'))) {
          expect(['not_found', 'not_supported', 'not_rated']).to.include(outcome);
        }
      });

      for (const fault of faults) {
        it(`has no answer, and does not throw, when it is ${fault}`, async () => {
          sandbox.setFault(name as UpstreamName, fault);
          try {
            const evidence = await ask(name, companyOf(countries[0] ?? 'DE', 'authorized'));
            expect(evidence.map(({ outcome }) => outcome)).to.deep.equal(evidence.map(() => 'unavailable'));
          } finally {
            sandbox.setFault(name as UpstreamName, undefined);
          }
        });
      }

      it('is given up when the time is over', async () => {
        sandbox.setFault(name as UpstreamName, 'slow');
        try {
          const company = companyOf(countries[0] ?? 'DE', 'authorized');
          for (const { outcome } of await ask(name, company, AbortSignal.timeout(20))) {
            expect(outcome).to.equal('unavailable');
          }
        } finally {
          sandbox.setFault(name as UpstreamName, undefined);
        }
      });
    });
  }
});

// With a whole configuration in the environment the real systems are asked once each; without one there is nothing to ask.
if (readConfig(process.env).status === 'valid') {
  describe('Every source of the configuration', () => {
    it('answers', async function () {
      this.timeout(60_000);
      const wrong = (await examine(process.env)).filter(({ level }) => level === 'wrong');
      expect(wrong.map(({ about, sentence }) => `${about} ${sentence}`)).to.deep.equal([]);
    });
  });
}
