import { expect } from 'chai';
import type { Buyer, BuyerEntry } from '../../src/domain/buyer.js';
import { checkBuyer, tidy } from '../../src/domain/check-buyer.js';
import { countryPacks } from '../../src/domain/countries/index.js';
import { countryCodes, type CountryCode } from '../../src/domain/country.js';
import { fieldsOf } from '../../src/domain/fields.js';
import type { CheckOptions, FieldPath, Issue } from '../../src/domain/issue.js';
import { legalFormsOf } from '../../src/domain/legal-form.js';

/** Billie's published test buyer, with a VAT number that passes. */
const zeta: BuyerEntry = {
  'company.name': 'Zeta Electronics Gold GmbH',
  'company.legalForm': '2HBR',
  'company.vatNumber': 'DE 111 111 125',
  'company.registrationNumber': 'HRB 934855',
  'company.address.street': 'Tannenweg 4',
  'company.address.postcode': '77716',
  'company.address.city': 'Haslach im Kinzigtal',
  'contact.firstName': 'Uno',
  'contact.lastName': 'Eins',
  'contact.email': 'uno.eins@zeta.example',
};

/** The same buyer elsewhere: numbers and postcode are the pack's own examples. */
function entryIn(country: CountryCode, more: BuyerEntry = {}): BuyerEntry {
  const pack = countryPacks[country];
  const [form] = legalFormsOf(pack);
  return {
    ...zeta,
    'company.legalForm': form?.code ?? '',
    'company.vatNumber': pack.vat.example,
    'company.registrationNumber': pack.registrations[0]?.example ?? '',
    'company.address.postcode': pack.address.postcode.example,
    ...more,
  };
}

const live: CheckOptions = { mode: 'live' };
const test: CheckOptions = { mode: 'test' };

function buyerOf(country: CountryCode, entry: BuyerEntry, options = live): Buyer {
  const check = checkBuyer(countryPacks[country], entry, options);
  if (check.status === 'invalid') expect.fail(JSON.stringify(check.issues));
  return check.buyer;
}

const issuesOf = (country: CountryCode, entry: BuyerEntry, options = live): readonly (readonly string[])[] =>
  checkBuyer(countryPacks[country], entry, options).issues.map(({ path, code, severity }: Issue) => [
    path,
    code,
    severity,
  ]);

describe('A complete entry', () => {
  for (const country of countryCodes) {
    it(`becomes a buyer in ${country}`, () => {
      const buyer = buyerOf(country, entryIn(country));
      expect(buyer.company).to.include({ name: 'Zeta Electronics Gold GmbH' });
      expect(buyer.company.address).to.include({ country, street: 'Tannenweg 4' });
      expect(buyer.company).to.have.property('registration');
      expect(buyer.company.vatNumber).to.match(new RegExp(`^${countryPacks[country].vat.prefix}`));
      expect(buyer.contact).to.deep.equal({
        firstName: 'Uno',
        lastName: 'Eins',
        email: 'uno.eins@zeta.example',
      });
    });
  }

  it('is normalised', () => {
    const buyer = buyerOf('DE', {
      ...zeta,
      'company.name': '  Zeta   Electronics Gold GmbH ',
      'company.vatNumber': 'de111111125',
      'company.registrationNumber': 'hrb934855 Freiburg i. Breisgau',
      'company.address.postcode': 'D-77716',
      'contact.email': ' uno.eins@zeta.example ',
      purchaseOrder: ' PO  7 ',
      invoiceEmail: 'rechnung@zeta.example',
    });
    expect(buyer).to.deep.equal({
      company: {
        name: 'Zeta Electronics Gold GmbH',
        legalForm: '2HBR',
        vatNumber: 'DE111111125',
        registration: { register: 'HRB', number: 'HRB934855', court: 'Freiburg i. Breisgau' },
        address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal', country: 'DE' },
      },
      contact: { firstName: 'Uno', lastName: 'Eins', email: 'uno.eins@zeta.example' },
      purchaseOrder: 'PO 7',
      invoiceEmail: 'rechnung@zeta.example',
    });
  });

  it('loses what its country and legal form do not ask for', () => {
    expect(buyerOf('DE', { ...zeta, 'company.legalForm': 'FR3V' }).company).not.to.have.property('registration');
    const { company } = buyerOf('SE', entryIn('SE', { 'company.vatNumber': 'DE111111125' }));
    expect(company.vatNumber).to.equal('SE556188840401');
  });

  it('brings the region along in Spain, where it follows from the postcode', () => {
    expect(buyerOf('ES', entryIn('ES', { 'company.address.postcode': 'E-28300' })).company.address).to.include({
      postcode: '28300',
      region: 'Madrid',
    });
    expect(buyerOf('DE', zeta).company.address).not.to.have.property('region');
  });
});

