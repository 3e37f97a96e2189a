import { expect } from 'chai';
import { assess, type Assessment } from '../../src/domain/decision.js';
import type { CompanyRecord } from '../../src/domain/evidence.js';
import { housePolicy } from '../../src/domain/policy.js';
import { foundRecord, musterCompany, musterRecord, ratedReport, strangerRecord } from '../fixtures/business.js';

type Changes = Parameters<typeof musterRecord>[0];

/** Decides on a solvent company that typed what it did, from what registers have. */
function decide(...records: readonly CompanyRecord[]): Assessment {
  const evidence = [...records.map((record) => foundRecord(record)), ratedReport({ score: 90 })];
  const amount = { amount: 124_900, currency: 'EUR' };
  return assess({ company: musterCompany(), amount }, evidence, { exposure: 0 }, housePolicy);
}

const name = 'Mueller und Soehne GmbH';
const otherName = 'Andere Firma GmbH';
const vatNumber = 'DE812345678';
const place = { street: 'Hauptstr. 5', postcode: '12345', city: 'Musterstadt' };
const otherPlace = { street: 'Nebenweg 1', postcode: '54321', city: 'Anderstadt' };

/** The company's own record, or somebody else's, with other parts. */
const own = (changes: Changes) => musterRecord(changes);
const foreign = (changes: Changes) => strangerRecord(changes);

describe('A record is shown as a correction', () => {
  const shown: readonly (readonly [agreeing: string, record: CompanyRecord, paths: readonly string[]])[] = [
    ['name and numbers', own({ address: otherPlace }), ['street', 'postcode', 'city']],
    ['name and place', foreign({ name, address: place }), ['vatNumber', 'registrationNumber']],
    ['numbers and place', own({ name: otherName }), ['name']],
    ['place and one number, the other not told', own({ name: otherName, registrationNumber: undefined }), ['name']],
    ['numbers and most of the place', own({ name: otherName, address: { ...place, city: 'X' } }), ['name', 'city']],
    [
      'name and most of the place',
      foreign({ name, vatNumber, address: { ...place, street: 'X' } }),
      ['registrationNumber', 'street'],
    ],
  ];
  for (const [agreeing, record, paths] of shown) {
    it(`when ${agreeing} agree`, () => {
      const assessment = decide(record);
      expect(assessment).to.include({ outcome: 'correct', record });
      const told = assessment.outcome === 'correct' ? assessment.paths : [];
      expect(told.map((path) => path.split('.').at(-1))).to.deep.equal(paths);
    });
  }

  it('whichever register has it', () => {
    const poor = own({ name: otherName, address: undefined });
    const rich = own({ name: otherName });
    expect(decide(poor, rich)).to.include({ outcome: 'correct', record: rich });
    expect(decide(rich, poor)).to.include({ outcome: 'correct', record: rich });
  });
});

describe('A record is kept from strangers', () => {
  const hidden: readonly (readonly [agreeing: string, record: CompanyRecord])[] = [
    ['nothing', foreign({})],
    ['the name', foreign({ name })],
    ['the numbers', own({ name: otherName, address: otherPlace })],
    ['the place', foreign({ address: place })],
    ['the numbers and the town', own({ name: otherName, address: { ...otherPlace, city: 'Musterstadt' } })],
    ['the name and one of two numbers', foreign({ name, vatNumber })],
    ['the numbers, and the place is not told', own({ name: otherName, address: undefined })],
  ];
  for (const [agreeing, record] of hidden) {
    it(`that agree in no more than ${agreeing}`, () => {
      const assessment = decide(record);
      expect(assessment).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
      expect(assessment).not.to.have.property('record');
    });
  }
});

describe('An end that a register knows of', () => {
  for (const status of ['inactive', 'insolvent'] as const) {
    const refused = { outcome: 'decline', reason: 'risk_policy', paths: [] };

    it(`is held against the company: ${status}`, () => {
      expect(decide(own({ status }))).to.deep.include(refused);
    });

    it(`is no secret behind a correction: ${status}`, () => {
      expect(decide(own({ status, address: otherPlace }))).to.deep.include(refused);
    });

    it(`holds whatever another register says: ${status}`, () => {
      expect(decide(own({ status }), own({}))).to.deep.include(refused);
      expect(decide(own({}), own({ status }))).to.deep.include(refused);
    });

    it(`holds where the register tells the name only: ${status}`, () => {
      const silent = { vatNumber: undefined, registrationNumber: undefined, address: undefined };
      expect(decide(own({ status, ...silent }))).to.deep.include(refused);
    });

    it(`is not held against a company that was led to it by a mistyped number: ${status}`, () => {
      const led = foreign({ status, vatNumber });
      expect(decide(led)).to.include({ reason: 'debtor_not_identified' });
      expect(decide(led, own({}))).to.include({ reason: 'debtor_not_identified' });
    });
  }
});
