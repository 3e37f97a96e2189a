import { expect } from 'chai';
import fc from 'fast-check';
import { housePolicy, scoreSolvency, type Solvency } from '../../src/domain/policy.js';
import { foundRecord, musterRecord, ratedReport, solvencyOf } from '../fixtures/business.js';

type Rated = Extract<Solvency, { status: 'rated' }>;

/** A scale on which everything can be seen: points are the mean of all factors, weighed alike. */
const even = {
  ...housePolicy,
  weights: { bureau_score: 1, payment_history: 1, collection_entries: 1, sector: 1, age: 1, size: 1 },
};

function rate(...reports: Parameters<typeof scoreSolvency>[0]): Rated {
  const solvency = scoreSolvency(reports, 'EUR', even);
  if (solvency.status !== 'rated') throw new Error(`It is ${solvency.status}.`);
  return solvency;
}

describe('The score of a company', () => {
  it('is the bureau’s own, where that is all it tells', () => {
    expect(rate(ratedReport({ score: 73 })).score).to.equal(73);
  });

  const factors = [
    ['payment_history', { paymentHistory: { onTimeShare: 0.9, averageDaysLate: 10 } }, 80],
    ['payment_history', { paymentHistory: { onTimeShare: 0, averageDaysLate: 60 } }, 0],
    ['collection_entries', { collectionEntries: 0 }, 100],
    ['collection_entries', { collectionEntries: 1 }, 50],
    ['collection_entries', { collectionEntries: 7 }, 0],
    ['sector', { sector: 'NACE 46.52' }, 80],
    ['sector', { sector: 'NACE Rev. 2 41.20' }, 30],
    ['age', { foundedOn: '2016-11-20' }, 100],
    ['age', { foundedOn: '2024-11-20' }, 20],
    ['size', { employees: 1 }, 0],
    ['size', { employees: 10 }, 50],
    ['size', { employees: 5_000 }, 100],
  ] as const;
  for (const [name, report, points] of factors) {
    it(`gets ${points} points for ${name} ${JSON.stringify(report)}`, () => {
      const { factors: found, score } = rate(ratedReport({ score: 50, ...report }));
      expect(found.find((factor) => factor.name === name)).to.include({ source: 'creditsafe', weight: 1 });
      expect(found.find((factor) => factor.name === name)?.points).to.be.closeTo(points, 1);
      expect(score).to.be.closeTo((50 + points) / 2, 1);
    });
  }

  const sectors = { 'WZ 2008 56.10.1': 30, 'SIC 2007 78200': 30, '5610': 30, 'NACE 24.41': 80 };
  for (const [sector, points] of Object.entries(sectors)) {
    it(`reads the division, not the scheme, out of ${sector}`, () => {
      const found = rate(ratedReport({ sector })).factors.find(({ name }) => name === 'sector');
      expect(found?.points).to.equal(points);
    });
  }

  it('is from 0 to 100, and so is every part', () => {
    expect([-5, 120].map((score) => rate(ratedReport({ score })).score)).to.deep.equal([0, 100]);
    const notYetFounded = rate(ratedReport({ score: 50, foundedOn: '2026-12-24' }));
    expect(notYetFounded.factors.find(({ name }) => name === 'age')?.points).to.equal(0);
  });

  it('weighs every part by the policy', () => {
    const report = { score: 60, paymentHistory: { onTimeShare: 1, averageDaysLate: 10 }, collectionEntries: 1 };
    // (40 * 60 + 25 * 90 + 15 * 50) / 80
    expect(scoreSolvency([ratedReport(report)], 'EUR', housePolicy)).to.include({ score: 68 });
    const whole = { ...report, sector: 'NACE 46.52', foundedOn: '2000-01-01', employees: 10 };
    // (5400 + 5 * 80 + 10 * 100 + 5 * 50) / 100
    expect(scoreSolvency([ratedReport(whole)], 'EUR', housePolicy)).to.include({ score: 71 });
  });

  it('is the same in whatever order the bureaus answer', () => {
    const paymentHistory = fc.record({ onTimeShare: fc.constantFrom(0, 0.5, 1), averageDaysLate: fc.nat(60) });
    const parts = { score: fc.nat(100), collectionEntries: fc.nat(3), employees: fc.nat(500), paymentHistory };
    const reports = fc.array(fc.record(parts, { requiredKeys: ['score'] }), { minLength: 1, maxLength: 5 });
    const orders = reports.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(orders, (bothOrders) => {
        const [score, shuffled] = bothOrders.map((given) =>
          scoreSolvency(
            given.map((report) => ratedReport(report)),
            'EUR',
            housePolicy,
          ),
        );
        expect(shuffled).to.include({ status: 'rated' });
        expect({ ...shuffled, factors: [] }).to.deep.equal({ ...score, factors: [] });
      }),
    );
  });

  it('has nothing to say of a sector without a code', () => {
    expect(rate(ratedReport({ sector: 'Wholesale' })).factors.map(({ name }) => name)).to.deep.equal(['bureau_score']);
  });

  it('weighs what several bureaus tell as if one had told it', () => {
    const both = rate(ratedReport({ score: 40 }, 'crif'), ratedReport({ score: 80, collectionEntries: 0 }, 'buergel'));
    expect(both.score).to.equal(80);
    const swapped = rate(
      ratedReport({ score: 80, collectionEntries: 0 }, 'buergel'),
      ratedReport({ score: 40 }, 'crif'),
    );
    expect(swapped.score).to.equal(both.score);
  });

  it('takes the most collection entries that anybody knows of', () => {
    expect(
      rate(ratedReport({ collectionEntries: 1 }), ratedReport({ collectionEntries: 3 })).collectionEntries,
    ).to.equal(3);
    expect(rate(ratedReport()).collectionEntries).to.equal(0);
  });
});

