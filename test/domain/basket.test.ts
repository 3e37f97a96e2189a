import { expect } from 'chai';
import fc from 'fast-check';
import { basketFingerprint, lineTypes, readBasket, type Basket, type BasketMistake } from '../../src/domain/basket.js';
import { deskBasket, deskLine } from '../fixtures/business.js';

const delivery = { street: 'Ringweg 7', postcode: '98765', city: 'Neudorf', country: 'DE' };
const whole = deskBasket({
  amount: { gross: 124_900, net: 104_958, tax: 19_942 },
  lines: [deskLine({ type: 'physical', trial: false }), deskLine({ id: 'desk-2', gross: 0 })],
  delivery,
  reference: 'ORDER-1',
});

function mistakesOf(input: unknown): readonly BasketMistake[] {
  const reading = readBasket(input);
  return reading.status === 'invalid' ? reading.mistakes : [];
}

function basketOf(input: unknown): Basket | undefined {
  const reading = readBasket(input);
  return reading.status === 'valid' ? reading.basket : undefined;
}

describe('a basket', () => {
  it('is read with all its parts', () => expect(basketOf(whole)).to.deep.equal(whole));

  it('needs an amount and a currency only', () => {
    const input = { amount: { gross: 5_000 }, currency: 'EUR' };
    expect(basketOf(input)).to.deep.equal({ ...input, trial: false });
  });

  it('may be free, and have lines that do not add up to it', () => {
    expect(mistakesOf(deskBasket({ amount: { gross: 0 }, lines: [deskLine()] }))).to.deep.equal([]);
  });

  it('starts with a trial when a line of it does', () => {
    const lines = [deskLine(), deskLine({ trial: true })];
    expect(basketOf({ ...whole, trial: false, lines })?.trial).to.equal(true);
    expect(basketOf({ ...whole, trial: true, lines: [deskLine()] })?.trial).to.equal(true);
    expect(basketOf({ ...whole, lines: [deskLine({ trial: false })] })?.trial).to.equal(false);
  });

  it('may have lines of every type', () => {
    expect(mistakesOf({ ...whole, lines: lineTypes.map((type) => deskLine({ type })) })).to.deep.equal([]);
  });

  it('is read without what is no part of it', () => {
    const input = {
      ...whole,
      amount: { ...whole.amount, discount: 1 },
      lines: whole.lines?.map((line) => ({ ...line, colour: 'red' })),
      delivery: { ...delivery, floor: '2' },
      coupon: 'SPRING',
    };
    expect(basketOf(input)).to.deep.equal(whole);
  });

  it('is read from anything without throwing, and read again is the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.object({ key: fc.constantFrom(...Object.keys(whole)) })), (input) => {
        const basket = basketOf(input);
        if (basket) expect(basketOf(basket)).to.deep.equal(basket);
        else expect(mistakesOf(input)).not.to.deep.equal([]);
      }),
    );
  });
});

const noTexts: readonly unknown[] = ['', 'a\0b', 7, null, {}];
const noAmounts: readonly unknown[] = [-1, 0.5, '100', null, Number.NaN, 2 ** 53];
const long = 'x'.repeat(256);

/** The part of that name, once with each value. */
function each(name: string, values: readonly unknown[]): readonly object[] {
  return values.map((value) => ({ [name]: value }));
}

const spoilt: readonly (readonly [mistake: BasketMistake, parts: readonly object[]])[] = [
  ['basket_amount_invalid', each('amount', [undefined, null, 124_900, [], {}, ...each('gross', noAmounts)])],
  [
    'basket_amount_invalid',
    each('amount', [
      { gross: 100, net: 100 },
      { gross: 100, tax: 0 },
    ]),
  ],
  ['basket_amount_invalid', noAmounts.flatMap((no) => each('amount', [pair(no, 0), pair(0, no), pair(no, no)]))],
  ['basket_currency_invalid', each('currency', [undefined, null, 'eur', 'EURO', '€', 978])],
  ['basket_totals_differ', each('amount', [pair(83, 16), pair(84, 17), pair(Number.MAX_SAFE_INTEGER, 1)])],
  ['basket_lines_invalid', each('lines', [null, {}, 'desk', [null], [[]], [deskLine(), {}]])],
  ['basket_lines_invalid', lines('id', [...noTexts, undefined, long])],
  ['basket_lines_invalid', lines('title', [...noTexts, undefined, long])],
  ['basket_lines_invalid', lines('quantity', [undefined, 0, -1, 1.5, '1', 2 ** 53])],
  ['basket_lines_invalid', lines('gross', [undefined, ...noAmounts])],
  ['basket_lines_invalid', lines('trial', ['true', 0, null])],
  ['basket_lines_invalid', lines('type', ['gift', 0, null])],
  ['basket_trial_invalid', each('trial', ['true', 1, {}])],
  ['basket_delivery_invalid', each('delivery', [null, 'Ringweg 7', [], {}])],
  ['basket_delivery_invalid', Object.keys(delivery).flatMap((part) => places(part, [...noTexts, undefined, long]))],
  ['basket_reference_invalid', each('reference', [...noTexts, 'x'.repeat(65)])],
];

