import { expect } from 'chai';
import fc from 'fast-check';
import {
  foldAuthorization,
  mayFollow,
  type AuthorizationFactType,
  type AuthorizationStatus,
} from '../../src/domain/authorization.js';

const statusAfter: Readonly<Record<AuthorizationFactType, AuthorizationStatus>> = {
  asked: 'unknown',
  authorized: 'authorized',
  declined: 'declined',
  corrected: 'correction',
  reviewed: 'review',
  released: 'released',
  superseded: 'released',
  expired: 'expired',
  confirmed: 'confirmed',
  not_asked: 'pending',
  answered_late: 'released',
};
const factTypes = Object.keys(statusAfter) as AuthorizationFactType[];

// Facts that lead to each status, and what may follow there.
const lives: Readonly<Record<AuthorizationStatus, readonly [AuthorizationFactType[], AuthorizationFactType[]]>> = {
  pending: [[], ['asked', 'authorized', 'declined', 'corrected', 'reviewed']],
  unknown: [['asked'], ['authorized', 'declined', 'reviewed', 'released', 'superseded', 'not_asked']],
  authorized: [['authorized'], ['released', 'superseded', 'expired', 'confirmed']],
  review: [['reviewed'], ['authorized', 'declined', 'released', 'superseded', 'expired']],
  correction: [['corrected'], []],
  declined: [['reviewed', 'declined'], []],
  released: [['authorized', 'released'], ['answered_late']],
  expired: [['authorized', 'expired'], []],
  confirmed: [['reviewed', 'authorized', 'confirmed'], []],
};
const ended: readonly AuthorizationStatus[] = ['correction', 'declined', 'released', 'expired', 'confirmed'];

describe('an authorization', () => {
  for (const [status, [facts, followers]] of Object.entries(lives)) {
    it(`is ${status} after ${facts.join(', ') || 'nothing'}`, () => {
      expect(foldAuthorization(facts)).to.equal(status);
    });

    for (const fact of factTypes) {
      const isLawful = followers.includes(fact);
      it(`${isLawful ? 'moves on' : 'stays as it is'} when ${fact} comes to ${status}`, () => {
        expect(mayFollow(status as AuthorizationStatus, fact)).to.equal(isLawful);
        expect(foldAuthorization([...facts, fact])).to.equal(isLawful ? statusAfter[fact] : status);
      });
    }
  }

  it('may end without a decision of a review: when it is released, superseded or too old', () => {
    const ends = (['released', 'superseded', 'expired'] as const).map((fact) => foldAuthorization(['reviewed', fact]));
    expect(ends).to.deep.equal(['released', 'released', 'expired']);
  });

  it('is never revived, once ended, by any facts', () => {
    const facts = fc.array(fc.constantFrom(...factTypes), { maxLength: 12 });
    const lastFacts = fc.constantFrom(...ended).map((status) => lives[status][0]);
    fc.assert(
      fc.property(lastFacts, facts, (life, late) => {
        expect(foldAuthorization([...life, ...late])).to.equal(foldAuthorization(life));
      }),
    );
  });

  it('is confirmed only right after it was authorized, and at most once', () => {
    const facts = fc.array(fc.constantFrom(...factTypes), { maxLength: 12 });
    fc.assert(
      fc.property(facts, (given) => {
        const before = given.map((_, index) => foldAuthorization(given.slice(0, index)));
        const taken = given.filter((fact, index) => fact === 'confirmed' && before[index] === 'authorized');
        expect(taken.length).to.be.at.most(1);
        expect(foldAuthorization(given) === 'confirmed').to.equal(taken.length === 1);
      }),
    );
  });
});
