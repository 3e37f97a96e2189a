import { expect } from 'chai';
import { readBySchema, type Schema } from '../../src/contract/issues.js';
import {
  cancelRequestSchema,
  captureRequestSchema,
  confirmRequestSchema,
  orderListSchema,
  orderSchema,
  paymentRequestSchema,
  refundRequestSchema,
} from '../../src/contract/order-schemas.js';
import {
  attemptAnswerSchema,
  authorizationRequestSchema,
  basketSchema,
  decisionSchema,
  offerSchema,
  type WireDecision,
  type WireOffer,
} from '../../src/contract/schemas.js';
import { readBasket } from '../../src/domain/basket.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Offer } from '../../src/domain/terms.js';
import { answers, changed, confirmation, offer, order, request, steps } from './samples.js';

/** Compiles only if each may stand where the other is asked for. */
type Agree<Wire extends Domain, Domain> = (domain: Domain) => Wire;
const decisionsAgree: Agree<WireDecision, Decision> = (decision) => decision as WireDecision;
const offersAgree: Agree<WireOffer, Offer> = (domain) => domain as WireOffer;

const issuesOf = (schema: Schema, given: unknown): readonly { path: string; code: string }[] => {
  const reading = readBySchema(schema, given);
  return reading.status === 'valid' ? [] : reading.issues;
};

describe('The contract', () => {
  const samples: readonly (readonly [what: string, schema: Schema, sample: object])[] = [
    ['a request for an authorization', authorizationRequestSchema, request],
    ['an offer', offerSchema, offer],
    ['the offer of an inactive merchant', offerSchema, { status: 'inactive' }],
    ...Object.entries(answers).map(([name, answer]) => [`the answer "${name}"`, attemptAnswerSchema, answer] as const),
    ['a confirmation', confirmRequestSchema, confirmation],
    ['an order', orderSchema, order],
    ['a page of orders', orderListSchema, { orders: [order], next: order.id }],
    ['a capture', captureRequestSchema, steps.capture],
    ['a refund', refundRequestSchema, steps.refund],
    ['a cancellation', cancelRequestSchema, steps.cancel],
    ['a payment', paymentRequestSchema, steps.payment],
  ];
  for (const [what, schema, sample] of samples) {
    it(`takes ${what} as it is`, () => {
      expect(readBySchema(schema, sample)).to.deep.equal({ status: 'valid', value: sample });
    });

    it(`takes no unknown member in ${what}`, () => {
      expect(issuesOf(schema, { ...sample, surprise: 1 })).to.deep.equal([{ path: 'surprise', code: 'unknown_field' }]);
    });
  }

  for (const place of [
    'basket',
    'basket.amount',
    'buyer',
    'buyer.company',
    'buyer.company.address',
    'buyer.contact',
    'consent',
  ]) {
    it(`takes no unknown member in a request’s ${place}`, () => {
      const issues = issuesOf(authorizationRequestSchema, changed(request, `${place}.surprise`, 1));
      expect(issues).to.deep.equal([{ path: `${place}.surprise`, code: 'unknown_field' }]);
    });
  }

  const spoilt: readonly (readonly [why: string, place: string, value: unknown])[] = [
    ['an amount that is a text', 'basket.amount.gross', '124900'],
    ['an amount with a fraction', 'basket.amount.gross', 1249.5],
    ['an amount below nothing', 'basket.amount.gross', -1],
    ['an amount that is not exact', 'basket.amount.gross', 2 ** 53],
    ['an amount that is none', 'basket.amount.gross', Number.NaN],
    ['a currency in small letters', 'basket.currency', 'eur'],
    ['a country that we do not know', 'country', 'CH'],
    ['another kind of buyer', 'buyerType', 'robot'],
    ['a checkout of another shape', 'checkout', 'C'.repeat(32)],
    ['a name without end', 'buyer.company.name', 'x'.repeat(256)],
    ['a name of nothing', 'buyer.company.name', ''],
    ['a null character', 'basket.reference', 'ORDER\0'],
    ['a line sold no time', 'basket.lines.0.quantity', 0],
    ['a line of an unknown kind', 'basket.lines.0.type', 'magic'],
    ['no consent', 'consent', undefined],
    ['an insistence on what is no field', 'insisted', ['company.secret']],
  ];
  for (const [why, place, value] of spoilt) {
    it(`refuses ${why}, and says where`, () => {
      const issues = issuesOf(authorizationRequestSchema, changed(request, place, value));
      expect(issues.map(({ path }) => path.startsWith(place))).to.include(true);
    });
  }

  it('never repeats what was sent', () => {
    const issues = issuesOf(authorizationRequestSchema, changed(request, 'country', 'secret'));
    expect(JSON.stringify(issues)).not.to.contain('secret');
  });

  it('names so many issues and no more', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`member${index}`, 1]));
    expect(issuesOf(authorizationRequestSchema, { ...request, ...many })).to.have.length(50);
  });

  it('means by decision and offer what the domain means', () => {
    expect(decisionsAgree(answers.review.decision as Decision)).to.equal(answers.review.decision);
    expect(offersAgree(offer as Offer)).to.equal(offer);
    expect(issuesOf(decisionSchema, answers.declined.decision)).to.deep.equal([]);
  });
});

describe('Page and server agree about a basket', () => {
  const { basket } = request;
  const cases: readonly (readonly [what: string, basket: unknown])[] = [
    ['a whole one', basket],
    ['totals alone', { amount: { gross: 124_900 }, currency: 'EUR', trial: false }],
    ['an amount that is a text', changed(basket, 'amount.gross', '1')],
    ['an amount with a fraction', changed(basket, 'amount.gross', 0.5)],
    ['an amount below nothing', changed(basket, 'amount.gross', -1)],
    ['a currency in small letters', changed(basket, 'currency', 'eur')],
    ['a quantity of none', changed(basket, 'lines.0.quantity', 0)],
    ['an unknown kind of line', changed(basket, 'lines.0.type', 'magic')],
    ['a line without a title', changed(basket, 'lines.0.title', undefined)],
    ['a trial that is a text', changed(basket, 'trial', 'yes')],
    ['a reference too long', changed(basket, 'reference', 'x'.repeat(65))],
    ['a null character', changed(basket, 'reference', '\0')],
    ['half an address', changed(basket, 'delivery.city', undefined)],
    ['a list', []],
    ['nothing', null],
  ];
  for (const [what, given] of cases) {
    it(`that is ${what}`, () => {
      expect(readBasket(given).status).to.equal(readBySchema(basketSchema, given).status);
    });
  }
});