function pair(net: unknown, tax: unknown): object {
  return { gross: 100, net, tax };
}

function lines(name: string, values: readonly unknown[]): readonly object[] {
  return each(name, values).map((part) => ({ lines: [deskLine(), { ...deskLine(), ...part }] }));
}

function places(name: string, values: readonly unknown[]): readonly object[] {
  return each(name, values).map((part) => ({ delivery: { ...delivery, ...part } }));
}

describe('what is no basket', () => {
  for (const input of [undefined, null, 'basket', 124_900, [whole], () => whole]) {
    it(`is ${Array.isArray(input) ? 'a list' : typeof input} ${input === null ? 'null' : ''}`, () => {
      expect(mistakesOf(input)).to.deep.equal(['basket_not_an_object']);
    });
  }

  for (const [mistake, parts] of spoilt) {
    for (const part of parts) {
      it(`has one mistake, ${mistake}: ${shown(part)}`, () => {
        expect(mistakesOf({ ...whole, ...part })).to.deep.equal([mistake]);
      });
    }
  }

  it('is told every mistake at once', () => {
    const input = { amount: 1, currency: 1, lines: 1, trial: 1, delivery: 1, reference: 1 };
    expect(mistakesOf(input)).to.have.members([
      'basket_amount_invalid',
      'basket_currency_invalid',
      'basket_lines_invalid',
      'basket_trial_invalid',
      'basket_delivery_invalid',
      'basket_reference_invalid',
    ]);
    expect(mistakesOf({ currency: 'eur', amount: pair(1, 1) })).to.have.members([
      'basket_currency_invalid',
      'basket_totals_differ',
    ]);
  });

  it('has more than 500 lines', () => {
    const many = (length: number) => ({ ...whole, lines: Array.from({ length }, () => deskLine()) });
    expect(mistakesOf(many(500))).to.deep.equal([]);
    expect(mistakesOf(many(501))).to.deep.equal(['basket_lines_invalid']);
  });

  it('has a longer text than can be kept', () => {
    const longest = { ...whole, reference: 'x'.repeat(64), lines: [deskLine({ id: long.slice(1) })] };
    expect(mistakesOf(longest)).to.deep.equal([]);
    expect(mistakesOf({ ...longest, reference: 'x'.repeat(65) })).to.deep.equal(['basket_reference_invalid']);
  });
});

function shown(part: object): string {
  const text = JSON.stringify(part, (_, value: unknown) => (value === undefined ? 'undefined' : value));
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

describe('the fingerprint of a basket', () => {
  const fingerprint = basketFingerprint(whole);

  it('is the same in whatever order its members are', () => {
    expect(basketFingerprint(turned(whole))).to.equal(fingerprint);
  });

  it('is the same for what is left out and what says the same', () => {
    const line = deskLine();
    expect(basketFingerprint(deskBasket({ lines: [{ ...line, trial: false }] }))).to.equal(
      basketFingerprint(deskBasket({ lines: [line] })),
    );
  });

  const others: readonly (readonly [what: string, changes: Partial<Basket>])[] = [
    ['gross amount', { amount: { gross: 124_901, net: 104_958, tax: 19_942 } }],
    ['net amount', { amount: { gross: 124_900, net: 104_959, tax: 19_942 } }],
    ['tax', { amount: { gross: 124_900, net: 104_958, tax: 19_943 } }],
    ['amount without tax', { amount: { gross: 124_900 } }],
    ['currency', { currency: 'NOK' }],
    ['trial', { trial: true }],
    ['reference', { reference: 'ORDER-2' }],
    ...Object.keys(delivery).map((part) => [part, { delivery: { ...delivery, [part]: 'other' } }] as const),
    ...Object.entries({ id: '', title: '', quantity: 2, gross: 1, trial: true, type: 'other' }).map(
      ([part, other]) => [`line's ${part}`, { lines: [{ ...deskLine({ type: 'physical' }), [part]: other }] }] as const,
    ),
    ['number of lines', { lines: [] }],
  ];
  for (const [what, changes] of others) {
    it(`is another for another ${what}`, () => {
      const before = what.startsWith('line') ? { ...whole, lines: [deskLine({ type: 'physical' })] } : whole;
      expect(basketFingerprint({ ...before, ...changes })).not.to.equal(basketFingerprint(before));
    });
  }

  it('is another for lines in another order', () => {
    const lines = [...(whole.lines ?? [])].reverse();
    expect(basketFingerprint({ ...whole, lines })).not.to.equal(fingerprint);
  });

  it('does not confuse texts that meet', () => {
    const [one, other] = [deskLine({ id: 'a', title: 'b","c' }), deskLine({ id: 'a","b', title: 'c' })];
    expect(basketFingerprint({ ...whole, lines: [one] })).not.to.equal(basketFingerprint({ ...whole, lines: [other] }));
  });
});

/** The same with the members of every part in the opposite order. */
function turned<Part>(part: Part): Part {
  if (Array.isArray(part)) return part.map(turned) as Part;
  if (typeof part !== 'object' || part === null) return part;
  const members = Object.entries(part).map(([name, value]: [string, unknown]) => [name, turned(value)]);
  return Object.fromEntries(members.reverse()) as Part;
}
