import { expect } from 'chai';
import { declineReasons } from '../../../../src/domain/decision.js';
import { patience } from '../enquiries.js';
import { stopUpstreams, type ScriptedAnswer } from '../scripted-upstream.js';
import { orderOf, startBillie, wireOrder } from './orders.js';

const { uuid: reference } = wireOrder;
const company = {
  name: 'Zeta Electronics Gold GmbH',
  address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
};

describe('what Billie tells', () => {
  afterEach(stopUpstreams);

  const read = async (json: unknown) => {
    const { billie } = await startBillie(({ path }) => (path === `/orders/${reference}` ? { json } : undefined));
    return billie.read(reference, patience());
  };
  const readOrder = async (changes: object) => {
    const reading = await read({ ...wireOrder, ...changes });
    return reading.outcome === 'read' ? reading.order : undefined;
  };
  const decide = async (answer: ScriptedAnswer) => {
    const { billie } = await startBillie(({ path }) => (path === '/orders' ? answer : undefined));
    return billie.decide(orderOf(), patience());
  };

  it('of an order', async () => {
    const order = {
      ...wireOrder,
      external_code: 'SHOP-1',
      state: 'partially_shipped',
      unshipped_amount: { gross: 249, net: 209.24, tax: 39.76 },
      invoices: [
        {
          uuid: 'inv-1',
          invoice_number: 'capture-1',
          state: 'created',
          amount: { gross: 1000, net: 840.34, tax: 159.66 },
          outstanding_amount: 600.1,
        },
      ],
    };
    expect(await read(order)).to.deep.equal({
      outcome: 'read',
      order: {
        reference,
        externalCode: 'SHOP-1',
        authorization: '0199e6a2-7d1c-7c4e-9a53-6f0f5b1f2a11',
        state: 'captured',
        code: 'partially_shipped',
        company,
        gross: 124_900,
        uncaptured: 24_900,
        invoices: [{ reference: 'inv-1', number: 'capture-1', amount: 100_000, outstanding: 60_010 }],
      },
    });
  });

  const states: readonly (readonly [code: string, state: string])[] = [
    ['created', 'authorized'],
    ['authorized', 'authorized'],
    ['waiting', 'review'],
    ['pre_waiting', 'review'],
    ['declined', 'declined'],
    ['partially_shipped', 'captured'],
    ['shipped', 'captured'],
    ['late', 'captured'],
    ['paid_out', 'captured'],
    ['complete', 'complete'],
    ['cancelled', 'cancelled'],
    ['canceled', 'cancelled'],
    ['authorization_cancelled', 'cancelled'],
    ['pre_approved', 'unrecognised'],
    ['toString', 'unrecognised'],
  ];
  for (const [code, state] of states) {
    it(`of an order that is ${code}`, async () => {
      expect(await readOrder({ state: code })).to.include({ state, code });
    });
  }

  it('of amounts, in numbers as in texts', async () => {
    const amounts: readonly (readonly [unknown, number])[] = [
      [1249, 124_900],
      [1249.5, 124_950],
      [0.07, 7],
      [570.03, 57_003],
      [249.90000000000001, 24_990],
      ['80.00', 8_000],
      ['80', 8_000],
    ];
    for (const [gross, expected] of amounts) {
      expect((await readOrder({ amount: { gross } }))?.gross, String(gross)).to.equal(expected);
      expect((await readOrder({ unshipped_amount: gross }))?.uncaptured, String(gross)).to.equal(expected);
    }
  });

  it('of addresses, with and without `address_`', async () => {
    const plain = { street: 'Tannenweg', house_number: '4', postal_code: '77716', city: 'Haslach im Kinzigtal' };
    const prefixed = Object.fromEntries(Object.entries(plain).map(([name, value]) => [`address_${name}`, value]));
    const inOne = { ...plain, street: 'Tannenweg 4', house_number: null };
    for (const address of [plain, prefixed, inOne]) {
      const order = await readOrder({ debtor: { name: company.name, company_address: address } });
      expect(order?.company).to.deep.equal(company);
    }
    const french = { street: 'rue du Test', house_number: '12', postal_code: '69002', city: 'Lyon', country: 'FR' };
    const abroad = await readOrder({ debtor: { name: 'Lumière', company_address: french } });
    expect(abroad?.company?.address?.street).to.equal('12 rue du Test');
  });

  it('of a refused order, in which much is empty', async () => {
    const debtor = { name: null, company_address: null, bank_account: null };
    const refused = { state: 'declined', decline_reason: 'debtor_not_identified', debtor, unshipped_amount: null };
    expect(await readOrder({ ...refused, invoices: null })).to.deep.equal({
      reference,
      state: 'declined',
      code: 'declined',
      reason: 'debtor_not_identified',
      gross: 124_900,
      uncaptured: 0,
      invoices: [],
    });
  });

  const unreadable: Readonly<Record<string, unknown>> = {
    'a text': 'created',
    nothing: null,
    'no id': { ...wireOrder, uuid: undefined },
    'no state': { ...wireOrder, state: null },
    'no amount': { ...wireOrder, amount: {} },
    'an amount in words': { ...wireOrder, amount: { gross: 'much' } },
    'a negative amount': { ...wireOrder, amount: { gross: -1 } },
    'no uncaptured amount': { ...wireOrder, unshipped_amount: undefined },
    'invoices that are none': { ...wireOrder, invoices: {} },
    'an invoice without amount': {
      ...wireOrder,
      invoices: [{ uuid: 'i', invoice_number: 'n', outstanding_amount: 1 }],
    },
  };
  for (const [name, body] of Object.entries(unreadable)) {
    it(`is no reading if it is ${name}`, async () => {
      expect(await read(body)).to.deep.equal({ outcome: 'unavailable' });
    });
  }

  describe('of a new order', () => {
    it('that is financed: its id and the company as it was recognised', async () => {
      expect(await decide({ json: wireOrder })).to.deep.equal({ outcome: 'authorized', reference, company });
      const debtor = { ...wireOrder.debtor, name: null };
      expect(await decide({ json: { ...wireOrder, debtor } })).to.deep.equal({ outcome: 'authorized', reference });
    });

    for (const state of ['waiting', 'pre_waiting']) {
      it(`that is ${state}: never that it is financed`, async () => {
        expect(await decide({ json: { ...wireOrder, state } })).to.deep.equal({ outcome: 'review', reference });
      });
    }

    for (const reason of declineReasons) {
      it(`that is refused for ${reason}`, async () => {
        const json = { ...wireOrder, state: 'declined', decline_reason: reason };
        expect(await decide({ json })).to.deep.equal({ outcome: 'declined', reason, code: reason, reference });
      });
    }

    it('that is refused for something new, or for nothing that it tells', async () => {
      const refused = { ...wireOrder, state: 'declined' };
      expect(await decide({ json: { ...refused, decline_reason: 'sanctions' } })).to.include({
        reason: 'unknown',
        code: 'sanctions',
      });
      expect(await decide({ json: refused })).to.include({ outcome: 'declined', reason: 'unknown', code: 'unknown' });
    });

    const puzzling: Readonly<Record<string, ScriptedAnswer>> = {
      'in a state nobody knows': { json: { ...wireOrder, state: 'pre_approved' } },
      'that is over already': { json: { ...wireOrder, state: 'complete' } },
      'without id': { json: { ...wireOrder, uuid: null } },
      'without a word': { status: 204 },
      'in another form': { json: [wireOrder] },
    };
    for (const [name, answer] of Object.entries(puzzling)) {
      it(`${name}: that nobody knows what came about`, async () => {
        expect(await decide(answer)).to.deep.equal({ outcome: 'unknown' });
      });
    }
  });
});
