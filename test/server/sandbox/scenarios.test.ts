import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import type { Buyer } from '../../../src/domain/buyer.js';
import { checkBuyer } from '../../../src/domain/check-buyer.js';
import { weighted11 } from '../../../src/domain/checksum.js';
import { countryPacks } from '../../../src/domain/countries/index.js';
import { adviceFor, assess, type Assessment } from '../../../src/domain/decision.js';
import { fieldsOf } from '../../../src/domain/fields.js';
import type { FieldPath } from '../../../src/domain/issue.js';
import { housePolicy } from '../../../src/domain/policy.js';
import type { Clock } from '../../../src/server/ports.js';
import { createVerifiers } from '../../../src/server/verifiers.js';
import { createVerifier } from '../../../src/server/verify.js';
import { startSandbox, type Sandbox, type UpstreamName } from '../../../src/sandbox/server.js';
import { companies, scenarios, type Scenario } from '../../../src/sandbox/world.js';

/** EUR 1,249.00: the demo's basket. */
const usualAmount = 124_900;
/** EUR 19,999.00: the most that may be bought on invoice. */
const largestAmount = 1_999_900;

/** The real adapters against the sandbox over HTTP, then the real decision: all of a decision but the ledger. */
describe('the scenarios of the sandbox', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(() => sandbox.close());

  const buyerOf = ({ country, entry }: Scenario): Buyer => {
    const check = checkBuyer(countryPacks[country], entry, { mode: 'test' });
    if (check.status === 'invalid') throw new Error(JSON.stringify(check.issues));
    return check.buyer;
  };

  const decide = async (
    scenario: Scenario,
    { amount = usualAmount, exposure = 0, clock = Date }: { amount?: number; exposure?: number; clock?: Clock } = {},
  ): Promise<Assessment> => {
    const { urls } = sandbox;
    const verifiers = createVerifiers(
      {
        vies: urls.vies,
        brreg: urls.brreg,
        creditsafe: { baseUrl: urls.creditsafe, username: 'sandbox', password: 'sandbox' },
        crif: { baseUrl: urls.crif, apiKey: 'sandbox' },
        buergel: { baseUrl: urls.buergel, apiKey: 'sandbox' },
      },
      clock,
    );
    const { company, contact } = buyerOf(scenario);
    const money = { amount, currency: 'EUR' };
    const evidence = await createVerifier(verifiers, clock).verify({
      mode: 'test',
      company,
      contactEmail: contact.email,
      amount: money,
    });
    return assess({ company, amount: money }, evidence, { exposure }, housePolicy);
  };

  const find = (key: string): Scenario => {
    const scenario = scenarios.find((candidate) => candidate.key === key);
    if (!scenario) throw new Error(`No scenario ${key}.`);
    return scenario;
  };

  const outcomes = { proceed: 'authorized', decline: 'declined', correct: 'correction', review: 'review' } as const;

  for (const scenario of scenarios) {
    const { key, title, outcome, advice } = scenario;
    it(`${key}: ${title}`, async () => {
      const assessment = await decide(scenario);
      expect(outcomes[assessment.outcome]).to.equal(outcome);
      expect(assessment.outcome === 'decline' ? adviceFor(assessment.reason, false) : undefined).to.equal(advice);
    });
  }

  it('come out the same in twenty years', async () => {
    const clock: Clock = { now: () => Date.UTC(2046, 0, 1) };
    for (const scenario of scenarios) {
      const { outcome } = await decide(scenario, { clock });
      expect(outcomes[outcome], scenario.key).to.equal(scenario.outcome);
    }
  });

  for (const country of ['DE', 'NO'] as const) {
    it(`show every outcome in ${country}`, () => {
      const shown = scenarios
        .filter((scenario) => scenario.country === country)
        .map(({ outcome, advice }) => advice ?? outcome);
      expect(shown).to.include.members(['authorized', 'other_method', 'fix_identity', 'correction', 'review']);
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

  it('stand in the documentation', () => {
    const documented = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');
    const rows = documented.split('\n').filter((line) => /^\| `[a-z]{2}-/u.test(line));
    const cells = rows.map((row) => row.split('|').map((cell) => cell.trim().replaceAll('`', '')));
    expect(cells.map(([, key, , , outcome, advice]) => [key, outcome?.split(/[,:]/u)[0], advice])).to.deep.equal(
      scenarios.map(({ key, outcome, advice = '' }) => [key, outcome, advice]),
    );
  });

  it('are about companies that cannot be real ones', () => {
    const isOrganisationNumber = weighted11(3, 2, 7, 6, 5, 4, 3, 2, 1);
    for (const { country, registration, vatNumber } of companies) {
      const compact = registration.replaceAll(' ', '');
      if (country === 'NO')
        expect(compact.startsWith('3') && isOrganisationNumber(compact), registration).to.equal(true);
      if (country === 'DE') expect(countryPacks.DE.vat.check?.(vatNumber.slice(2)), vatNumber).to.equal(false);
    }
  });

  describe('in detail', () => {
    for (const key of ['de-authorized', 'no-authorized']) {
      it(`${key}: up to the largest basket, and not twice`, async () => {
        const first = await decide(find(key), { amount: largestAmount });
        expect(first).to.include({ outcome: 'proceed' });
        expect(first.outcome === 'proceed' && first.limit.amount).to.be.at.least(2_500_000);
        const third = await decide(find(key), { amount: largestAmount, exposure: 2 * largestAmount });
        expect(third).to.include({ outcome: 'decline', reason: 'debtor_limit_exceeded' });
      });
    }

    it('de-declined: the bureaus that see the e-mail address advise nothing more', async () => {
      expect(await decide(find('de-declined'), { amount: 5_000 })).to.deep.include({
        outcome: 'decline',
        reason: 'debtor_limit_exceeded',
        limit: { amount: 0, currency: 'EUR' },
      });
    });

    const corrections: readonly (readonly [string, readonly FieldPath[], string])[] = [
      ['de-correction', ['company.address.street', 'company.address.postcode'], 'Tannenweg 4'],
      ['de-suggestion', ['company.name'], 'Tannenweg 4'],
      ['no-correction', ['company.address.street', 'company.address.postcode'], 'Sagveien 12'],
    ];
    for (const [key, paths, street] of corrections) {
      it(`${key}: shows the register's ${paths.join(' and ')}`, async () => {
        const assessment = await decide(find(key));
        expect(assessment).to.deep.include({ outcome: 'correct', paths });
        expect(assessment.outcome === 'correct' && assessment.record.address?.street).to.equal(street);
      });
    }

    for (const key of ['de-unknown', 'no-unknown']) {
      it(`${key}: no register has the numbers`, async () => {
        expect(await decide(find(key))).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
      });
    }

    for (const key of ['de-review', 'no-review']) {
      it(`${key}: the score is in doubt`, async () => {
        const assessment = await decide(find(key));
        expect(assessment).to.include({ outcome: 'review', reason: 'score_in_doubt' });
        expect(assessment.outcome === 'review' && assessment.score).to.be.within(
          housePolicy.declineBelow,
          housePolicy.reviewBelow - 1,
        );
      });
    }

    it('no-declined: the score is too low; no-insolvent: the register says so', async () => {
      const poor = await decide(find('no-declined'));
      expect(poor).to.include({ outcome: 'decline', reason: 'risk_policy' });
      expect(poor.outcome === 'decline' && poor.score).to.be.below(housePolicy.declineBelow);
      expect(await decide(find('no-insolvent'))).to.include({ outcome: 'decline', reason: 'risk_policy' });
    });
  });

  describe('with upstreams that fail', () => {
    const broken = async (names: readonly UpstreamName[], key: string): Promise<Assessment> => {
      for (const name of names) sandbox.setFault(name, 'down');
      try {
        return await decide(find(key));
      } finally {
        for (const name of names) sandbox.setFault(name, undefined);
      }
    };

    // In Norway the company register tells who a company is; in Germany that is Creditsafe's directory too.
    const bureaus: readonly UpstreamName[] = ['creditsafe', 'crif', 'buergel'];
    for (const left of bureaus) {
      it(`decide by ${left} alone as by all three`, async () => {
        const others = bureaus.filter((name) => name !== left);
        expect(await broken(others, 'no-authorized')).to.include({ outcome: 'proceed' });
        expect(await broken(others, 'no-review')).to.include({ outcome: 'review', reason: 'score_in_doubt' });
        expect(await broken(others, 'no-declined')).to.include({ outcome: 'decline', reason: 'risk_policy' });
      });
    }

    it('go to review without any bureau, or with nobody who knows the company', async () => {
      expect(await broken(['creditsafe', 'crif', 'buergel'], 'no-authorized')).to.include({
        outcome: 'review',
        reason: 'solvency_unavailable',
      });
      expect(await broken(['creditsafe'], 'de-authorized')).to.include({
        outcome: 'review',
        reason: 'identity_unavailable',
      });
    });

    it('refuse nobody because VIES is down', async () => {
      expect(await broken(['vies'], 'de-authorized')).to.include({ outcome: 'proceed' });
    });
  });
});
