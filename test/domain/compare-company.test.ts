import { expect } from 'chai';
import { compareCompany, legalFormOf, tellsEnd } from '../../src/domain/compare-company.js';
import { comparedFields, type ComparedField } from '../../src/domain/evidence.js';
import { musterCompany, musterRecord, strangerRecord } from '../fixtures/business.js';
import { companyPairs } from '../fixtures/company-pairs.js';

describe('A legal form compared with a register', () => {
  const judgeForm = (typed: Parameters<typeof musterCompany>[0], known: Parameters<typeof musterRecord>[0]): string => {
    const comparison = compareCompany(musterCompany(typed), musterRecord(known));
    return `${comparison['company.name']}, ${comparison['company.legalForm']}`;
  };
  const gmbh = '2HBR';
  const ag = '6QQB';

  it('is the same inside the name, beside it and in both', () => {
    const inside = { name: 'Zeta Electronics Gold GmbH', legalForm: gmbh };
    const beside = { name: 'Zeta Electronics Gold', legalForm: gmbh };
    for (const typed of [inside, beside])
      for (const known of [inside, beside, { name: inside.name }])
        expect(judgeForm(typed, known), JSON.stringify([typed, known])).to.equal('same, same');
  });

  it('is another beside the same name, and makes another name where the name carries it', () => {
    expect(judgeForm({ name: 'Muster', legalForm: gmbh }, { name: 'Muster AG' })).to.equal('same, different');
    expect(judgeForm({ name: 'Muster', legalForm: gmbh }, { name: 'Muster', legalForm: ag })).to.equal(
      'same, different',
    );
    expect(judgeForm({ name: 'Muster GmbH', legalForm: gmbh }, { name: 'Muster', legalForm: ag })).to.equal(
      'different, different',
    );
  });

  it('is near where one form is a special case of the other', () => {
    expect(judgeForm({ name: 'Muster', legalForm: 'SCE1' }, { name: 'Muster GmbH' })).to.equal('same, near');
  });

  it('is not told by a register without one, or with one that we do not know', () => {
    expect(judgeForm({ name: 'Muster', legalForm: gmbh }, { name: 'Muster' })).to.equal('same, unknown');
    expect(judgeForm({ name: 'Muster', legalForm: gmbh }, { name: 'Muster', legalForm: 'ZZZZ' })).to.equal(
      'same, unknown',
    );
  });

  it('is not read out of a person’s own name', () => {
    const address = { street: 'X', postcode: '1', city: 'X', country: 'NO' } as const;
    const company = musterCompany({ name: 'Da Vinci Frisør', legalForm: 'EXD7', address });
    expect(compareCompany(company, musterRecord({ name: 'DA VINCI FRISØR' }))['company.legalForm']).to.equal('unknown');
  });

  it('of the register is the one it tells, or else the one in its name', () => {
    expect(legalFormOf('DE', musterRecord({ name: 'Muster GmbH', legalForm: ag }))).to.equal(ag);
    expect(legalFormOf('DE', musterRecord({ name: 'Muster GmbH' }))).to.equal(gmbh);
    expect(legalFormOf('DE', musterRecord({ name: 'Muster' }))).to.equal(undefined);
  });
});

describe('The end of a company', () => {
  const ended = [
    ['DE', 'Muster GmbH i.L.'],
    ['DE', 'Muster GmbH in Liquidation'],
    ['AT', 'Muster GmbH in Liqu. (in Liquidation)'],
    ['FR', 'EXEMPLE SAS EN LIQUIDATION JUDICIAIRE'],
    ['NL', 'Voorbeeld B.V. in liquidatie'],
    ['SE', 'Exempel AB i konkurs'],
    ['NO', 'PRØVE AS UNDER AVVIKLING'],
    ['FI', 'Esimerkki Oy selvitystilassa'],
    ['ES', 'Ejemplo S.L. (en liquidación)'],
    ['DK', 'Eksempel ApS under tvangsopløsning'],
  ] as const;
  for (const [country, name] of ended) {
    it(`is told by a name: ${name}`, () => expect(tellsEnd(country, name)).to.equal(true));
  }

  it('is not told by any other', () => {
    for (const { country, one, other } of companyPairs.filter(({ kind, label }) => kind === 'name' && label === 'same'))
      for (const name of [one, other]) expect(tellsEnd(country, name), name).to.equal(false);
  });
});

describe('A company compared with a record', () => {
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
    ['company.legalForm', { name: 'Müller & Söhne', legalForm: '63KS' }],
    ['company.vatNumber', { vatNumber: 'DE812345679' }],
    ['company.registrationNumber', { registrationNumber: 'HRB4712' }],
    ['company.address.street', { address: address && { ...address, street: 'Other 1' } }],
    ['company.address.postcode', { address: address && { ...address, postcode: '12346' } }],
    ['company.address.city', { address: address && { ...address, city: 'Other' } }],
  ];
  for (const [field, changes] of deviations) {
    it(`differs in ${field} only, when only that is another`, () => {
      const name = field === 'company.legalForm' ? 'Müller & Söhne' : musterCompany().name;
      const comparison = compareCompany(musterCompany({ name }), musterRecord(changes));
      expect(comparedFields.filter((path) => comparison[path] === 'different')).to.deep.equal([field]);
      expect(Object.values(comparison)).not.to.include('near');
    });
  }

  it('is unknown where one of them tells nothing', () => {
    const silent = musterRecord({ vatNumber: undefined, registrationNumber: undefined, address: undefined });
    const told = compareCompany(musterCompany(), silent);
    expect(comparedFields.filter((path) => told[path] !== 'unknown')).to.deep.equal([
      'company.name',
      'company.legalForm',
    ]);
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
