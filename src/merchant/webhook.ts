import type { WebhookEvent } from '../contract/webhook-schemas.js';
import { bytesOf, fromBase64, verify } from './hmac.js';

/** Why a webhook is not to be believed. */
export type WebhookRefusal = 'headers_missing' | 'too_old' | 'from_the_future' | 'forged' | 'unreadable';

/** `id`: the same however often it is sent. Events that are newer than this package have another `type` than those it knows. */
export type WebhookReading =
  | { readonly status: 'genuine'; readonly id: string; readonly event: WebhookEvent }
  | { readonly status: 'refused'; readonly because: WebhookRefusal };

export interface WebhookOptions {
  /** Seconds by which the sender's clock and ours may differ; 300 if absent. */
  readonly tolerance?: number;
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/**
 * Reads a webhook if it is genuine (Standard Webhooks 1.0.0).
 *
 * @param body     as it came, to the byte: not parsed and written again
 * @param secrets  `whsec_…`; both, while one is being replaced
 */
export async function readWebhook(
  body: string,
  headers: Pick<Headers, 'get'>,
  secrets: readonly string[],
  { tolerance = 300, now = Date.now() }: WebhookOptions = {},
): Promise<WebhookReading> {
  const [id, at, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headers.get(name),
  );
  if (!id || !at || !signatures) return refuse('headers_missing');
  const age = now / 1_000 - Number(at);
  if (!(age <= tolerance)) return refuse('too_old');
  if (age < -tolerance) return refuse('from_the_future');
  if (!(await isSigned(`${id}.${at}.${body}`, signatures, secrets))) return refuse('forged');
  try {
    return { status: 'genuine', id, event: JSON.parse(body) as WebhookEvent };
  } catch {
    return refuse('unreadable');
  }
}

/** By one of the signatures under one of the secrets. */
async function isSigned(text: string, signatures: string, secrets: readonly string[]): Promise<boolean> {
  for (const written of signatures.split(' ')) {
    const signature = written.startsWith('v1,') ? fromBase64(written.slice(3)) : undefined;
    for (const secret of secrets) {
      const key = fromBase64(secret.replace(/^whsec_/u, '')) ?? bytesOf('');
      if (signature && key.length > 0 && (await verify(key, text, signature))) return true;
    }
  }
  return false;
}

function refuse(because: WebhookRefusal): WebhookReading {
  return { status: 'refused', because };
}
