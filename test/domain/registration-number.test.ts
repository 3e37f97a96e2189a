import { expect } from 'chai';
import fc from 'fast-check';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes } from '../../src/domain/country.js';
import { findLegalForm } from '../../src/domain/legal-form.js';
import { checkRegistrationNumber } from '../../src/domain/registration-number.js';
import { countryFixtures } from '../fixtures/countries/index.js';
import { arbitraryDecoration } from './decoration.js';

for (const country of countryCodes) {
  const pack = countryPacks[country];
  const { registrations, registrationIssues } = countryFixtures[country];

  describe(`A registration number in ${country}`, () => {
    for (const [typed, number, display, { legalForm = '', court } = {}] of registrations) {
      it(`is read from "${typed}"${legalForm ? ` for ${legalForm}` : ''}`, () => {
        const check = checkRegistrationNumber(pack, findLegalForm(pack, legalForm), typed);
        if (check.status !== 'valid') expect.fail(JSON.stringify(check));
        const { register, ...value } = check.value;
        expect(value).to.deep.equal({ number, ...(court && { court }) });
        expect(pack.registrations.map((rule) => rule.register)).to.contain(register);
        expect(check.display).to.equal(display);
        expect(check.issues).to.deep.equal([]);
      });

      it(`reads the same from "${display}"`, () => {
        const form = findLegalForm(pack, legalForm);
        const check = checkRegistrationNumber(pack, form, typed);
        expect(checkRegistrationNumber(pack, form, display)).to.deep.equal(check);
      });
    }

    for (const [typed, code, severity, legalForm] of registrationIssues) {
      it(`typed as "${typed}"${legalForm ? ` for ${legalForm}` : ''}: ${code}`, () => {
        const check = checkRegistrationNumber(pack, findLegalForm(pack, legalForm ?? ''), typed);
        if (check.status === 'empty') expect.fail('It was taken for nothing.');
        expect(check.issues.map((issue) => [issue.path, issue.code, issue.severity])).to.deep.equal([
          ['company.registrationNumber', code, severity],
        ]);
        expect(check.status).to.equal(severity === 'error' ? 'invalid' : 'valid');
      });
    }
  });

  if (pack.registrations.every(({ lead }) => lead === undefined)) {
    describe(`A registration number in ${country}, which stands alone,`, () => {
      it('reads the same in any case and with any separators', () => {
        const examples = pack.registrations.map(({ example }) => example);
        fc.assert(
          fc.property(fc.constantFrom(...examples), arbitraryDecoration, (number, decorate) => {
            const plain = checkRegistrationNumber(pack, undefined, number);
            expect(checkRegistrationNumber(pack, undefined, decorate(number))).to.deep.equal(plain);
          }),
        );
      });
    });
  }
}

describe('A registration number', () => {
  it('that is not there is nothing', () => {
    for (const typed of ['', '  ', '-', '.,/'])
      expect(checkRegistrationNumber(countryPacks.DE, undefined, typed)).to.deep.equal({ status: 'empty' });
  });

  it('names the register that the legal form has', () => {
    const check = checkRegistrationNumber(countryPacks.DE, findLegalForm(countryPacks.DE, '8Z6G'), 'HRB 1234');
    expect(check).to.have.nested.property('issues[0].params.register', 'HRA');
  });

  it('tells a register from a word that only contains its name', () => {
    expect(checkRegistrationNumber(countryPacks.DE, undefined, 'Spr 1234').status).to.equal('invalid');
  });

  it('without its register belongs to the usual one, where the legal form is not known yet', () => {
    const check = checkRegistrationNumber(countryPacks.DE, undefined, '1234');
    expect(check).to.have.nested.property('value.register', 'HRB');
  });
});
