import { expect } from 'chai';
import { assess, type Assessment } from '../../src/domain/decision.js';
import type { Company } from '../../src/domain/company.js';
import { comparedFields, type CompanyRecord } from '../../src/domain/evidence.js';
import { correctedCompany } from '../../src/domain/identify.js';
import { housePolicy } from '../../src/domain/policy.js';
import { foundRecord, musterCompany, musterRecord, ratedReport, strangerRecord } from '../fixtures/business.js';

type Changes = Parameters<typeof musterRecord>[0];

/** Decides on a solvent company that typed what it did, from what registers have. */
function decide(...records: readonly CompanyRecord[]): Assessment {
  return decideOn(musterCompany(), ...records);
}

function decideOn(company: Company, ...records: readonly CompanyRecord[]): Assessment {
  const evidence = [...records.map((record) => foundRecord(record)), ratedReport({ score: 90 })];
  const amount = { amount: 124_900, currency: 'EUR' };
  return assess({ company, amount }, evidence, { exposure: 0 }, housePolicy);
}

const name = 'Mueller und Soehne GmbH';
const otherName = 'Andere Firma GmbH';
const vatNumber = 'DE812345678';
/** Each is near what the company typed: a slip, a longer name of the town. */
const nearName = 'Müler & Söhne GmbH';
const nearStreet = 'Hautpstr. 5';
const nearCity = 'Musterstadt am See';
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
    [
      'numbers and nearly the name',
      own({ name: nearName, address: otherPlace }),
      ['name', 'street', 'postcode', 'city'],
    ],
    ['numbers and nearly the name, and the place is not told', own({ name: nearName, address: undefined }), ['name']],
    [
      'numbers and nearly the place',
      own({ name: otherName, address: { ...place, street: nearStreet, city: 'X' } }),
      ['name', 'street', 'city'],
    ],
    ['everything, but the town is written otherwise', own({ address: { ...place, city: nearCity } }), ['city']],
    [
      'name and place, and the town is written otherwise',
      foreign({ name, address: { ...place, city: nearCity } }),
      ['vatNumber', 'registrationNumber', 'city'],
    ],
    ['numbers and place, not the legal form', own({ name: 'Müller & Söhne AG' }), ['name', 'legalForm']],
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

  it('as it is written by the register that has small letters, if one has', () => {
    const quiet = own({ name: otherName });
    const loud = own({ name: otherName, address: { ...place, city: place.city.toUpperCase() } });
    expect(decide(loud, quiet)).to.include({ outcome: 'correct', record: quiet });
    expect(decide(loud)).to.include({ outcome: 'correct', record: loud });
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
    ['nearly the name', foreign({ name: nearName })],
    ['nearly the name and the place', foreign({ name: nearName, address: place })],
    ['the name and nearly the place', foreign({ name, address: { ...place, street: nearStreet, city: nearCity } })],
    ['nearly the name and one of two numbers', foreign({ name: nearName, vatNumber })],
    [
      'nearly the name, street and town',
      foreign({ name: nearName, address: { ...otherPlace, street: nearStreet, city: nearCity } }),
    ],
    [
      'the numbers, nearly street and town',
      own({ name: otherName, address: { ...otherPlace, street: nearStreet, city: nearCity } }),
    ],
    ['the numbers and the name of another legal form', own({ name: 'Müller & Söhne AG', address: otherPlace })],
    ['name and place of another legal form', foreign({ name: 'Müller & Söhne', legalForm: '6QQB', address: place })],
  ];
  for (const [agreeing, record] of hidden) {
    it(`that agree in no more than ${agreeing}`, () => {
      const assessment = decide(record);
      expect(assessment).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
      expect(assessment).not.to.have.property('record');
    });
  }
});

describe('A GmbH and an AG of one name under one roof', () => {
  const nameless = musterCompany({ name: 'Müller & Söhne' });

  it('are two companies, and what is known of one is kept from the other', () => {
    const assessment = decideOn(nameless, foreign({ name: 'Müller & Söhne', legalForm: '6QQB', address: place }));
    expect(assessment).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
  });

  it('are one where the number is: then only the legal form is corrected', () => {
    const assessment = decideOn(nameless, own({ name: 'Müller & Söhne', legalForm: '6QQB' }));
    expect(assessment).to.deep.include({ outcome: 'correct', paths: ['company.legalForm'] });
  });
});

