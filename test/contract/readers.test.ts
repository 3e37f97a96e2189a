import { expect } from 'chai';
import { readBySchema } from '../../src/contract/issues.js';
import { attemptAnswerSchema, companyListSchema, offerSchema } from '../../src/contract/schemas.js';
import { readProposals } from '../../src/widget/search/proposal.js';
import { readOffer } from '../../src/widget/wire-offer.js';
import { readAttemptAnswer, readProblem } from '../../src/widget/wire.js';
import { answers, changed, companyList, offer } from './samples.js';

const wrong: readonly unknown[] = [undefined, null, 7, 'text', [], {}, true, Number.NaN];

/** The dotted places of everything in a sample. */
function placesIn(sample: object): string[] {
  return Object.entries(sample).flatMap(([name, value]) => [
    name,
    ...(typeof value === 'object' && value !== null
      ? placesIn(value as object).map((place) => `${name}.${place}`)
      : []),
  ]);
}

describe('The readers of the first load', () => {
  it('take every offer of the contract', () => {
    for (const sample of [offer, { ...offer, companySearch: {}, takesReview: true }]) {
      expect(readBySchema(offerSchema, sample).status).to.equal('valid');
      expect(readOffer(sample)).to.equal(sample);
    }
    expect(readOffer({ status: 'inactive' })).to.deep.equal({ status: 'inactive' });
  });

  it('take no offer that lacks something, as the contract does not', () => {
    for (const place of placesIn(offer)) {
      const given = changed(offer, place, undefined);
      if (readBySchema(offerSchema, given).status === 'invalid') expect(readOffer(given), place).to.equal(undefined);
    }
  });

  it('survive an offer with anything in any place', () => {
    for (const place of placesIn(offer)) {
      for (const value of wrong) expect(() => readOffer(changed(offer, place, value)), place).not.to.throw();
    }
    for (const value of wrong) expect(readOffer(value)).to.equal(undefined);
  });

  it('take no link that is not one to the web', () => {
    for (const link of ['javascript:alert(1)', 'data:text/html,x', '/terms', '']) {
      expect(readOffer(changed(offer, 'legal.termsUrl', link)), link).to.equal(undefined);
    }
  });
});

describe('The reader of proposals', () => {
  const read = (input: unknown): unknown => readProposals(input);

  it('takes what the contract takes', () => {
    expect(readBySchema(companyListSchema, companyList).status).to.equal('valid');
    expect(read(companyList)).to.equal(companyList.companies);
    expect(read({ status: 'answered', companies: [] })).to.deep.equal([]);
  });

  it('knows nothing when the register does not answer', () => {
    expect(read({ status: 'unavailable', companies: [] })).to.equal(undefined);
  });

  it('takes nothing that lacks something, as the contract does not', () => {
    for (const place of placesIn(companyList)) {
      const given = changed(companyList, place, undefined);
      if (readBySchema(companyListSchema, given).status === 'invalid') expect(read(given), place).to.equal(undefined);
    }
  });

  it('survives anything in any place', () => {
    for (const place of placesIn(companyList)) {
      for (const value of wrong) expect(() => read(changed(companyList, place, value)), place).not.to.throw();
    }
    for (const value of wrong) expect(read(value)).to.equal(undefined);
  });
});

describe('The readers of answers', () => {
  for (const [name, answer] of Object.entries(answers)) {
    it(`take "${name}" as the contract does`, () => {
      expect(readBySchema(attemptAnswerSchema, answer).status).to.equal('valid');
      expect(readAttemptAnswer(answer)).to.equal(answer);
    });

    it(`take no "${name}" that lacks something, as the contract does not`, () => {
      for (const place of placesIn(answer)) {
        const given = changed(answer, place, undefined);
        if (readBySchema(attemptAnswerSchema, given).status === 'invalid')
          expect(readAttemptAnswer(given), place).to.equal(undefined);
      }
    });

    it(`survive "${name}" with anything in any place`, () => {
      for (const place of placesIn(answer)) {
        for (const value of wrong) expect(() => readAttemptAnswer(changed(answer, place, value))).not.to.throw();
      }
    });
  }

  it('take no decision that they do not know', () => {
    expect(readAttemptAnswer(changed(answers.review, 'decision.outcome', 'maybe'))).to.equal(undefined);
    expect(readAttemptAnswer(changed(answers.declined, 'decision.advice', 'guess'))).to.equal(undefined);
  });

  it('take of a problem what decides how to go on', () => {
    expect(readProblem({ code: 'unavailable', retryable: true, title: 'x' })).to.deep.equal({
      code: 'unavailable',
      retryable: true,
    });
    for (const value of wrong) expect(readProblem(value)).to.equal(undefined);
  });
});
