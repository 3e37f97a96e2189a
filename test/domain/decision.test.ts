import { expect } from 'chai';
import fc from 'fast-check';
import type { Credit } from '../../src/domain/credit.js';
import { adviceFor, assess, declineReasons, type Assessment } from '../../src/domain/decision.js';
import type { Evidence } from '../../src/domain/evidence.js';
import { housePolicy } from '../../src/domain/policy.js';
import {
  foundRecord,
  identityOf,
  musterCompany,
  musterRecord,
  ratedReport,
  solvencyOf,
  strangerRecord,
} from '../fixtures/business.js';

const good = ratedReport({ score: 90 });
const known = foundRecord(musterRecord());

interface Case {
  readonly evidence?: readonly Evidence[];
  readonly amount?: number;
  readonly exposure?: number;
  readonly company?: ReturnType<typeof musterCompany>;
}

function decide({
  evidence = [known, good],
  amount = 124_900,
  exposure = 0,
  company = musterCompany(),
}: Case = {}): Assessment {
  const credit: Credit = { exposure };
  return assess({ company, amount: { amount, currency: 'EUR' } }, evidence, credit, housePolicy);
}

describe('A decision proceeds', () => {
  it('for a company that is who it says, solvent, and within its limit', () => {
    expect(decide()).to.include({ outcome: 'proceed', score: 90, policyVersion: housePolicy.version });
  });

  it('up to the last cent of the limit, and not one further', () => {
    expect(decide({ amount: 1_999_900, exposure: 3_000_100 }).outcome).to.equal('proceed');
    expect(decide({ amount: 1_999_900, exposure: 3_000_101 })).to.include({
      outcome: 'decline',
      reason: 'debtor_limit_exceeded',
    });
  });

  it('although a source is silent, as long as another has answered', () => {
    const silent = [identityOf('unavailable', { source: 'vies' }), solvencyOf('unavailable', 'crif')];
    expect(decide({ evidence: [...silent, known, good] }).outcome).to.equal('proceed');
  });

  it('although one directory lacks a number that another knows', () => {
    expect(decide({ evidence: [identityOf('not_found', { source: 'vies' }), known, good] }).outcome).to.equal(
      'proceed',
    );
  });

  it('for a number that exists, where the source does not tell whose it is', () => {
    const bare = identityOf('found', { source: 'vies' });
    expect(decide({ evidence: [bare, known, good] }).outcome).to.equal('proceed');
  });

  it('the same way every time: nothing is remembered', () => {
    expect(decide()).to.deep.equal(decide());
  });
});

describe('A decision asks to confirm the register’s version', () => {
  const cases = [
    ['company.name', { name: 'Andere Firma GmbH' }],
    ['company.vatNumber', { vatNumber: 'DE898765432' }],
    ['company.address.street', { address: { street: 'Nebenweg 1', postcode: '12345', city: 'Musterstadt' } }],
    ['company.address.postcode', { address: { street: 'Hauptstraße 5', postcode: '12346', city: 'Musterstadt' } }],
  ] as const;
  for (const [path, difference] of cases) {
    it(`when only ${path} differs`, () => {
      // A doubtful number proves nothing by itself: name and place must agree then.
      const assessment = decide({ evidence: [foundRecord(musterRecord(difference)), good] });
      expect(assessment).to.deep.include({ outcome: 'correct', paths: [path] });
    });
  }

  it('but shows no record of somebody else to a stranger', () => {
    expect(decide({ evidence: [foundRecord(strangerRecord()), good] })).to.include({
      outcome: 'decline',
      reason: 'debtor_not_identified',
    });
  });

  it('from whichever source can tell it', () => {
    const poor = foundRecord(
      musterRecord({ name: 'Andere Firma GmbH', address: undefined, registrationNumber: undefined }),
    );
    const rich = foundRecord(musterRecord({ name: 'Andere Firma GmbH' }), { source: 'brreg' });
    expect(decide({ evidence: [poor, rich, good] }).outcome).to.equal('correct');
  });
});

