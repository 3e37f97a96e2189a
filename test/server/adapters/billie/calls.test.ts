import { expect } from 'chai';
import type { Clock } from '../../../../src/server/ports.js';
import { createBillie } from '../../../../src/server/adapters/billie/billie.js';
import { clock, patience } from '../enquiries.js';
import { startUpstream, stopUpstreams, type ScriptedAnswer } from '../scripted-upstream.js';
import { orderOf, startBillie, wireOrder, type Script } from './orders.js';

const amount = { gross: 119_00, net: 100_00, tax: 19_00 };
const errors = [{ title: 'Zeta is unknown', code: 'invalid', source: 'debtor.name' }];

describe('how Billie is called', () => {
  afterEach(stopUpstreams);

  const onOrders =
    (answer: ScriptedAnswer): Script =>
    ({ path }) =>
      path === '/orders' ? answer : undefined;
  const creations = (sent: readonly string[]): number => sent.filter((line) => line === 'POST /orders').length;

  describe('to decide', () => {
    const open: Readonly<Record<string, ScriptedAnswer>> = {
      'a broken connection': 'reset',
      'an error of theirs': { status: 500, json: {} },
      'an error of something between': { status: 502, text: '<html>' },
      'a pause': { status: 503, headers: { 'Retry-After': '5' } },
      'an answer that cannot be read': { text: '<html>maintenance</html>' },
      'a redirect': { status: 302, headers: { Location: '/elsewhere' } },
    };
    for (const [name, answer] of Object.entries(open)) {
      it(`asks once, and knows nothing after ${name}`, async () => {
        const { billie, sent } = await startBillie(onOrders(answer));
        expect(await billie.decide(orderOf(), patience())).to.deep.equal({ outcome: 'unknown' });
        expect(creations(sent())).to.equal(1);
      });
    }

    it('asks once, and knows nothing when the time is over', async () => {
      const deadline = new AbortController();
      const { billie, sent } = await startBillie(({ path }) => {
        if (path !== '/orders') return undefined;
        deadline.abort();
        return 'silence';
      });
      expect(await billie.decide(orderOf(), deadline.signal)).to.deep.equal({ outcome: 'unknown' });
      expect(creations(sent())).to.equal(1);
    });

    const refused: Readonly<Record<string, readonly [ScriptedAnswer, string]>> = {
      'too many requests': [{ status: 429, headers: { 'Retry-After': '7' } }, 'busy'],
      'a request that is not as it must be': [{ status: 400, json: { errors } }, '400 invalid debtor.name'],
      'something that is not allowed': [{ status: 403, json: { message: 'Forbidden' } }, '403'],
      'a wrong address': [{ status: 404 }, '404'],
      'a code that is a sentence': [{ status: 422, json: { errors: [{ code: 'Uno Eins!', source: 7 }] } }, '422'],
    };
    for (const [name, [answer, because]] of Object.entries(refused)) {
      it(`asks once, and nothing came of it after ${name}`, async () => {
        const { billie, sent } = await startBillie(onOrders(answer));
        expect(await billie.decide(orderOf(), patience())).to.deep.equal({ outcome: 'unavailable', because });
        expect(creations(sent())).to.equal(1);
      });
    }

    it('knows that nothing came of it if nobody is there', async () => {
      const upstream = await startUpstream(() => 'silence');
      await upstream.close();
      const billie = createBillie({ baseUrl: upstream.url, clientId: 'shop', clientSecret: 'secret' }, clock);
      const decision = await billie.decide(orderOf(), patience());
      expect(decision).to.deep.equal({ outcome: 'unavailable', because: 'token not_sent' });
    });

    it('sends nothing once the time is over', async () => {
      const { billie, sent } = await startBillie();
      await billie.decide(orderOf(), patience());
      const decision = await billie.decide(orderOf(), AbortSignal.abort());
      expect(decision).to.deep.equal({ outcome: 'unavailable', because: 'out_of_time' });
      expect(creations(sent())).to.equal(1);
    });
  });

  describe('with a token', () => {
    it('that is asked for once, with the credentials', async () => {
      const { billie, upstream, sent } = await startBillie();
      await billie.decide(orderOf(), patience());
      await billie.decide(orderOf(), patience());
      expect(sent()).to.deep.equal(['POST /oauth/token', 'GET /legal-forms', 'POST /orders', 'POST /orders']);
      expect(upstream.calls[0]?.body).to.deep.equal({
        grant_type: 'client_credentials',
        client_id: 'shop',
        client_secret: 'secret',
      });
      expect(upstream.calls[0]?.headers).to.not.have.property('authorization');
      for (const call of upstream.calls.slice(1)) expect(call.headers['authorization']).to.equal('Bearer first');
    });

    it('that is renewed shortly before its end', async () => {
      let now = clock.now();
      const moving: Clock = { now: () => now };
      const { billie, sent } = await startBillie(undefined, { clock: moving });
      const tokensAfter = async (seconds: number): Promise<number> => {
        now = clock.now() + seconds * 1000;
        await billie.check(patience());
        return sent().filter((line) => line === 'POST /oauth/token').length;
      };
      expect(await tokensAfter(0)).to.equal(1);
      expect(await tokensAfter(28_739)).to.equal(1);
      expect(await tokensAfter(28_740)).to.equal(2);
    });

    /** Tokens by turns; orders only for those that are good. */
    const renewing = (isGood: (token: number) => boolean): Script => {
      let tokens = 0;
      return ({ path, headers }) => {
        if (path === '/oauth/token') {
          tokens += 1;
          return { json: { access_token: String(tokens), expires_in: 28_800 } };
        }
        const token = Number(String(headers['authorization']).replace('Bearer ', ''));
        return path === '/orders' && !isGood(token) ? { status: 401, json: {} } : undefined;
      };
    };

    it('that is renewed once when it is refused, and the order sent again', async () => {
      const { billie, sent } = await startBillie(renewing((token) => token > 1));
      expect((await billie.decide(orderOf(), patience())).outcome).to.equal('authorized');
      expect(sent().slice(2)).to.deep.equal(['POST /orders', 'POST /oauth/token', 'POST /orders']);
    });

    it('that is not renewed for ever', async () => {
      const { billie, sent } = await startBillie(renewing(() => false));
      const decision = await billie.decide(orderOf(), patience());
      expect(decision).to.deep.equal({ outcome: 'unavailable', because: 'credentials_refused' });
      expect(sent().slice(2)).to.deep.equal(['POST /orders', 'POST /oauth/token', 'POST /orders']);
    });

    const noTokens: Readonly<Record<string, readonly [ScriptedAnswer, string, string]>> = {
      'wrong credentials': [{ status: 401, json: { errors: [] } }, 'credentials_refused', 'refused'],
      'a failing login': [{ status: 500 }, 'token failing', 'unavailable'],
      'a busy login': [{ status: 429 }, 'token busy', 'unavailable'],
      'a lost login': ['reset', 'token unreachable', 'unavailable'],
      'a login that says nothing': [{ json: {} }, 'token unreadable', 'unavailable'],
    };
    for (const [name, [answer, because, checked]] of Object.entries(noTokens)) {
      it(`without which nothing is sent: ${name}`, async () => {
        const { billie, sent } = await startBillie(({ path }) => (path === '/oauth/token' ? answer : undefined));
        expect(await billie.decide(orderOf(), patience())).to.deep.equal({ outcome: 'unavailable', because });
        expect(new Set(sent())).to.deep.equal(new Set(['POST /oauth/token']));
        expect(await billie.check(patience())).to.equal(checked);
      });
    }
  });

  describe('to move an order', () => {
    const rows = {
      confirm: [204, 'POST /orders/o%2F1', { external_code: 'SHOP-1' }],
      cancel: [204, 'POST /orders/o%2F1/cancel', undefined],
      capture: [
        201,
        'POST /invoices',
        {
          orders: ['o/1'],
          external_code: 'INV-1',
          invoice_url: 'https://shop.example/INV-1.pdf',
          amount: { gross: 119, net: 100, tax: 19 },
        },
      ],
      refund: [
        201,
        'POST /invoices/i%2F1/credit-notes',
        { external_code: 'CN-1', amount: { gross: 119, net: 100, tax: 19 }, comment: 'Scratched' },
      ],
      cancelInvoice: [204, 'DELETE /invoices/i%2F1', undefined],
      confirmPayment: [204, 'POST /invoices/i%2F1/confirm-payment', { paid_amount: 70.07 }],
    } as const;
    type Move = keyof typeof rows;

    const move = async (name: Move, answer: ScriptedAnswer) => {
      const { billie, upstream } = await startBillie(({ path }) => (path === '/oauth/token' ? undefined : answer));
      const invoice = { invoiceNumber: 'INV-1', invoiceUrl: 'https://shop.example/INV-1.pdf', amount };
      const note = { externalCode: 'CN-1', amount, comment: 'Scratched' };
      const moves = {
        confirm: () => billie.confirm('o/1', 'SHOP-1', patience()),
        cancel: () => billie.cancel('o/1', patience()),
        capture: () => billie.capture('o/1', invoice, patience()),
        refund: () => billie.refund('i/1', note, patience()),
        cancelInvoice: () => billie.cancelInvoice('i/1', patience()),
        confirmPayment: () => billie.confirmPayment('i/1', 70_07, patience()),
      } as const;
      return { outcome: await moves[name](), call: upstream.calls.at(-1), count: upstream.calls.length };
    };

    for (const [name, [status, line, body]] of Object.entries(rows)) {
      it(`${name} sends ${line}`, async () => {
        const json = status === 201 ? { uuid: 'new-1' } : undefined;
        const { outcome, call } = await move(name as Move, { status, json });
        expect(`${call?.method} ${call?.path}`).to.equal(line);
        expect(call?.body).to.deep.equal(body);
        expect(outcome).to.deep.equal(status === 201 ? { outcome: 'done', reference: 'new-1' } : { outcome: 'done' });
      });

      const failures: readonly (readonly [string, ScriptedAnswer, object])[] = [
        ['refused', { status: 403, json: { errors } }, { outcome: 'refused', code: '403 invalid debtor.name' }],
        ['not found', { status: 404 }, { outcome: 'refused', code: '404' }],
        ['one too many', { status: 429 }, { outcome: 'unavailable' }],
        ['failing', { status: 500 }, { outcome: 'unknown' }],
        ['lost', 'reset', { outcome: 'unknown' }],
      ];
      for (const [what, answer, expected] of failures) {
        it(`${name} that is ${what} is sent once, and ${JSON.stringify(expected)}`, async () => {
          const { outcome, count } = await move(name as Move, answer);
          expect(outcome).to.deep.equal(expected);
          expect(count).to.equal(2);
        });
      }
    }

    it('knows nothing of an invoice that came about without id', async () => {
      expect((await move('capture', { status: 201, json: {} })).outcome).to.deep.equal({ outcome: 'unknown' });
    });
  });

  it('has no search by the merchant’s order number', async () => {
    const { billie, sent } = await startBillie();
    expect(await billie.findByExternalCode('SHOP-1', patience())).to.deep.equal({ outcome: 'not_supported' });
    expect(sent()).to.be.empty;
  });

  it('reads an order that is there, one that is not, and none at all', async () => {
    const { billie } = await startBillie(({ path }) => {
      if (path === '/orders/here') return { json: wireOrder };
      return path === '/orders/down' ? { status: 503 } : undefined;
    });
    expect((await billie.read('here', patience())).outcome).to.equal('read');
    expect(await billie.read('gone', patience())).to.deep.equal({ outcome: 'not_found' });
    expect(await billie.read('down', patience())).to.deep.equal({ outcome: 'unavailable' });
  });

  it('takes a base address with a slash at its end', async () => {
    const upstream = await startUpstream(() => ({ json: { access_token: 'first' } }));
    const access = { baseUrl: `${upstream.url}/api/v2/`, clientId: 'shop', clientSecret: 'secret' };
    expect(await createBillie(access, clock).check(patience())).to.equal('ok');
    expect(upstream.calls.map(({ path }) => path)).to.deep.equal([
      '/api/v2/oauth/token',
      '/api/v2/oauth/authorization',
    ]);
  });
});
