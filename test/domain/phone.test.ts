import { expect } from 'chai';
import fc from 'fast-check';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { checkPhone, formatPhoneAsTyped } from '../../src/domain/phone.js';

// Examples of the library's own metadata, and the ways people write them.
const written: readonly (readonly [country: CountryCode, typed: string, e164: string])[] = [
  ['DE', '030/123456', '+4930123456'],
  ['DE', '+49 (0)30 123456', '+4930123456'],
  ['DE', '0049 30 123456', '+4930123456'],
  ['DE', '01512 3456789', '+4915123456789'],
  ['FR', '06 12 34 56 78', '+33612345678'],
  ['NL', '06 12345678', '+31612345678'],
  ['SE', '070-123 45 67', '+46701234567'],
  ['NO', '40 61 23 45', '+4740612345'],
  ['FI', '041 2345678', '+358412345678'],
  ['AT', '0664 123456', '+43664123456'],
  ['ES', '612 34 56 78', '+34612345678'],
  ['DK', '34 41 23 45', '+4534412345'],
  ['NO', '+47 79 12 34 56', '+4779123456'],
  ['FI', '+358 18 12345', '+3581812345'],
];

describe('A phone number', () => {
  for (const [country, typed, e164] of written) {
    it(`in ${country} written "${typed}" is ${e164}`, () => {
      const check = checkPhone(country, typed);
      expect(check).to.deep.include({ status: 'valid', value: e164, issues: [] });
    });
  }

  it('keeps its extension in what is shown, not in its value', () => {
    const check = checkPhone('DE', '030-123456 ext 12');
    expect(check).to.deep.include({ status: 'valid', value: '+4930123456' });
    expect(check.status === 'valid' && check.display).to.match(/ext 12$/);
  });

  it('of another country passes as it is', () => {
    expect(checkPhone('DE', '+41 44 668 18 00')).to.deep.include({
      status: 'valid',
      value: '+41446681800',
      issues: [],
    });
  });

  it('that no plan knows is doubted, and taken all the same', () => {
    const check = checkPhone('NO', '10 00 00 00');
    expect(check.status).to.equal('valid');
    expect(check.status === 'valid' && check.issues.map(({ severity }) => severity)).to.deep.equal(['hint']);
  });

  for (const text of ['call me', '12', '--', '+', '1'.repeat(40)]) {
    it(`is not what "${text.slice(0, 12)}" is`, () => {
      expect(checkPhone('DE', text).status).not.to.equal('valid');
    });
  }

  it('may be missing', () => {
    expect(checkPhone('DE', '  ')).to.deep.equal({ status: 'empty' });
  });

  it('is grouped while it is typed, and its digits stay', () => {
    let shown = '';
    for (const digit of '03012345678') shown = formatPhoneAsTyped('DE', shown + digit);
    expect(shown).to.equal('030 12345678');
    expect(formatPhoneAsTyped('DE', '+41446681800')).to.equal('+41446681800');
    expect(formatPhoneAsTyped('DE', '030 abc')).to.equal('030 abc');
  });

  it('is the same when its tidy form is read again', () => {
    const number = fc
      .tuple(fc.constantFrom('+49', '+47', '0', ''), fc.stringMatching(/^\d{5,11}$/))
      .map(([lead, rest]) => lead + rest);
    fc.assert(
      fc.property(fc.constantFrom(...countryCodes), number, (country, typed) => {
        const check = checkPhone(country, typed);
        if (check.status !== 'valid') return;
        expect(checkPhone(country, check.display)).to.deep.include({ status: 'valid', value: check.value });
      }),
    );
  });
});