describe('A company of which one number was given', () => {
  const numbers = (country: CountryCode, more: BuyerEntry): object => {
    const { vatNumber, registration, derived } = buyerOf(country, entryIn(country, more)).company;
    return { vatNumber, number: registration?.number, derived };
  };

  it('has the VAT number that follows from it', () => {
    expect(numbers('SE', {})).to.deep.equal({
      vatNumber: 'SE556188840401',
      number: '5561888404',
      derived: 'vatNumber',
    });
    expect(numbers('NO', {})).to.deep.equal({ vatNumber: 'NO864234232MVA', number: '864234232', derived: 'vatNumber' });
    expect(numbers('FI', {})).to.deep.equal({ vatNumber: 'FI20774740', number: '20774740', derived: 'vatNumber' });
    expect(numbers('ES', {})).to.deep.equal({ vatNumber: 'ESA58818501', number: 'A58818501', derived: 'vatNumber' });
    expect(numbers('DK', {})).to.deep.equal({ vatNumber: 'DK13585628', number: '13585628', derived: 'vatNumber' });
  });

  it('may give either in France', () => {
    const both = { vatNumber: 'FR44732829320', number: '732829320' };
    expect(numbers('FR', {})).to.deep.equal({ ...both, derived: undefined });
    expect(numbers('FR', { 'company.vatNumber': '' })).to.deep.equal({ ...both, derived: 'vatNumber' });
    expect(numbers('FR', { 'company.registrationNumber': '' })).to.deep.equal({ ...both, derived: 'registration' });
    expect(numbers('FR', { 'company.registrationNumber': ' - ' })).to.deep.equal({ ...both, derived: 'registration' });
  });

  it('still needs its SIREN where the VAT number does not tell it', () => {
    const required = ['company.registrationNumber', 'required', 'error'];
    for (const vatNumber of ['', 'DE111111125', 'FR90000000026', 'FR45732829320', 'keine']) {
      const entry = entryIn('FR', { 'company.registrationNumber': '', 'company.vatNumber': vatNumber });
      expect(issuesOf('FR', entry), vatNumber).to.deep.include(required);
    }
  });

  it('needs both where neither follows', () => {
    for (const country of ['DE', 'AT', 'NL'] as const) {
      for (const path of ['company.registrationNumber', 'company.vatNumber'] as const)
        expect(issuesOf(country, entryIn(country, { [path]: '' }))).to.deep.equal([[path, 'required', 'error']]);
    }
  });
});

describe('An entry that is not right', () => {
  it('tells everything that is missing', () => {
    const required = fieldsOf(countryPacks.DE, '').filter(({ isOptional }) => !isOptional);
    expect(issuesOf('DE', {})).to.deep.equal(required.map(({ path }) => [path, 'required', 'error']));
  });

  it('is missing what is only marks and blanks', () => {
    expect(issuesOf('DE', { ...zeta, 'company.name': ' - ', 'contact.firstName': '...' })).to.deep.equal([
      ['company.name', 'required', 'error'],
      ['contact.firstName', 'required', 'error'],
    ]);
    expect(buyerOf('DE', { ...zeta, purchaseOrder: '-' })).not.to.have.property('purchaseOrder');
  });

  const wrong: readonly (readonly [FieldPath, string, string])[] = [
    ['company.name', 'x'.repeat(256), 'too_long'],
    ['company.name', 'Zeta\u0007', 'characters_not_allowed'],
    ['company.address.street', 'Tannenweg\n4', 'characters_not_allowed'],
    ['company.legalForm', 'XXXX', 'legal_form_unknown'],
    ['company.legalForm', 'YI42', 'legal_form_unknown'],
    ['company.vatNumber', '181/815/08155', 'vat_number_is_tax_number'],
    ['company.registrationNumber', 'HRB', 'registration_number_shape'],
    ['company.address.postcode', '7771', 'postcode_shape'],
    ['contact.email', 'uno.eins', 'email_shape'],
    ['contact.email', 'uno@eins', 'email_shape'],
    ['contact.email', 'uno eins@zeta.example', 'email_shape'],
    ['invoiceEmail', '@zeta.example', 'email_shape'],
    ['contact.phone', 'call me', 'phone_shape'],
  ];
  for (const [path, text, code] of wrong) {
    it(`tells ${code} of ${path}`, () =>
      expect(issuesOf('DE', { ...zeta, [path]: text })).to.deep.equal([[path, code, 'error']]));
  }

  it('may have addresses that look unusual and are not', () => {
    for (const email of ['uno+eins@sub.zeta.example', "o'uno@zeta.example", 'uno@bücher.example', 'u@z.example'])
      expect(buyerOf('DE', { ...zeta, 'contact.email': email }).contact.email).to.equal(email);
  });
});

