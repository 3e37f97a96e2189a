import type { Currency } from '../domain/money.js';
import { bytesOf, sign, toBase64Url } from './hmac.js';

/** What the shop's server vouches for: what the page then gives the element must be the same. */
export interface BasketToSign {
  /** Gross, in minor units: 24900 is EUR 249.00. */
  readonly amount: number;
  readonly currency: Currency;
  /** The shop's own code, if the element is given one. */
  readonly reference?: string;
}

export interface SigningOptions {
  /** How long the token is good, in seconds: an hour if absent, a day at most. */
  readonly lifetime?: number;
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/**
 * Signs a basket for the attribute `basket-token`: a JSON web token by HS256, under a key that follows from the secret key, which itself
 * never leaves the server.
 */
export async function signBasket(
  { amount, currency, reference }: BasketToSign,
  secretKey: string,
  { lifetime = 3_600, now = Date.now() }: SigningOptions = {},
): Promise<string> {
  const derived = await sign(bytesOf(secretKey), 'billie-invoice basket token');
  const key = Array.from(derived, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const claims = {
    amount,
    currency,
    ...(reference !== undefined && { reference }),
    exp: Math.floor(now / 1_000) + lifetime,
  };
  const signed = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => toBase64Url(bytesOf(JSON.stringify(part))))
    .join('.');
  return `${signed}.${toBase64Url(await sign(bytesOf(key), signed))}`;
}
