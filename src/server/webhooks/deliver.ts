import { Webhook } from 'standardwebhooks';
import type { Log } from '../log.js';
import type { Services } from '../services.js';
import type { DeliveryEnd, DueDelivery } from '../webhook-port.js';
import { describeFact } from './events.js';
import { post, type PostAnswer } from './post.js';
import { nextAttempt } from './schedule.js';

/** Milliseconds that a receiver has for its answer. */
const usualTimeout = 10_000;
/** Milliseconds for which a claimed delivery is left alone by others: well beyond what sending it can take. */
const lease = 60_000;

export interface Courier extends Pick<Services, 'store' | 'vault' | 'clock'> {
  readonly log: Log;
  readonly timeout?: number;
}

/** What came of one round. */
export type Round = Readonly<Record<DeliveryEnd['status'], number>>;

/**
 * Sends what is due, a batch at once. Each delivery arrives at least once: whoever claims it has it for a minute, and if nothing was
 * heard of it by then, it is sent again under the same id. Several processes may do so at once.
 */
export async function deliverDue(courier: Courier): Promise<Round> {
  const now = courier.clock.now();
  const due = await courier.store.claimDeliveries(new Date(now), new Date(now + lease));
  const outcomes = await Promise.allSettled(due.map((delivery) => deliver(delivery, courier)));
  const round = { delivered: 0, failed: 0, given_up: 0 };
  for (const outcome of outcomes) {
    // Only after all the others: their outcomes are written down by now.
    if (outcome.status === 'rejected') throw outcome.reason;
    round[outcome.value] += 1;
  }
  return round;
}

async function deliver(delivery: DueDelivery, courier: Courier): Promise<DeliveryEnd['status']> {
  const answer = await send(delivery, courier);
  const now = courier.clock.now();
  const end = endOf(answer, delivery.attempts, now);
  await courier.store.endAttempt(delivery, end, new Date(now));
  const { id, endpointId, attempts } = delivery;
  const facts = { delivery: id, endpoint: endpointId, attempts, answer: end.answer };
  if (end.status === 'given_up') courier.log.error(facts, 'webhook given up');
  if (end.status === 'failed') courier.log.warn(facts, 'webhook failed');
  if (end.answer === gone) await courier.store.disableEndpoint({ endpointId }, new Date(now));
  return end.status;
}

async function send(delivery: DueDelivery, courier: Courier): Promise<PostAnswer> {
  const { id, url, mode } = delivery;
  const signal = AbortSignal.timeout(courier.timeout ?? usualTimeout);
  try {
    const body = JSON.stringify(describeFact(delivery.fact));
    return await post({ url, mode, headers: headersOf(delivery, body, courier), body, signal });
  } catch (error) {
    // Ours, and no reason to hold up the others: such as a secret that was sealed under another master key.
    courier.log.error({ error, delivery: id }, 'webhook could not be written');
    return { outcome: 'failed', reason: 'unwritten' };
  }
}

/** Standard Webhooks 1.0.0: signed under every secret that is good now, so that a receiver may change over when it likes. */
function headersOf({ id, secrets }: DueDelivery, body: string, { vault, clock }: Courier): Record<string, string> {
  const at = new Date(clock.now());
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'billie-invoice',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets
      .map((secret) => new Webhook(vault.open(secret) as string).sign(id, at, body))
      .join(' '),
  };
}

/** HTTP 410: the receiver wants to hear no more. */
const gone = '410';

function endOf(answer: PostAnswer, attempts: number, now: number): DeliveryEnd {
  if (answer.outcome === 'failed') return later(answer.reason, attempts, undefined, now);
  const status = String(answer.status);
  if (answer.status >= 200 && answer.status <= 299) return { status: 'delivered', answer: status };
  if (status === gone) return { status: 'given_up', answer: status };
  return later(status, attempts, answer.retryAfter, now);
}

function later(answer: string, attempts: number, retryAfter: string | undefined, now: number): DeliveryEnd {
  const nextAt = nextAttempt(attempts, retryAfter, now);
  return nextAt ? { status: 'failed', answer, nextAt } : { status: 'given_up', answer };
}