describe('The limit of a company', () => {
  for (const [score, limit] of [
    [100, 5_000_000],
    [80, 5_000_000],
    [79, 2_500_000],
    [65, 2_500_000],
    [64, 1_000_000],
    [50, 1_000_000],
    [49, 250_000],
    [35, 250_000],
    [34, 0],
  ] as const) {
    it(`is ${limit} cents for a score of ${score}`, () => expect(rate(ratedReport({ score })).limit).to.equal(limit));
  }

  it('is never above what the strictest bureau advises', () => {
    const advice = (amount: number, currency = 'EUR') => ({ score: 90, recommendedLimit: { amount, currency } });
    expect(rate(ratedReport(advice(900_000)), ratedReport(advice(300_000))).limit).to.equal(300_000);
    expect(rate(ratedReport(advice(9_000_000))).limit).to.equal(5_000_000);
    expect(rate(ratedReport(advice(1, 'SEK'))).limit, 'advice in another currency').to.equal(5_000_000);
  });

  it('is nothing in a currency without a table', () => {
    expect(scoreSolvency([ratedReport({ score: 90 })], 'SEK', even)).to.include({ status: 'rated', limit: 0 });
  });
});

describe('A company without a report', () => {
  it('is unrated when a bureau has answered', () => {
    expect(scoreSolvency([solvencyOf('not_rated'), solvencyOf('unavailable')], 'EUR', even).status).to.equal('unrated');
    expect(scoreSolvency([solvencyOf('not_found')], 'EUR', even).status).to.equal('unrated');
  });

  it('is rated all the same when another bureau has one', () => {
    expect(rate(solvencyOf('not_found', 'crif'), solvencyOf('unavailable'), ratedReport({ score: 50 })).score).to.equal(
      50,
    );
  });

  it('is not known by what a register tells', () => {
    const register = foundRecord(musterRecord({ employees: 10 }));
    expect(scoreSolvency([register], 'EUR', even)).to.deep.equal({ status: 'unavailable', factors: [] });
  });

  it('is not known when none has', () => {
    expect(scoreSolvency([solvencyOf('unavailable'), solvencyOf('not_supported')], 'EUR', even).status).to.equal(
      'unavailable',
    );
    expect(scoreSolvency([], 'EUR', even).status).to.equal('unavailable');
  });
});