describe('A doubt in an entry', () => {
  const doubtful = { ...zeta, 'company.vatNumber': 'DE812345678' };
  const doubt = ['company.vatNumber', 'vat_number_check_digit'];

  it('stops in live mode', () => {
    expect(checkBuyer(countryPacks.DE, doubtful, live).status).to.equal('invalid');
    expect(issuesOf('DE', doubtful)).to.deep.equal([[...doubt, 'warning']]);
  });

  it('stops no longer once it is answered, and only the one that is', () => {
    const insisted: CheckOptions = { mode: 'live', insisted: ['company.vatNumber'] };
    expect(buyerOf('DE', doubtful, insisted).company.vatNumber).to.equal('DE812345678');
    expect(issuesOf('DE', doubtful, insisted)).to.deep.equal([[...doubt, 'hint']]);
    expect(checkBuyer(countryPacks.DE, doubtful, { ...live, insisted: ['company.name'] }).status).to.equal('invalid');
  });

  it('is a hint in test mode: the provider’s published buyers can order', () => {
    // docs.billie.io, "International test buyer accounts".
    const buyers: readonly (readonly [CountryCode, string, string])[] = [
      ['AT', '234567a', 'ATU12345678'],
      ['DK', '12345678', 'DK87654321'],
      ['FI', '2987654-0', 'FI29876541'],
    ];
    for (const [country, registration, vatNumber] of buyers) {
      const entry = entryIn(country, {
        'company.registrationNumber': registration,
        'company.vatNumber': vatNumber,
      });
      expect(buyerOf(country, entry, test).company).to.have.property('registration');
    }
    expect(buyerOf('DE', doubtful, test).company.vatNumber).to.equal('DE812345678');
  });

  it('about a number lets nothing follow from it', () => {
    const entry = entryIn('DK', { 'company.registrationNumber': '12345678' });
    expect(buyerOf('DK', entry, test).company).not.to.have.any.keys('vatNumber', 'derived');
  });
});

describe('The citizen number of a Dutch sole trader', () => {
  const entry = entryIn('NL', { 'company.legalForm': '4QXM', 'company.vatNumber': 'NL123456782B01' });
  const personal = [['company.vatNumber', 'vat_number_is_personal', 'error']];

  it('stops, whatever the mode and however much the buyer insists', () => {
    expect(issuesOf('NL', entry)).to.deep.equal(personal);
    expect(issuesOf('NL', entry, { mode: 'test', insisted: ['company.vatNumber'] })).to.deep.equal(personal);
  });

  it('stands in nothing that comes of the check', () => {
    const check = checkBuyer(countryPacks.NL, entry, live);
    expect(check).to.have.all.keys('status', 'issues');
    expect(JSON.stringify(check)).not.to.contain('123456782');
  });

  it('may be left out, or replaced by the number for business', () => {
    expect(buyerOf('NL', { ...entry, 'company.vatNumber': '' }).company).not.to.have.property('vatNumber');
    expect(buyerOf('NL', { ...entry, 'company.vatNumber': 'NL000099998B57' }).company.vatNumber).to.equal(
      'NL000099998B57',
    );
  });
});

describe('The tidy form of a field', () => {
  it('is what the field shows once it is left', () => {
    expect(tidy(countryPacks.DE, { 'company.vatNumber': 'de111111125' }, 'company.vatNumber')).to.equal(
      'DE 111 111 125',
    );
    expect(tidy(countryPacks.NL, { 'company.address.postcode': '1012ab' }, 'company.address.postcode')).to.equal(
      '1012 AB',
    );
  });

  it('is what was typed where it cannot be read, is missing, or is not asked for', () => {
    expect(tidy(countryPacks.DE, { 'company.vatNumber': ' abc ' }, 'company.vatNumber')).to.equal(' abc ');
    expect(tidy(countryPacks.DE, {}, 'company.vatNumber')).to.equal('');
    expect(tidy(countryPacks.SE, { 'company.vatNumber': 'de111111125' }, 'company.vatNumber')).to.equal('de111111125');
  });

  it('stays as it is when it is tidied again', () => {
    for (const country of countryCodes) {
      const entry = entryIn(country);
      for (const { path } of fieldsOf(countryPacks[country], entry['company.legalForm'])) {
        const once = tidy(countryPacks[country], entry, path);
        expect(tidy(countryPacks[country], { ...entry, [path]: once }, path), `${country} ${path}`).to.equal(once);
      }
    }
  });
});
