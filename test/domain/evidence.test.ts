import { expect } from 'chai';
import { compareCompany, comparedFields, type ComparedField } from '../../src/domain/evidence.js';
import { musterCompany, musterRecord, strangerRecord } from '../fixtures/business.js';

function nameVerdict(given: string, known: string): string {
  return compareCompany(musterCompany({ name: given }), musterRecord({ name: known }))['company.name'];
}

function streetVerdict(given: string, known: string): string {
  const { address } = musterCompany();
  const record = musterRecord({ address: { ...address, street: known } });
  const company = musterCompany({ address: { ...address, street: given } });
  return compareCompany(company, record)['company.address.street'];
}

describe('a name compared with a register', () => {
  const same: readonly (readonly [given: string, known: string])[] = [
    ['Müller & Söhne GmbH', 'MÜLLER & SÖHNE GMBH'],
    ['Müller & Söhne GmbH', 'Mueller und Soehne GmbH'],
    ['Muster Handels-GmbH', 'Muster Handels GmbH'],
    ['Café des Élèves', 'CAFE DES ELEVES'],
    ['Løvås & Sønn AS', 'Loevaas og Soenn AS'],
    ['Smith & Sons', 'Smith and Sons'],
    ['Dupont & Fils', 'Dupont et Fils'],
    ['Jansen & Zonen B.V.', 'Jansen en Zonen BV'],
    ['Andersson & Co AB', 'Andersson och Co AB'],
    ['Virtanen & Pojat Oy', 'Virtanen ja Pojat Oy'],
    ['García & Hijos, S.L.', 'Garcia y Hijos SL'],
    ['Smith&Sons', 'SMITH AND SONS'],
    ['Élan et Cie', 'E\u0301lan et Cie'],
    ['Tepe\u0301y', 'Tepéy'],
    ['Y\u0301mir', 'Ýmir'],
  ];
  for (const [given, known] of same) {
    it(`is the same for "${given}" and "${known}"`, () => {
      expect(nameVerdict(given, known)).to.equal('same');
      expect(nameVerdict(known, given)).to.equal('same');
    });
  }

  const different: readonly (readonly [given: string, known: string])[] = [
    ['Muster GmbH', 'Muster AG'],
    ['Müller GmbH', 'Muller GmbH'],
    ['Muster Eins GmbH', 'Muster Zwei GmbH'],
    ['Frøy AS', 'Frø & AS'],
    ['Café y', 'Cafey'],
    ['Müller Söhne GmbH', 'Müller & Söhne GmbH'],
  ];
  for (const [given, known] of different) {
    it(`is another for "${given}" and "${known}"`, () => expect(nameVerdict(given, known)).to.equal('different'));
  }
});

describe('a street compared with a register', () => {
  const spellings = ['Hauptstraße 5', 'Hauptstr. 5', 'Hauptstr 5', 'HAUPTSTRASSE 5', 'Hauptstr.5', 'hauptstraße  5,'];
  for (const given of spellings) {
    for (const known of spellings) {
      it(`is the same for "${given}" and "${known}"`, () => expect(streetVerdict(given, known)).to.equal('same'));
    }
  }

  it('is the same where the word stands alone or in front', () => {
    expect(streetVerdict('Berliner Str. 1', 'Berliner Straße 1')).to.equal('same');
    expect(streetVerdict('Str. des 17. Juni 9', 'Straße des 17. Juni 9')).to.equal('same');
  });

  it('is another with another number, word or end', () => {
    expect(streetVerdict('Hauptstr. 5', 'Hauptstraße 6')).to.equal('different');
    expect(streetVerdict('Hauptweg 5', 'Hauptstraße 5')).to.equal('different');
    expect(streetVerdict('Poststr. 5', 'Poststraßenhof 5')).to.equal('different');
  });
});

describe('a company compared with a record', () => {
  it('is the same in every field of its own', () => {
    expect(new Set(Object.values(compareCompany(musterCompany(), musterRecord())))).to.deep.equal(new Set(['same']));
    expect(Object.keys(compareCompany(musterCompany(), musterRecord()))).to.have.members([...comparedFields]);
  });

  it("differs in every field of somebody else's", () => {
    const comparison = compareCompany(musterCompany(), strangerRecord());
    expect(new Set(Object.values(comparison))).to.deep.equal(new Set(['different']));
  });

  const { address } = musterRecord();
  const deviations: readonly (readonly [ComparedField, Parameters<typeof musterRecord>[0]])[] = [
    ['company.name', { name: 'Other' }],
    ['company.vatNumber', { vatNumber: 'DE898765432' }],
    ['company.registrationNumber', { registrationNumber: 'HRB1' }],
    ['company.address.street', { address: address && { ...address, street: 'Other 1' } }],
    ['company.address.postcode', { address: address && { ...address, postcode: '54321' } }],
    ['company.address.city', { address: address && { ...address, city: 'Other' } }],
  ];
  for (const [field, changes] of deviations) {
    it(`differs in ${field} only, when only that is another`, () => {
      const comparison = compareCompany(musterCompany(), musterRecord(changes));
      expect(comparedFields.filter((path) => comparison[path] === 'different')).to.deep.equal([field]);
    });
  }

  it('is unknown where one of them tells nothing', () => {
    const silent = musterRecord({ vatNumber: undefined, registrationNumber: undefined, address: undefined });
    const told = compareCompany(musterCompany(), silent);
    expect(comparedFields.filter((path) => told[path] !== 'unknown')).to.deep.equal(['company.name']);
    const numberless = compareCompany(musterCompany({ vatNumber: undefined, registration: undefined }), musterRecord());
    expect(comparedFields.filter((path) => numberless[path] === 'unknown')).to.deep.equal([
      'company.vatNumber',
      'company.registrationNumber',
    ]);
  });

  it('has the same numbers and places however they are spelled', () => {
    const record = musterRecord({
      vatNumber: 'de 812 345 678',
      registrationNumber: 'HRB 4711',
      address: { street: 'Hauptstr. 5', postcode: '12 345', city: 'MUSTERSTADT' },
    });
    expect(new Set(Object.values(compareCompany(musterCompany(), record)))).to.deep.equal(new Set(['same']));
  });
});
