import { expect } from 'chai';
import { SignJWT, type JWTPayload } from 'jose';
import { basketKeyOf, readBasketToken, type SignedBasket } from '../../src/server/basket-token.js';

const secretKey = 'sk_live_9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const now = Date.UTC(2026, 10, 26, 12);
const seconds = now / 1_000;
const basket: SignedBasket = { amount: { amount: 124_900, currency: 'EUR' }, reference: 'ORDER-1' };
const claims = { amount: 124_900, currency: 'EUR', reference: 'ORDER-1', exp: seconds + 3_600 };

function sign(
  changes: Readonly<Record<string, unknown>> = {},
  key = basketKeyOf(secretKey),
  alg = 'HS256',
): Promise<string> {
  const payload: JWTPayload = JSON.parse(JSON.stringify({ ...claims, ...changes })) as JWTPayload;
  return new SignJWT(payload).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));
}

const keys = [basketKeyOf(secretKey)];
const refusalOf = async (token: string, about = basket, by = keys): Promise<string> => {
  const reading = await readBasketToken(token, about, by, now);
  return reading.status === 'valid' ? 'none' : reading.because;
};

describe('A basket token', () => {
  it('vouches for amount, currency and reference', async () => {
    expect(await refusalOf(await sign())).to.equal('none');
  });

  it('vouches for a basket without a reference if it has none either', async () => {
    const about = { ...basket, reference: undefined };
    expect(await refusalOf(await sign({ reference: undefined }), about)).to.equal('none');
    expect(await refusalOf(await sign(), about)).to.equal('differs');
    expect(await refusalOf(await sign({ reference: undefined }))).to.equal('differs');
  });

  const others: readonly [why: string, about: SignedBasket][] = [
    ['another amount', { ...basket, amount: { amount: 124_901, currency: 'EUR' } }],
    ['another currency', { ...basket, amount: { amount: 124_900, currency: 'SEK' } }],
    ['another reference', { ...basket, reference: 'ORDER-2' }],
  ];
  for (const [why, about] of others) {
    it(`is good for no basket with ${why}`, async () =>
      expect(await refusalOf(await sign(), about)).to.equal('differs'));
  }

  it('ends with its last second', async () => {
    expect(await refusalOf(await sign({ exp: seconds + 1 }))).to.equal('none');
    expect(await refusalOf(await sign({ exp: seconds }))).to.equal('expired');
  });

  it('ends at all, and within a day', async () => {
    expect(await refusalOf(await sign({ exp: undefined }))).to.equal('unreadable');
    expect(await refusalOf(await sign({ exp: seconds + 24 * 3_600 }))).to.equal('none');
    expect(await refusalOf(await sign({ exp: seconds + 24 * 3_600 + 1 }))).to.equal('too_long_lived');
  });

  it('is refused from anybody else, or with another algorithm, or with none', async () => {
    expect(await refusalOf(await sign({}, basketKeyOf('sk_live_of_somebody_else')))).to.equal('forged');
    expect(await refusalOf(await sign({}, secretKey))).to.equal('forged');
    expect(await refusalOf(await sign({}, basketKeyOf(secretKey), 'HS512'))).to.equal('unreadable');
    const [, payload = ''] = (await sign()).split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    expect(await refusalOf(none)).to.equal('unreadable');
  });

  it('is refused when anything in it was changed', async () => {
    const [head = '', , signature = ''] = (await sign()).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims, amount: 1 })).toString('base64url');
    expect(
      await refusalOf(`${head}.${payload}.${signature}`, { ...basket, amount: { amount: 1, currency: 'EUR' } }),
    ).to.equal('forged');
  });

  it('is refused when it is no token', async () => {
    for (const text of ['', '.', 'a.b.c', 'x'.repeat(1_000)]) expect(await refusalOf(text)).to.equal('unreadable');
  });

  it('may be signed by either key while one is being replaced', async () => {
    const both = [basketKeyOf('sk_live_the_new_one'), ...keys];
    expect(await refusalOf(await sign(), basket, both)).to.equal('none');
    expect(await refusalOf(await sign({}, both[0]), basket, both)).to.equal('none');
    expect(await refusalOf(await sign(), basket, [])).to.equal('forged');
  });

  // Computed with Python's hmac module.
  it('has a key that any language derives', () => {
    const key = '9f148964b75bb51ca05027928c11b2c848f5c542c07fb98c1400fc306189bd2b';
    expect(basketKeyOf('sk_test_example')).to.equal(key);
  });
});
