import { expect } from 'chai';
import fc from 'fast-check';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes } from '../../src/domain/country.js';
import { compact } from '../../src/domain/identifier.js';
import { findLegalForm } from '../../src/domain/legal-form.js';
import { checkVatNumber } from '../../src/domain/vat-number.js';
import { countryFixtures } from '../fixtures/countries/index.js';
import { vatVectors } from '../fixtures/vat-vectors.js';
import { arbitraryDecoration } from './decoration.js';

for (const country of countryCodes) {
  const pack = countryPacks[country];
  const { vatNumbers, vatIssues } = countryFixtures[country];

  describe(`A VAT number in ${country}`, () => {
    for (const [typed, value, display] of vatNumbers) {
      it(`is read from "${typed}"`, () =>
        expect(checkVatNumber(pack, typed)).to.deep.equal({ status: 'valid', value, display, issues: [] }));
    }

    for (const [typed, code, severity, legalForm] of vatIssues) {
      it(`typed as "${typed}"${legalForm ? ` for ${legalForm}` : ''}: ${code}`, () => {
        const check = checkVatNumber(pack, typed, findLegalForm(pack, legalForm ?? ''));
        if (check.status === 'empty') expect.fail('It was taken for nothing.');
        expect(check.issues.map((issue) => [issue.path, issue.code, issue.severity])).to.deep.equal([
          ['company.vatNumber', code, severity],
        ]);
        expect(check.status).to.equal(severity === 'error' ? 'invalid' : 'valid');
      });
    }

    it('reads the same once it is normalised, and once it is displayed', () => {
      for (const number of [...vatVectors[country].valid, ...(vatVectors[country].normalised ?? [])]) {
        const check = checkVatNumber(pack, number);
        if (check.status !== 'valid') expect.fail(number);
        expect(checkVatNumber(pack, check.value), number).to.deep.equal(check);
        expect(checkVatNumber(pack, check.display), number).to.deep.equal(check);
      }
    });

    it('reads the same in any case and with any separators', () => {
      fc.assert(
        fc.property(fc.constantFrom(...vatVectors[country].valid), arbitraryDecoration, (number, decorate) => {
          expect(checkVatNumber(pack, decorate(number))).to.deep.equal(checkVatNumber(pack, number));
        }),
      );
    });
  });
}

describe('A VAT number', () => {
  it('that is not there is nothing', () => {
    for (const typed of ['', '  ', '\u00a0', '-', '.,/'])
      expect(checkVatNumber(countryPacks.DE, typed)).to.deep.equal({ status: 'empty' });
  });

  it('of another country is left as it is and named', () => {
    expect(checkVatNumber(countryPacks.DE, 'at u1358 5627')).to.deep.equal({
      status: 'valid',
      value: 'ATU13585627',
      display: 'ATU13585627',
      issues: [{ path: 'company.vatNumber', code: 'vat_number_foreign', severity: 'hint', params: { country: 'AT' } }],
    });
  });

  it('of another country is never refused, whatever its check digit', () => {
    for (const home of countryCodes) {
      for (const country of countryCodes.filter((candidate) => candidate !== home)) {
        for (const number of [...vatVectors[country].valid, ...vatVectors[country].warning]) {
          // Norway's prefix is informal, and a number without it cannot be told from others.
          const check = checkVatNumber(countryPacks[home], number);
          expect(check.status, `${number} in ${home}`).to.equal('valid');
        }
      }
    }
  });

  it('never repeats what was typed in what is said about it', () => {
    for (const country of countryCodes) {
      for (const typed of ['secret 4711', '123456782B01', '181/815/08155']) {
        const check = checkVatNumber(countryPacks[country], typed, findLegalForm(countryPacks.NL, '4QXM'));
        if (check.status !== 'invalid') continue;
        const said = JSON.stringify(check.issues);
        expect(said, country).not.to.contain(compact(typed)).and.not.to.contain(typed);
      }
    }
  });

  it('of a Dutch sole trader with the citizen number stops in test mode as in live mode, and gives no value', () => {
    const check = checkVatNumber(countryPacks.NL, 'NL123456782B01', findLegalForm(countryPacks.NL, '4QXM'));
    expect(check).to.have.all.keys('status', 'issues');
    expect(JSON.stringify(check)).not.to.contain('123456782');
  });

  it('of a Dutch company may have those digits', () => {
    const check = checkVatNumber(countryPacks.NL, 'NL123456782B01', findLegalForm(countryPacks.NL, '54M6'));
    expect(check).to.include({ status: 'valid', value: 'NL123456782B01' });
  });
});

describe('The compact form', () => {
  it('is compact already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(compact(compact(text))).to.equal(compact(text));
      }),
    );
  });
});