describe('A decision declines', () => {
  it('a company that nobody knows, and points at what was given', () => {
    expect(decide({ evidence: [identityOf('not_found'), good] })).to.deep.include({
      outcome: 'decline',
      reason: 'debtor_not_identified',
      paths: ['company.name', 'company.vatNumber', 'company.registrationNumber'],
    });
  });

  it('a number that no source knows', () => {
    const evidence = [
      foundRecord(musterRecord(), { by: 'registration_number' }),
      identityOf('not_found', { source: 'vies' }),
      good,
    ];
    expect(decide({ evidence })).to.deep.include({ reason: 'debtor_not_identified', paths: ['company.vatNumber'] });
  });

  it('an address that is another, where too little else agrees', () => {
    const company = musterCompany({ vatNumber: undefined, registration: undefined });
    const address = { street: 'Nebenweg 1', postcode: '54321', city: 'Anderstadt' };
    expect(decide({ company, evidence: [foundRecord(musterRecord({ address })), good] })).to.deep.include({
      outcome: 'decline',
      reason: 'debtor_address',
      paths: ['company.address.street', 'company.address.postcode', 'company.address.city'],
    });
  });

  for (const status of ['inactive', 'insolvent'] as const) {
    it(`a company that is ${status}`, () => {
      const evidence = [foundRecord(musterRecord({ status })), good];
      expect(decide({ evidence })).to.include({ outcome: 'decline', reason: 'risk_policy' });
    });
  }

  it('without asking for solvency, when the company is not who it says', () => {
    expect(decide({ evidence: [identityOf('not_found'), good] }).factors).to.deep.equal([]);
  });

  it('an order beyond what bureaus advise', () => {
    const advice = { recommendedLimit: { amount: 124_900, currency: 'EUR' } };
    const evidence = [known, ratedReport({ score: 90, ...advice })];
    expect(decide({ evidence, amount: 124_900 }).outcome).to.equal('proceed');
    expect(decide({ evidence, amount: 124_901 })).to.deep.include({
      reason: 'debtor_limit_exceeded',
      limit: advice.recommendedLimit,
      score: 90,
    });
    expect(decide({ evidence, amount: 1, exposure: 124_900 })).to.include({ reason: 'debtor_limit_exceeded' });
  });

  it('a score below the policy’s least', () => {
    const evidence = [known, ratedReport({ score: housePolicy.declineBelow - 1 })];
    expect(decide({ evidence })).to.include({ outcome: 'decline', reason: 'risk_policy' });
  });

  it('more collection entries than the policy allows, whatever the score', () => {
    const entries = (collectionEntries: number) => [
      known,
      ratedReport({ score: 100, foundedOn: '1980-01-01', collectionEntries }),
    ];
    expect(decide({ evidence: entries(2) }).outcome).to.equal('proceed');
    expect(decide({ evidence: entries(3) })).to.include({ outcome: 'decline', reason: 'risk_policy' });
  });

  it('a company that bureaus have answered about and cannot rate', () => {
    const evidence = [known, solvencyOf('not_rated')];
    expect(decide({ evidence })).to.include({ outcome: 'decline', reason: 'risk_scoring_failed' });
  });
});

describe('A person looks at it', () => {
  it('when no register has answered', () => {
    const evidence = [identityOf('unavailable'), good];
    expect(decide({ evidence })).to.include({ outcome: 'review', reason: 'identity_unavailable' });
    expect(decide({ evidence: [good] })).to.include({ outcome: 'review', reason: 'identity_unavailable' });
  });

  it('when no bureau has answered', () => {
    const evidence = [known, solvencyOf('unavailable')];
    expect(decide({ evidence })).to.include({ outcome: 'review', reason: 'solvency_unavailable' });
  });

  it('when the score is in doubt, and the amount is within the limit', () => {
    const evidence = [known, ratedReport({ score: housePolicy.reviewBelow - 1 })];
    expect(decide({ evidence })).to.include({ outcome: 'review', reason: 'score_in_doubt' });
    expect(decide({ evidence, amount: 250_001 })).to.include({ outcome: 'decline', reason: 'debtor_limit_exceeded' });
  });
});

describe('Any decision', () => {
  const identities: readonly Evidence[] = [
    known,
    identityOf('not_found'),
    identityOf('not_supported'),
    identityOf('found', { source: 'vies' }),
    foundRecord(strangerRecord()),
    foundRecord(musterRecord({ status: 'insolvent' })),
    foundRecord(musterRecord({ name: 'Andere Firma GmbH' })),
  ];
  const solvencies = [good, ratedReport({ score: 40 }), ratedReport({ score: 20 }), solvencyOf('not_found')];
  const evidence = fc.subarray([...identities, ...solvencies]);

  it('is the same with a source that gave no answer, and one that has nothing to say', () => {
    const silent = [
      identityOf('unavailable', { source: 'brreg' }),
      identityOf('not_supported', { source: 'vies' }),
      solvencyOf('unavailable', 'crif'),
      solvencyOf('not_supported', 'buergel'),
    ];
    fc.assert(
      fc.property(evidence, fc.subarray(silent), (answers, silence) => {
        const decided = decide({ evidence: answers });
        expect(decide({ evidence: [...silence, ...answers] })).to.deep.equal(decided);
        expect(decide({ evidence: [...answers, ...silence] })).to.deep.equal(decided);
      }),
    );
  });

  it('changes nothing it was given, and names the policy it was made by', () => {
    fc.assert(
      fc.property(evidence, (answers) => {
        const before = JSON.stringify(answers);
        expect(decide({ evidence: answers }).policyVersion).to.equal(housePolicy.version);
        expect(JSON.stringify(answers)).to.equal(before);
      }),
    );
  });
});

describe('What the browser learns of a refusal', () => {
  it('is what the buyer can put right, or nothing', () => {
    const told = declineReasons.map((reason) => adviceFor(reason, false));
    expect(told).to.deep.equal(['fix_address', 'fix_identity', 'other_method', 'other_method', 'other_method']);
  });

  it('is that a smaller order may do, only where that may be said', () => {
    const told = declineReasons.map((reason) => adviceFor(reason, true));
    expect(told).to.deep.equal(['fix_address', 'fix_identity', 'other_method', 'other_method', 'try_smaller']);
  });
});
