import { expect } from 'chai';
import type { ProblemCode } from '../../../src/contract/problem.js';
import { enterMerchant, standardSettings } from '../../../src/server/use-cases/administer-merchant.js';
import { merchants, shopOrigin, useBackend, type Shown } from '../../support/backend.js';
import { expectProblem } from '../../support/problems.js';
import { confirmationOf, freshId, orderBy } from '../../support/requests.js';
import { changed } from '../../contract/samples.js';

describe('A refused call', () => {
  const desk = useBackend();
  const authorizations = '/v1/authorizations';
  const page = { key: merchants.active.publishableKey, origin: shopOrigin };

  // Whatever is sent, it is the sender's mistake and never ours.
  afterEach(() => expect(desk.errors).to.deep.equal([]));

  describe('because of its body', () => {
    const bodies: readonly [title: string, body: unknown, status: number, code: ProblemCode][] = [
      ['is no JSON', '{"checkout": ', 400, 'malformed_json'],
      ['is empty', '', 400, 'malformed_json'],
      ['is larger than 64 KiB', JSON.stringify('x'.repeat(65 * 1024)), 413, 'body_too_large'],
    ];
    for (const [title, body, status, code] of bodies) {
      it(`that ${title}`, async () => expectProblem(await desk.post(authorizations, body), status, code));
    }

    it('that is nested as deep as its size allows', async () => {
      const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
      expectProblem(await desk.post(authorizations, deep), 400, 'invalid_request', [': invalid_type']);
      const inside = JSON.stringify(changed(orderBy(), 'basket.lines', 'DEEP')).replace('"DEEP"', deep);
      const { body, status } = await desk.post(authorizations, inside);
      expect({ status, body }).to.deep.include({ status: 400 });
      expect(body).to.have.property('code', 'invalid_request');
    });

    const types = [
      undefined,
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      'application/json5',
    ];
    for (const contentType of types) {
      it(`of the type ${contentType ?? 'that nobody tells'}`, async () => {
        const answer = await desk.post(authorizations, orderBy(), { contentType });
        expectProblem(answer, 415, 'unsupported_media_type');
      });
    }

    const changes: readonly [title: string, place: string, value: unknown, issue: `${string}: ${string}`][] = [
      ['an unknown field', 'basket.colour', 'red', 'basket.colour: unknown_field'],
      ['an amount as text', 'basket.amount.gross', '124900', 'basket.amount.gross: invalid_type'],
      ['a fraction as amount', 'basket.amount.gross', 1249.5, 'basket.amount.gross: invalid_type'],
      ['a negative amount', 'basket.amount.gross', -1, 'basket.amount.gross: too_small'],
      ['an amount beyond exact numbers', 'basket.amount.gross', 2 ** 53, 'basket.amount.gross: too_big'],
      ['a null character', 'basket.reference', 'ORDER\0-1', 'basket.reference: invalid_format'],
      ['a null character in a name', 'buyer.company.name', 'Zeta\0', 'buyer.company.name: invalid_format'],
      ['too long a reference', 'basket.reference', 'R'.repeat(65), 'basket.reference: too_big'],
      ['no checkout', 'checkout', undefined, 'checkout: invalid_type'],
      ['a country that we do not know', 'country', 'XX', 'country: invalid_value'],
      [
        'net and tax that are not gross',
        'basket.amount',
        { gross: 124_900, net: 1, tax: 1 },
        'basket: basket_totals_differ',
      ],
      ['half of net and tax', 'basket.amount', { gross: 124_900, net: 104_958 }, 'basket: basket_amount_invalid'],
    ];
    for (const [title, place, value, issue] of changes) {
      it(`with ${title}`, async () => {
        const answer = await desk.post(authorizations, changed(orderBy(), place, value));
        expectProblem(answer, 400, 'invalid_request', [issue]);
      });
    }

    it('with members that objects of JavaScript are born with', async () => {
      const text = JSON.stringify(orderBy()).replace('{', '{"__proto__":{"trial":true},"constructor":1,');
      const answer = await desk.post(authorizations, text);
      expect(answer).to.include({ status: 400, type: 'application/problem+json' });
      expect(answer.body).to.have.property('code', 'invalid_request');
    });

    it('does not repeat what was sent', async () => {
      const answer = await desk.post(
        authorizations,
        changed(orderBy(), 'buyer.contact.email', ['secret@zeta.example']),
      );
      expectProblem(answer, 400, 'invalid_request', ['buyer.contact.email: invalid_type']);
      expect(JSON.stringify(answer.body)).not.to.contain('zeta');
    });
  });

  describe('because of its caller', () => {
    const { active, live } = merchants;
    const callers: readonly [title: string, shown: Shown, status: number, code: ProblemCode][] = [
      ['shows no key', { key: undefined }, 401, 'missing_key'],
      ['shows a key that nobody has', { key: 'pk_test_nobody_at_all' }, 401, 'unknown_key'],
      ['shows something that is no key', { key: 'password' }, 401, 'unknown_key'],
      ['shows its key in the other mode', { key: active.publishableKey.replace('test', 'live') }, 401, 'unknown_key'],
      ['shows the secret key in a browser', { key: active.secretKey }, 403, 'wrong_key_kind'],
      ['comes from another origin', { origin: 'https://elsewhere.example' }, 403, 'origin_not_allowed'],
      ['comes from a part of the origin', { origin: 'https://shop.example.evil.example' }, 403, 'origin_not_allowed'],
      ['comes without encryption', { origin: 'http://shop.example' }, 403, 'origin_not_allowed'],
      ['hides its origin', { origin: 'null' }, 403, 'origin_not_allowed'],
      ['names no origin in live mode', { key: live.publishableKey, origin: undefined }, 403, 'origin_not_allowed'],
    ];
    for (const [title, shown, status, code] of callers) {
      it(`who ${title}`, async () => {
        expectProblem(await desk.post(authorizations, orderBy(), shown), status, code);
        expectProblem(await desk.readAttempt(freshId(), shown), status, code);
        expectProblem(await desk.releaseAttempt(freshId(), shown), status, code);
      });
    }

    it('who has a key that names another mode than the contract does', async () => {
      const keys = { publishableKey: 'pk_test_confused_key', secretKey: 'sk_test_confused_key' };
      const id = '00000000-0000-4000-8000-000000000009';
      const settings = { ...standardSettings('live'), name: 'confused', origins: [shopOrigin] };
      await enterMerchant({ id, mode: 'live', ...settings, ...keys }, desk.services);
      const answer = await desk.post(authorizations, orderBy(), { key: keys.publishableKey });
      expectProblem(answer, 401, 'unknown_key');
    });

    it('who confirms without a key, or with the publishable one', async () => {
      const confirmation = confirmationOf('any');
      expectProblem(await desk.postOrder(confirmation, { key: undefined }), 401, 'missing_key');
      expectProblem(await desk.postOrder(confirmation, { key: active.publishableKey }), 403, 'wrong_key_kind');
      expectProblem(await desk.postOrder(confirmation, { key: 'sk_test_nobody_at_all' }), 401, 'unknown_key');
    });

    it('who is told so before the body is looked at', async () => {
      expectProblem(await desk.post(authorizations, '{', { key: undefined }), 401, 'missing_key');
    });

    it('unless the origin is missing in test mode, where examples are tried from a shell', async () => {
      expect(await desk.post(authorizations, orderBy(), { origin: undefined })).to.include({ status: 200 });
    });
  });

  describe('because of its idempotency key', () => {
    it('that is missing or too long', async () => {
      for (const idempotencyKey of [undefined, 'k'.repeat(129)]) {
        expectProblem(await desk.post(authorizations, orderBy(), { idempotencyKey }), 400, 'idempotency_key_missing');
        expectProblem(await desk.postOrder(confirmationOf('any'), { idempotencyKey }), 400, 'idempotency_key_missing');
      }
    });

    it('that is no attempt id', async () => {
      const answer = await desk.post(authorizations, orderBy(), { idempotencyKey: 'A'.repeat(32) });
      expectProblem(answer, 400, 'invalid_request', ['Idempotency-Key: invalid_format']);
    });

    it('that was used with another body', async () => {
      const idempotencyKey = freshId();
      const request = orderBy();
      expect(await desk.post(authorizations, request, { idempotencyKey })).to.include({ status: 200 });
      const other = changed(request, 'buyer.contact.lastName', 'Zwei');
      expectProblem(await desk.post(authorizations, other, { idempotencyKey }), 409, 'idempotency_key_reused');
    });
  });

  describe('because of its address', () => {
    it('where nothing is', async () => {
      for (const path of ['/', '/v1', '/v1/nothing', '/v1/authorizations/', '/sdk/nothing.js', '/sdk/../package.json'])
        expectProblem(await desk.call(path, page), 404, 'not_found');
    });

    it('with a method that is not taken there', async () => {
      const wrong: readonly [method: string, path: string, taken: string][] = [
        ['GET', authorizations, 'POST'],
        ['DELETE', authorizations, 'POST'],
        ['PUT', '/v1/orders', 'POST, GET'],
        ['POST', '/v1/offer', 'GET'],
        ['POST', `/v1/attempts/${freshId()}`, 'GET'],
        ['GET', `/v1/attempts/${freshId()}/release`, 'POST'],
      ];
      for (const [method, path, taken] of wrong) {
        const answer = await desk.call(path, { ...page, method });
        expectProblem(answer, 405, 'method_not_allowed');
        expect(answer.headers.get('Allow')).to.equal(taken);
      }
    });

    it('where a name has another shape', async () => {
      const issues = ['attempt: invalid_format'] as const;
      for (const attempt of ['1', 'A'.repeat(32), '%00']) {
        expectProblem(await desk.readAttempt(attempt), 400, 'invalid_request', issues);
        expectProblem(await desk.releaseAttempt(attempt), 400, 'invalid_request', issues);
      }
      const answer = await desk.call('/v1/orders/1', { key: merchants.active.secretKey });
      expectProblem(answer, 400, 'invalid_request', ['order: invalid_format']);
    });

    it('where nothing has been made yet', async () => {
      expectProblem(await desk.readAttempt(freshId()), 404, 'not_found');
      expectProblem(await desk.releaseAttempt(freshId()), 404, 'not_found');
      const order = '/v1/orders/00000000-0000-4000-8000-000000000000';
      expectProblem(await desk.call(order, { key: merchants.active.secretKey }), 404, 'not_found');
    });
  });

  describe('because of what is asked for', () => {
    it('by a merchant who is not active', async () => {
      const answer = await desk.post(authorizations, orderBy(), { key: merchants.inactive.publishableKey });
      expectProblem(answer, 403, 'merchant_inactive');
    });

    it('for a basket that is not eligible, with every reason', async () => {
      const consumer = changed(orderBy({ gross: 4_999 }), 'buyerType', 'consumer') as object;
      expectProblem(await desk.post(authorizations, changed(consumer, 'basket.trial', true)), 422, 'not_eligible', [
        'basket: buyer_not_business',
        'basket: trial_period',
        'basket: amount_too_low',
      ]);
    });

    const baskets: readonly [place: string, value: unknown, reason: string][] = [
      ['buyerType', undefined, 'buyer_type_unknown'],
      ['basket.currency', 'SEK', 'currency_not_supported'],
      ['basket.amount.gross', 4_999, 'amount_too_low'],
      ['basket.amount.gross', 1_999_901, 'amount_too_high'],
      ['basket.lines', [{ id: '1', title: 'Tool', quantity: 1, gross: 1, trial: true }], 'trial_period'],
    ];
    for (const [place, value, reason] of baskets) {
      it(`for a basket with ${reason}`, async () => {
        const answer = await desk.post(authorizations, changed(orderBy(), place, value));
        expectProblem(answer, 422, 'not_eligible', [`basket: ${reason}`]);
      });
    }

    it('by a buyer who cannot be right, with the places', async () => {
      const spoilt = changed(orderBy(), 'buyer.company.address.postcode', '7771') as object;
      const answer = await desk.post(authorizations, changed(spoilt, 'buyer.contact.email', 'uno.eins'));
      expectProblem(answer, 422, 'invalid_buyer', [
        'buyer.company.address.postcode: postcode_shape',
        'buyer.contact.email: email_shape',
      ]);
    });
  });
});
