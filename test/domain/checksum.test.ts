import { expect } from 'chai';
import fc from 'fast-check';
import * as checksum from '../../src/domain/checksum.js';
import type { Check } from '../../src/domain/checksum.js';

const cvr = checksum.weighted11(2, 7, 6, 5, 4, 3, 2, 1);
const businessId = checksum.weighted11(7, 9, 10, 5, 8, 4, 2, 1);
const organisationNumber = checksum.weighted11(3, 2, 7, 6, 5, 4, 3, 2, 1);

/** Scheme, a number that passes and where it is published, and which characters of any number it guards. */
const schemes: readonly {
  readonly name: string;
  readonly check: Check;
  readonly passing: readonly string[];
  /** `#` a digit, `?` a digit and `*` a letter that the rest determines, other characters stand for themselves. */
  readonly template: string;
}[] = [
  {
    name: 'ISO 7064 mod 11,10',
    check: checksum.hybrid1110,
    passing: ['136695976', '111111125'],
    template: '########?',
  },
  { name: 'the weights of the CVR', check: cvr, passing: ['13585628'], template: '#######?' },
  { name: 'the weights of the Y-tunnus', check: businessId, passing: ['20774740', '01120389'], template: '#######?' },
  {
    name: 'the weights of the organisasjonsnummer',
    check: organisationNumber,
    passing: ['864234232', '974760673'],
    template: '########?',
  },
  { name: 'Luhn', check: checksum.luhn, passing: ['5561888404', '732829320', '0'], template: '#########?' },
  { name: 'SIREN', check: checksum.siren, passing: ['732829320', '356000000'], template: '########?' },
  { name: 'SIRET', check: checksum.siren, passing: ['73282932000074', '35600000000048'], template: '########?####?' },
  {
    name: 'the French key of two digits',
    check: checksum.frenchKey,
    passing: ['44732829320', '39356000000'],
    template: '??########?',
  },
  { name: 'the RSIN', check: checksum.dutchRsin, passing: ['004495445', '123456782'], template: '########?' },
  {
    name: 'the Austrian VAT number',
    check: checksum.austrianVat,
    passing: ['U13585627', 'U10223006'],
    template: 'U#######?',
  },
  {
    name: 'the Firmenbuch letter',
    check: checksum.companyBookLetter,
    passing: ['122119M', '58468H', '579180K', '502231A', '629A', '5H', '428259V'],
    template: '######*',
  },
  { name: 'the DNI', check: checksum.spanishNif, passing: ['12345678Z', '54362315K'], template: '########*' },
  { name: 'the NIE', check: checksum.spanishNif, passing: ['X1234567L', 'X2482300W'], template: 'Y#######*' },
  {
    name: 'the NIF of a company',
    check: checksum.spanishNif,
    passing: ['A58818501', 'A5881850A', 'B58378431'],
    template: 'B#######?',
  },
];

const determined: Readonly<Record<string, string>> = { '?': '0123456789', '*': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' };

/** Numbers of the template that pass: what the rest determines is found by trying. */
function passingNumbers(check: Check, template: string): fc.Arbitrary<string> {
  const free = Array.from(template).filter((character) => character === '#').length;
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: free, maxLength: free })
    .map((digits) => {
      const rest = [...digits];
      return complete(
        check,
        template.replace(/#/g, () => String(rest.shift())),
      );
    })
    .filter((number) => number !== '');
}

function complete(check: Check, partial: string): string {
  const place = partial.search(/[?*]/);
  if (place < 0) return check(partial) ? partial : '';
  for (const character of determined[partial.charAt(place)] ?? '') {
    const number = complete(check, partial.slice(0, place) + character + partial.slice(place + 1));
    if (number) return number;
  }
  return '';
}

for (const { name, check, passing, template } of schemes) {
  describe(`A check: ${name}`, () => {
    for (const number of passing) {
      it(`lets ${number} pass`, () => expect(check(number)).to.equal(true));
    }

    it('finds one changed digit', () => {
      const changed = fc
        .tuple(passingNumbers(check, template), fc.nat(), fc.integer({ min: 1, max: 9 }))
        .map(([number, where, by]) => {
          const places = Array.from(number, (character, place) => (/\d/.test(character) ? place : -1)).filter(
            (place) => place >= 0,
          );
          const place = places[where % places.length] ?? 0;
          const digit = (Number(number[place]) + by) % 10;
          return [number, number.slice(0, place) + String(digit) + number.slice(place + 1)] as const;
        });
      fc.assert(
        fc.property(changed, ([number, mistyped]) => {
          expect(check(number), number).to.equal(true);
          expect(check(mistyped), `${number} as ${mistyped}`).to.equal(false);
        }),
        { numRuns: 300 },
      );
    });
  });
}