describe('What is only near', () => {
  const records: readonly (readonly [what: string, changes: Changes, ...paths: string[]])[] = [
    ['name', { name: nearName }, 'company.name'],
    ['street', { address: { ...place, street: nearStreet } }, 'company.address.street'],
    ['town', { address: { ...place, city: nearCity } }, 'company.address.city'],
    ['legal form', { name: 'Müller & Söhne', legalForm: 'SCE1' }, 'company.name', 'company.legalForm'],
  ];
  for (const [what, changes, ...paths] of records) {
    it(`is to be confirmed, not passed over: the ${what}`, () => {
      expect(decide(own(changes))).to.deep.include({ outcome: 'correct', paths });
    });

    it(`need not be confirmed where another register has it as it was typed: the ${what}`, () => {
      const exact = own({ legalForm: '2HBR' });
      expect(decide(own(changes), exact).outcome).to.equal('proceed');
      expect(decide(exact, own(changes)).outcome).to.equal('proceed');
    });
  }

  it('is to be confirmed although somebody else’s record has it as it was typed', () => {
    const assessment = decide(own({ name: nearName }), foreign({ name }));
    expect(assessment).to.deep.include({ outcome: 'correct', paths: ['company.name'] });
  });
});

describe('A correction that was confirmed', () => {
  const records = [
    own({ name: nearName }),
    own({ name: otherName }),
    own({ name: 'Müller & Söhne AG' }),
    own({ name: 'Müller & Söhne', legalForm: '6QQB' }),
    own({ name: 'Müller & Söhne GmbH & Co. KG' }),
    own({ address: { street: nearStreet, postcode: '12346', city: 'Musterstadt' } }),
    own({ address: { ...place, city: nearCity } }),
    own({ address: otherPlace }),
  ];
  for (const record of records) {
    it(`is the company sent again: ${JSON.stringify([record.name, record.legalForm, record.address])}`, () => {
      const assessment = decide(record);
      if (assessment.outcome !== 'correct') throw new Error(assessment.outcome);
      const corrected = correctedCompany(musterCompany(), record, assessment.paths);
      expect(Object.keys(corrected)).to.deep.equal(assessment.paths);
      const { address, name: typed, legalForm } = musterCompany();
      const company = musterCompany({
        name: corrected['company.name'] ?? typed,
        legalForm: corrected['company.legalForm'] ?? legalForm,
        address: {
          ...address,
          street: corrected['company.address.street'] ?? address.street,
          postcode: corrected['company.address.postcode'] ?? address.postcode,
          city: corrected['company.address.city'] ?? address.city,
        },
      });
      expect(decideOn(company, record).outcome).to.equal('proceed');
    });
  }

  it('has no field that the register does not tell', () => {
    const corrected = correctedCompany(musterCompany(), { name: 'Muster', status: 'active' }, comparedFields);
    expect(corrected).to.deep.equal({ 'company.name': 'Muster' });
  });
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

  it('is held against the company although it stands in the name only', () => {
    const refused = { outcome: 'decline', reason: 'risk_policy', paths: [] };
    const ending = 'Müller & Söhne GmbH i.L.';
    expect(decide(own({ name: ending }))).to.deep.include(refused);
    expect(decide(own({ name: ending, address: undefined }), own({}))).to.deep.include(refused);
    expect(decide(own({ name: 'Andere Firma GmbH in Liquidation' }))).to.deep.include(refused);
  });

  it('is no reason to trust the name without it', () => {
    const silent = { vatNumber: undefined, registrationNumber: undefined, address: undefined };
    const assessment = decide(own({ name: 'Müller & Söhne GmbH i.L.', ...silent }), own({}));
    expect(assessment).to.include({ outcome: 'decline', reason: 'debtor_not_identified' });
  });
});
