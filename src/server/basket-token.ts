import { createHmac } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { Money } from '../domain/money.js';

/** What the merchant's server has vouched for. */
export interface SignedBasket {
  readonly amount: Money;
  readonly reference: string | undefined;
}

/** Why a basket token is not good for a basket. */
export type BasketTokenRefusal = 'unreadable' | 'forged' | 'expired' | 'too_long_lived' | 'differs';

export type BasketTokenReading =
  { readonly status: 'valid' } | { readonly status: 'invalid'; readonly because: BasketTokenRefusal };

/** A token made today must not be good for a year: in seconds. */
export const longestLife = 24 * 60 * 60;

/**
 * The key by which a merchant's server signs baskets: derived from its secret key, so that there is no second secret to keep, and so
 * that who knows it can call no merchant route. Hexadecimal text, whose bytes are the HMAC key of the JSON web token.
 */
export function basketKeyOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('billie-invoice basket token').digest('hex');
}

/**
 * Checks a basket token: a JSON web token (RFC 7519) signed with HS256, with the claims `amount` (minor units), `currency`,
 * `reference` if the basket has one, and `exp`. It must say exactly what the basket says.
 *
 * @param keys  the merchant's valid keys; several while one is being replaced
 * @param now   milliseconds since 1970
 */
export async function readBasketToken(
  token: string,
  basket: SignedBasket,
  keys: readonly string[],
  now: number,
): Promise<BasketTokenReading> {
  let because: BasketTokenRefusal = 'forged';
  for (const key of keys) {
    const reading = await readWith(key, token, basket, now);
    if (reading === 'valid') return { status: 'valid' };
    because = reading;
    if (reading !== 'forged') break;
  }
  return { status: 'invalid', because };
}

async function readWith(
  key: string,
  token: string,
  { amount, reference }: SignedBasket,
  now: number,
): Promise<'valid' | BasketTokenRefusal> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(key), {
      algorithms: ['HS256'],
      requiredClaims: ['exp'],
      currentDate: new Date(now),
    });
    if ((payload.exp ?? Infinity) - now / 1_000 > longestLife) return 'too_long_lived';
    const isSame =
      payload['amount'] === amount.amount &&
      payload['currency'] === amount.currency &&
      payload['reference'] === reference;
    return isSame ? 'valid' : 'differs';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    return error instanceof errors.JWSSignatureVerificationFailed ? 'forged' : 'unreadable';
  }
}
