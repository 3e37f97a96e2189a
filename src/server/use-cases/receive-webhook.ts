import { createHash, timingSafeEqual } from 'node:crypto';
import { fail, succeed, type Outcome } from '../failure.js';
import type { Services } from '../services.js';
import { readAgain } from './reconcile.js';

/** The header and key that merchant and provider have agreed on: Billie signs nothing (docs.billie.io, webhooks). */
export interface WebhookSecret {
  readonly header: string;
  /** The header's whole value, such as `Basic …`. */
  readonly key: string;
}

/** A call by the provider, as it came. */
export interface ProviderCall {
  header(name: string): string | undefined;
  text(): Promise<string>;
}

export type WebhookReceiver = (call: ProviderCall) => Promise<Outcome<{ readonly status: 'ok' }>>;

/**
 * Takes the provider's webhooks. They are hints only: whatever one says, the order is read again, so that a forged, late, repeated or
 * displaced one can at most cost a reading.
 */
export function createWebhookReceiver(secret: WebhookSecret | undefined, services: Services): WebhookReceiver {
  return async (call) => {
    const { provider } = services;
    if (!secret || !provider) return fail('not_found');
    if (!isSame(call.header(secret.header) ?? '', secret.key)) return fail('unknown_key');
    const body = parse(await call.text());
    if (body === undefined) return fail('malformed_json');
    const reference = referenceIn(body);
    // An event about something else than an order.
    if (reference === undefined) return succeed({ status: 'ok' });
    const outcome = await readAgain(reference, { ...services, provider });
    // Sent again later, if the provider does so; else the job asks.
    return outcome.status === 'unavailable' ? fail('unavailable') : succeed({ status: 'ok' });
  };
}

/** Hashes have one length, so that nothing is learnt of the key by how long the comparison takes. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `order_uuid`; the event of a new order has the order's own form. */
function referenceIn(body: unknown): string | undefined {
  const { order_uuid: order, uuid } = (body ?? {}) as { readonly order_uuid?: unknown; readonly uuid?: unknown };
  const reference = order ?? uuid;
  return typeof reference === 'string' && /^[\w-]{1,64}$/u.test(reference) ? reference : undefined;
}
