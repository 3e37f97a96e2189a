import { expect } from 'chai';
import { de } from '../../../../src/sandbox/companies.js';
import { startSandbox, type Sandbox } from '../../../../src/sandbox/server.js';
import { createBillie } from '../../../../src/server/adapters/billie/billie.js';
import { callUpstream } from '../../../../src/server/adapters/upstream.js';
import type { PaymentProvider, ProviderOrder, ProviderOrderState } from '../../../../src/server/provider-port.js';
import { patience, zeta } from '../enquiries.js';
import { orderOf, tagged } from './orders.js';

describe('Billie, against the sandbox', () => {
  let sandbox: Sandbox;
  let billie: PaymentProvider;
  let sent: string[];
  let token: string;
  beforeEach(async () => {
    sandbox = await startSandbox();
    [sent, token] = [[], ''];
    const access = { baseUrl: sandbox.urls.billie, clientId: 'sandbox', clientSecret: 'sandbox' };
    billie = createBillie(access, Date, (call) => {
      sent.push(
        `${call.method ?? (call.json ? 'POST' : 'GET')} ${new URL(call.address).pathname.replace('/billie', '')}`,
      );
      token = call.headers?.['Authorization'] ?? token;
      return callUpstream(call);
    });
  });
  afterEach(() => sandbox.close());

  const decide = (order: ProviderOrder) => billie.decide(order, patience());
  const creations = (): number => sent.filter((line) => line === 'POST /orders').length;
  /** The reference of an order that was taken on. */
  const open = async (order: ProviderOrder = orderOf()): Promise<string> => {
    const decision = await decide(order);
    if (decision.outcome !== 'authorized' && decision.outcome !== 'review') throw new Error(JSON.stringify(decision));
    return decision.reference;
  };
  const read = async (reference: string): Promise<ProviderOrderState> => {
    const reading = await billie.read(reference, patience());
    if (reading.outcome !== 'read') throw new Error(JSON.stringify(reading));
    return reading.order;
  };
  const parts = (gross: number) => ({ gross, net: gross - 1_00, tax: 1_00 });
  const capture = (reference: string, gross: number, invoiceNumber = 'INV-1') =>
    billie.capture(
      reference,
      { invoiceNumber, invoiceUrl: 'https://shop.example/INV-1.pdf', amount: parts(gross) },
      patience(),
    );
  /** The reference of an invoice over so much. */
  const claim = async (reference: string, gross: number): Promise<string> => {
    const made = await capture(reference, gross);
    const invoice = made.outcome === 'done' ? made.reference : undefined;
    return invoice ?? expect.fail(JSON.stringify(made));
  };

  describe('decides', () => {
    it('for Zeta, and finds the order again by our authorization', async () => {
      const decision = await decide(orderOf());
      expect(decision).to.deep.include({
        outcome: 'authorized',
        company: {
          name: 'Zeta Electronics Gold GmbH',
          address: { street: 'Tannenweg 4', postcode: '77716', city: 'Haslach im Kinzigtal' },
        },
      });
      const order = await read((decision as { reference: string }).reference);
      expect(order).to.deep.include({ state: 'authorized', gross: 124_900, uncaptured: 124_900, invoices: [] });
      expect(order.authorization).to.equal(orderOf().authorization);
      expect(order).to.not.have.property('externalCode');
    });

    it('with a suggestion: who lives there, by their right name', async () => {
      const decision = await decide(orderOf({ company: { name: 'Barney fun' } }));
      expect(decision).to.have.nested.property('company.name', 'Zeta Electronics Gold GmbH');
      expect(decision.outcome).to.equal('authorized');
    });

    const refusals: readonly (readonly [string, ProviderOrder, string])[] = [
      ['the tag +decline+limit', tagged('+decline+limit'), 'debtor_limit_exceeded'],
      ['the tag +decline+address', tagged('+decline+address'), 'debtor_address'],
      ['the tag +decline+identify', tagged('+decline+identify'), 'debtor_not_identified'],
      ['the tag +decline+risk', tagged('+decline+risk'), 'risk_policy'],
      ['the tag +decline+score', tagged('+decline+score'), 'risk_scoring_failed'],
      [
        'an address that is not the registered one',
        orderOf({ company: { address: { ...zeta.address, street: 'Tannenweg 44', postcode: '77715' } } }),
        'debtor_address',
      ],
      ['another name', orderOf({ company: { name: 'Omega Electronics GmbH' } }), 'debtor_address'],
      [
        'somebody unknown',
        orderOf({
          company: {
            name: de.unknown.name,
            vatNumber: de.unknown.vatNumber,
            registration: { register: 'HRB', number: 'HRB999999' },
            address: { street: de.unknown.street, postcode: de.unknown.postcode, city: de.unknown.city, country: 'DE' },
          },
        }),
        'debtor_not_identified',
      ],
    ];
    for (const [name, order, reason] of refusals) {
      it(`against ${name}: ${reason}`, async () => {
        const decision = await decide(order);
        expect(decision).to.include({ outcome: 'declined', reason, code: reason });
        const refused = await read((decision as { reference: string }).reference);
        expect(refused).to.include({ state: 'declined', reason, uncaptured: 0 });
      });
    }

    it('later, where somebody has to look', async () => {
      expect(await read(await open(tagged('+waiting')))).to.include({ state: 'review', code: 'waiting' });
      const { name, vatNumber, street, postcode, city } = de.review;
      const registration = { register: 'HRB', number: 'HRB934901' };
      const eta = { name, vatNumber, registration, address: { street, postcode, city, country: 'DE' as const } };
      expect((await decide(orderOf({ company: eta }))).outcome).to.equal('review');
    });

    it('not about the test buyers of partners', async () => {
      const everywhere = { baseUrl: sandbox.urls.billie, clientId: 'sandbox', clientSecret: 'sandbox' };
      const partner = createBillie({ ...everywhere, countries: ['AT', 'DK', 'FI'] }, Date);
      for (const [country, street, postcode, city] of [
        ['AT', 'Fichtenstraße 9', '6364', 'Brixen im Thale'],
        ['DK', 'Grønvej 16', '2100', 'København'],
        ['FI', 'Kalliontie 12', '00120', 'Helsinki'],
      ] as const) {
        const order = orderOf({ company: { address: { street, postcode, city, country } } });
        expect(await partner.decide(order, patience()), country).to.deep.equal({
          outcome: 'unavailable',
          because: '400 country_not_supported debtor.company_address.country',
        });
      }
    });
  });

  describe('without an answer', () => {
    it('that is lost: unknown, and asked once, though the order has come about', async () => {
      await billie.check(patience());
      expect(await decide(tagged('+lost'))).to.deep.equal({ outcome: 'unknown' });
      expect(creations()).to.equal(1);
    });

    for (const fault of ['down', 'reset', 'garbage'] as const) {
      it(`because it is ${fault}: unknown, and asked once`, async () => {
        await open();
        sandbox.setFault('billie', fault);
        expect(await decide(orderOf())).to.deep.equal({ outcome: 'unknown' });
        expect(creations()).to.equal(2);
        sandbox.setFault('billie', undefined);
        expect((await decide(orderOf())).outcome).to.equal('authorized');
      });
    }

    it('in time: unknown', async () => {
      await open();
      sandbox.setFault('billie', 'slow');
      expect(await billie.decide(orderOf(), AbortSignal.timeout(50))).to.deep.equal({ outcome: 'unknown' });
      expect(creations()).to.equal(2);
    });

    it('but that there is too much to do: nothing came of it', async () => {
      await open();
      sandbox.setFault('billie', 'busy');
      expect(await decide(orderOf())).to.deep.equal({ outcome: 'unavailable', because: 'busy' });
      expect(await billie.cancel('o-1', patience())).to.deep.equal({ outcome: 'unavailable' });
    });
  });

  describe('knows us', () => {
    it('by our credentials', async () => {
      expect(await billie.check(patience())).to.equal('ok');
      const wrong = createBillie({ baseUrl: sandbox.urls.billie, clientId: 'sandbox', clientSecret: 'no' }, Date);
      expect(await wrong.check(patience())).to.equal('refused');
      sandbox.setFault('billie', 'down');
      expect(await billie.check(patience())).to.equal('unavailable');
    });

    it('again when a token has been revoked', async () => {
      await open();
      const headers = { Authorization: token };
      const revoked = await fetch(`${sandbox.urls.billie}/oauth/token/revoke`, { method: 'POST', headers });
      expect(revoked.status).to.equal(204);
      sent = [];
      expect((await decide(orderOf())).outcome).to.equal('authorized');
      expect(sent).to.deep.equal(['POST /orders', 'POST /oauth/token', 'POST /orders']);
    });
  });

  describe('follows an order', () => {
    it('that is confirmed: under one number for good', async () => {
      const order = await open();
      expect(await billie.confirm(order, 'SHOP-1', patience())).to.deep.equal({ outcome: 'done' });
      expect(await billie.confirm(order, 'SHOP-1', patience())).to.deep.equal({ outcome: 'done' });
      expect(await billie.confirm(order, 'SHOP-2', patience())).to.deep.equal({
        outcome: 'refused',
        code: '400 external_code_is_set external_code',
      });
      expect((await read(order)).externalCode).to.equal('SHOP-1');
    });

    it('that is captured in parts', async () => {
      const order = await open();
      const first = await claim(order, 1_000_00);
      expect(await read(order)).to.deep.include({
        state: 'captured',
        code: 'partially_shipped',
        uncaptured: 249_00,
        invoices: [{ reference: first, number: 'INV-1', amount: 1_000_00, outstanding: 1_000_00 }],
      });
      expect(await capture(order, 249_01)).to.deep.equal({
        outcome: 'refused',
        code: '400 amount_too_high amount.gross',
      });
      await claim(order, 249_00);
      expect(await read(order)).to.include({ state: 'captured', code: 'shipped', uncaptured: 0 });
      expect(await capture(order, 2_00)).to.deep.equal({ outcome: 'refused', code: '403 order_state' });
    });

    it('that is cancelled before anything is captured', async () => {
      for (const order of [await open(), await open(tagged('+waiting'))]) {
        expect(await billie.cancel(order, patience())).to.deep.equal({ outcome: 'done' });
        expect(await read(order)).to.include({ state: 'cancelled', uncaptured: 0 });
        expect(await billie.cancel(order, patience())).to.deep.equal({ outcome: 'refused', code: '403 order_state' });
        expect((await capture(order, 100_00)).outcome).to.equal('refused');
      }
    });

    it('of which the rest is cancelled', async () => {
      const order = await open();
      await claim(order, 1_000_00);
      expect(await billie.cancel(order, patience())).to.deep.equal({ outcome: 'done' });
      expect(await read(order)).to.include({ state: 'captured', code: 'shipped', gross: 1_000_00, uncaptured: 0 });
    });

    it('that is captured whole, and can no longer be cancelled', async () => {
      const order = await open();
      await claim(order, 1_249_00);
      expect(await billie.cancel(order, patience())).to.deep.equal({ outcome: 'refused', code: '403 order_state' });
    });

    it('that is given back in part, and never more than was claimed', async () => {
      const order = await open();
      const invoice = await claim(order, 1_249_00);
      const refund = (gross: number) =>
        billie.refund(invoice, { externalCode: 'CN-1', amount: parts(gross), comment: 'Scratched' }, patience());
      const note = await refund(249_00);
      expect(note).to.include({ outcome: 'done' }).and.to.have.property('reference');
      expect((await read(order)).invoices[0]).to.include({ amount: 1_249_00, outstanding: 1_000_00 });
      expect(await refund(1_000_01)).to.deep.equal({ outcome: 'refused', code: '400 amount_too_high amount.gross' });
      expect((await refund(1_000_00)).outcome).to.equal('done');
    });

    it('whose invoice is cancelled', async () => {
      const order = await open();
      const invoice = await claim(order, 1_249_00);
      expect(await billie.cancelInvoice(invoice, patience())).to.deep.equal({ outcome: 'done' });
      expect((await read(order)).invoices[0]).to.include({ outstanding: 0 });
      expect((await billie.cancelInvoice(invoice, patience())).outcome).to.equal('refused');
    });

    it('that is paid to the merchant, to its end', async () => {
      const order = await open();
      const invoice = await claim(order, 1_249_00);
      const pay = (amount: number) => billie.confirmPayment(invoice, amount, patience());
      expect(await pay(249_00)).to.deep.equal({ outcome: 'done' });
      expect((await read(order)).invoices[0]).to.include({ outstanding: 1_000_00 });
      expect((await pay(1_000_01)).outcome).to.equal('refused');
      await pay(1_000_00);
      expect(await read(order)).to.include({ state: 'complete', code: 'complete' });
    });

    it('nobody has', async () => {
      expect(await billie.read('nobody', patience())).to.deep.equal({ outcome: 'not_found' });
      expect(await capture('nobody', 100_00)).to.deep.equal({
        outcome: 'refused',
        code: '404 order_not_found orders[0]',
      });
    });
  });
});
