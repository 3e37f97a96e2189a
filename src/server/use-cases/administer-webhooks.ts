import { randomBytes } from 'node:crypto';
import type { Services } from '../services.js';
import type { DeliveryRecord } from '../webhook-port.js';
import { checkAddress, type AddressRefusal } from '../webhooks/address.js';
import { eventOf } from '../webhooks/events.js';

type Desk = Pick<Services, 'store' | 'vault' | 'clock'>;

export type SetWebhookOutcome =
  /** The secret is shown this once. */
  | { readonly status: 'created'; readonly secret: string }
  /** To another address: the secret stays, and what waits goes there. */
  | { readonly status: 'moved' }
  | { readonly status: 'unknown_merchant' | AddressRefusal };

/** Says where a merchant's server is told what happens from now on. Each merchant has one address. */
export async function setWebhook(
  merchantId: string,
  address: string,
  { store, vault, clock }: Desk,
): Promise<SetWebhookOutcome> {
  const mode = await store.readMerchantMode(merchantId);
  if (!mode) return { status: 'unknown_merchant' };
  const refusal = checkAddress(address, mode);
  if (refusal) return { status: refusal };
  const secret = freshSecret();
  const endpoint = { merchantId, url: new URL(address).href, secret: vault.seal(secret) };
  const status = await store.saveEndpoint(endpoint, new Date(clock.now()));
  return status === 'created' ? { status, secret } : { status };
}

export type RotateWebhookOutcome =
  | { readonly status: 'rotated'; readonly secret: string; readonly earlierUntil: Date }
  | { readonly status: 'no_webhook' };

/**
 * Gives the webhook a new secret. Until the overlap is over both sign, so that the receiver may change over in between.
 *
 * @param overlapHours 0 if the secret so far has become known to somebody else; a rotation before the last one's overlap is over ends
 *   the oldest secret at once
 */
export async function rotateWebhookSecret(
  merchantId: string,
  overlapHours: number,
  { store, vault, clock }: Desk,
): Promise<RotateWebhookOutcome> {
  const secret = freshSecret();
  const earlierUntil = new Date(clock.now() + overlapHours * 3_600_000);
  const isDone = await store.replaceEndpointSecret(merchantId, vault.seal(secret), earlierUntil);
  return isDone ? { status: 'rotated', secret, earlierUntil } : { status: 'no_webhook' };
}

/** Tells the merchant's server nothing any more, not even what waits. Set again, the webhook has another secret. */
export async function disableWebhook(
  merchantId: string,
  { store, clock }: Desk,
): Promise<{ readonly status: 'disabled' | 'no_webhook' }> {
  const isDone = await store.disableEndpoint({ merchantId }, new Date(clock.now()));
  return { status: isDone ? 'disabled' : 'no_webhook' };
}

/** A delivery as it is shown to who looks after it. */
export type ListedDelivery = Omit<DeliveryRecord, 'fact'> & { readonly event: string };

/** What a merchant's server was told, or is still to be told, newest first. */
export async function listDeliveries(
  merchantId: string,
  { store }: Desk,
  limit = 20,
): Promise<readonly ListedDelivery[]> {
  const records = await store.listDeliveries(merchantId, limit);
  return records.map(({ fact, ...record }) => ({ event: eventOf(fact) ?? fact, ...record }));
}

/** Has a delivery sent again under its id, whatever became of it: for a receiver that has lost it. */
export async function redeliver(
  delivery: string,
  { store, clock }: Desk,
): Promise<{ readonly status: 'queued' | 'not_found' }> {
  return { status: (await store.redeliver(delivery, new Date(clock.now()))) ? 'queued' : 'not_found' };
}

/** 256 random bits, written as Standard Webhooks has it. */
function freshSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
