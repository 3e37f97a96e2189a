import { expect } from 'chai';
import type { Buyer } from '../../../src/domain/buyer.js';
import { checkBuyer } from '../../../src/domain/check-buyer.js';
import { countryPacks } from '../../../src/domain/countries/index.js';
import { countryCodes } from '../../../src/domain/country.js';
import { adviceFor, assess, type Assessment, type CorrectedCompany } from '../../../src/domain/decision.js';
import { correctedCompany } from '../../../src/domain/identify.js';
import { housePolicy } from '../../../src/domain/policy.js';
import type { Clock } from '../../../src/server/ports.js';
import { createVerifiers } from '../../../src/server/verifiers.js';
import { createVerifier } from '../../../src/server/verify.js';
import { sandboxAccess } from '../../../scripts/sandbox-access.js';
import type { CompanyRole } from '../../../src/sandbox/company.js';
import { startSandbox, type Sandbox, type UpstreamName } from '../../../src/sandbox/server.js';
import { scenarios, type Scenario } from '../../../src/sandbox/world.js';

/** EUR 1,249.00: the demo's basket. */
const usualAmount = 124_900;
/** EUR 19,999.00: the most that may be bought on invoice. */
const largestAmount = 1_999_900;

function find(key: string): Scenario {
  const scenario = scenarios.find((candidate) => candidate.key === key);
  if (!scenario) throw new Error(`No scenario ${key}.`);
  return scenario;
}

/** One for each country, since the keys tell what they are for. */
function ofKind(kind: CompanyRole): readonly Scenario[] {
  return countryCodes.map((country) => find(`${country.toLowerCase()}-${kind}`));
}

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
    const verifiers = createVerifiers(sandboxAccess(sandbox), clock);
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

  describe('in detail', () => {
    for (const { key } of ofKind('authorized')) {
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

    const corrections: Readonly<Record<string, CorrectedCompany>> = {
      'de-correction': { 'company.address.street': 'Tannenweg 4', 'company.address.postcode': '77716' },
      'de-suggestion': { 'company.name': 'Zeta Electronics Gold GmbH' },
      'fr-correction': { 'company.address.street': '25 allée du Modèle', 'company.address.postcode': '33000' },
      'nl-correction': { 'company.address.street': 'Modelweg 25' },
      'se-correction': { 'company.name': 'Drivveds Möbler AB' },
      'no-correction': { 'company.address.street': 'Sagveien 12', 'company.address.postcode': '7010' },
      'fi-correction': { 'company.address.postcode': '20100', 'company.address.city': 'Turku' },
      'at-correction': { 'company.name': 'Treibholz GmbH & Co KG', 'company.legalForm': 'ONF1' },
      'es-correction': { 'company.name': 'Madera Errante S.L.U.', 'company.legalForm': 'R6UT' },
      'dk-correction': { 'company.address.street': 'Modelvej 25' },
    };
    for (const [key, shown] of Object.entries(corrections)) {
      it(`${key}: shows the register's ${Object.keys(shown).join(' and ')}, and taken over it is authorized`, async () => {
        const scenario = find(key);
        const assessment = await decide(scenario);
        if (assessment.outcome !== 'correct') return expect.fail(assessment.outcome);
        const correction = correctedCompany(buyerOf(scenario).company, assessment.record, assessment.paths);
        expect(correction).to.deep.equal(shown);
        const takenOver = { ...scenario, entry: { ...scenario.entry, ...correction } };
        return expect(await decide(takenOver)).to.include({ outcome: 'proceed' });
      });
    }
    it('show every correction', () => {
      expect(Object.keys(corrections)).to.have.members(
        scenarios.filter(({ outcome }) => outcome === 'correction').map(({ key }) => key),
      );
    });

    for (const scenario of ofKind('unknown')) {
      it(`${scenario.key}: no register has the numbers`, async () => {
        expect(await decide(scenario)).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
      });
    }

    for (const scenario of ofKind('review')) {
      it(`${scenario.key}: the score is in doubt`, async () => {
        const assessment = await decide(scenario);
        expect(assessment).to.include({ outcome: 'review', reason: 'score_in_doubt' });
        expect(assessment.outcome === 'review' && assessment.score).to.be.within(
          housePolicy.declineBelow,
          housePolicy.reviewBelow - 1,
        );
      });
    }

    for (const scenario of ofKind('declined').filter(({ key }) => key !== 'de-declined')) {
      it(`${scenario.key}: the score is too low`, async () => {
        const poor = await decide(scenario);
        expect(poor).to.include({ outcome: 'decline', reason: 'risk_policy' });
        expect(poor.outcome === 'decline' && poor.score).to.be.below(housePolicy.declineBelow);
      });
    }

    it('no-insolvent: the register says so', async () => {
      const insolvent = await decide(find('no-insolvent'));
      expect(insolvent).to.include({ outcome: 'decline', reason: 'risk_policy' });
      expect(insolvent).to.not.have.property('score');
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

    // In Norway the company register tells who a company is; in Germany those are Creditsafe's directory and GLEIF.
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
      expect(await broken(['creditsafe', 'gleif'], 'de-authorized')).to.include({
        outcome: 'review',
        reason: 'identity_unavailable',
      });
    });

    // Not in Germany and Spain, whose names it does not tell, nor in Norway; and no VAT number follows from a CVR number that fails.
    for (const key of ['fr-authorized', 'nl-authorized', 'se-authorized', 'fi-authorized', 'at-authorized']) {
      it(`${key}: VIES tells who the company is`, async () => {
        expect(await broken(['creditsafe'], key)).to.include({ outcome: 'proceed' });
      });
    }

    it('refuse nobody because VIES is down', async () => {
      for (const { key } of ofKind('authorized'))
        expect(await broken(['vies'], key), key).to.include({ outcome: 'proceed' });
    });
  });
});
