import { expect } from 'chai';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { checkVatNumber } from '../../src/domain/vat-number.js';
import { vatVectors, type VatVectors } from '../fixtures/vat-vectors.js';

type Verdict = keyof VatVectors;

function classify(country: CountryCode, typed: string): Verdict | 'foreign' {
  const check = checkVatNumber(countryPacks[country], typed);
  if (check.status !== 'valid') return 'error';
  const [issue] = check.issues;
  if (issue) return issue.code === 'vat_number_check_digit' ? 'warning' : 'foreign';
  return check.value === typed ? 'valid' : 'normalised';
}

describe('The published lists of VAT numbers', () => {
  for (const country of countryCodes) {
    for (const [verdict, numbers] of Object.entries(vatVectors[country]) as [Verdict, readonly string[]][]) {
      it(`${country}: ${numbers.length} ${verdict}`, () => {
        const others = numbers.filter((number) => classify(country, number) !== verdict);
        expect(others, 'otherwise').to.deep.equal([]);
      });
    }
  }

  it('are whole', () => {
    const count = (verdicts: readonly Verdict[]): number =>
      countryCodes.flatMap((country) => verdicts.flatMap((verdict) => vatVectors[country][verdict] ?? [])).length;
    expect(count(['valid', 'normalised'])).to.equal(479);
    expect(count(['warning', 'error'])).to.equal(124);
  });

  it('differ from ours only in numbers without their last letters, which Norwegians leave out', () => {
    const different = countryCodes.filter((country) => vatVectors[country].normalised);
    expect(different).to.deep.equal(['NO']);
    // Skatteetaten: the letters MVA behind the organisation number say that it is registered for VAT.
    for (const number of vatVectors.NO.normalised ?? []) {
      const check = checkVatNumber(countryPacks.NO, number);
      expect(check).to.include({ status: 'valid', value: `${number}MVA` });
    }
  });
});
