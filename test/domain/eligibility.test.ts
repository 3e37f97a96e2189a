import { expect } from 'chai';
import { readBasket } from '../../src/domain/basket.js';
import {
  assessEligibility,
  defaultRules,
  eligibilityReasons,
  type EligibilityQuestion,
  type EligibilityReason,
} from '../../src/domain/eligibility.js';
import { deskBasket, deskLine } from '../fixtures/business.js';

const standard: EligibilityQuestion = {
  merchantActive: true,
  country: 'DE',
  buyerType: 'business',
  basket: deskBasket(),
};

/** The reasons against a question; none where it is eligible. */
function reasonsAgainst(
  changes: Partial<EligibilityQuestion> = {},
  rules = defaultRules,
): readonly EligibilityReason[] {
  const answer = assessEligibility({ ...standard, ...changes }, rules);
  return answer.status === 'ineligible' ? answer.reasons : [];
}

function basketOver(gross: number, currency = 'EUR') {
  return { basket: deskBasket({ amount: { gross }, currency }) };
}

/** As a shop gives it, with a trial in its second line only. */
function basketWithTrialLine() {
  const reading = readBasket(deskBasket({ lines: [deskLine(), deskLine({ trial: true })] }));
  return { basket: reading.status === 'valid' ? reading.basket : undefined };
}

describe('a basket may be paid by invoice', () => {
  it('when nothing is against it', () => {
    expect(assessEligibility(standard)).to.deep.equal({ status: 'eligible' });
  });

  for (const country of ['DE', 'FR', 'NL', 'SE', 'NO', 'FI', 'ES', 'AT', 'DK']) {
    it(`in ${country}`, () => expect(reasonsAgainst({ country })).to.deep.equal([]));
  }

  for (const gross of [5_000, 5_001, 1_999_899, 1_999_900]) {
    it(`for EUR ${(gross / 100).toFixed(2)}`, () => expect(reasonsAgainst(basketOver(gross))).to.deep.equal([]));
  }

  it('by a buyer of unknown type in a shop for businesses only', () => {
    const rules = { ...defaultRules, businessOnly: true };
    expect(reasonsAgainst({ buyerType: undefined }, rules)).to.deep.equal([]);
  });
});

describe('a basket may not be paid by invoice', () => {
  const cases: readonly (readonly [when: string, changes: Partial<EligibilityQuestion>, reason: EligibilityReason])[] =
    [
      ['while the merchant is not active', { merchantActive: false }, 'merchant_inactive'],
      ['by a consumer', { buyerType: 'consumer' }, 'buyer_not_business'],
      ['by a buyer of unknown type', { buyerType: undefined }, 'buyer_type_unknown'],
      ['in Switzerland', { country: 'CH' }, 'country_not_supported'],
      ['in a country in small letters', { country: 'de' }, 'country_not_supported'],
      ['when it is none', { basket: undefined }, 'basket_invalid'],
      ['with a trial', { basket: deskBasket({ trial: true }) }, 'trial_period'],
      ['with a trial in one of its lines', basketWithTrialLine(), 'trial_period'],
      ['in kroner', basketOver(124_900, 'NOK'), 'currency_not_supported'],
      ['for EUR 49.99', basketOver(4_999), 'amount_too_low'],
      ['for nothing', basketOver(0), 'amount_too_low'],
      ['for EUR 19,999.01', basketOver(1_999_901), 'amount_too_high'],
    ];
  for (const [when, changes, reason] of cases) {
    it(when, () => expect(reasonsAgainst(changes)).to.deep.equal([reason]));
  }

  it('for any of the reasons listed', () => {
    expect(new Set(cases.map(([, , reason]) => reason))).to.deep.equal(new Set(eligibilityReasons));
  });

  it('by a consumer, even in a shop for businesses only', () => {
    const rules = { ...defaultRules, businessOnly: true };
    expect(reasonsAgainst({ buyerType: 'consumer' }, rules)).to.deep.equal(['buyer_not_business']);
  });

  it('for several reasons at once, and each is named', () => {
    const basket = deskBasket({ trial: true, amount: { gross: 4_999 } });
    expect(reasonsAgainst({ merchantActive: false, country: 'CH', buyerType: 'consumer', basket })).to.deep.equal([
      'merchant_inactive',
      'buyer_not_business',
      'country_not_supported',
      'trial_period',
      'amount_too_low',
    ]);
    expect(reasonsAgainst({ buyerType: undefined, basket: undefined })).to.deep.equal([
      'buyer_type_unknown',
      'basket_invalid',
    ]);
  });
});

describe("a merchant's own rules", () => {
  const rules = {
    countries: ['SE'],
    limits: [
      { currency: 'EUR', minimum: 1, maximum: 2 },
      { currency: 'SEK', minimum: 10_000, maximum: 20_000 },
    ],
    businessOnly: false,
  };

  it('hold instead of the standard ones', () => {
    expect(reasonsAgainst({ country: 'SE', ...basketOver(2) }, rules)).to.deep.equal([]);
    expect(reasonsAgainst(basketOver(5_000), rules)).to.deep.equal(['country_not_supported', 'amount_too_high']);
  });

  it('measure a basket by the limits of its own currency', () => {
    const inKronor = (gross: number) => reasonsAgainst({ country: 'SE', ...basketOver(gross, 'SEK') }, rules);
    expect([9_999, 10_000, 20_000, 20_001].map(inKronor)).to.deep.equal([
      ['amount_too_low'],
      [],
      [],
      ['amount_too_high'],
    ]);
  });
});
