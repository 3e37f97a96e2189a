import { expect } from 'chai';
import { SignJWT } from 'jose';
import { attemptAnswerSchema, type AuthorizationRequest } from '../../src/contract/schemas.js';
import { basketKeyOf } from '../../src/server/basket-token.js';
import { hashSecret } from '../../src/server/vault.js';
import { merchants, shopOrigin, useBackend, type Answer } from '../support/backend.js';
import { balance } from '../support/balance.js';
import { advisedLimit } from '../support/evidence.js';
import { expectProblem } from '../support/problems.js';
import { confirmationOf, freshVatNumber, orderBy, type Wish } from '../support/requests.js';

const { live } = merchants;

describe('In live mode', () => {
  const desk = useBackend();
  let vatNumber: string;

  beforeEach(() => void (vatNumber = freshVatNumber()));
  afterEach(async () => {
    expect(desk.errors).to.deep.equal([]);
    await balance(desk.store.database);
  });

  const page = { key: live.publishableKey, origin: shopOrigin };
  // The numbers of these tests are nobody's: their check digits do not fit, which the buyer insists on.
  const order = (wish: Wish = {}): AuthorizationRequest => ({
    ...orderBy({ vatNumber, ...wish }),
    insisted: ['company.vatNumber', 'company.registrationNumber'],
  });
  const ask = (request: AuthorizationRequest): Promise<Answer> => desk.post('/v1/authorizations', request, page);
  const tokenOf = (answer: Answer): string => {
    const told = attemptAnswerSchema.parse(answer.body);
    const decision = told.status === 'decided' ? told.decision : undefined;
    return decision?.outcome === 'authorized' ? decision.token : expect.fail(JSON.stringify(answer.body));
  };
  const confirm = (token: string, wish: Wish) => desk.postOrder(confirmationOf(token, wish), { key: live.secretKey });
  const exposure = async () => (await desk.store.readCompanyCredit('live', `vat:${vatNumber}`, 'EUR'))?.exposure;
  const insistOnTokens = (basket_token: 'required' | 'optional') =>
    desk.store.database.updateTable('merchant').set({ basket_token }).where('id', '=', live.id).execute();
  const sign = (wish: Wish = {}, secretKey: string = live.secretKey): Promise<string> => {
    const { gross = 124_900, reference = 'ORDER-1' } = wish;
    return new SignJWT({ amount: gross, currency: 'EUR', reference, exp: desk.now() / 1_000 + 600 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(basketKeyOf(secretKey)));
  };

  describe('a basket that nobody has signed, where the merchant allows it,', () => {
    const tenth = advisedLimit / 10;
    beforeEach(() => insistOnTokens('optional'));

    it('takes up no more than a tenth of the limit, twice, however many ask', async () => {
      for (let time = 1; time <= 6; time += 1) tokenOf(await ask(order({ gross: advisedLimit * 0.8 })));
      expect(await exposure()).to.equal(2 * tenth);
    });

    it('takes up its amount if that is less', async () => {
      await ask(order({ gross: 5_000 }));
      expect(await exposure()).to.equal(5_000);
    });

    it('takes up the rest when the merchant’s server confirms', async () => {
      const wish = { gross: 600_000 };
      expect(await confirm(tokenOf(await ask(order(wish))), wish)).to.include({ status: 201 });
      expect(await exposure()).to.equal(600_000);
    });

    it('becomes no order if the limit has no room for the rest by then', async () => {
      const wish = { gross: 600_000 };
      const [first, second] = [tokenOf(await ask(order(wish))), tokenOf(await ask(order(wish)))];
      const answers = await Promise.all([confirm(first, wish), confirm(second, wish)]);
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
      const refused = answers.find(({ status }) => status === 409);
      if (refused) expectProblem(refused, 409, 'authorization_limit_exceeded');
      expect(await exposure()).to.equal(600_000 + tenth);
    });

    it('gives back what it took, and no more', async () => {
      await ask(order({ gross: 600_000 }));
      desk.passMinutes(30);
      await desk.store.expireHolds(new Date(desk.now()));
      expect(await exposure()).to.equal(0);
    });
  });

  describe('a basket must be signed', () => {
    beforeEach(() => insistOnTokens('required'));

    it('by the merchant’s server, and is then held whole', async () => {
      const token = tokenOf(await ask({ ...order(), basketToken: await sign() }));
      expect(await exposure()).to.equal(124_900);
      expect(await confirm(token, {})).to.include({ status: 201 });
    });

    it('or nothing is decided', async () => {
      expectProblem(await ask(order()), 403, 'basket_token_missing');
      expect(await exposure()).to.equal(undefined);
    });

    it('as it is: not with another amount, nor by anybody else', async () => {
      const differs = await ask({ ...order({ gross: 60_000 }), basketToken: await sign() });
      expectProblem(differs, 403, 'basket_token_invalid', ['basketToken: differs']);
      const forged = await ask({ ...order(), basketToken: await sign({}, merchants.active.secretKey) });
      expectProblem(forged, 403, 'basket_token_invalid', ['basketToken: forged']);
    });

    it('not long ago', async () => {
      const basketToken = await sign();
      desk.passMinutes(10);
      const answer = await ask({ ...order(), basketToken });
      expectProblem(answer, 403, 'basket_token_invalid', ['basketToken: expired']);
    });

    it('by the new key, and by the old one as long as it may overlap', async () => {
      const next = 'sk_live_the_next_key';
      const until = new Date(desk.now() + 60_000);
      const basketKey = desk.services.vault.seal(basketKeyOf(next));
      const key = { secretHash: hashSecret(next), hint: '_key', basketKey };
      await desk.store.replaceKey(live.id, key, until, { by: 'test' }, new Date(desk.now()));
      for (const key of [live.secretKey, next])
        expect(await ask({ ...order(), basketToken: await sign({}, key) })).to.include({ status: 200 });
      desk.passMinutes(1);
      const late = await ask({ ...order(), basketToken: await sign() });
      expectProblem(late, 403, 'basket_token_invalid', ['basketToken: forged']);
      expect(await ask({ ...order(), basketToken: await sign({}, next) })).to.include({ status: 200 });
    });
  });
});
