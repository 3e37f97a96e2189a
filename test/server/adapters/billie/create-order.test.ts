import { expect } from 'chai';
import type { ProviderOrder } from '../../../../src/server/provider-port.js';
import { patience, without, zeta } from '../enquiries.js';
import { stopUpstreams } from '../scripted-upstream.js';
import { basket, orderOf, sentFor, startBillie } from './orders.js';

const text = (value: unknown): boolean => typeof value === 'string' && value !== '' && Array.from(value).length <= 255;
const like =
  (pattern: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && pattern.test(value);
const euros = (value: unknown): boolean =>
  typeof value === 'number' && value >= 0 && /^\d+(?:\.\d{1,2})?$/u.test(String(value));
const moreThanNothing = (value: unknown): boolean => euros(value) && value !== 0;
const whole =
  (least: number, most = Infinity) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

/** What `POST /orders` takes. Rows of a part that is not sent are not asked for. `[]` is any item of a list. */
const fields: readonly (readonly [path: string, 'required' | 'optional', (value: unknown) => boolean])[] = [
  ['amount.gross', 'required', moreThanNothing],
  ['amount.net', 'required', moreThanNothing],
  ['amount.tax', 'required', euros],
  ['duration', 'required', whole(7, 120)],
  ['comment', 'optional', text],
  ['debtor.merchant_customer_id', 'required', text],
  ['debtor.name', 'required', text],
  ['debtor.legal_form', 'required', like(/^\d{4,5}$/u)],
  ['debtor.company_address.street', 'required', text],
  ['debtor.company_address.house_number', 'optional', text],
  ['debtor.company_address.postal_code', 'required', text],
  ['debtor.company_address.city', 'required', text],
  ['debtor.company_address.country', 'required', like(/^[A-Z]{2}$/u)],
  ['debtor.tax_id', 'optional', text],
  ['debtor.registration_court', 'optional', text],
  ['debtor.registration_number', 'optional', text],
  ['debtor_person.email', 'required', text],
  ['debtor_person.first_name', 'optional', text],
  ['debtor_person.last_name', 'optional', text],
  ['debtor_person.phone_number', 'optional', like(/^(?=.{5,20}$)[+\d(][ \-/0-9()]{5,20}$/u)],
  ['delivery_address.street', 'required', text],
  ['delivery_address.house_number', 'optional', text],
  ['delivery_address.postal_code', 'required', text],
  ['delivery_address.city', 'required', text],
  ['delivery_address.country', 'required', like(/^[A-Z]{2}$/u)],
  ['additional_billing_emails[]', 'optional', text],
  ['line_items[].external_id', 'required', text],
  ['line_items[].title', 'required', text],
  ['line_items[].quantity', 'required', whole(1)],
  ['line_items[].amount.gross', 'required', moreThanNothing],
  ['line_items[].amount.net', 'required', moreThanNothing],
  ['line_items[].amount.tax', 'required', euros],
];

/** Every value of a body with its path, "line_items[0].amount.gross". */
function valuesIn(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => valuesIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([name, member]) => valuesIn(member, path === '' ? name : `${path}.${name}`));
}

/** What in a body is unknown, missing or not as it must be. */
function problemsOf(body: unknown): readonly string[] {
  const values = valuesIn(body);
  const wrong = values.flatMap(([path, value]) => {
    const row = fields.find(([name]) => name === path.replace(/\[\d+\]/gu, '[]'));
    return !row ? [`${path}: unknown`] : row[2](value) ? [] : [`${path}: ${JSON.stringify(value)}`];
  });
  const parents = new Set(values.map(([path]) => path.slice(0, path.lastIndexOf('.') + 1)));
  const missing = fields
    .filter(([, need]) => need === 'required')
    .flatMap(([name]) => {
      const dot = name.lastIndexOf('.') + 1;
      return [...parents, ...(/^(?:delivery|line)/u.test(name) ? [] : [name.slice(0, dot)])]
        .filter((parent) => parent.replace(/\[\d+\]/gu, '[]') === name.slice(0, dot))
        .map((parent) => parent + name.slice(dot));
    })
    .filter((path) => !values.some(([sent]) => sent === path));
  return [...wrong, ...new Set(missing.map((path) => `${path}: missing`))];
}

const long = 'Straße der ungewöhnlich langen Namen '.repeat(10);

describe('what Billie is asked', () => {
  afterEach(stopUpstreams);

  it('is, for a whole order, exactly this', async () => {
    const body = await sentFor(
      orderOf({
        contact: { phone: '+49 7832 12-345' },
        buyer: { invoiceEmail: 'invoices@zeta.example', purchaseOrder: 'PO 4711' },
        basket: { delivery: { street: 'Lagerstr. 12 b', postcode: '77716', city: 'Haslach', country: 'DE' } },
      }),
    );
    expect(body).to.deep.equal({
      amount: { gross: 1249, net: 1049.58, tax: 199.42 },
      duration: 30,
      comment: '0199e6a2-7d1c-7c4e-9a53-6f0f5b1f2a11',
      debtor: {
        merchant_customer_id: '0199e6a2-7d1c-7c4e-9a53-6f0f5b1f2a11',
        name: 'Zeta Electronics Gold GmbH',
        legal_form: '10001',
        company_address: {
          street: 'Tannenweg',
          house_number: '4',
          postal_code: '77716',
          city: 'Haslach im Kinzigtal',
          country: 'DE',
        },
        tax_id: 'DE812345678',
        registration_number: 'HRB 934855',
        registration_court: 'Freiburg',
      },
      debtor_person: {
        first_name: 'Uno',
        last_name: 'Eins',
        email: 'uno.eins@zeta.example',
        phone_number: '+49 7832 12-345',
      },
      delivery_address: {
        street: 'Lagerstr.',
        house_number: '12 b',
        postal_code: '77716',
        city: 'Haslach',
        country: 'DE',
      },
      additional_billing_emails: ['invoices@zeta.example'],
      line_items: [
        { external_id: 'LAMP-1', title: 'Desk lamp', quantity: 2, amount: { gross: 498, net: 418.49, tax: 79.51 } },
        {
          external_id: 'DESK-7',
          title: 'Standing desk',
          quantity: 1,
          amount: { gross: 746, net: 626.89, tax: 119.11 },
        },
      ],
    });
  });

  it('would be seen through by the table below', () => {
    const person = { email: 'uno.eins@zeta.example', salutation: 'm' };
    expect(problemsOf({ debtor_person: person, duration: 3, line_items: [{ title: '' }] })).to.include.members([
      'debtor_person.salutation: unknown',
      'duration: 3',
      'line_items[0].title: ""',
      'line_items[0].quantity: missing',
      'debtor.name: missing',
      'amount.gross: missing',
    ]);
  });

  const cases: Readonly<Record<string, ProviderOrder>> = {
    'the usual': orderOf(),
    'nothing that may be left out': orderOf({ buyer: { company: without(zeta, 'registration', 'vatNumber') } }),
    'texts longer than 255': orderOf({
      company: { name: long, address: { ...zeta.address, street: long, city: long } },
      contact: { firstName: long, lastName: long },
      basket: { lines: [{ id: long, title: long, quantity: 1, gross: 1 }] },
    }),
    'characters of two units each': orderOf({ company: { name: '𝓩'.repeat(300) } }),
    'a line of one cent': orderOf({ basket: { lines: [{ id: 'a', title: 'A', quantity: 3, gross: 1 }] } }),
    'a line that costs nothing': orderOf({
      basket: { lines: [{ id: 'gift', title: 'Gift', quantity: 1, gross: 0 }, ...(basket.lines ?? [])] },
    }),
    'no tax at all': orderOf({ basket: { amount: { gross: 9_999_999, net: 9_999_999, tax: 0 } } }),
    'a phone that is none': orderOf({ contact: { phone: 'ask for Uno' } }),
    'a phone with an extension': orderOf({ contact: { phone: '+49 7832 12345 ext. 6' } }),
    'a phone that is too long': orderOf({ contact: { phone: '+49 (0) 7832 1234 5678' } }),
    'the shortest term': orderOf({ order: { paymentTermDays: 7 } }),
    'the longest term': orderOf({ order: { paymentTermDays: 120 } }),
    'a delivery abroad': orderOf({
      basket: { delivery: { street: '12 rue du Test', postcode: '69002', city: 'Lyon', country: 'fr' } },
    }),
    'a delivery beyond our countries': orderOf({
      basket: { delivery: { street: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', country: 'CH' } },
    }),
  };
  for (const [name, order] of Object.entries(cases)) {
    it(`has only known fields, all required ones, and keeps the limits: ${name}`, async () => {
      const body = await sentFor(order);
      expect(body, 'sent').to.be.an('object');
      expect(problemsOf(body)).to.deep.equal([]);
    });
  }

  it('says euros with two places, without the errors of binary fractions', async () => {
    for (const [gross, net, tax] of [
      [110, 92, 18],
      [1_999_900, 1_680_588, 319_312],
      [57_003, 47_902, 9_101],
      [900_719_925_474_099, 900_719_925_474_000, 99],
    ] as const) {
      const { billie, upstream } = await startBillie();
      await billie.decide(orderOf({ basket: { amount: { gross, net, tax } } }), patience());
      const { amount } = upstream.calls.at(-1)?.body as { amount: Record<string, number> };
      for (const [part, minor] of Object.entries({ gross, net, tax })) {
        const digits = String(minor).padStart(3, '0');
        const [euros, cents] = [digits.slice(0, -2), digits.slice(-2)];
        expect(amount[part]?.toFixed(2), part).to.equal(`${euros}.${cents}`);
        expect(JSON.stringify(amount[part]), part).to.match(/^\d+(?:\.\d{1,2})?$/u);
      }
    }
  });

  it('gives each line its share of net and tax, which add up', async () => {
    const lines = [1, 33, 4_999, 124_900].map((gross, index) => ({ id: `l${index}`, title: 'L', quantity: 1, gross }));
    const { line_items: items } = (await sentFor(orderOf({ basket: { lines } }))) as {
      line_items: { amount: Record<'gross' | 'net' | 'tax', number> }[];
    };
    expect(items.map(({ amount }) => amount)).to.deep.equal([
      { gross: 0.01, net: 0.01, tax: 0 },
      { gross: 0.33, net: 0.28, tax: 0.05 },
      { gross: 49.99, net: 42.01, tax: 7.98 },
      { gross: 1249, net: 1049.58, tax: 199.42 },
    ]);
  });

  describe('of the address', () => {
    const streets: readonly (readonly [line: string, street: string, house: string | undefined])[] = [
      ['Tannenweg 4', 'Tannenweg', '4'],
      ['Straße des 17. Juni 135', 'Straße des 17. Juni', '135'],
      ['Am Wäldchen 3a/b', 'Am Wäldchen', '3a/b'],
      ['Postfach 12 34', 'Postfach 12 34', undefined],
      ['Haus Tannenblick', 'Haus Tannenblick', undefined],
    ];
    for (const [street, name, house] of streets) {
      it(`sends "${street}" ${house === undefined ? 'whole' : 'apart'}`, async () => {
        const body = await sentFor(orderOf({ company: { address: { ...zeta.address, street } } }));
        const { company_address: sent } = (body as { debtor: { company_address: Record<string, string> } }).debtor;
        expect(sent['street']).to.equal(name);
        expect(sent['house_number']).to.equal(house);
      });
    }
  });

  describe('of the register', () => {
    const numbers: readonly (readonly [register: string, number: string, sent: string])[] = [
      ['HRB', 'HRB934855', 'HRB 934855'],
      ['HRB', 'HRB87447B', 'HRB 87447 B'],
      ['GnR', 'GnR123', 'GnR 123'],
    ];
    for (const [register, number, sent] of numbers) {
      it(`sends ${number} as courts write it`, async () => {
        const body = await sentFor(orderOf({ company: { registration: { register, number } } }));
        const { debtor } = body as { debtor: Record<string, unknown> };
        expect(debtor['registration_number']).to.equal(sent);
        expect(debtor).to.not.have.property('registration_court');
      });
    }

    it('sends no VAT number that is only supposed', async () => {
      const body = await sentFor(orderOf({ company: { derived: 'vatNumber' } }));
      expect((body as { debtor: object }).debtor).to.not.have.property('tax_id');
    });
  });

  describe('is nothing, and the answer `unavailable`,', () => {
    const lacking: Readonly<Record<string, readonly [ProviderOrder, string]>> = {
      'if the tax is not known': [orderOf({ basket: { amount: { gross: 124_900 } } }), 'basket_amount'],
      'if the net is nothing': [orderOf({ basket: { amount: { gross: 100, net: 0, tax: 100 } } }), 'basket_amount'],
      'if the parts do not add up': [
        orderOf({ basket: { amount: { gross: 100, net: 80, tax: 19 } } }),
        'basket_amount',
      ],
      'if nothing is bought': [orderOf({ basket: { lines: [] } }), 'basket_lines'],
      'if all of it is free': [
        orderOf({ basket: { lines: [{ id: 'gift', title: 'Gift', quantity: 1, gross: 0 }] } }),
        'basket_lines',
      ],
      'if the country of delivery is none': [
        orderOf({ basket: { delivery: { street: 'a', postcode: '1', city: 'b', country: 'Germany' } } }),
        'basket_delivery',
      ],
      'if the term is too short': [orderOf({ order: { paymentTermDays: 6 } }), 'payment_term'],
      'if the term is too long': [orderOf({ order: { paymentTermDays: 121 } }), 'payment_term'],
      'in another currency': [orderOf({ basket: { currency: 'SEK' } }), 'not_supported'],
      'for a buyer in another country': [
        orderOf({ company: { address: { ...zeta.address, postcode: '1010', country: 'AT' } } }),
        'not_supported',
      ],
    };
    for (const [name, [order, because]] of Object.entries(lacking)) {
      it(name, async () => {
        const { billie, sent } = await startBillie();
        expect(await billie.decide(order, patience())).to.deep.equal({ outcome: 'unavailable', because });
        expect(sent()).to.not.include('POST /orders');
      });
    }
  });

  it('may come from more countries, if Billie agrees', async () => {
    const { billie } = await startBillie(undefined, { options: { countries: ['DE', 'AT'] } });
    expect(billie.supports('AT', 'EUR')).to.be.true;
    expect(billie.supports('AT', 'SEK')).to.be.false;
    expect(billie.supports('DK', 'EUR')).to.be.false;
    const company = { address: { ...zeta.address, postcode: '1010', country: 'AT' as const } };
    expect((await billie.decide(orderOf({ company }), patience())).outcome).to.equal('authorized');
  });
});