describe('A French key with a letter', () => {
  it('is checked in both of its kinds', () => {
    // Example of python-stdnum's documentation, and one with the letter behind.
    expect(checksum.frenchKey('K7399859412')).to.equal(true);
    expect(checksum.frenchKey('4Z123456782')).to.equal(true);
    expect(checksum.frenchKey('K8399859412')).to.equal(false);
    expect(checksum.frenchKey('4Y123456782')).to.equal(false);
  });

  it('is checked against a SIREN that passes, and in Monaco without one', () => {
    expect(checksum.frenchKey('00000000190')).to.equal(true);
    expect(checksum.frenchKey('90000000026')).to.equal(true);
    expect(checksum.frenchKey('91000000026')).to.equal(false);
  });
});

describe('A SIRET', () => {
  it('of La Poste passes by its digit sum, unless it is the head office', () => {
    expect(checksum.siren('35600000009075')).to.equal(true);
    expect(checksum.siren('35600000009076')).to.equal(false);
    expect(checksum.siren('73282932000079')).to.equal(false);
  });

  it('passes only with a SIREN that passes', () => {
    // Luhn over all fourteen digits holds here, over the first nine it does not.
    expect(checksum.luhn('73282932100007')).to.equal(true);
    expect(checksum.siren('73282932100007')).to.equal(false);
  });
});

describe('A Dutch VAT number', () => {
  it('passes by modulus 11 or by modulus 97', () => {
    expect(checksum.dutchVat('004495445B01')).to.equal(true);
    expect(checksum.dutchVat('000099998B57')).to.equal(true);
    expect(checksum.dutchRsin('000099998')).to.equal(false);
    expect(checksum.dutchVat('000099998B58')).to.equal(false);
  });

  it('holds a citizen number if it passes by modulus 11 alone', () => {
    expect(checksum.dutchCitizen('123456782B01')).to.equal(true);
    expect(checksum.dutchCitizen('123456782')).to.equal(true);
    expect(checksum.dutchCitizen('000099998B57')).to.equal(false);
    expect(checksum.dutchCitizen('69599084')).to.equal(false);
  });

  it('of a sole trader never changes by one digit without being found, by modulus 97', () => {
    const suffixed = fc.integer({ min: 1, max: 999_999_999 }).map((number) => {
      const digits = String(number).padStart(9, '0');
      const suffix = Array.from({ length: 99 }, (_, index) => String(index + 1).padStart(2, '0')).find(
        (candidate) => checksum.dutchVat(`${digits}B${candidate}`) && !checksum.dutchRsin(digits),
      );
      return suffix === undefined ? '' : `${digits}B${suffix}`;
    });
    fc.assert(
      fc.property(
        suffixed.filter((number) => number !== ''),
        fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8),
        fc.integer({ min: 1, max: 9 }),
        (number, place, by) => {
          const digit = String((Number(number[place]) + by) % 10);
          const mistyped = number.slice(0, place) + digit + number.slice(place + 1);
          // A number of the other scheme may come out, but none of this one.
          expect(checksum.dutchVat(mistyped) && !checksum.dutchRsin(mistyped.slice(0, 9)), mistyped).to.equal(false);
        },
      ),
    );
  });
});

describe('A Spanish NIF', () => {
  it('is nobody’s if it is one of the placeholders', () => {
    for (const number of ['X0000000T', '00000000T', '00000001R', '99999999R'])
      expect(checksum.spanishNif(number), number).to.equal(false);
  });

  it('tells people from companies', () => {
    for (const number of ['12345678Z', 'X1234567L', 'Y1234567X', 'Z1234567R', 'K1234567L', 'L1234567L', 'M1234567L'])
      expect(checksum.spanishPersonal(number), number).to.equal(true);
    for (const letter of 'ABCDEFGHJNPQRSUVW') expect(checksum.spanishPersonal(`${letter}58818501`)).to.equal(false);
  });
});

describe('A Swedish number', () => {
  it('is a person’s if it begins with a date', () => {
    expect(checksum.swedishPersonal('8112189876')).to.equal(true);
    // With the day of a co-ordination number, and inside a VAT number.
    expect(checksum.swedishPersonal('8112789872')).to.equal(true);
    expect(checksum.swedishPersonal('811218987601')).to.equal(true);
    expect(checksum.swedishPersonal('5561888404')).to.equal(false);
    expect(checksum.swedishPersonal('2021004813')).to.equal(false);
  });
});
